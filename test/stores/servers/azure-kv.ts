// A key vault on this machine, as its REST interface has it: challenge, versions, pages, soft delete.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { get, list, onDeleted, remove, set, update, versions } from './azure/secrets';
import { type Call, type FakeVault, newVersion, Refused, random } from './azure/state';

export type { FakeVault, Fault } from './azure/state';

export async function startVault(): Promise<FakeVault> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => answer(fake, request, response, Buffer.concat(parts).toString()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const fake: FakeVault = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    secrets: new Map(),
    deleted: new Map(),
    requests: [],
    faults: [],
    tokens: new Map(),
    tenant: '01234567-89ab-cdef-0123-456789abcdef',
    forbidden: new Set(),
    now: 1_700_000_000,
    add: (name, value, more) => {
      const secret = fake.secrets.get(name.toLowerCase()) ?? { name, versions: [] };
      fake.secrets.set(name.toLowerCase(), secret);
      const version = newVersion(fake.now, value, more);
      secret.versions.push(version);
      return version;
    },
    newToken: (tenant = fake.tenant) => {
      const token = `eyJ.${random()}`;
      fake.tokens.set(token, tenant);
      return token;
    },
    reset: () => {
      for (const one of [fake.secrets, fake.deleted, fake.tokens, fake.forbidden]) one.clear();
      fake.requests.length = 0;
      fake.faults.length = 0;
      fake.challenge = undefined;
      fake.now = 1_700_000_000;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return fake;
}

function answer(fake: FakeVault, request: IncomingMessage, response: ServerResponse, body: string): void {
  const { method = '', headers } = request;
  const url = new URL(request.url ?? '/', fake.url);
  fake.requests.push({ method, path: `${url.pathname}${url.search}`, headers, body });
  const send = (status: number, text: string, more: Readonly<Record<string, string>> = {}) => {
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...more });
    response.end(text);
  };
  if (!isLoggedIn(fake, headers)) {
    send(401, '{"error":{"code":"Unauthorized","message":"AKV10000: Request is missing a Bearer token."}}', {
      'www-authenticate': fake.challenge ?? challengeOf(fake.tenant),
    });
    return;
  }
  const fault = fake.faults.find(
    (one) => one.times > 0 && one.path.test(url.pathname) && (one.method ?? method) === method,
  );
  if (fault) {
    fault.times--;
    fault.act?.();
    if (fault.status !== undefined) {
      send(fault.status, fault.body ?? '', fault.headers);
      return;
    }
  }
  try {
    const result = dispatch({ fake, method, url, body, headers });
    send(result ? 200 : 204, result ? JSON.stringify(result) : '');
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { code, message, inner } = error;
    send(error.status, JSON.stringify({ error: { code, message, ...(inner && { innererror: { code: inner } }) } }));
  }
}

const challengeOf = (tenant: string): string =>
  `Bearer authorization="https://login.microsoftonline.com/${tenant}", resource="https://vault.azure.net"`;

function isLoggedIn({ tokens, tenant }: FakeVault, { authorization = '' }: IncomingMessage['headers']): boolean {
  const token = /^Bearer (\S+)$/.exec(authorization)?.[1];
  return token !== undefined && tokens.get(token) === tenant;
}

/** The official client asks for the current version with a slash at the end. */
function dispatch(call: Call): object | undefined {
  const { method, url } = call;
  if (!/^7\.\d|^20\d\d-/.test(url.searchParams.get('api-version') ?? '')) {
    throw new Refused(400, 'BadParameter', 'api-version must be specified');
  }
  const [, collection, name = '', more = ''] = decodeURIComponent(url.pathname).split('/');
  if (method !== 'GET' && method !== 'DELETE' && method !== 'POST') checkBody(call);
  if (collection === 'deletedsecrets') return onDeleted(call, name, more === 'recover');
  if (collection !== 'secrets') throw new Refused(404, 'NotFound', `No such path: ${url.pathname}`);
  if (method === 'GET' && name === '') return list(call);
  if (method === 'GET') return more === 'versions' ? versions(call, name) : get(call, name, more);
  if (method === 'PUT' && more === '') return set(call, name);
  if (method === 'PATCH' && more !== '') return update(call, name, more);
  if (method === 'DELETE' && more === '') return remove(call, name);
  throw new Refused(405, 'MethodNotAllowed', 'Not allowed here.');
}

function checkBody({ headers }: Call): void {
  if (headers['content-type']?.startsWith('application/json')) return;
  throw new Refused(415, 'UnsupportedMediaType', 'The body must be JSON.');
}
