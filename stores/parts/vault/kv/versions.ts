// What the second version of the key-value engine knows of a secret's versions: facts, taking back a write, destroying.

import * as z from 'zod';
import { found, type Result, refused, type SecretFacts, type Written } from '../../../store';
import type { Client } from '../connection/client';
import { notUnderstood, refusalOf } from '../connection/requests';
import { changedMeanwhile, goneOf, type Kv, type Place, timeOf, versionedPath, withSignal } from './kv';
import { type FieldPlace, versionNumber } from './secrets';

const metadataForm = () =>
  z.object({
    data: z.object({
      created_time: z.string().optional(),
      current_version: z.number().int().nonnegative(),
      custom_metadata: z.unknown(),
      versions: z
        .record(
          z.string(),
          z.object({
            created_time: z.string(),
            deletion_time: z.string().optional(),
            destroyed: z.boolean().optional(),
          }),
        )
        .nullish(),
    }),
  });

type Metadata = z.infer<ReturnType<typeof metadataForm>>['data'];

export interface Versions {
  about(place: FieldPlace): Promise<Result<SecretFacts>>;
  revert(place: FieldPlace, written: Written): Promise<Result<void>>;
  /** Destroys it; the current one stays. */
  retire(place: Place, version: string): Promise<Result<void>>;
  destroy(place: Place, version: number): Promise<Result<void>>;
  /** The secret with all its versions. */
  purge(place: Place): Promise<Result<void>>;
  currentOf(place: Place): Promise<Result<number>>;
}

export function createVersions(client: Client, kv: Kv, now: () => number): Versions {
  const change = async (place: Place, verb: string, version?: number): Promise<Result<void>> => {
    const reply = await client.askFor(
      {
        method: version === undefined ? 'DELETE' : 'POST',
        path: versionedPath(place, verb),
        isIdempotent: true,
        ...(version !== undefined && { body: JSON.stringify({ versions: [version] }) }),
        ...withSignal(place),
      },
      refusalOf,
    );
    return reply.ok ? found(undefined) : reply;
  };
  const metadata = async (place: Place): Promise<Result<Metadata>> => {
    const reply = await client.askFor(
      { method: 'GET', path: versionedPath(place, 'metadata'), ...withSignal(place) },
      refusalOf,
    );
    if (!reply.ok) return reply;
    const parsed = metadataForm().safeParse(JSON.parse(reply.value.text));
    return parsed.success ? found(parsed.data.data) : notUnderstood();
  };
  const purge = (place: Place) => change(place, 'metadata');
  const currentOf = async (place: Place): Promise<Result<number>> => {
    const known = await metadata(place);
    if (known.ok) return found(known.value.current_version);
    if (known.problem.kind !== 'denied') return known;
    const stored = await kv.read(place);
    return stored.ok ? found(stored.value.version) : stored;
  };

  return {
    purge,
    currentOf,
    destroy: (place, version) => change(place, 'destroy', version),
    retire: async (place, version) => {
      const number = versionNumber(version);
      if (number === undefined) return refused('not-found', 'Vault holds no such version of the secret.');
      const current = await currentOf(place);
      if (!current.ok) return current;
      if (current.value === number) return refused('unsupported', 'The current version cannot be retired.');
      if (number > current.value) return refused('not-found', 'Vault holds no such version of the secret.');
      return change(place, 'destroy', number);
    },
    about: async (place) => {
      const known = await metadata(place);
      if (!known.ok && known.problem.kind !== 'denied') return known;
      const facts = known.ok ? factsFrom(known.value, now()) : await factsFromRead(kv, place);
      if (!facts.ok || facts.value.isDeleted) return facts;
      const fields = await kv.fieldsOf(place);
      if (!fields.ok) return fields.problem.kind === 'denied' ? facts : fields;
      if (place.field !== undefined && !fields.value.includes(place.field))
        return refused('not-found', 'The secret has no such field.');
      return found({ ...facts.value, fields: fields.value });
    },
    revert: async (place, written) => {
      const number = versionNumber(written.version ?? '');
      if (number === undefined) return refused('not-found', 'Vault holds no such version of the secret.');
      const known = await metadata(place);
      if (!known.ok && known.problem.kind !== 'denied') return known;
      if (known.ok && known.value.current_version !== number) return changedMeanwhile();
      if (number === 1) return known.ok && isBornWith(known.value) ? purge(place) : change(place, 'delete', 1);
      const before = await kv.read(place, number - 1);
      if (!before.ok) return before;
      if (before.value.state === 'live') {
        const rewritten = await kv.write(place, before.value.fields, number);
        return rewritten.ok ? found(undefined) : rewritten;
      }
      return written.previous
        ? refused('not-found', 'What was there before is no longer kept in Vault.')
        : change(place, 'delete', number);
    },
  };
}

/** A secret whose metadata somebody made before has an earlier time of its own, and stays; so does what was said about it since. */
const isBornWith = ({ created_time: created, custom_metadata: custom, versions }: Metadata): boolean =>
  created !== undefined && created === versions?.['1']?.created_time && (custom === null || custom === undefined);

function factsFrom({ current_version: current, versions }: Metadata, now: number): Result<SecretFacts> {
  const version = versions?.[String(current)];
  if (!version) return goneOf({ state: 'absent', version: 0 });
  if (version.destroyed) return goneOf({ state: 'destroyed', version: current });
  const changed = timeOf(version.created_time);
  const ends = timeOf(version.deletion_time);
  const isDeleted = ends !== undefined && ends <= now;
  return found({
    version: String(current),
    ...(changed !== undefined && { changed }),
    ...(isDeleted && { isDeleted }),
    ...(ends !== undefined && !isDeleted && { expires: ends }),
  });
}

/** For tokens that may read values and no metadata. */
async function factsFromRead(kv: Kv, place: Place): Promise<Result<SecretFacts>> {
  const stored = await kv.read(place);
  if (!stored.ok) return stored;
  const { value } = stored;
  if (value.state === 'deleted') return found({ version: String(value.version), isDeleted: true });
  if (value.state !== 'live') return goneOf(value);
  return found({
    version: String(value.version),
    ...(value.changed !== undefined && { changed: value.changed }),
    ...(value.ends !== undefined && { expires: value.ends }),
  });
}
