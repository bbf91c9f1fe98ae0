// Rotation of a secret in steps that survive the end of the process: made, pending, verified, current, and at last the old one retired.

import { join } from 'node:path';
import * as z from 'zod';
import { found, type Result, refused, type Store, type Written } from '../store';
import { readJson, replaceJson } from './replace-json';

/** What is written down of a rotation: names and versions, never a value. */
const rotationSchema = z.object({
  /** Reference without a version. */
  reference: z.string(),
  /** `pending`: the new value waits in its store; `current`: promoted, the old one is in its grace period. */
  step: z.enum(['pending', 'current']),
  /** Where the new value waits: in the store itself, or in the local one under `waiting`. */
  waits: z.enum(['staged', 'local']),
  version: z.string().optional(),
  /** Name in the local store. */
  waiting: z.string().optional(),
  /** What was current when it began: nobody may have written in between. */
  previous: z.string().optional(),
  begun: z.number(),
  /** Milliseconds since 1970: when the old value may be retired. */
  graceUntil: z.number().optional(),
});
export type Rotation = z.output<typeof rotationSchema>;

export interface Journal {
  all(): Promise<readonly Rotation[]>;
  of(reference: string): Promise<Rotation | undefined>;
  put(rotation: Rotation): Promise<void>;
  drop(reference: string): Promise<void>;
}

export function createJournal(storage: string): Journal {
  const path = join(storage, 'rotations.json');
  const all = async (): Promise<readonly Rotation[]> => (await readJson(path, z.array(rotationSchema))) ?? [];
  const without = async (reference: string) => (await all()).filter((one) => one.reference !== reference);
  return {
    all,
    of: async (reference) => (await all()).find((one) => one.reference === reference),
    put: async (rotation) => replaceJson(path, [...(await without(rotation.reference)), rotation]),
    drop: async (reference) => replaceJson(path, await without(reference)),
  };
}

/** A secret that is rotated, and where its new value waits when its own store can keep none pending. */
export interface Rotating {
  readonly reference: string;
  readonly name: string;
  readonly store: Store;
  readonly local: Store;
  readonly journal: Journal;
  now(): number;
}

/** The new value waits; the current one is as it was. Written down before anybody can be told of it. */
export async function stage(rotating: Rotating, value: string): Promise<Result<Rotation>> {
  const { reference, name, store, local, journal, now } = rotating;
  if (!store.put) return refused('unsupported', 'This store cannot be written to.');
  const before = await store.get(name);
  if (!before.ok) return before;
  const { version: previous } = before.value;
  const common = { reference, step: 'pending' as const, begun: now(), ...(previous !== undefined && { previous }) };
  if (store.staged) {
    const staged = await store.staged.stage(name, value);
    return staged.ok ? record(journal, { ...common, waits: 'staged', ...versionOf(staged.value) }) : staged;
  }
  const waiting = `rotation/${reference.replace(/[^A-Za-z0-9_.-]+/g, '-')}`;
  const kept = await local.put?.(waiting, value);
  if (!kept) return refused('unsupported', 'The local store cannot be written to.');
  return kept.ok ? record(journal, { ...common, waits: 'local', waiting }) : kept;
}

/** To be verified with. */
export async function pendingValue({ name, store, local }: Rotating, rotation: Rotation): Promise<Result<string>> {
  const secret =
    rotation.waits === 'staged'
      ? await store.get(name, rotation.version === undefined ? {} : { version: rotation.version })
      : await local.get(rotation.waiting ?? '');
  return secret.ok ? found(secret.value.text) : secret;
}

/** The new value is current; `grace` milliseconds later the old one may be retired. Nothing is lost when it refuses. */
export async function promote(rotating: Rotating, rotation: Rotation, grace: number): Promise<Result<Rotation>> {
  const { journal, now } = rotating;
  const written = await makeCurrent(rotating, rotation);
  if (!written.ok) return written;
  const done = await record(journal, { ...rotation, step: 'current', graceUntil: now() + grace });
  // Only now is it safe to let go of the copy that waited.
  if (rotation.waits === 'local') await forgetWaiting(rotating, rotation);
  return done;
}

async function makeCurrent({ name, store, local }: Rotating, rotation: Rotation): Promise<Result<Written>> {
  if (rotation.waits === 'staged') {
    if (!store.staged || rotation.version === undefined) return refused('unsupported', 'The store cannot promote it.');
    return store.staged.promote(name, rotation.version);
  }
  const value = await local.get(rotation.waiting ?? '');
  if (!value.ok) return value;
  const current = await store.get(name);
  // A process that died between the write and its record has done it already.
  if (current.ok && current.value.text === value.value.text) return found({ name });
  const expected = rotation.previous === undefined ? {} : { expected: rotation.previous };
  return (
    (await store.put?.(name, value.value.text, expected)) ?? refused('unsupported', 'This store cannot be written to.')
  );
}

/** The pending value is let go of; the current one was never touched. */
export async function abandon(rotating: Rotating, rotation: Rotation): Promise<Result<void>> {
  const { name, store, journal, reference } = rotating;
  if (rotation.step === 'pending' && rotation.waits === 'staged' && rotation.version !== undefined) {
    const discarded = await store.staged?.discard(name, rotation.version);
    if (discarded && !discarded.ok && discarded.problem.kind !== 'not-found') return discarded;
  }
  if (rotation.waits === 'local') await forgetWaiting(rotating, rotation);
  await journal.drop(reference);
  return found(undefined);
}

/** The old value is revoked where the store can; `false`: its provider has to. */
export async function retireOld(rotating: Rotating, rotation: Rotation): Promise<Result<boolean>> {
  const { name, store, journal, reference } = rotating;
  if (store.retire && rotation.previous !== undefined) {
    const retired = await store.retire(name, rotation.previous);
    if (!retired.ok && retired.problem.kind !== 'not-found') return retired;
  }
  await journal.drop(reference);
  return found(store.retire !== undefined && rotation.previous !== undefined);
}

/** Its last version is taken out of the local store by an empty one, when nothing else can. */
async function forgetWaiting({ local }: Rotating, { waiting = '' }: Rotation): Promise<void> {
  const current = await local.get(waiting);
  if (!current.ok) return;
  await local.revert?.({
    name: waiting,
    previous: null,
    ...(current.value.version !== undefined && { version: current.value.version }),
  });
}

async function record(journal: Journal, rotation: Rotation): Promise<Result<Rotation>> {
  await journal.put(rotation);
  return found(rotation);
}

const versionOf = ({ version }: Written): { version?: string } => (version === undefined ? {} : { version });
