// Findings on code that people publish: each is an alarm that somebody would have to look at, most likely for nothing.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report, ReportedFinding } from '../../../protocol/report';
import { all } from '../../../rules';
import { reviewed } from '../reviewed';
import type { Context } from '../support/context';
import { cacheFolder } from '../support/folders';
import { runWell } from '../support/program';
import { atMost, type Row, rounded, told } from '../support/table';
import type { Measure } from './measure';

const measure: Measure = { name: 'quiet', run };
export default measure;

type Kind = 'context-free' | 'with context' | 'hand-written' | 'generic';

function run({ corpus, cli }: Context): readonly Row[] {
  const output = join(cacheFolder(), 'quiet.json');
  const scan = ['scan', '--no-ignore', '--min-confidence', 'likely', '--format', 'json', '--output', output];
  runWell(process.execPath, [cli, ...scan, corpus.folder], { accepted: [0, 1] });
  const { findings, stats } = JSON.parse(readFileSync(output, 'utf8')) as Report;
  const listed = list(findings);
  const alarms = findings.filter((finding) => !isReviewed(finding));
  const count = (kind: Kind) => alarms.filter(({ ruleId }) => kindOf(ruleId) === kind).length;
  const known = `${findings.length - alarms.length} reviewed left out`;
  const per = (megabytes: number, kind: Kind) => (count(kind) * megabytes * 1e6) / stats.bytes;
  return [
    told('quiet: findings, one per line', listed),
    atMost({ measure: '  of rules without context', value: count('context-free'), limit: 0, unit: '', note: known }),
    told('  of rules with context', `${count('with context')} (${rounded(per(100, 'with context'))} per 100 MB)`),
    told(
      '  of the other hand-written ones',
      `${count('hand-written')} (${rounded(per(100, 'hand-written'))} per 100 MB)`,
    ),
    atMost({
      measure: '  generic, per 10 MB',
      value: per(10, 'generic'),
      limit: 1,
      unit: '',
      note: `${count('generic')} in all`,
    }),
  ];
}

const isReviewed = ({ ruleId, file, startLine }: ReportedFinding): boolean =>
  reviewed.some((one) => one.ruleId === ruleId && one.place === `${file}:${startLine}`);

/** Places without values, for a person to look at; answers with the file's path. */
function list(findings: readonly ReportedFinding[]): string {
  const path = join(cacheFolder(), 'quiet.txt');
  const lines = findings.map(
    ({ file, startLine, startColumn, ruleId, confidence }) =>
      `${file}:${startLine}:${startColumn}\t${kindOf(ruleId)}\t${ruleId}\t${confidence}\n`,
  );
  writeFileSync(path, lines.join(''));
  return path;
}

const context = new Map<string, boolean>(all.map((rule) => [rule.id, (rule.context ?? []).length > 0]));

function kindOf(ruleId: string): Kind {
  if (ruleId.startsWith('generic/')) return 'generic';
  const needsContext = context.get(ruleId);
  if (needsContext === undefined) return 'hand-written';
  return needsContext ? 'with context' : 'context-free';
}
