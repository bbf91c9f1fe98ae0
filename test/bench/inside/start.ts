// How long a process needs until it can scan: for its modules, and for the engine they make.

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
  /** CPU milliseconds for the modules: rules, detectors and the libraries they use. */
  readonly modules: number;
  /** CPU milliseconds from there until the engine is ready. */
  readonly ready: number;
  /** CPU milliseconds of the first scan of a file of 1000 lines after that. */
  readonly firstScan: number;
}

answer(({ dist }: StartGiven): StartAnswer => {
  const modules = milliseconds(process.cpuUsage(benchStart));
  const begun = process.cpuUsage();
  const prebuilt = readPrebuilt(dist, rules);
  if (!prebuilt) throw new Error(`no tables in ${join(dist)}`);
  const detection = createDetection({ rules, detectors, formats, checks, now: Date.now, prebuilt });
  const ready = milliseconds(process.cpuUsage(begun));
  const before = process.cpuUsage();
  detection.text({ text: 'const password = "";\n'.repeat(1000), path: 'a.ts' });
  return { modules, ready, firstScan: milliseconds(process.cpuUsage(before)) };
});

const milliseconds = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1000;

/** Taken by the bundle's banner, before any module of it is evaluated. */
declare const benchStart: NodeJS.CpuUsage;
