// Requests to an API server with the credentials of a context, and what its answers mean.

import * as z from 'zod';
import type { HttpAnswer, HttpRequest, StoreHost } from '../../host';
import { cancelled, found, type ProblemKind, type Result, refused } from '../../store';
import type { Connection } from './cluster/connection';
import { type ExecPlugin, isAllowed, type PluginLogin, runPlugin, untilAborted } from './cluster/exec-plugin';

export interface ApiRequest {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Encoded, with its query. */
  readonly path: string;
  readonly accept?: string;
  readonly body?: unknown;
  readonly contentType?: string;
  readonly signal?: AbortSignal;
}

export interface ApiAnswer {
  readonly status: number;
  /** Parsed JSON; undefined where the body is something else. */
  readonly json: unknown;
  readonly text: string;
}

export interface Api {
  /** One request and its answer, whatever its status. */
  ask(connection: Connection, request: ApiRequest): Promise<Result<ApiAnswer>>;
  /** Forgets logins. */
  close(): void;
}

export function createApi(host: StoreHost): Api {
  const logins = createLogins(host);
  return {
    ask: async (connection, request) => {
      const first = await attempt(connection, request);
      if (!connection.plugin || !first.ok || first.value.status !== 401) return first;
      // What the login program gave before is over; the server has not looked at the request.
      logins.forget(connection);
      return attempt(connection, request);
    },
    close: logins.clear,
  };

  async function attempt(connection: Connection, request: ApiRequest): Promise<Result<ApiAnswer>> {
    const login = await logins.of(connection, request.signal);
    if (!login.ok) return login;
    const answer = await host.http(httpRequestOf(connection, login.value, request));
    if (answer.ok) return found(answerOf(answer.value));
    if (answer.problem.kind !== 'unavailable' || !connection.asksForProxy) return answer;
    return refused('unavailable', `${answer.problem.message} ${proxyWords}`);
  }
}

export const proxyWords =
  'The proxy-url of the kubeconfig is not used here: the proxy is the one of the editor or of HTTPS_PROXY.';

function httpRequestOf({ server, tls, headers }: Connection, login: PluginLogin, request: ApiRequest): HttpRequest {
  const { method = 'GET', path, accept = 'application/json', body, contentType = 'application/json', signal } = request;
  return {
    method,
    url: `${server}${path}`,
    headers: {
      accept,
      ...headers,
      ...(login.token !== undefined && { authorization: `Bearer ${login.token}` }),
      ...(body !== undefined && { 'content-type': contentType }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    tls: { ...tls, ...(login.cert !== undefined && login.key !== undefined && { cert: login.cert, key: login.key }) },
    ...(signal && { signal }),
  };
}

function answerOf({ status, body }: HttpAnswer): ApiAnswer {
  const text = new TextDecoder().decode(body);
  body.fill(0);
  try {
    return { status, json: JSON.parse(text), text };
  } catch {
    return { status, json: undefined, text };
  }
}

interface Logins {
  /** An empty one where the kubeconfig itself has the credentials. */
  of(connection: Connection, signal?: AbortSignal): Promise<Result<PluginLogin>>;
  forget(connection: Connection): void;
  clear(): void;
}

/** Milliseconds before its end in which a login is not used any more. */
const margin = 60_000;

/** One run for all who wait for it; its login is kept, for that server alone, until it expires or is refused. */
function createLogins(host: StoreHost): Logins {
  const kept = new Map<string, PluginLogin>();
  const running = new Map<string, Promise<Result<PluginLogin>>>();
  const keyOf = ({ server, plugin }: Connection) => JSON.stringify([server, plugin]);

  async function login(plugin: ExecPlugin, key: string, signal?: AbortSignal): Promise<Result<PluginLogin>> {
    const allowed = await isAllowed(plugin, host, signal);
    if (!allowed.ok) return allowed;
    const answer = await runPlugin(plugin, host, signal);
    if (answer.ok) kept.set(key, answer.value);
    return answer;
  }

  async function of(connection: Connection, signal?: AbortSignal): Promise<Result<PluginLogin>> {
    if (!connection.plugin) return found({});
    const key = keyOf(connection);
    const known = kept.get(key);
    if (known && (known.expires === undefined || known.expires - margin > host.now())) return found(known);
    const others = running.get(key);
    if (others) {
      const answer = await untilAborted(others, signal);
      if (!answer || signal?.aborted) return cancelled();
      // Whoever started it may have left; this one is still here.
      return !answer.ok && answer.problem.kind === 'cancelled' ? of(connection, signal) : answer;
    }
    const mine = login(connection.plugin, key, signal).finally(() => running.delete(key));
    running.set(key, mine);
    return mine;
  }

  return { of, forget: (connection) => void kept.delete(keyOf(connection)), clear: () => kept.clear() };
}

const statusSchema = () =>
  z.looseObject({
    kind: z.literal('Status'),
    reason: z.string().optional(),
    metadata: z.looseObject({ continue: z.string().optional() }).optional(),
    details: z
      .looseObject({
        kind: z.string().optional(),
        causes: z.array(z.looseObject({ reason: z.string().optional(), field: z.string().optional() })).optional(),
      })
      .optional(),
  });

/** The API server's own account of a refusal; undefined when somebody else answered. */
export function statusOf({ json }: ApiAnswer): z.infer<ReturnType<typeof statusSchema>> | undefined {
  const status = statusSchema().safeParse(json);
  return status.success ? status.data : undefined;
}

/** Of an answer that is no success. */
export function problemOf(answer: ApiAnswer) {
  const status = statusOf(answer);
  if (answer.status === 404 && !status)
    return refused('unavailable', 'No Kubernetes API server answers at this address.');
  if (answer.status === 404 && status?.details?.kind === 'namespaces')
    return refused('not-found', 'The cluster has no such namespace.');
  if (answer.status === 422 && status?.details?.causes?.some(({ reason }) => reason === 'FieldValueTooLong'))
    return refused('unsupported', 'A Kubernetes secret cannot be larger than 1 MiB.');
  const [kind, message] = problems[answer.status] ?? (answer.status >= 500 ? outOfOrder : strange);
  return refused(kind, message);
}

const outOfOrder: readonly [ProblemKind, string] = ['unavailable', 'The API server is out of order at the moment.'];
const strange: readonly [ProblemKind, string] = ['unreadable', 'The API server gave an answer that is not understood.'];

const problems: Readonly<Record<number, readonly [ProblemKind, string]>> = {
  401: ['login-needed', 'The API server does not accept the credentials of this context. Log in again.'],
  403: ['denied', 'The user of this context may not do this (RBAC).'],
  404: ['not-found', 'The namespace has no such secret.'],
  409: ['conflict', 'Somebody else changed this secret meanwhile.'],
  413: ['unsupported', 'A Kubernetes secret cannot be larger than 1 MiB.'],
  422: ['unsupported', 'The API server finds the secret invalid. It may be immutable.'],
  429: ['busy', 'The API server asks to wait before it is asked again.'],
};

/** An answer in the form that was asked for. */
export function readAnswer<T>(answer: Result<ApiAnswer>, schema: z.ZodType<T>): Result<T> {
  if (!answer.ok) return answer;
  if (answer.value.status < 200 || answer.value.status > 299) return problemOf(answer.value);
  const read = schema.safeParse(answer.value.json);
  return read.success ? found(read.data) : refused(...strange);
}
