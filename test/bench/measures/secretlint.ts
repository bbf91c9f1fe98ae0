// The same parts of the corpus, scanned by secretlint with its recommended rules and by us.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkspaceAnswer, WorkspaceGiven } from '../inside/workspace';
import type { Context } from '../support/context';
import { bundle, inside } from '../support/inside';
import { once } from '../support/once';
import { runWell } from '../support/program';
import { sampleOf, usualSampleOf } from '../support/sample';
import { median } from '../support/statistics';
import { atLeast, type Row, rounded, told } from '../support/table';
import type { Measure } from './measure';

const measure: Measure = { name: 'secretlint', run };
export default measure;

const passes = 20;

/** secretlint runs once per sample: a quarter of an hour says enough. Its start-up, timed on an empty file, does not count. */
function run({ corpus, tools }: Context): readonly Row[] {
  const empty = once('empty', 1, (folder) => writeFileSync(join(folder, 'empty.txt'), ''));
  const config = join(tools.folder, '.secretlintrc.json');
  writeFileSync(config, JSON.stringify({ rules: [{ id: '@secretlint/secretlint-rule-preset-recommend' }] }));
  const lint = (folder: string) =>
    runWell(process.execPath, [tools.secretlint, '--secretlintrc', config, `${folder}/**/*`], {
      cwd: tools.folder,
      accepted: [0, 1],
    }).cpuSeconds;
  const start = median([lint(empty), lint(empty), lint(empty)]);
  const compare = (folder: string) => {
    const given: WorkspaceGiven = { folder, passes };
    const { passes: spent, files, bytes } = inside<WorkspaceAnswer>(bundle('workspace'), given);
    const [theirs, ours] = [lint(folder) - start, median(spent) / 1000];
    const note = `${rounded(theirs)} against ${rounded(ours)} CPU s, ${files} files, ${rounded(bytes / 1e6)} MB`;
    return { value: theirs / ours, note };
  };
  const usual = compare(usualSampleOf(corpus));
  return [
    atLeast({ measure: 'faster than secretlint', ...compare(sampleOf(corpus)), limit: 100, unit: 'x' }),
    told('  in files of 1 to 60 kB', `${rounded(usual.value)}x (${usual.note})`),
  ];
}
