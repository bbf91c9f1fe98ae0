// Writes changes into a vault: those that wait at the same time go together, so a thousand of them cost one write.

import { dirname } from 'node:path';
import type { StoreHost } from '../../host';
import { cancelled, found, type Result, refused } from '../../store';
import { writeProblemOf } from '../../support/replace-file';
import type { Change } from './changes';
import { type Contents, emptyContents, openContents, sealContents } from './contents';
import type { Keys, NewVault } from './keys';
import { acquire, type Lock, LockLost } from './lock';
import { bytesOfVault, makeFolder, readVaultFile, writeVaultFile } from './vault-file';

interface Place {
  readonly host: Pick<StoreHost, 'now'>;
  readonly keys: Keys;
  /** Absolute. */
  readonly path: string;
}

type Problem = ReturnType<typeof refused>;

interface Waiting {
  readonly apply: (contents: Contents) => Answer;
  readonly refuse: (problem: Problem) => void;
  readonly fail: (bug: unknown) => void;
}

interface Answer {
  readonly ok: boolean;
  readonly tell: () => void;
}

/** Milliseconds that a writer waits for others. */
const patience = 15_000;

export function createWriter(place: Place) {
  const waiting: Waiting[] = [];
  const prepare = preparing(place);
  let isRunning = false;
  const run = async () => {
    if (isRunning) return;
    isRunning = true;
    try {
      while (waiting.length > 0) await writeWaiting(place, prepare, waiting);
    } catch (error) {
      for (const one of waiting.splice(0)) settle(one, error);
    } finally {
      isRunning = false;
    }
  };
  return <T>(change: Change<T>, signal?: AbortSignal): Promise<Result<T>> => {
    const answer = wait(waiting, change, signal);
    void run();
    return answer;
  };
}

/** Can be cancelled until it is applied: from then on it is written. */
async function wait<T>(waiting: Waiting[], change: Change<T>, signal?: AbortSignal): Promise<Result<T>> {
  if (signal?.aborted) return cancelled();
  return new Promise((resolve, fail) => {
    const stop = () => {
      waiting.splice(waiting.indexOf(one), 1);
      resolve(cancelled());
    };
    const one: Waiting = {
      apply: (contents) => {
        signal?.removeEventListener('abort', stop);
        const answer = change(contents);
        return { ok: answer.ok, tell: () => resolve(answer) };
      },
      refuse: (problem) => {
        signal?.removeEventListener('abort', stop);
        resolve(problem);
      },
      fail,
    };
    signal?.addEventListener('abort', stop);
    waiting.push(one);
  });
}

interface Prepared extends NewVault {
  /** There was no file. */
  readonly isNew: boolean;
}

/** The key for the vault as it is now. Outside of the lock, because a person may be asked. */
function preparing({ keys, path }: Place): () => Promise<Result<Prepared>> {
  // Kept while nothing could be written with it, so that no second key is made for the next try.
  let made: NewVault | undefined;
  return async () => {
    const file = await readVaultFile(path);
    if (!file.ok) return file;
    if (!file.value) {
      const fresh = made ? found(made) : await keys.make();
      if (!fresh.ok) return fresh;
      made = fresh.value;
      return found({ ...made, isNew: true });
    }
    if (made && made.head.id !== file.value.id) await keys.discard(made.head);
    made = undefined;
    const key = await keys.open(file.value);
    return key.ok ? found({ head: file.value, key: key.value, isNew: false }) : key;
  };
}

async function writeWaiting(place: Place, prepare: () => Promise<Result<Prepared>>, waiting: Waiting[]): Promise<void> {
  const prepared = await prepare();
  if (!prepared.ok) return refuseAll(waiting, prepared);
  await makeFolder(dirname(place.path));
  const lock = await acquire(`${place.path}.lock`, { now: () => place.host.now(), patience });
  if (!lock) return refuseAll(waiting, refused('busy', 'Another window writes to the local vault all the time.'));
  try {
    const contents = await contentsFor(place.path, prepared.value);
    // Undefined: another window made or removed the vault in between, so another key is needed first.
    if (contents && !contents.ok) refuseAll(waiting, contents);
    else if (contents) await writeAll(place.path, { contents: contents.value, batch: waiting.splice(0), lock });
  } finally {
    lock.release();
  }
}

/** Under the lock. Undefined when the vault there is not the one that was prepared for. */
async function contentsFor(path: string, { head, key, isNew }: Prepared): Promise<Result<Contents> | undefined> {
  const file = await readVaultFile(path);
  if (!file.ok) return file;
  if (!file.value) return isNew ? found(emptyContents(head, key)) : undefined;
  return file.value.id === head.id ? openContents(file.value, key) : undefined;
}

interface Batch {
  readonly contents: Contents;
  readonly batch: readonly Waiting[];
  readonly lock: Lock;
}

async function writeAll(path: string, { contents, batch, lock }: Batch): Promise<void> {
  try {
    const answers = batch.map(({ apply }) => apply(contents));
    if (answers.some(({ ok }) => ok)) {
      const bytes = bytesOfVault(sealContents(contents));
      if (!bytes) return refuseAll([...batch], refused('unsupported', 'The local vault is full.'));
      await writeVaultFile(path, bytes, lock.assertHeld);
    }
    for (const { tell } of answers) tell();
  } catch (error) {
    for (const one of batch) settle(one, error);
  }
}

function refuseAll(waiting: Waiting[], problem: Problem): void {
  for (const { refuse } of waiting.splice(0)) refuse(problem);
}

/** What a file system refuses is told; anything else is a mistake of ours. */
function settle({ refuse, fail }: Waiting, error: unknown): void {
  if (error instanceof LockLost) refuse(refused('busy', 'Another window wrote to the local vault at the same time.'));
  else if (error instanceof Error && 'code' in error) refuse(writeProblemOf(error));
  else fail(error);
}
