// A scanning thread: answers each batch with what was found, and shows in shared memory which file it is at.

import { parentPort, workerData } from 'node:worker_threads';
import type { Detection } from '../detect';
import { createReader } from '../reading/read-bytes';
import type { Job, Outcome } from './pool';
import { scanFile } from './scan-file';

/** What the thread that starts this one hands over. */
export interface WorkerData {
  /** One number: how many files of the batch were begun. */
  readonly progress: Int32Array;
}

export function serveBatches(detection: Detection): void {
  const { progress } = workerData as WorkerData;
  const read = createReader();
  parentPort!.on('message', (batch: readonly Job[]) => {
    const outcomes: Outcome[] = [];
    for (const job of batch) {
      Atomics.store(progress, 0, outcomes.length + 1);
      outcomes.push(scanFile(detection, read, job));
    }
    Atomics.store(progress, 0, 0);
    parentPort!.postMessage(outcomes);
  });
}
