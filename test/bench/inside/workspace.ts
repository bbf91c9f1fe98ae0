// Scans a folder as the command line does, but in this thread, several times in one process, with all rules or some.

import { collect } from '../../../cli/support/collect';
import { all } from '../../../rules';
import { all as checks } from '../../../server/checks';
import { detectors } from '../../../server/engine/judge/detectors';
import { all as formats } from '../../../server/formats';
import { createDetection } from '../../../server/workspace/detect';
import { createLocalPool } from '../../../server/workspace/scanning/local-pool';
import { answer, cpuOf } from './answer';

export interface WorkspaceGiven {
  readonly folder: string;
  /** How many rules, spread over all of them; all when absent. */
  readonly rules?: number;
  readonly passes: number;
}

export interface WorkspaceAnswer {
  /** CPU milliseconds of each pass. */
  readonly passes: readonly number[];
  readonly findings: number;
  readonly files: number;
  readonly bytes: number;
  readonly skipped: number;
  /** Largest resident set so far, in bytes. */
  readonly memory: number;
}

answer(async ({ folder, rules: count = all.length, passes }: WorkspaceGiven): Promise<WorkspaceAnswer> => {
  const rules = all.filter(
    (_, index) => Math.floor((index * count) / all.length) !== Math.floor(((index - 1) * count) / all.length),
  );
  const detection = createDetection({ rules, detectors, formats, checks, now: Date.now });
  const scan = () =>
    collect({
      loadDetect: async () => detection.text,
      pool: createLocalPool(detection),
      targets: [{ path: folder, isFolder: true }],
      base: folder,
      minimumConfidence: undefined,
      configPath: undefined,
      noIgnore: true,
      signal: new AbortController().signal,
      onFile: () => {},
    });
  const spent: number[] = [];
  let last = await scan();
  for (let pass = 0; pass < passes; pass++)
    spent.push(
      await cpuOf(async () => {
        last = await scan();
      }),
    );
  const { files, bytes, skipped } = last.stats;
  return {
    passes: spent,
    findings: last.findings.length,
    files,
    bytes,
    skipped: skipped.length,
    memory: process.resourceUsage().maxRSS * 1024,
  };
});
