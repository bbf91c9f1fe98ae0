// Reads secrets: the value of one key, the names of the keys, and what is known without a value.

import * as z from 'zod';
import { found, type Result, refused, type Secret, type SecretFacts } from '../../store';
import { type Api, readAnswer } from './api';
import type { Connection } from './cluster/connection';
import { type SecretName, secretPath } from './names';

export interface At {
  readonly api: Api;
  readonly connection: Connection;
  readonly name: SecretName;
  readonly signal?: AbortSignal;
}

/** An object of the API; values are base64. */
export interface SecretObject {
  readonly uid: string;
  readonly resourceVersion: string;
  readonly isImmutable: boolean;
  readonly data: ReadonlyMap<string, string>;
}

export async function readSecret({ api, connection, name, signal }: At): Promise<Result<SecretObject>> {
  return readAnswer(await api.ask(connection, { path: secretPath(name), ...(signal && { signal }) }), secretSchema());
}

export const secretSchema = () =>
  z
    .looseObject({
      kind: z.literal('Secret'),
      metadata: z.looseObject({ uid: z.string(), resourceVersion: z.string() }),
      immutable: z.boolean().nullish(),
      data: z.record(z.string(), z.string()).nullish(),
    })
    .transform(
      ({ metadata, immutable, data }): SecretObject => ({
        uid: metadata.uid,
        resourceVersion: metadata.resourceVersion,
        isImmutable: immutable === true,
        data: new Map(Object.entries(data ?? {})),
      }),
    );

/** The key that is meant: of a secret with a single one it need not be said. */
export function keyOf({ data }: Pick<SecretObject, 'data'>, { key }: SecretName): Result<string> {
  if (key !== undefined) return data.has(key) ? found(key) : refused('not-found', 'The secret has no such key.');
  const [only] = data.keys();
  if (only === undefined) return refused('not-found', 'The secret has no keys.');
  if (data.size === 1) return found(only);
  return refused('unsupported', 'The secret has several keys: say which one, with # behind its name.');
}

export async function getValue(at: At): Promise<Result<Secret>> {
  const secret = await readSecret(at);
  if (!secret.ok) return secret;
  const key = keyOf(secret.value, at.name);
  return key.ok ? decode(secret.value.data.get(key.value)!) : key;
}

/** Strict in both steps: a value with a replaced character would be another value. */
function decode(base64: string): Result<Secret> {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.toString('base64') !== base64) return refused('unreadable', 'The value of this key is no proper base64.');
  try {
    return found({ text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) });
  } catch {
    return found({ text: base64, isBinary: true });
  } finally {
    bytes.fill(0);
  }
}

/** As a table the API server tells how many keys there are, and its record of writers which: no value is read. */
const accept =
  'application/json;as=Table;g=meta.k8s.io;v=v1, application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1';

interface Outline {
  readonly resourceVersion: string;
  readonly changed?: number;
  /** Undefined where the record of writers may be incomplete. */
  readonly keys?: readonly string[];
}

/** Reads the values, and keeps only the keys, when they cannot be told otherwise. */
export async function factsOf(at: At): Promise<Result<SecretFacts & { readonly fields: readonly string[] }>> {
  const { api, connection, name, signal } = at;
  const path = `${secretPath(name)}?includeObject=Metadata`;
  const outline = readAnswer(await api.ask(connection, { path, accept, ...(signal && { signal }) }), outlineSchema());
  if (!outline.ok) return outline;
  const { resourceVersion: version, changed, keys: told } = outline.value;
  const keys = told ? found(told) : await keysOf(at);
  if (!keys.ok) return keys;
  if (name.key !== undefined && !keys.value.includes(name.key))
    return refused('not-found', 'The secret has no such key.');
  return found({ version, fields: [...keys.value].sort(), ...(changed !== undefined && { changed }) });
}

async function keysOf(at: At): Promise<Result<readonly string[]>> {
  const secret = await readSecret(at);
  return secret.ok ? found([...secret.value.data.keys()]) : secret;
}

function outlineSchema() {
  const writer = z.looseObject({
    time: z.string().nullish(),
    fieldsV1: z.looseObject({ 'f:data': z.record(z.string(), z.unknown()).nullish() }).nullish(),
  });
  const metadata = z.looseObject({
    resourceVersion: z.string(),
    creationTimestamp: z.string().nullish(),
    managedFields: z.array(writer).nullish(),
  });
  type Metadata = z.infer<typeof metadata>;
  const outlineOf = (meta: Metadata, count?: number): Outline => {
    const writers = (meta.managedFields ?? []).filter(({ fieldsV1 }) => fieldsV1?.['f:data']);
    const fields = writers.flatMap(({ fieldsV1 }) => Object.keys(fieldsV1?.['f:data'] ?? {}));
    const keys = new Set(fields.flatMap((field) => (field.startsWith('f:') ? [field.slice(2)] : [])));
    const times = [meta.creationTimestamp, ...writers.map(({ time }) => time)].map((time) => Date.parse(time ?? ''));
    const changed = Math.max(...times.filter((time) => !Number.isNaN(time)));
    return {
      resourceVersion: meta.resourceVersion,
      ...(Number.isFinite(changed) && { changed }),
      ...(keys.size === count && { keys: [...keys] }),
    };
  };
  const table = z.looseObject({
    kind: z.literal('Table'),
    columnDefinitions: z.array(z.looseObject({ name: z.string() })),
    rows: z.tuple([z.looseObject({ cells: z.array(z.unknown()), object: z.looseObject({ metadata }) })]),
  });
  const partial = z.looseObject({ kind: z.literal('PartialObjectMetadata'), metadata });
  return z.union([
    table.transform(({ columnDefinitions, rows: [row] }) => {
      const count = row.cells[columnDefinitions.findIndex(({ name }) => name === 'Data')];
      return outlineOf(row.object.metadata, typeof count === 'number' ? count : undefined);
    }),
    partial.transform(({ metadata: meta }) => outlineOf(meta)),
  ]);
}
