// How soon after its start a process can scan.

import { join } from 'node:path';
import type { StartAnswer } from '../inside/start';
import { root } from '../support/folders';
import { bundle, inside } from '../support/inside';
import { median } from '../support/statistics';
import { atMost, type Row, rounded, told } from '../support/table';
import type { Measure } from './measure';

const measure: Measure = { name: 'start', run };
export default measure;

function run(): readonly Row[] {
  const script = bundle('start', 'const benchStart = process.cpuUsage();');
  const starts = Array.from({ length: 11 }, () => inside<StartAnswer>(script, { dist: join(root, 'dist') }));
  return [
    atMost({
      measure: 'engine ready after the start',
      value: median(starts.map(({ ready }) => ready)),
      limit: 5,
      unit: ' ms',
    }),
    told('  evaluating the modules before that', `${rounded(median(starts.map(({ modules }) => modules)))} ms`),
    told('  first scan, 1000 lines', `${rounded(median(starts.map(({ firstScan }) => firstScan)))} ms`),
  ];
}
