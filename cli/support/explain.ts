// Explains one line of a file: what ignore rules, detection and the project's policy say of it.

import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Finding, ScanResult } from '../../server/engine/findings/finding';
import type { Span } from '../../server/engine/findings/overlap';
import { createLines, type Lines } from '../../server/engine/text/lines';
import { type Place, type Unreported, verdictOn } from '../../server/workspace/apply-config';
import type { DetectParts } from '../../server/workspace/detect';
import { explainText } from '../../server/workspace/explain';
import { createIgnore } from '../../server/workspace/git/git-ignore';
import { pathWithin } from '../../server/workspace/git/repository';
import { readText } from '../../server/workspace/reading/read-text';
import type { DroppedStep, ExplainedFinding, Explanation, Range } from '../report/explanation';
import { UsageError } from './arguments';
import { nameFor, type ScopeRequest, scopeOf } from './collect';
import { examineEnvFiles, isEnvFile } from './env-problems';
import { inputFor, placeOf, type Scope, type Text } from './examine';
import { printable } from './io';

/** FILE:LINE as it was given. Only the last colon counts: drive letters and names have some too. */
export async function lineOf(given: string, cwd: string): Promise<{ readonly path: string; readonly line: number }> {
  const [, file, digits] = /^(.+):([1-9]\d{0,8})$/s.exec(given) ?? [];
  if (file === undefined) throw new UsageError('--explain wants FILE:LINE, with lines from 1.');
  const path = resolve(cwd, file);
  if (!(await isFile(path))) throw new UsageError(`${printable(file)} is no file.`);
  return { path, line: Number(digits) };
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

export interface ExplainRequest extends ScopeRequest {
  readonly parts: DetectParts;
  readonly noIgnore: boolean;
  readonly cwd: string;
}

/** As a scan of the working directory would see the file, or of its folder where it lies elsewhere. */
export async function explainLine(request: ExplainRequest, path: string, line: number): Promise<Explanation> {
  const root = pathWithin(request.cwd, path) === undefined ? dirname(path) : request.cwd;
  const scope = await scopeOf(request, root);
  const file = nameFor(request.cwd, path);
  const leftOut = request.noIgnore ? [] : await whyLeftOut(scope, root, path);
  const read = await readText(path);
  const head = { version: 1 as const, file, line };
  if ('skipped' in read)
    return { ...head, reported: false, notes: [...leftOut, notRead(read.skipped)], findings: [], dropped: [] };
  const told = await tell(request.parts, scope, { text: { path, file, text: read.text }, line });
  const reported = leftOut.length === 0 && told.findings.some(({ severity }) => severity !== undefined);
  return { ...head, reported, ...told, notes: [...leftOut, ...told.notes] };
}

const notRead = (reason: string): string => `The file is not looked at: ${reason}.`;

/** Empty for a file that a scan of the folder comes to. */
async function whyLeftOut({ ignore, project }: Scope, root: string, path: string): Promise<readonly string[]> {
  const leftOut = (why: string): readonly string[] => [`A scan of the folder leaves the file out: ${why}.`];
  if (path.split(/[\\/]/).includes('.git')) return leftOut('it is git’s own');
  if (await ignore.gitIgnored(path)) return leftOut('git ignores it');
  if (!(await ignore.excluded(path))) return [];
  if (!(await createIgnore({ root }).excluded(path))) return leftOut('"exclude" in .scabbard.json names it');
  return leftOut(
    project.repository
      ? 'a .scabbardignore names it'
      : 'a .scabbardignore names it, or its folder is one that holds other people’s code',
  );
}

interface Asked {
  readonly text: Text;
  readonly line: number;
}

type Told = Pick<Explanation, 'notes' | 'findings' | 'dropped'>;

async function tell(parts: DetectParts, scope: Scope, { text, line }: Asked): Promise<Told> {
  const lines = createLines(text.text);
  if (line > lines.lineCount)
    throw new UsageError(`${printable(text.file)} has ${lines.lineCount} line${lines.lineCount === 1 ? '' : 's'}.`);
  const span = lines.lineAt(line - 1);
  const { result, steps } = explainText(parts, { ...inputFor(scope, text.path), text: text.text }, span);
  const place = await placeOf(scope, text.path);
  const found = findingsIn(result, span, { scope, text: text.text, place });
  return {
    notes: notesOf(text.text.slice(span.start, span.end), result),
    findings: [
      ...found.map((one) => ({ ...one.told, ...rangeOf(lines, one.span) })),
      ...(await envProblems(scope, text, line)),
    ],
    dropped: steps.map(({ of, rules, why, ...step }): DroppedStep => ({ of, rules, why, ...rangeOf(lines, step) })),
  };
}

function notesOf(line: string, { failures }: ScanResult): readonly string[] {
  return [
    ...(line.includes('\uFFFD') ? ['The line holds bytes that are no UTF-8: each is read as U+FFFD.'] : []),
    ...failures.map(({ ruleId }) => `${ruleId} did not finish on this file; the others did.`),
  ];
}

interface Judging {
  readonly scope: Scope;
  readonly text: string;
  readonly place: Place;
}

interface Found {
  readonly span: Span;
  readonly told: Omit<ExplainedFinding, keyof Range>;
}

/** Findings that share a character with the line, those that a marker hides included. */
function findingsIn({ findings, suppressed }: ScanResult, line: Span, judging: Judging): readonly Found[] {
  const isHere = ({ start, end }: Finding): boolean => start < line.end && end > line.start;
  return [
    ...findings.filter(isHere).map((finding) => foundOf(finding, becomes(finding, judging))),
    ...suppressed.filter(isHere).map((finding) => foundOf(finding, { why: 'an inline marker in the file hides it' })),
  ].sort((a, b) => a.span.start - b.span.start);
}

const foundOf = (finding: Finding, fate: Pick<ExplainedFinding, 'severity' | 'why'>): Found => {
  const { ruleId, title, class: credentialClass, confidence, masked, evidence, start, end } = finding;
  return {
    span: { start, end },
    told: { ruleId, title, class: credentialClass, confidence, masked, evidence, ...fate },
  };
};

function becomes(finding: Finding, { scope, text, place }: Judging): Pick<ExplainedFinding, 'severity' | 'why'> {
  const verdict = verdictOn(scope.policy, finding, { text, place });
  if (typeof verdict !== 'string') return { severity: verdict.severity };
  return { why: whyUnreported(verdict, place, scope.policy.minimumConfidence) };
}

function whyUnreported(verdict: Unreported, { env }: Place, minimum: string): string {
  switch (verdict) {
    case 'rule off':
      return '"rules" in .scabbard.json turns the rule off';
    case 'public':
      return 'the value is meant for the public';
    case 'in its place':
      return env === 'example'
        ? 'in an env example env/secret-in-example stands for all rules'
        : 'values belong in an env file that git does not take';
    case 'unsure':
      return `findings below the confidence "${minimum}" are not reported`;
    case 'value ignored':
      return '"ignoredFingerprints" in .scabbard.json accepts the value';
    case 'path allowed':
      return '"allow" in .scabbard.json accepts the rule in this file';
  }
}

/** What is reported of an env file beyond the values in it. */
async function envProblems(scope: Scope, text: Text, line: number): Promise<readonly ExplainedFinding[]> {
  if (!isEnvFile(text.path)) return [];
  const examined = await examineEnvFiles(scope, [text]);
  return examined
    .flatMap(({ findings }) => findings)
    .filter(({ startLine, endLine }) => startLine <= line && line <= endLine)
    .map(({ file: _, fingerprint: __, env: ___, ...finding }) => ({ ...finding, evidence: [] }));
}

function rangeOf(lines: Lines, { start, end }: Span): Range {
  const [from, to] = [lines.positionAt(start), lines.positionAt(end)];
  return {
    startLine: from.line + 1,
    startColumn: from.character + 1,
    endLine: to.line + 1,
    endColumn: to.character + 1,
  };
}
