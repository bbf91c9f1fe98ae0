// Secrets of the key-value engine, both versions of it: reading, and writing with check-and-set.

import * as z from 'zod';
import { found, type Result, refused } from '../../../store';
import type { Client, Question } from '../connection/client';
import { notUnderstood, type Reply, refusalOf } from '../connection/requests';
import type { Mount } from '../mounts';
import { type Fields, jsonOfFields, membersOf } from './fields';

/** One secret: where it is, and who may stop the question. */
export interface Place {
  readonly mount: Mount;
  readonly rest: readonly string[];
  readonly signal?: AbortSignal;
}

/** What is stored there. `version` is what check-and-set compares with: zero when there never was one. */
export type Stored =
  | {
      readonly state: 'live';
      readonly fields: Fields;
      readonly version: number;
      readonly changed?: number;
      /** When the server will delete this version by itself. */
      readonly ends?: number;
    }
  | { readonly state: 'deleted' | 'destroyed' | 'absent'; readonly version: number };

export interface Kv {
  read(place: Place, version?: number): Promise<Result<Stored>>;
  /** The whole secret; `cas` must be its current version. Answers the new one, zero where there are none. */
  write(place: Place, fields: Fields, cas: number): Promise<Result<number>>;
  /** Names of the fields alone where the server can tell. */
  fieldsOf(place: Place): Promise<Result<readonly string[]>>;
}

const versionForm = () =>
  z.object({
    version: z.number().int().nonnegative(),
    created_time: z.string().optional(),
    deletion_time: z.string().optional(),
    destroyed: z.boolean().optional(),
  });

export const versionedPath = ({ mount, rest }: Place, verb: string): readonly string[] => [
  ...mount.path,
  verb,
  ...rest,
];

export const withSignal = ({ signal }: Place) => (signal ? { signal } : {});

export function createKv(client: Client): Kv {
  const read = async (place: Place, version?: number): Promise<Result<Stored>> => {
    const reply = await client.ask(readQuestion(place, version));
    if (!reply.ok) return reply;
    const { status } = reply.value;
    if (status !== 404 && status >= 300)
      return status === 400 ? refused('not-found', 'Vault holds no secret of such a name.') : refusalOf(reply.value);
    return place.mount.engine === 'kv-1' ? plainFrom(reply.value) : versionedFrom(reply.value);
  };

  return {
    read,
    write: async (place, fields, cas) => {
      const isPlain = place.mount.engine === 'kv-1';
      const data = jsonOfFields(fields);
      const reply = await client.askFor(
        {
          method: 'POST',
          path: isPlain ? [...place.mount.path, ...place.rest] : versionedPath(place, 'data'),
          body: isPlain ? data : `{"options":{"cas":${cas}},"data":${data}}`,
          ...withSignal(place),
        },
        refusalOfWrite,
      );
      return reply.ok ? writtenVersion(reply.value, isPlain) : reply;
    },
    fieldsOf: async (place) => {
      const keys = place.mount.engine === 'kv-2' ? await client.ask(subkeysQuestion(place)) : undefined;
      if (keys && !keys.ok && keys.problem.kind !== 'denied') return keys;
      const subkeys = keys?.ok && keys.value.status === 200 ? subkeysFrom(keys.value) : undefined;
      if (subkeys) return found([...subkeys.keys()]);
      // Older servers, and tokens that may read values only.
      const stored = await read(place);
      if (!stored.ok) return stored;
      return stored.value.state === 'live' ? found([...stored.value.fields.keys()]) : goneOf(stored.value);
    },
  };
}

/** Why there is no value. */
export function goneOf({ state }: Stored) {
  if (state === 'deleted')
    return refused('not-found', 'This version of the secret was deleted. It can be undeleted in Vault.');
  if (state === 'destroyed') return refused('not-found', 'This version of the secret was destroyed for good.');
  return refused('not-found', 'Vault holds no such secret, or no such version of it.');
}

function readQuestion(place: Place, version: number | undefined): Question {
  const isPlain = place.mount.engine === 'kv-1';
  return {
    method: 'GET',
    path: isPlain ? [...place.mount.path, ...place.rest] : versionedPath(place, 'data'),
    ...(version !== undefined && { query: { version: String(version) } }),
    ...withSignal(place),
  };
}

/** One level is enough for names of fields. */
const subkeysQuestion = (place: Place): Question => ({
  method: 'GET',
  path: versionedPath(place, 'subkeys'),
  query: { depth: '1' },
  ...withSignal(place),
});

const subkeysFrom = ({ text }: Reply): Fields | undefined => {
  const data = membersOf(membersOf(text)?.get('data') ?? '');
  return membersOf(data?.get('subkeys') ?? '');
};

function plainFrom({ status, text }: Reply): Result<Stored> {
  if (status === 404) return found({ state: 'absent', version: 0 });
  const fields = membersOf(membersOf(text)?.get('data') ?? '');
  return fields ? found({ state: 'live', fields, version: 0 }) : notUnderstood();
}

/** A deleted version is “not found” too, with a body that says so. */
function versionedFrom({ status, text }: Reply): Result<Stored> {
  const data = membersOf(membersOf(text)?.get('data') ?? '');
  if (status === 404 && !data) return found({ state: 'absent', version: 0 });
  const facts = versionForm().safeParse(JSON.parse(data?.get('metadata') ?? 'null'));
  if (!facts.success) return notUnderstood();
  const { version, destroyed, created_time: created, deletion_time: deletion } = facts.data;
  const ends = timeOf(deletion);
  const fields = membersOf(data?.get('data') ?? '');
  if (destroyed) return found({ state: 'destroyed', version });
  if (status === 404) return found({ state: 'deleted', version });
  if (!fields) return notUnderstood();
  const changed = timeOf(created);
  return found({
    state: 'live',
    fields,
    version,
    ...(changed !== undefined && { changed }),
    ...(ends !== undefined && { ends }),
  });
}

/** Undefined for the empty text, which says “never”. */
export function timeOf(text: string | undefined): number | undefined {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? undefined : time;
}

function writtenVersion({ text }: Reply, isPlain: boolean): Result<number> {
  if (isPlain) return found(0);
  const parsed = z.object({ data: versionForm() }).safeParse(JSON.parse(text));
  return parsed.success ? found(parsed.data.data.version) : notUnderstood();
}

export const changedMeanwhile = () => refused('conflict', 'Somebody else changed this secret meanwhile.');

const refusalOfWrite = (reply: Reply) =>
  reply.status === 400 && reply.errors.includes('check-and-set') ? changedMeanwhile() : refusalOf(reply);
