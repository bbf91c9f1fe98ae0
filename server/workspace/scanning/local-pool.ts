// A pool without threads: for tests with parts of their own, and where threads cannot be started.

import type { Detection } from '../detect';
import { createReader } from '../reading/read-bytes';
import type { Outcome, Pool } from './pool';
import { scanFile } from './scan-file';

/** Scans in this thread, with a pause after each file so that others get their turn. A file cannot be interrupted. */
export function createLocalPool(detection: Detection): Pool {
  const scanner = { detection, read: createReader() };
  let closed = false;
  return {
    width: 1,
    run: async (batch, common) => {
      const outcomes: Outcome[] = [];
      for (const job of batch) {
        await new Promise((resume) => setImmediate(resume));
        outcomes.push(closed ? { kind: 'skipped', reason: 'scan was stopped' } : scanFile(scanner, job, common));
      }
      return outcomes;
    },
    close: async () => {
      closed = true;
    },
  };
}
