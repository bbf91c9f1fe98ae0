// Texts of a mebibyte that are made to cost much: words that announce without a secret, values that nearly are one.

import { readFileSync } from 'node:fs';
import { all as rules } from '../../../rules';
import { all as checks } from '../../../server/checks';
import { detectors } from '../../../server/engine/judge/detectors';
import { all as formats } from '../../../server/formats';
import { createDetection } from '../../../server/workspace/detect';
import { median } from '../support/statistics';
import { answer, cpuOf } from './answer';
import { type Case, cases, fill } from './hostile-cases';

export interface HostileGiven {
  /** Path of a mebibyte of ordinary code, or more. */
  readonly code: string;
}

export interface HostileAnswer {
  /** CPU milliseconds for a mebibyte of ordinary code, and for the worst of the hostile texts tried. */
  readonly ordinary: number;
  readonly tried: number;
  readonly hostile: readonly { readonly name: string; readonly path: string; readonly milliseconds: number }[];
}

const mebibyte = 1 << 20;

/** All cases are tried on a thirty-second part; the worst of them, so many, are measured whole, as often as ordinary code. */
const measured = 24;
const passes = 5;

answer(async ({ code: path }: HostileGiven): Promise<HostileAnswer> => {
  const detection = createDetection({ rules, detectors, formats, checks, now: Date.now });
  const spent = (text: string, path: string) => cpuOf(() => detection.text({ text, path }));
  const code = readFileSync(path, 'utf8').slice(0, mebibyte);
  for (let pass = 0; pass < 20; pass++) await spent(code, 'src/a.ts');
  const ordinary: number[] = [];
  for (let pass = 0; pass < passes; pass++) ordinary.push(await spent(code, 'src/a.ts'));
  const tried: { case: Case; milliseconds: number }[] = [];
  for (const one of cases()) tried.push({ case: one, milliseconds: await spent(fill(one, mebibyte / 32), one.path) });
  const worst = tried.sort((a, b) => b.milliseconds - a.milliseconds).slice(0, measured);
  const hostile: { name: string; path: string; milliseconds: number }[] = [];
  for (const { case: one } of worst) {
    process.stderr.write(`${one.name} in ${one.path}\n`);
    const { name, path } = one;
    const text = fill(one, mebibyte);
    const whole: number[] = [];
    for (let pass = 0; pass < passes; pass++) whole.push(await spent(text, path));
    hostile.push({ name, path, milliseconds: median(whole) });
  }
  return { ordinary: median(ordinary), tried: tried.length, hostile };
});
