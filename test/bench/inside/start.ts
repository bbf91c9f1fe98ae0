// How long a process needs until it can scan: from the bundle's first line, and from before the bundle is read.

import { join } from 'node:path';
import { all as rules } from '../../../rules';
import { all as checks } from '../../../server/checks';
import { detectors } from '../../../server/engine/judge/detectors';
import { all as formats } from '../../../server/formats';
import { createDetection } from '../../../server/workspace/detect';
import { readPrebuilt } from '../../../server/workspace/prebuilt';
import { answer } from './answer';

export interface StartGiven {
  /** Folder of the bundles, with the engine's tables. */
  readonly dist: string;
}

export interface StartAnswer {
  /** CPU milliseconds from the first of our modules on until the engine is ready. */
  readonly ready: number;
  /** CPU milliseconds of the first scan of a file of 1000 lines after that. */
  readonly firstScan: number;
}

answer(({ dist }: StartGiven): StartAnswer => {
  const prebuilt = readPrebuilt(dist, rules);
  if (!prebuilt) throw new Error(`no tables in ${join(dist)}`);
  const detection = createDetection({ rules, detectors, formats, checks, now: Date.now, prebuilt });
  const ready = process.cpuUsage(benchStart);
  const before = process.cpuUsage();
  detection.text({ text: 'const password = "";\n'.repeat(1000), path: 'a.ts' });
  const { user, system } = process.cpuUsage(before);
  return { ready: (ready.user + ready.system) / 1000, firstScan: (user + system) / 1000 };
});

/** Taken by the bundle's banner, before any module of it is evaluated. */
declare const benchStart: NodeJS.CpuUsage;
