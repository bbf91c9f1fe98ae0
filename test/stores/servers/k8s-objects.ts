// What the API server of the tests keeps, and what it refuses to keep.

import { randomUUID } from 'node:crypto';

export interface Stored {
  readonly uid: string;
  readonly created: string;
  /** Of its data. */
  readonly changed: string;
  readonly version: string;
  readonly type: string;
  readonly immutable: boolean;
  readonly annotations: Readonly<Record<string, string>>;
  /** Whether `managedFields` tells all keys. */
  readonly hasRecord: boolean;
  /** Base64. */
  readonly data: ReadonlyMap<string, string>;
}

export interface Verdict {
  readonly status: number;
  readonly body: unknown;
}

interface Cause {
  readonly reason: string;
  readonly field: string;
}

/** A `Status` as the API server words it; it repeats names, which must not reach anybody. */
export const failure = (code: number, reason: string, kind?: string, causes: readonly Cause[] = []) => ({
  kind: 'Status',
  apiVersion: 'v1',
  metadata: {},
  status: 'Failure',
  message: `foreign words about ${kind ?? 'something'} that was asked for`,
  reason,
  details: { ...(kind !== undefined && { kind }), causes },
  code,
});

const invalid = (cause: Cause): Verdict => ({ status: 422, body: failure(422, 'Invalid', 'secrets', [cause]) });
const tooLong = { reason: 'FieldValueTooLong', field: 'data' };
const forbidden = { reason: 'FieldValueForbidden', field: 'data' };

interface Kept {
  readonly name: string;
  readonly stored: Omit<Stored, 'version'>;
  readonly isSame?: boolean;
}

export function checkSecret(body: string, all: ReadonlyMap<string, Stored>, namespace: string): Kept | Verdict {
  const { kind, metadata, type = 'Opaque', data = {}, immutable = false } = JSON.parse(body);
  const name: unknown = metadata?.name;
  if (kind !== 'Secret' || typeof name !== 'string' || (metadata.namespace ?? namespace) !== namespace)
    return { status: 400, body: failure(400, 'BadRequest') };
  if (!/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(name))
    return invalid({ reason: 'FieldValueInvalid', field: 'metadata.name' });
  if (all.has(name)) return { status: 409, body: failure(409, 'AlreadyExists', 'secrets') };
  const refusal = refusalOf(data);
  if (refusal) return refusal;
  const now = '2026-03-04T05:06:07Z';
  return {
    name,
    stored: {
      uid: randomUUID(),
      created: now,
      changed: now,
      type,
      immutable,
      annotations: metadata.annotations ?? {},
      hasRecord: true,
      data: new Map(Object.entries<string>(data)),
    },
  };
}

export function checkPatch(body: string, name: string, known: Stored): Kept | Verdict {
  const { metadata = {}, data = {} } = JSON.parse(body);
  if (metadata.resourceVersion !== undefined && metadata.resourceVersion !== known.version)
    return { status: 409, body: failure(409, 'Conflict', 'secrets') };
  const changed = new Map(known.data);
  for (const [key, value] of Object.entries(data)) {
    if (value === null) changed.delete(key);
    else changed.set(key, String(value));
  }
  const refusal = refusalOf(Object.fromEntries(changed));
  if (refusal) return refusal;
  const isSame =
    changed.size === known.data.size && [...changed].every(([key, value]) => known.data.get(key) === value);
  if (known.immutable && !isSame) return invalid(forbidden);
  return { name, isSame, stored: { ...known, changed: '2026-04-05T06:07:08Z', data: changed } };
}

function refusalOf(data: Readonly<Record<string, unknown>>): Verdict | undefined {
  let size = 0;
  for (const [key, value] of Object.entries(data)) {
    if (!/^[-._a-zA-Z0-9]{1,253}$/.test(key)) return invalid({ reason: 'FieldValueInvalid', field: `data[${key}]` });
    const bytes = Buffer.from(String(value), 'base64');
    if (bytes.toString('base64') !== value) return { status: 400, body: failure(400, 'BadRequest') };
    size += bytes.length;
  }
  return size > 1_048_576 ? invalid(tooLong) : undefined;
}
