// The largest resident set of a scan, and whether it grows with the number of files.

import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Context } from '../support/context';
import { root } from '../support/folders';
import { runWell } from '../support/program';
import { atMost, type Row, rounded } from '../support/table';
import type { Measure } from './measure';

const measure: Measure = { name: 'memory', run };
export default measure;

function run({ corpus, cli }: Context): readonly Row[] {
  const whole = peakOf(cli, [corpus.folder]);
  const quarter = peakOf(cli, quarterOf(corpus));
  const note = `a quarter of the packages: ${rounded(quarter / 1e6)} MB`;
  return [
    atMost({ measure: 'memory of a workspace scan', value: whole / 1e6, limit: 150, unit: ' MB', note }),
    atMost({ measure: '  against a quarter of the files', value: whole / quarter, limit: 1.25, unit: 'x' }),
  ];
}

/** Every fourth package folder. */
function quarterOf({ folder, files }: Context['corpus']): readonly string[] {
  const packages = [...new Set(files.map((file) => file.slice(0, file.indexOf('/'))))];
  return packages.filter((_, index) => index % 4 === 0).map((name) => join(folder, name));
}

function peakOf(cli: string, paths: readonly string[]): number {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const peak = join(folder, 'peak');
  const hook = join(root, 'test', 'bench', 'support', 'peak.cjs');
  const scan = [
    'scan',
    '--jobs',
    '1',
    '--no-ignore',
    '--format',
    'json',
    '--output',
    join(folder, 'report.json'),
    ...paths,
  ];
  const options = { env: { BENCH_PEAK: peak }, accepted: [0, 1] };
  runWell(process.execPath, ['--require', hook, cli, ...scan], options);
  return Number(readFileSync(peak, 'utf8'));
}
