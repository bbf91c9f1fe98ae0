// Threads that scan files, each with a deadline for every file: one that hangs is ended, named, and its thread replaced.

import { Worker } from 'node:worker_threads';
import { type Common, type Job, nothingFound, type Outcome, type Pool } from './pool';
import type { BatchAnswer, BatchMessage, WorkerData } from './worker';

export interface WorkerPoolOptions {
  /** The bundle that a thread runs. */
  readonly entry: string;
  readonly threads: number;
  /** Milliseconds for one file (default 10 s). */
  readonly timeLimit?: number;
  /** Called whenever a thread has started. */
  readonly onThread?: () => void;
}

/** Reading is half the work, so that more threads than a few bring nothing; below four processors one is enough. */
export const defaultThreads = (processors: number): number => (processors < 4 ? 1 : Math.min(4, processors - 1));

/** Threads start with their first batch. Nothing of them keeps the process alive while none is under way. */
export function createWorkerPool({ entry, threads, timeLimit = 10_000, onThread }: WorkerPoolOptions): Pool {
  const idle: Thread[] = [];
  const all = new Set<Thread>();
  const waiting: (() => void)[] = [];
  let closed = false;
  /** Undefined once the pool is closed. */
  const take = async (): Promise<Thread | undefined> => {
    while (!closed && idle.length === 0 && all.size >= threads)
      await new Promise<void>((resume) => waiting.push(resume));
    if (closed) return undefined;
    const thread = idle.pop() ?? startThread(entry, onThread);
    all.add(thread);
    return thread;
  };
  const release = (thread: Thread, isUsable: boolean): void => {
    if (isUsable) idle.push(thread);
    else all.delete(thread);
    waiting.shift()?.();
  };
  const runOn = async (batch: readonly Job[], common: Common): Promise<Answer> => {
    const thread = await take();
    if (!thread) return { outcomes: batch.map(() => stopped) };
    const answer = await ask(thread, messageOf(batch, common), timeLimit);
    release(thread, 'outcomes' in answer);
    return answer;
  };
  return {
    // One batch waits while another is scanned, so that no thread is ever without work.
    width: threads + 1,
    run: (batch, common) =>
      runAll(
        batch,
        (some) => runOn(some, common),
        () => closed,
      ),
    close: async () => {
      closed = true;
      for (const resume of waiting.splice(0)) resume();
      await Promise.all([...all].map(({ worker }) => worker.terminate()));
    },
  };
}

const stopped: Outcome = { kind: 'skipped', reason: 'scan was stopped' };

interface Thread {
  readonly worker: Worker;
  readonly progress: Int32Array;
}

/** In megabytes. Decoded files are short-lived, and without a limit they pile up. */
const resourceLimits = { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 4 };

function startThread(entry: string, onThread: () => void = () => undefined): Thread {
  const progress = new Int32Array(new SharedArrayBuffer(4));
  const data: WorkerData = { progress };
  const worker = new Worker(entry, { workerData: data, resourceLimits });
  worker.once('online', onThread);
  worker.unref();
  return { worker, progress };
}

/** All outcomes, or the index of the file at which the thread came to its end. */
type Answer = { readonly outcomes: readonly Outcome[] } | { readonly failedAt: number; readonly reason: string };

/** After a file that ended its thread the others of the batch are scanned by a new one. */
async function runAll(
  batch: readonly Job[],
  runOn: (batch: readonly Job[]) => Promise<Answer>,
  isClosed: () => boolean,
): Promise<readonly Outcome[]> {
  const answer = await runOn(batch);
  if ('outcomes' in answer) return answer.outcomes;
  if (isClosed()) return batch.map(() => stopped);
  const { failedAt, reason } = answer;
  const others = [...batch.slice(0, failedAt), ...batch.slice(failedAt + 1)];
  const outcomes = others.length > 0 ? [...(await runAll(others, runOn, isClosed))] : [];
  outcomes.splice(failedAt, 0, { kind: 'skipped', reason });
  return outcomes;
}

const messageOf = (batch: readonly Job[], common: Common): BatchMessage => ({
  paths: batch.map(({ path }) => path),
  names: batch.map(({ name }) => name),
  common,
});

function outcomesOf({ bytes, notable }: BatchAnswer): readonly Outcome[] {
  const outcomes: Outcome[] = Array.from(bytes, (length) => ({ kind: 'scanned', bytes: length, result: nothingFound }));
  for (const [index, outcome] of notable) outcomes[index] = outcome;
  return outcomes;
}

function ask({ worker, progress }: Thread, message: BatchMessage, timeLimit: number): Promise<Answer> {
  return new Promise((resolve) => {
    let at = -1;
    let since = performance.now();
    const finish = (answer: Answer): void => {
      clearInterval(watch);
      for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
      // What ends the thread later is nobody's concern any more.
      worker.on('error', () => undefined);
      worker.unref();
      resolve(answer);
    };
    const fail = (reason: string): void => {
      finish({ failedAt: Math.max(0, Atomics.load(progress, 0) - 1), reason });
      void worker.terminate();
    };
    const watch = setInterval(
      () => {
        const now = Atomics.load(progress, 0);
        if (now !== at) [at, since] = [now, performance.now()];
        else if (now > 0 && performance.now() - since > timeLimit) fail('time limit');
      },
      Math.min(100, timeLimit / 2),
    );
    worker.ref();
    worker.once('message', (answer: BatchAnswer) => finish({ outcomes: outcomesOf(answer) }));
    worker.once('error', () => fail('scanning it failed'));
    worker.once('exit', () => fail('scanning it failed'));
    worker.postMessage(message);
  });
}
