// The worst that a file of a mebibyte can cost, beside an ordinary one.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HostileAnswer, HostileGiven } from '../inside/hostile';
import type { Context } from '../support/context';
import { cacheFolder } from '../support/folders';
import { bundle, inside } from '../support/inside';
import { ordinaryCode } from '../support/ordinary';
import { atMost, type Row, rounded, told } from '../support/table';
import type { Measure } from './measure';

/** Milliseconds a thread is given for one file (server/workspace/scanning/worker-pool.ts). */
const deadline = 10_000;

const measure: Measure = { name: 'hostile', run };
export default measure;

function run({ corpus }: Context): readonly Row[] {
  const given: HostileGiven = { code: ordinaryCode(corpus) };
  const { ordinary, tried, hostile } = inside<HostileAnswer>(bundle('hostile'), given);
  const sorted = hostile.toSorted((a, b) => b.milliseconds - a.milliseconds);
  const list = join(cacheFolder(), 'hostile.txt');
  writeFileSync(
    list,
    sorted.map(({ name, path, milliseconds }) => `${rounded(milliseconds)}\t${path}\t${name}\n`).join(''),
  );
  const worst = sorted[0]!;
  const note = `${worst.name} in ${worst.path}`;
  return [
    told('hostile texts of 1 MiB', `${tried} tried, the worst in ${list}`),
    told('  ordinary code', `${rounded(ordinary)} ms`),
    atMost({ measure: '  worst against ordinary', value: worst.milliseconds / ordinary, limit: 75, unit: 'x', note }),
    atMost({ measure: '  worst against the deadline', value: worst.milliseconds, limit: deadline, unit: ' ms' }),
  ];
}
