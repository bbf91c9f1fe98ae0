// The proxy that the environment names for an address, and a tunnel through it.

import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { BlockList, isIP, isIPv4, type Socket } from 'node:net';
import { codedError } from './problems';
import { hostOf, isLoopback } from './target';

type Env = Readonly<Record<string, string | undefined>>;

/** Undefined: go there directly. `'unusable'`: there is one that we cannot speak to, which is no reason to go around it. */
export function proxyFor(url: URL, env: Env): URL | 'unusable' | undefined {
  if (url.protocol !== 'https:' || isLoopback(hostOf(url))) return undefined;
  const text = settingOf(env, 'https_proxy') ?? settingOf(env, 'http_proxy') ?? settingOf(env, 'all_proxy');
  if (text === undefined || isExempt(url, settingOf(env, 'no_proxy') ?? '')) return undefined;
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  if (!/^https?:/i.test(address) || !URL.canParse(address)) return 'unusable';
  return new URL(address);
}

function settingOf(env: Env, name: string): string | undefined {
  const text = (env[name] ?? env[name.toUpperCase()])?.trim();
  return text === '' ? undefined : text;
}

function isExempt(url: URL, list: string): boolean {
  const host = hostOf(url);
  const port = url.port || '443';
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => entry === '*' || (entry !== '' && matches(entry, host, port)));
}

/** `host`, `.suffix`, `*.suffix`, an address or a block of addresses, each but the last with a port if need be. */
function matches(entry: string, host: string, port: string): boolean {
  const [, address, prefix] = /^([\d.:a-f]+)\/(\d{1,3})$/.exec(entry) ?? [];
  if (address !== undefined) return isInBlock(host, address, Number(prefix));
  const [, bracketed, named, only] = /^(?:\[([^\]]*)\]|([^:]*))(?::(\d+))?$/.exec(entry) ?? [
    undefined,
    undefined,
    entry,
  ];
  if (only !== undefined && only !== port) return false;
  const wanted = (bracketed ?? named!).replace(/^\*?\./, '').replace(/\.$/, '');
  return host === wanted || (!isIP(host) && wanted !== '' && host.endsWith(`.${wanted}`));
}

function isInBlock(host: string, address: string, prefix: number): boolean {
  const family = isIP(address);
  if (family === 0 || prefix > (family === 4 ? 32 : 128) || isIP(host) === 0) return false;
  const block = new BlockList();
  block.addSubnet(address, prefix, family === 4 ? 'ipv4' : 'ipv6');
  return block.check(host, isIPv4(host) ? 'ipv4' : 'ipv6');
}

/** A connection through the proxy to host and port of the address. Rejects when the proxy gives none. */
export function openTunnel(proxy: URL, url: URL, signal: AbortSignal): Promise<Socket> {
  const target = `${url.hostname}:${url.port || 443}`;
  const send = proxy.protocol === 'https:' ? secureRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const request = send({
      method: 'CONNECT',
      host: hostOf(proxy),
      port: proxy.port || (proxy.protocol === 'https:' ? 443 : 80),
      path: target,
      headers: { host: target, ...authorizationOf(proxy) },
      agent: false,
      signal,
    });
    request.on('error', () => reject(codedError('PROXY_FAILED')));
    request.on('response', (answer) => {
      answer.destroy();
      reject(codedError('PROXY_FAILED'));
    });
    request.on('connect', (answer, socket: Socket, head) => {
      if (answer.statusCode === 200 && head.length === 0) return resolve(socket);
      socket.destroy();
      reject(codedError('PROXY_FAILED'));
    });
    request.end();
  });
}

function authorizationOf({ username, password }: URL): Readonly<Record<string, string>> {
  if (username === '' && password === '') return {};
  const text = `${decoded(username)}:${decoded(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(text).toString('base64')}` };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
