// A value that waits for its promotion lies in a secret beside the real one: Vault’s own versions are current at once.

import { found, type Result, refused, type Secret, type StagedRotation, type Written } from '../../../store';
import { pickField, textOf } from './fields';
import { changedMeanwhile, goneOf, type Kv, type Place } from './kv';
import { type FieldPlace, fieldsOf, getField, putField, unkeptText, usualField, versionNumber } from './secrets';
import type { Versions } from './versions';

/** Ends the path of what is pending; such secrets are not listed. */
export const pendingSuffix = '.scabbard-pending';
const prefix = 'pending-';

export const isPending = (version: string): boolean => version.startsWith(prefix);

export type Locate = (name: string, signal?: AbortSignal) => Promise<Result<FieldPlace>>;

export async function getPending(kv: Kv, place: FieldPlace, version: string): Promise<Result<Secret>> {
  const number = numberOf(version);
  if (number === undefined) return noSuchVersion();
  const secret = await getField(kv, besides(place), number);
  return secret.ok ? found({ ...secret.value, version }) : secret;
}

export function createStaged(kv: Kv, versions: Versions, locate: Locate): StagedRotation {
  const discard = async (place: Place, version: string): Promise<Result<void>> => {
    const number = numberOf(version);
    if (number === undefined) return noSuchVersion();
    const beside = besides(place);
    const current = await versions.currentOf(beside);
    if (!current.ok) return current;
    if (number > current.value) return noSuchVersion();
    // A later one belongs to somebody else’s rotation.
    return number === current.value ? versions.purge(beside) : versions.destroy(beside, number);
  };

  return {
    stage: async (name, text, { signal } = {}) => {
      const place = await locate(name, signal);
      if (!place.ok) return place;
      const unkept = unkeptText(text);
      if (unkept) return unkept;
      const stored = await kv.read(place.value);
      if (!stored.ok) return stored;
      const fields = fieldsOf(stored.value);
      const field = place.value.field ?? (fields.size === 0 ? usualField : undefined);
      const chosen = field === undefined ? pickField(fields, undefined) : found(field);
      if (!chosen.ok) return chosen;
      const written = await putAlone(kv, { ...besides(place.value), field: chosen.value }, text);
      if (!written.ok) return written;
      const previous = fields.has(chosen.value) ? String(stored.value.version) : null;
      return found({ name, version: `${prefix}${written.value}`, previous });
    },
    promote: async (name, version, { signal } = {}) => {
      const place = await locate(name, signal);
      if (!place.ok) return place;
      const promoted = await promote(kv, place.value, version);
      // The value is current now: what is left over does no harm.
      if (promoted.ok) await discard(withoutSignal(place.value), version);
      return promoted;
    },
    discard: async (name, version, { signal } = {}) => {
      const place = await locate(name, signal);
      return place.ok ? discard(place.value, version) : place;
    },
  };
}

async function promote(kv: Kv, place: FieldPlace, version: string): Promise<Result<Written>> {
  const number = numberOf(version);
  if (number === undefined) return noSuchVersion();
  const pending = await kv.read(besides(place));
  if (!pending.ok) return pending;
  if (pending.value.state !== 'live') return goneOf(pending.value);
  if (pending.value.version < number) return noSuchVersion();
  if (pending.value.version > number) return changedMeanwhile();
  const field = pickField(pending.value.fields, place.field);
  if (!field.ok) return field;
  const text = textOf(pending.value.fields.get(field.value)!);
  return putField(kv, { ...place, field: field.value }, { text });
}

/** Nothing of an earlier pending value stays in the new one. */
async function putAlone(kv: Kv, place: FieldPlace, text: string): Promise<Result<number>> {
  const stored = await kv.read(place);
  if (!stored.ok) return stored;
  return kv.write(place, new Map([[place.field ?? usualField, JSON.stringify(text)]]), stored.value.version);
}

function besides<T extends Place>(place: T): T {
  const last = place.rest.at(-1)!;
  return { ...place, rest: [...place.rest.slice(0, -1), `${last}${pendingSuffix}`] };
}

const withoutSignal = ({ mount, rest }: Place): Place => ({ mount, rest });

const numberOf = (version: string): number | undefined =>
  isPending(version) ? versionNumber(version.slice(prefix.length)) : undefined;

const noSuchVersion = () => refused('not-found', 'There is no such pending version.');
