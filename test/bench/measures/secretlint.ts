// The same small sample of the corpus, scanned by secretlint with its recommended rules and by us.

import { copyFileSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { WorkspaceAnswer, WorkspaceGiven } from '../inside/workspace';
import type { Context } from '../support/context';
import type { Corpus } from '../support/corpus';
import { bundle, inside } from '../support/inside';
import { once } from '../support/once';
import { runWell } from '../support/program';
import { median } from '../support/statistics';
import { atLeast, type Row, rounded, told } from '../support/table';
import type { Measure } from './measure';

const measure: Measure = { name: 'secretlint', run };
export default measure;

const wanted = { files: 1000, bytes: 6_000_000 };
const passes = 5;

/** secretlint runs once per figure: ten seconds say enough. Its start-up, timed on an empty file, does not count. */
function run({ corpus, tools }: Context): readonly Row[] {
  const sample = once('sample', [corpus.files.length, corpus.bytes, wanted], (folder) => fill(folder, corpus));
  const empty = once('empty', 1, (folder) => writeFileSync(join(folder, 'empty.txt'), ''));
  const config = join(tools.folder, '.secretlintrc.json');
  writeFileSync(config, JSON.stringify({ rules: [{ id: '@secretlint/secretlint-rule-preset-recommend' }] }));
  const lint = (folder: string) =>
    runWell(process.execPath, [tools.secretlint, '--secretlintrc', config, `${folder}/**/*`], {
      cwd: tools.folder,
      accepted: [0, 1],
    }).cpuSeconds;
  const theirs = lint(sample) - median([lint(empty), lint(empty), lint(empty)]);
  const given: WorkspaceGiven = { folder: sample, passes: 5 * passes };
  const answer = inside<WorkspaceAnswer>(bundle('workspace'), given);
  const ours = median(answer.passes) / 1000;
  const note = `${rounded(theirs)} against ${rounded(ours)} CPU s`;
  return [
    told('sample for secretlint', `${answer.files} files, ${rounded(answer.bytes / 1e6)} MB`),
    atLeast({ measure: 'faster than secretlint', value: theirs / ours, limit: 100, unit: 'x', note }),
  ];
}

/** Files at even distances, until both numbers are reached; the largest ones would fill it alone and are left out. */
function fill(folder: string, corpus: Corpus): void {
  const small = corpus.files.filter((file) => statSync(join(corpus.folder, file)).size <= 50_000);
  const step = Math.max(1, Math.floor(small.length / wanted.files));
  let bytes = 0;
  for (let index = 0; index < small.length && bytes < wanted.bytes; index += step) {
    const from = join(corpus.folder, small[index]!);
    const to = join(folder, small[index]!);
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(from, to);
    bytes += statSync(from).size;
  }
}
