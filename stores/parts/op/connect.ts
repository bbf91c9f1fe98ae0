// 1Password by the REST interface of a Connect server.

import * as z from 'zod';
import type { StoreHost } from '../../host';
import { found, type Result, refused, type StoreRequest } from '../../store';
import { jsonOf, problemOfStatus } from '../../support/http';
import { type Field, type Item, idForm, itemSchema } from './item';
import type { Named, Way } from './way';

export interface Connect {
  readonly origin: string;
  readonly token: string;
}

interface Call extends StoreRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Behind `/v1/`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export function connectWay(host: StoreHost, connect: Connect): Way {
  const call = async <T>(call: Call, schema: z.ZodType<T>): Promise<Result<T>> => {
    const answer = await host.http(requestOf(connect, call));
    if (!answer.ok) return answer;
    const { status } = answer.value;
    if (status === 204) return jsonOf({ ...answer.value, body: Buffer.from('null') }, schema);
    return status === 200 || status === 201 ? jsonOf(answer.value, schema) : problemOf(status);
  };
  const vaults: Way['vaults'] = ({ signal }) =>
    call(
      { method: 'GET', path: 'vaults', signal },
      z.array(z.object({ id: z.string().regex(idForm), name: z.string() })),
    );
  const vaultId = async (vault: string, request: StoreRequest): Promise<Result<string>> => {
    const all = await vaults(request);
    return all.ok ? idIn(all.value, vault) : all;
  };
  const listItems = async (
    vault: string,
    query: Call['query'],
    { signal }: StoreRequest,
  ): Promise<Result<readonly Named[]>> => {
    const schema = z.array(z.object({ id: z.string().regex(idForm), title: z.string().default('') }));
    const items = await call({ method: 'GET', path: `vaults/${vault}/items`, query, signal }, schema);
    return items.ok ? found(items.value.map(({ id, title }) => ({ id, name: title }))) : items;
  };
  const within = async <T>(vault: string, request: StoreRequest, act: (id: string) => Promise<Result<T>>) => {
    const id = await vaultId(vault, request);
    return id.ok ? act(id.value) : id;
  };
  return {
    vaults,
    items: (vault, request) => within(vault, request, (id) => listItems(id, undefined, request)),
    item: (vault, item, request) =>
      within(vault, request, async (vault) => {
        const titled = await listItems(vault, { filter: `title eq "${item.replace(/["\\]/g, '\\$&')}"` }, request);
        if (!titled.ok) return titled;
        const id = idIn(titled.value, item);
        const known = !id.ok && id.problem.kind === 'not-found' && idForm.test(item) ? found(item) : id;
        if (!known.ok) return known;
        const path = `vaults/${vault}/items/${known.value}`;
        const read = await call({ method: 'GET', path, signal: request.signal }, itemSchema());
        return read.ok ? found({ vault, item: read.value }) : read;
      }),
    create: (vault, item, request) =>
      within(vault, request, async (vault) => {
        const body = { ...item, vault: { id: vault } };
        return done(await call({ method: 'POST', path: `vaults/${vault}/items`, body, ...request }, z.unknown()));
      }),
    edit: async ({ vault, item }, changed, { only, signal }) => {
      const path = `vaults/${vault}/items/${item.id}`;
      const change = only ? patchOf(only, changed) : { method: 'PUT' as const, body: changed };
      return done(await call({ ...change, path, signal }, z.unknown()));
    },
    remove: async ({ vault, item }, { signal }) =>
      done(await call({ method: 'DELETE', path: `vaults/${vault}/items/${item.id}`, signal }, z.unknown())),
  };
}

const done = (result: Result<unknown>): Result<void> => (result.ok ? found(undefined) : result);

/** The rest of the item may be changed by others meanwhile. */
function patchOf({ id, value }: Field, changed: Item) {
  const path = `/fields/${id.replaceAll('~', '~0').replaceAll('/', '~1')}/value`;
  const now = changed.fields?.find((one) => one.id === id)?.value ?? '';
  const op = value === undefined || value === null ? 'add' : 'replace';
  return { method: 'PATCH' as const, body: [{ op, path, value: now }] };
}

/** A name that several have stands for none. */
function idIn(all: readonly Named[], name: string): Result<string> {
  const named = all.filter((one) => one.name === name);
  if (named.length > 1) return refused('unsupported', 'Several have this name in 1Password. Use the id in its place.');
  const one = named[0] ?? all.find(({ id }) => id === name);
  return one ? found(one.id) : refused('not-found', '1Password has no such vault or item, or does not show it to us.');
}

function problemOf(status: number): Result<never> {
  if (status === 401)
    return refused('login-needed', 'The Connect server does not take its token. It may have ended: set another one.');
  if (status === 400 || status === 413) return refused('unsupported', '1Password does not take this name or value.');
  return problemOfStatus(status);
}

function requestOf({ origin, token }: Connect, { method, path, query, body, signal }: Call) {
  return {
    method,
    url: `${origin}/v1/${path}${query ? `?${new URLSearchParams(query)}` : ''}`,
    headers: {
      authorization: `Bearer ${token}`,
      accept: 'application/json',
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal,
  };
}
