// One request on a connection of its own, and its answer. No retries and no redirects here.

import { type ClientRequest, type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isIP, type LookupFunction, type Socket } from 'node:net';
import { connect as connectTls, TLSSocket } from 'node:tls';
import type { HttpAnswer } from '../../host';
import type { Certificates } from './certificates';
import { codedError } from './problems';
import { openTunnel } from './proxy';
import { hostOf } from './target';

export interface Sending {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

export interface Way {
  readonly lookup: LookupFunction;
  readonly tls: Certificates;
  /** `system`: as whoever patched node:https has it, VS Code for instance. */
  readonly proxy: URL | 'system' | undefined;
}

/** Milliseconds until the connection must stand, a secure one with its handshake. */
const connectLimit = 5000;
/** Bytes. */
const answerLimit = 4 * 1024 * 1024;
/** Milliseconds for one of several addresses of a host; the 250 of Node 20 are too few for another continent. */
const attemptLimit = 1000;

/** Rejects with an error whose code `problemOfError` knows. `end` is aborted, with such an error, when it takes too long. */
export async function exchange(sending: Sending, way: Way, end: AbortController): Promise<HttpAnswer> {
  const timer = setTimeout(() => end.abort(codedError('TIMED_OUT')), connectLimit);
  let tunnel: Socket | undefined;
  try {
    tunnel = way.proxy instanceof URL ? await openTunnel(way.proxy, sending.url, end.signal) : undefined;
    return await answerOf(sending, optionsOf(sending, way, tunnel), { end, onConnected: () => clearTimeout(timer) });
  } catch (error) {
    throw end.signal.aborted ? end.signal.reason : error;
  } finally {
    clearTimeout(timer);
    tunnel?.destroy();
  }
}

interface Course {
  readonly end: AbortController;
  readonly onConnected: () => void;
}

function answerOf({ url, body }: Sending, options: object, { end, onConnected }: Course): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const { signal } = end;
    const request = (url.protocol === 'https:' ? secureRequest : plainRequest)({ ...options, signal });
    const fail = (error: unknown) => {
      reject(error);
      request.destroy();
    };
    let hasAnswer = false;
    request.on('error', fail);
    request.on('close', () => hasAnswer || fail(codedError('ECONNRESET')));
    request.on('response', (answer) => {
      hasAnswer = true;
      onConnected();
      collect(answer, resolve, fail);
    });
    whenConnected(request, onConnected);
    request.end(body);
  });
}

function optionsOf({ method, url, headers }: Sending, { lookup, tls, proxy }: Way, tunnel: Socket | undefined) {
  const host = hostOf(url);
  const secure =
    url.protocol === 'https:'
      ? // Said, so that NODE_TLS_REJECT_UNAUTHORIZED does not count.
        { servername: isIP(host) ? '' : host, ...tls, rejectUnauthorized: true, ALPNProtocols: ['http/1.1'] }
      : {};
  return {
    method,
    host,
    port: url.port || (url.protocol === 'https:' ? 443 : 80),
    path: `${url.pathname}${url.search}`,
    headers: { ...headers, host: url.host, connection: 'close' },
    lookup,
    autoSelectFamilyAttemptTimeout: attemptLimit,
    ...secure,
    ...(tunnel && { createConnection: () => connectTls({ ...secure, host, socket: tunnel }) }),
    // An agent of its own: none of the connections and sessions that others left.
    ...(proxy === undefined && { agent: false }),
  };
}

function whenConnected(request: ClientRequest, onConnected: () => void): void {
  request.on('socket', (socket: Socket) => {
    const isSecure = socket instanceof TLSSocket;
    if (isSecure ? socket.authorized : !socket.connecting) onConnected();
    else socket.once(isSecure ? 'secureConnect' : 'connect', onConnected);
  });
}

function collect(answer: IncomingMessage, resolve: (answer: HttpAnswer) => void, fail: (error: unknown) => void): void {
  const parts: Uint8Array[] = [];
  let size = 0;
  answer.on('data', (part: Uint8Array) => {
    size += part.length;
    if (size > answerLimit) fail(codedError('TOO_LARGE'));
    else parts.push(part);
  });
  answer.on('end', () => {
    if (!answer.complete) return fail(codedError('ECONNRESET'));
    resolve({ status: answer.statusCode!, headers: headersOf(answer), body: Buffer.concat(parts) });
  });
  answer.on('error', fail);
  answer.on('close', () => fail(codedError('ECONNRESET')));
}

const headersOf = ({ headers }: IncomingMessage): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value = '']) => [name, typeof value === 'string' ? value : value.join(', ')]),
  );
