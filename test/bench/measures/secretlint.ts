// The same small sample of the corpus, scanned by secretlint with its recommended rules and by us.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkspaceAnswer, WorkspaceGiven } from '../inside/workspace';
import type { Context } from '../support/context';
import { bundle, inside } from '../support/inside';
import { once } from '../support/once';
import { runWell } from '../support/program';
import { sampleOf } from '../support/sample';
import { median } from '../support/statistics';
import { atLeast, type Row, rounded, told } from '../support/table';
import type { Measure } from './measure';

const measure: Measure = { name: 'secretlint', run };
export default measure;

const passes = 5;

/** secretlint runs once per figure: ten seconds say enough. Its start-up, timed on an empty file, does not count. */
function run({ corpus, tools }: Context): readonly Row[] {
  const sample = sampleOf(corpus);
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
