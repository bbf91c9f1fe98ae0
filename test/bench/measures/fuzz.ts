// A million random texts for the engine and the parsers (test/engine/proof/fuzz.test.ts takes the first of them).

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../../engine/proof/support/fuzz/run';
import type { FuzzGiven } from '../inside/fuzz';
import { cacheFolder } from '../support/folders';
import { bundle, inside } from '../support/inside';
import { atMost, type Row } from '../support/table';
import type { Measure } from './measure';

const measure: Measure = { name: 'fuzz', run };
export default measure;

const count = 1_000_000;

function run(): readonly Row[] {
  const given: FuzzGiven = { from: 0, count };
  const problems = inside<readonly Problem[]>(bundle('fuzz'), given, { seconds: 7200 });
  const list = join(cacheFolder(), 'fuzz.json');
  writeFileSync(list, JSON.stringify(problems, undefined, 1));
  const note = problems.length > 0 ? list : undefined;
  return [atMost({ measure: `problems of ${count} random texts`, value: problems.length, limit: 0, unit: '', note })];
}
