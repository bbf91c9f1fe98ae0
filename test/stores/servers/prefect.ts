// A Prefect server on this machine, as its REST interface has Secret blocks: types, schemas, documents, CSRF tokens.

import { randomUUID } from 'node:crypto';
import { type Answer, type Asked, type FakeServer, startServer } from './json-server';

export interface Document {
  readonly id: string;
  value: unknown;
  updated: string;
}

export interface FakePrefect extends FakeServer {
  /** `authorization` that is wanted; undefined for an open server. */
  authorization: string | undefined;
  wantsCsrf: boolean;
  readonly csrf: Map<string, string>;
  readonly blocks: Map<string, Document>;
}

const typeId = randomUUID();
const schemaId = randomUUID();

export async function startPrefect(): Promise<FakePrefect> {
  const state = {
    authorization: undefined as string | undefined,
    wantsCsrf: false,
    csrf: new Map<string, string>(),
    blocks: new Map<string, Document>(),
  };
  const server = await startServer((asked) => {
    const { authorization, csrf } = state;
    if (authorization !== undefined && asked.headers.authorization !== authorization)
      return failed(401, 'Unauthorized');
    const { method, headers } = asked;
    if (state.wantsCsrf && method !== 'GET') {
      if (headers['prefect-csrf-token'] === undefined) return failed(403, 'Missing CSRF token.');
      const known = csrf.get(String(headers['prefect-csrf-client']));
      if (known !== headers['prefect-csrf-token']) return failed(403, 'Invalid CSRF token or client identifier.');
    }
    if (!asked.path.startsWith('/api/')) return failed(404, 'Not Found');
    return answer(state, asked, asked.path.slice('/api/'.length));
  });
  return Object.assign(state, server);
}

export const documentOf = (value: unknown): Document => ({
  id: randomUUID(),
  value,
  updated: '2026-01-02T03:04:05.678901Z',
});

const failed = (status: number, detail: string): Answer => ({ status, body: { detail } });
const missing = () => failed(404, 'Block document not found');

type State = Pick<FakePrefect, 'csrf' | 'blocks' | 'wantsCsrf'>;

function answer(state: State, asked: Asked, path: string): Answer {
  const { method, query } = asked;
  const { blocks, csrf } = state;
  if (path === 'csrf-token') {
    if (!state.wantsCsrf) return failed(422, 'CSRF protection is disabled.');
    const client = query.get('client') ?? '';
    csrf.set(client, randomUUID());
    return { status: 200, body: { client, token: csrf.get(client), expiration: '2030-01-01T00:00:00Z' } };
  }
  if (path === 'block_types/slug/secret') return { status: 200, body: { id: typeId, slug: 'secret' } };
  if (path === 'block_schemas/filter')
    return { status: 200, body: [{ id: schemaId, created: '2026-01-01T00:00:00Z' }] };
  if (path === 'block_documents/filter') return filter(state, asked);
  if (path === 'block_documents/' && method === 'POST') return create(state, asked);
  const [, name] = /^block_types\/slug\/secret\/block_documents\/name\/([^/]+)$/.exec(path) ?? [];
  if (name !== undefined) {
    const one = blocks.get(decodeURIComponent(name));
    return one
      ? { status: 200, body: bodyOf(decodeURIComponent(name), one, query.get('include_secrets') === 'true') }
      : missing();
  }
  const [key, one] = [...blocks].find(([, { id }]) => path === `block_documents/${id}`) ?? [];
  if (key === undefined || !one) return missing();
  if (method === 'DELETE') blocks.delete(key);
  else one.value = (asked.json as { readonly data: { readonly value: unknown } }).data.value;
  return { status: 204 };
}

const bodyOf = (name: string, { id, value, updated }: Document, withSecrets: boolean) => ({
  id,
  name,
  updated,
  data: { value: withSecrets ? value : '********' },
  block_type_id: typeId,
  block_schema_id: schemaId,
});

/** Sorted as a database with the rules of a language does. */
function filter({ blocks }: State, { json }: Asked): Answer {
  const body = json as { readonly limit: number; readonly offset: number; readonly include_secrets: boolean };
  if (body.limit > 200) return failed(422, 'Invalid limit: must be less than or equal to 200.');
  const all = [...blocks].sort(([a], [b]) => a.replaceAll('-', '').localeCompare(b.replaceAll('-', '')));
  const page = all.slice(body.offset, body.offset + body.limit);
  return { status: 200, body: page.map(([name, one]) => bodyOf(name, one, body.include_secrets)) };
}

function create({ blocks }: State, { json }: Asked): Answer {
  const body = json as {
    readonly name: string;
    readonly data: { readonly value: unknown };
    readonly block_type_id: string;
    readonly block_schema_id: string;
  };
  if (body.block_type_id !== typeId || body.block_schema_id !== schemaId || !/^[a-z0-9-]+$/.test(body.name))
    return { status: 422, body: { detail: [{ loc: ['body'], msg: 'not valid', type: 'value_error' }] } };
  if (blocks.has(body.name)) return failed(409, 'Block already exists');
  const one = documentOf(body.data.value);
  blocks.set(body.name, one);
  return { status: 201, body: bodyOf(body.name, one, false) };
}
