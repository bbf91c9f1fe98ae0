// Single fields of key-value secrets: a write keeps the other fields, and can be taken back.

import { found, type PutRequest, type Result, refused, type Secret, type Written } from '../../../store';
import { type Fields, pickField, textOf } from './fields';
import { changedMeanwhile, goneOf, type Kv, type Place, type Stored } from './kv';

/** A place and the field that is meant, where one was named. */
export interface FieldPlace extends Place {
  readonly name: string;
  readonly field?: string;
}

export interface FieldWrite extends Pick<PutRequest, 'expected'> {
  readonly text: string;
}

/** Of a new secret whose name says none. */
export const usualField = 'value';

/** Times that a write is tried again when another one came in between and nobody asked for check-and-set. */
const mostTries = 4;

export async function getField(kv: Kv, place: FieldPlace, version?: number): Promise<Result<Secret>> {
  const stored = await kv.read(place, version);
  if (!stored.ok) return stored;
  if (stored.value.state !== 'live') return goneOf(stored.value);
  const { fields, version: number, ends } = stored.value;
  const field = pickField(fields, place.field);
  if (!field.ok) return field;
  return found({
    text: textOf(fields.get(field.value)!),
    ...(number > 0 && { version: String(number) }),
    ...(ends !== undefined && { expires: ends }),
  });
}

/** Reads, changes the one field and writes all of them, only if nothing happened in between. */
export async function putField(kv: Kv, place: FieldPlace, request: FieldWrite): Promise<Result<Written>> {
  const unkept = unkeptText(request.text);
  if (unkept) return unkept;
  if (typeof request.expected === 'string' && place.mount.engine === 'kv-1')
    return refused('unsupported', 'This engine of Vault keeps no versions to compare with (KV version 1).');
  for (let tries = 1; ; tries++) {
    const written = await putOnce(kv, place, request);
    const mayTry = request.expected === undefined && tries < mostTries;
    if (written.ok || written.problem.kind !== 'conflict' || !mayTry) return written;
  }
}

/** As JSON a lone half of a character would become another one. */
export const unkeptText = (text: string) =>
  /\p{Cs}/u.test(text)
    ? refused('unsupported', 'The text holds half of a character, which Vault cannot keep.')
    : undefined;

async function putOnce(kv: Kv, place: FieldPlace, { text, expected }: FieldWrite): Promise<Result<Written>> {
  const stored = await kv.read(place);
  if (!stored.ok) return stored;
  const before = fieldsOf(stored.value);
  const field = place.field === undefined && before.size === 0 ? found(usualField) : writtenField(before, place.field);
  if (!field.ok) return field;
  const existed = before.has(field.value);
  if (expected === null && existed) return changedMeanwhile();
  const isCurrent = stored.value.state === 'live' && String(stored.value.version) === expected;
  if (typeof expected === 'string' && !isCurrent) return changedMeanwhile();
  const version = await kv.write(place, new Map(before).set(field.value, JSON.stringify(text)), stored.value.version);
  if (!version.ok) return version;
  return found(writtenOf(place.name, version.value, existed ? stored.value : undefined));
}

const writtenField = (fields: Fields, field: string | undefined): Result<string> =>
  field === undefined ? pickField(fields, field) : found(field);

export const fieldsOf = (stored: Stored): Fields => (stored.state === 'live' ? stored.fields : new Map());

/** Where there are no versions, `previous` is absent for what was there and cannot be had again. */
function writtenOf(name: string, version: number, before: Stored | undefined): Written {
  if (version === 0) return before ? { name } : { name, previous: null };
  return { name, version: String(version), previous: before ? String(before.version) : null };
}

/** Digits as the server has them; undefined for everything else. */
export const versionNumber = (version: string): number | undefined =>
  /^[1-9]\d{0,8}$/.test(version) ? Number(version) : undefined;
