// One request to the fake Vault, and the form of its answers.

import type { Token, VaultState } from './state';
import { random } from './state';

export interface Asked {
  readonly method: string;
  /** Decoded, without `v1/`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  readonly namespace: string;
  readonly token: string;
  /** Of a valid token. */
  readonly who: Token | undefined;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
}

export type Handler = (asked: Asked, state: VaultState) => Answer | undefined;

interface Parts {
  readonly data?: unknown;
  readonly lease?: { readonly id: string; readonly isRenewable: boolean; readonly seconds: number };
  readonly auth?: unknown;
  readonly wrap?: unknown;
  readonly warnings?: readonly string[] | null;
}

export const envelope = ({ data = null, lease, auth = null, wrap = null, warnings = null }: Parts): object => ({
  request_id: random(),
  lease_id: lease?.id ?? '',
  renewable: lease?.isRenewable ?? false,
  lease_duration: lease?.seconds ?? 0,
  data,
  wrap_info: wrap,
  warnings,
  auth,
});

export const answer = (parts: Parts, status = 200): Answer => ({ status, text: json(envelope(parts)) });
export const nothing = (): Answer => ({ status: 204, text: '' });
export const failure = (status: number, ...errors: readonly string[]): Answer => ({ status, text: json({ errors }) });
export const denied = (): Answer => failure(403, 'permission denied');
/** No such endpoint in an engine. */
export const unsupported = (): Answer => answer({ warnings: ['unsupported path'] }, 404);
export const missing = (): Answer => failure(404);

/** As Go writes it: keys sorted, and signs of HTML escaped. */
export const json = (value: unknown): string =>
  `${JSON.stringify(value, (_key, one: unknown) => sorted(one)).replace(/[<>&\u2028\u2029]/g, escaped)}\n`;

const escaped = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The server sorts by UTF-8 bytes. */
const byBytes = (one: string, other: string): number => Buffer.compare(Buffer.from(one), Buffer.from(other));

/** What lies directly in a folder: names, and folders with a slash. */
export function keysIn(paths: Iterable<string>, folder: string): readonly string[] {
  const prefix = folder === '' || folder.endsWith('/') ? folder : `${folder}/`;
  const keys = new Set<string>();
  for (const path of paths) {
    if (!path.startsWith(prefix) || path === prefix) continue;
    const rest = path.slice(prefix.length);
    const at = rest.indexOf('/');
    keys.add(at < 0 ? rest : rest.slice(0, at + 1));
  }
  return [...keys].sort(byBytes);
}

/** `mayPage`: the engine knows `after` and `limit`; others warn of them, and an empty answer with a warning is a success. */
export function listed(keys: readonly string[], query: URLSearchParams, mayPage: boolean): Answer {
  const unknown = mayPage ? [] : ['after', 'limit'].filter((name) => query.has(name));
  if (unknown.length > 0) {
    const warnings = [`Endpoint ignored these unrecognized parameters: [${unknown.join(' ')}]`];
    return answer({ data: keys.length > 0 ? { keys } : {}, warnings });
  }
  const after = query.get('after') ?? '';
  const limit = Number(query.get('limit') ?? 0);
  const rest = mayPage && after !== '' ? keys.filter((key) => byBytes(key, after) > 0) : keys;
  const page = mayPage && limit > 0 ? rest.slice(0, limit) : rest;
  return page.length === 0 ? missing() : answer({ data: { keys: page } });
}

/** Node’s server does not know the method LIST; this stands for it. */
export const isList = ({ method, query }: Asked): boolean => method === 'GET' && query.get('list') === 'true';

export const isWrite = ({ method }: Asked): boolean => method === 'POST' || method === 'PUT';

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
