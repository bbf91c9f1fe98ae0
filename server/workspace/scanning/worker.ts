// A scanning thread: answers each batch with what was found, and shows in shared memory which file it is at.

import { parentPort, workerData } from 'node:worker_threads';
import type { Detection } from '../detect';
import { createReader } from '../reading/read-bytes';
import { type Common, nothingFound, type Outcome } from './pool';
import { scanFile } from './scan-file';

/** What the thread that starts this one hands over. */
export interface WorkerData {
  /** One number: how many files of the batch were begun. */
  readonly progress: Int32Array;
}

/** Few and flat values: what is sent is copied, and there may be many files. */
export interface BatchMessage {
  readonly paths: readonly string[];
  readonly names: readonly string[];
  readonly common: Common;
}

export interface BatchAnswer {
  /** Of each file; what there is to tell of one beyond that is in `notable`. */
  readonly bytes: Float64Array;
  readonly notable: readonly (readonly [index: number, outcome: Outcome])[];
}

export function serveBatches(detection: Detection): void {
  const { progress } = workerData as WorkerData;
  const scanner = { detection, read: createReader() };
  parentPort!.on('message', ({ paths, names, common }: BatchMessage) => {
    const bytes = new Float64Array(paths.length);
    const notable: [number, Outcome][] = [];
    paths.forEach((path, index) => {
      Atomics.store(progress, 0, index + 1);
      const outcome = scanFile(scanner, { path, name: names[index]! }, common);
      if (outcome.kind === 'scanned') bytes[index] = outcome.bytes;
      if (outcome.kind === 'skipped' || outcome.result !== nothingFound) notable.push([index, outcome]);
    });
    Atomics.store(progress, 0, 0);
    parentPort!.postMessage({ bytes, notable } satisfies BatchAnswer);
  });
}
