// A Google Cloud on this machine: Secret Manager, the token service, impersonation and a metadata server, as their REST has them.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { impersonate, metadata, token } from './gcp/login';
import { authorize, create, list, onSecret, onVersion } from './gcp/secrets';
import { type Call, type FakeGoogle, newSecret, newVersion, Refused, random } from './gcp/state';

export type { FakeGoogle, Fault } from './gcp/state';

export async function startGoogle(): Promise<FakeGoogle> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => answer(fake, request, response, Buffer.concat(parts).toString()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const fake: FakeGoogle = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    secrets: new Map(),
    requests: [],
    faults: [],
    tokens: new Set(),
    user: { client_id: 'an-id', client_secret: random(), refresh_token: `1//${random()}` },
    accounts: new Map(),
    forbidden: new Set(),
    add: (name, data) => {
      const secret = fake.secrets.get(name) ?? newSecret(fake.secrets.size);
      fake.secrets.set(name, secret);
      secret.versions.push(newVersion(Buffer.from(data)));
      return secret;
    },
    newToken: () => {
      const token = `ya29.${random()}`;
      fake.tokens.add(token);
      return token;
    },
    reset: () => {
      for (const one of [fake.secrets, fake.tokens, fake.accounts, fake.forbidden]) one.clear();
      fake.requests.length = 0;
      fake.faults.length = 0;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return fake;
}

function answer(fake: FakeGoogle, request: IncomingMessage, response: ServerResponse, body: string): void {
  const { method = '', headers } = request;
  const url = new URL(request.url ?? '/', fake.url);
  fake.requests.push({ method, path: `${url.pathname}${url.search}`, headers });
  const send = (status: number, text: string, more: Readonly<Record<string, string>> = {}) => {
    response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8', ...more });
    response.end(text);
  };
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
    const { extra, ...result } = dispatch({ fake, method, url, body, headers });
    send(200, JSON.stringify(result, null, 2), extra as Record<string, string> | undefined);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    send(error.code, refusal(error, url));
  }
}

function refusal({ code, status, message, reason }: Refused, url: URL): string {
  if (url.pathname === '/token') return JSON.stringify({ error: status, error_description: message });
  const details = reason === undefined ? [] : [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason }];
  return JSON.stringify({ error: { code, message, status, details } });
}

function dispatch(call: Call): Record<string, unknown> {
  const path = decodeURIComponent(call.url.pathname);
  if (path === '/token') return token(call);
  if (path.startsWith('/computeMetadata/')) return metadata(call);
  authorize(call);
  if (path.startsWith('/v1/projects/-/serviceAccounts/')) return impersonate(call, path);
  const [, project, collection, secret, , version, action] =
    /^\/v1\/projects\/([^/]+)(?:\/locations\/[^/]+)?\/(secrets)(?:\/([^/:]+))?(?:\/(versions)(?:\/([^/:]+))?)?(?::(\w+))?$/.exec(
      path,
    ) ?? [];
  if (project === undefined || collection === undefined) throw new Refused(404, 'NOT_FOUND', `No such path: ${path}`);
  if (secret === undefined) return call.method === 'POST' ? create(call, project) : list(call, project);
  if (version !== undefined) return onVersion(call, `${project}/${secret}`, version, action);
  return onSecret(call, `${project}/${secret}`, action);
}
