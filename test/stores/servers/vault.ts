// A fake Vault and OpenBao server that speaks the real protocol: as OpenBao 2.7 answered, and Vault where it differs.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { login, tokens } from './vault/auth';
import { database, leases } from './vault/database';
import {
  type Answer,
  type Asked,
  answer,
  denied,
  envelope,
  failure,
  isObject,
  json,
  unsupported,
} from './vault/exchange';
import { plainKv, versionedKv } from './vault/kv';
import { mayDo, reaches } from './vault/policies';
import { type Mount, newState, random, type VaultState } from './vault/state';

export interface FakeVault {
  readonly url: string;
  readonly state: VaultState;
  /** Everything as after the start, under the same address. */
  reset(): void;
  close(): Promise<void>;
}

export async function startVault(): Promise<FakeVault> {
  const state = newState();
  const server = createServer((request, response) => void respond(request, response, state));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    state,
    reset: () => void Object.assign(state, newState()),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function respond(request: IncomingMessage, response: ServerResponse, state: VaultState): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const bytes = Buffer.concat(parts);
  const url = new URL(request.url ?? '', 'http://localhost');
  const method = request.method ?? '';
  state.asked.push(`${method} ${url.pathname}`);
  state.lastBody = bytes.toString();
  const fault = state.faults.find((one) => (one.method ?? method) === method && one.path.test(url.pathname));
  if (fault) {
    fault.times = (fault.times ?? 1) - 1;
    if (fault.times <= 0) state.faults.splice(state.faults.indexOf(fault), 1);
    fault.meanwhile?.();
    if (fault.status !== undefined)
      return send(response, { status: fault.status, text: fault.body ?? '' }, fault.headers);
  }
  const given = bytes.length > state.sizeLimit ? tooLarge() : answerTo(request, url, { bytes, state });
  state.lastSize = given.text.length;
  send(response, given);
}

function send(
  response: ServerResponse,
  { status, text }: Answer,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers });
  response.end(text);
}

const tooLarge = () => failure(413, 'http: request body too large');

interface Surroundings {
  readonly bytes: Uint8Array;
  readonly state: VaultState;
}

function answerTo(request: IncomingMessage, url: URL, { bytes, state }: Surroundings): Answer {
  const { headers, method = '' } = request;
  // As an agent insists on it: a browser cannot be made to send it.
  if (headers['x-vault-request'] !== 'true') return failure(412, "missing 'X-Vault-Request' header");
  const path = decodeURIComponent(url.pathname).replace(/^\/v1\//, '');
  if (/[\p{Cc}]/u.test(path)) return { status: 400, text: '' };
  if (path.split('/').some((part) => part === '..')) return failure(400, 'relative paths not supported');
  const body = bodyOf(bytes);
  if (!body) return failure(400, 'error parsing JSON');
  const namespace = String(headers['x-vault-namespace'] ?? '').replace(/\/$/, '');
  const token = String(headers['x-vault-token'] ?? headers.authorization?.replace(/^Bearer /, '') ?? '');
  const known = state.tokens.get(token);
  const who = known && (known.ends ?? Number.POSITIVE_INFINITY) > state.now ? known : undefined;
  const asked: Asked = { method, path, query: url.searchParams, body, namespace, token, who };
  if (path === 'sys/health') return health(asked, state);
  if (state.sealed) return failure(503, 'Vault is sealed');
  if (!state.namespaces.has(namespace)) return failure(404, 'namespace not found');
  const given = login(asked, state) ?? routed(asked, state);
  return wrapped(given, headers['x-vault-wrap-ttl'], { asked, state });
}

function bodyOf(bytes: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  if (bytes.length === 0) return {};
  try {
    const body: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return isObject(body) ? body : undefined;
  } catch {
    return undefined;
  }
}

/** Undefined for paths that none is mounted at. */
function mountAt(path: string, { namespace }: Asked, { namespaces }: VaultState) {
  const found = [...(namespaces.get(namespace) ?? [])].find(([at]) => path === at.slice(0, -1) || path.startsWith(at));
  return found && { at: found[0], mount: found[1], rest: path.slice(found[0].length) };
}

function routed(asked: Asked, state: VaultState): Answer {
  const { path, who } = asked;
  if (path === 'sys/internal/ui/mounts') return allMounts(asked, state);
  const isUnwrap = path === 'sys/wrapping/unwrap' && state.wrapped.has(asked.token);
  if (!who && !isUnwrap) return denied();
  if (!isUnwrap && !mayDo(asked, state)) return failure(403, '1 error occurred:\n\t* permission denied\n\n');
  const given = tokens(asked, state) ?? leases(asked, state) ?? oneMount(asked, state);
  if (given) return given;
  const found = mountAt(path, asked, state);
  if (!found) return failure(404, `no handler for route "${path}". route entry not found.`);
  const { at, mount, rest } = found;
  if (mount.type === 'database') return database(asked, rest, { mount, at, state });
  if (mount.type !== 'kv') return unsupported();
  return mount.version === '2'
    ? versionedKv(asked, rest, { secrets: mount.secrets, state })
    : plainKv(asked, rest, mount.secrets);
}

const mountFacts = (mount: Mount) => ({
  accessor: `${mount.type}_${random().slice(0, 8)}`,
  config: { default_lease_ttl: 0, force_no_cache: false, max_lease_ttl: 0 },
  description: '',
  local: false,
  options: mount.type === 'kv' ? { version: mount.version } : null,
  type: mount.type,
  uuid: random(),
});

function allMounts(asked: Asked, state: VaultState): Answer {
  if (!asked.who && state.flavour === 'openbao') return denied();
  const visible = asked.who ? [...(state.namespaces.get(asked.namespace) ?? [])] : [];
  const own: readonly (readonly [string, Mount])[] = asked.who ? [['cubbyhole/', { type: 'cubbyhole' }]] : [];
  const shown = [...own, ...visible.filter(([at]) => reaches(at, asked, state))];
  return answer({
    data: { auth: {}, secret: Object.fromEntries(shown.map(([at, mount]) => [at, mountFacts(mount)])) },
  });
}

function oneMount(asked: Asked, state: VaultState): Answer | undefined {
  const wanted = /^sys\/internal\/ui\/mounts\/(.*)$/s.exec(asked.path)?.[1];
  if (wanted === undefined) return undefined;
  const found = mountAt(wanted, asked, state);
  if (!found || !reaches(found.at, asked, state))
    return failure(
      403,
      `preflight capability check returned 403, please ensure client's policies grant access to path "${wanted}/"`,
    );
  return answer({ data: { ...mountFacts(found.mount), path: found.at } });
}

function health({ query, namespace }: Asked, { sealed }: VaultState): Answer {
  if (namespace !== '') return failure(400, 'operation unavailable in namespaces');
  const body = { cluster_name: 'fake', initialized: true, sealed, standby: sealed, version: '2.7.2' };
  return { status: sealed ? Number(query.get('sealedcode') ?? 503) : 200, text: json(body) };
}

interface Wrapping {
  readonly asked: Asked;
  readonly state: VaultState;
}

/** A success is kept aside where the caller wants it so. */
function wrapped(given: Answer, ttl: string | string[] | undefined, { asked, state }: Wrapping): Answer {
  if (ttl === undefined || given.status !== 200) return given;
  return wrap(given, asked.path, state);
}

/** As a control group or a proxy does without being asked. */
export function wrap({ text }: Answer, path: string, state: VaultState): Answer {
  const token = `s.${random()}`;
  state.wrapped.set(token, JSON.parse(text) as object);
  const facts = {
    accessor: random(),
    creation_path: path,
    creation_time: new Date(state.now).toISOString(),
    token,
    ttl: 60,
  };
  return { status: 200, text: json({ ...envelope({ wrap: facts }), request_id: '' }) };
}
