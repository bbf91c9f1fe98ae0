// What a scan of the whole corpus costs, beside programs that read or search the same files.

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WorkspaceAnswer, WorkspaceGiven } from '../inside/workspace';
import type { Context } from '../support/context';
import { bundle, inside } from '../support/inside';
import { keywords } from '../support/keywords';
import { runWell } from '../support/program';
import { median, rounds } from '../support/statistics';
import { atMost, type Row, rounded, told } from '../support/table';
import type { Measure } from './measure';

const passes = 5;
const fewRules = 60;

const measure: Measure = { name: 'scan', run: (context) => [...besidePrograms(context), ...withFewRules(context)] };
export default measure;

/** Each program once per round, on the same files in a warm cache. */
function besidePrograms({ corpus, cli, tools }: Context): readonly Row[] {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const words = join(folder, 'keywords.txt');
  const list = join(folder, 'files.txt');
  writeFileSync(words, keywords().join('\n'));
  writeFileSync(list, corpus.files.map((file) => `${join(corpus.folder, file)}\0`).join(''));
  const scan = [
    cli,
    'scan',
    '--jobs',
    '1',
    '--no-ignore',
    '--format',
    'json',
    '--output',
    join(folder, 'report.json'),
    corpus.folder,
  ];
  const search = ['--no-config', '-j1', '-uu', '-F', '-i', '-l', '-f', words, corpus.folder];
  const whole = search.map((one) => (one === '-l' ? '-c' : one));
  const reader = bundle('read');
  const spent = rounds(passes, {
    cat: () => runWell('sh', ['-c', `xargs -0 cat < "$1" > /dev/null`, 'sh', list]).cpuSeconds,
    reading: () => runWell(process.execPath, [reader, list]).cpuSeconds,
    rg: () => runWell(tools.rg, search).cpuSeconds,
    rgWhole: () => runWell(tools.rg, whole).cpuSeconds,
    ours: () => runWell(process.execPath, scan, { accepted: [0, 1] }).cpuSeconds,
  });
  const megabytes = corpus.bytes / 1e6;
  const rate = (seconds: number) => `${rounded(seconds)} CPU s, ${rounded(megabytes / seconds)} MB/s`;
  return [
    told('corpus', `${corpus.files.length} files, ${rounded(megabytes)} MB`),
    told('  cat', rate(spent.cat)),
    told('  Node, reading alone', rate(spent.reading)),
    told(`  rg -F -i -l, ${keywords().length} keywords: to the first in each file`, rate(spent.rg)),
    told('  rg -F -i -c: every line', rate(spent.rgWhole)),
    told('  scabbard scan', rate(spent.ours)),
    atMost({
      measure: 'workspace scan, against rg',
      value: spent.ours / spent.rg,
      limit: 1.5,
      unit: 'x',
      note: `${rounded(spent.ours / spent.rgWhole)}x when rg reads to the end`,
    }),
    atMost({ measure: 'workspace scan, against cat', value: spent.ours / spent.cat, limit: 1.7, unit: 'x' }),
  ];
}

function withFewRules({ corpus }: Context): readonly Row[] {
  const script = bundle('workspace');
  const scan = (rules?: number) => {
    const given: WorkspaceGiven = { folder: corpus.folder, passes, ...(rules === undefined ? {} : { rules }) };
    return median(inside<WorkspaceAnswer>(script, given).passes);
  };
  const few = scan(fewRules);
  const all = scan();
  return [atMost({ measure: `all rules against ${fewRules}`, value: all / few, limit: 1.3, unit: 'x' })];
}
