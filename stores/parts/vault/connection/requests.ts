// Addresses and headers of requests, and the form that every answer has.

import * as z from 'zod';
import type { HttpAnswer } from '../../../host';
import { found, type Result, refused } from '../../../store';
import { jsonOf } from '../../../support/http';
import type { Server } from './server';

/** The answer to one request, whatever its status. */
export interface Reply {
  readonly status: number;
  /** Its JSON; `{}` where there is none. */
  readonly text: string;
  /** Words of the server, for telling causes apart: never shown. */
  readonly errors: string;
  readonly lease?: { readonly id: string; readonly isRenewable: boolean; readonly seconds: number };
  /** The answer is kept under this token, to be fetched once. */
  readonly wrapped?: string;
}

export type Query = Readonly<Record<string, string>>;

const envelope = () =>
  z.object({
    errors: z.array(z.string()).nullish(),
    lease_id: z.string().nullish(),
    renewable: z.boolean().nullish(),
    lease_duration: z.number().nonnegative().nullish(),
    wrap_info: z.object({ token: z.string().min(1) }).nullish(),
  });

export const urlOf = ({ base }: Server, path: readonly string[], query: Query = {}): string => {
  const search = new URLSearchParams(query).toString();
  return `${base}/v1/${path.map(encodeURIComponent).join('/')}${search && `?${search}`}`;
};

/** Agents and proxies may insist on `X-Vault-Request`. */
export const headersOf = ({ namespace }: Server, token?: string): Readonly<Record<string, string>> => ({
  'x-vault-request': 'true',
  'content-type': 'application/json',
  ...(namespace !== undefined && { 'x-vault-namespace': namespace }),
  ...(token !== undefined && { 'x-vault-token': token }),
});

/** Statuses whose meaning depends on the question (400, 404, 405, 413) come with the reply; the others are problems here. */
export function replyOf(answer: HttpAnswer): Result<Reply> {
  const { status } = answer;
  if (status === 412) return refused('busy', 'The Vault server is not up to date yet. Try again in a moment.');
  if (status === 429) return refused('busy', 'Vault asks us to wait before the next request.');
  if (status >= 300 && status < 400)
    return refused('unavailable', 'The Vault server sends us to another one, which is not followed. Set its address.');
  if (status >= 500) return refused('unavailable', serverTrouble(answer));
  const isEmpty = answer.body.length === 0;
  if (isEmpty && status !== 404) return found({ status, text: '{}', errors: '' });
  const parsed = jsonOf(answer, envelope());
  // A proxy says "not found" with a page: that is nothing about the secret.
  if (!parsed.ok) return status === 400 ? found({ status, text: '{}', errors: '' }) : parsed;
  const { errors, lease_id: id, renewable, lease_duration: seconds, wrap_info: wrapping } = parsed.value;
  const said = (errors ?? []).join('\n');
  if (status === 404 && said.includes('namespace not found'))
    return refused('misconfigured', 'The Vault server has no such namespace.');
  return found({
    status,
    text: Buffer.from(answer.body).toString('utf8'),
    errors: said,
    ...(id && { lease: { id, isRenewable: renewable ?? false, seconds: seconds ?? 0 } }),
    ...(wrapping && { wrapped: wrapping.token }),
  });
}

function serverTrouble(answer: HttpAnswer): string {
  const parsed = jsonOf(answer, envelope());
  const said = parsed.ok ? (parsed.value.errors ?? []).join('\n') : '';
  if (/\bsealed\b/i.test(said)) return 'The Vault server is sealed: somebody has to unseal it.';
  if (/too large|max_value_size|exceeds/i.test(said)) return 'The Vault server cannot hold a text of this size.';
  return 'The Vault server is out of order at the moment.';
}

export const notUnderstood = () => refused('unreadable', 'The answer of the Vault server is not understood.');

/** For a reply that nothing more particular was said about. */
export const refusalOf = ({ status }: Reply) => {
  if (status === 404) return refused('not-found', 'Vault holds no such secret.');
  if (status === 413) return refused('unsupported', 'The text is too large for the Vault server.');
  if (status === 405) return refused('unsupported', 'The Vault server cannot do this.');
  return refused('unsupported', 'The Vault server does not accept this request.');
};
