// The answer of `scan --explain`: what was found on a line and why, what was not and why not. Holds no value.

import type { Confidence, CredentialClass, Severity } from '../../protocol/finding';
import { printable } from '../support/io';

/** Lines and columns from 1, UTF-16 columns, ends exclusive, as in the report. */
export interface Range {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface ExplainedFinding extends Range {
  readonly ruleId: string;
  readonly title: string;
  readonly class: CredentialClass;
  readonly confidence: Confidence;
  readonly masked: string;
  readonly evidence: readonly string[];
  /** Where it is reported. */
  readonly severity?: Severity;
  /** Where it is not: why. */
  readonly why?: string;
}

export interface DroppedStep extends Range {
  readonly of: 'value' | 'word';
  readonly rules: readonly string[];
  readonly why: string;
}

export interface Explanation {
  /** Of this format. */
  readonly version: 1;
  /** Relative to the working directory where it holds the file, with `/`. */
  readonly file: string;
  readonly line: number;
  /** Whether a scan reports anything on the line. */
  readonly reported: boolean;
  /** What holds for the whole file or line. */
  readonly notes: readonly string[];
  readonly findings: readonly ExplainedFinding[];
  /** Considered, and no finding. */
  readonly dropped: readonly DroppedStep[];
}

/** For people. */
export function renderExplanation({ file, line, reported, notes, findings, dropped }: Explanation): string {
  const title = `${printable(file)}:${line}: ${reported ? 'reported.' : 'nothing is reported.'}`;
  const nothing = findings.length + dropped.length === 0 && notes.length === 0;
  return `${[
    title,
    ...notes.map((note) => `  ${note}`),
    ...(nothing ? ['  No word on the line announces a secret: no name, no prefix, no form that is known.'] : []),
    ...findings.flatMap(findingLines),
    ...section('Considered, and no finding:', dropped, 'value'),
    ...section('Words and names that led to no value:', dropped, 'word'),
  ].join('\n')}\n`;
}

function findingLines(finding: ExplainedFinding): readonly string[] {
  const { title, ruleId, masked, severity, confidence, evidence, why } = finding;
  return [
    '',
    `  ${rangeText(finding)}  ${title}  ${ruleId}  ${masked}`.trimEnd(),
    `    class ${finding.class}, confidence ${confidence}${severity ? `, reported as ${severity}` : ''}`,
    ...evidence.map((one) => `    - ${printable(one)}`),
    ...(why === undefined ? [] : [`    not reported: ${why}`]),
  ];
}

function section(title: string, dropped: readonly DroppedStep[], of: DroppedStep['of']): readonly string[] {
  const steps = dropped.filter((step) => step.of === of);
  return steps.length === 0 ? [] : ['', title, ...steps.map(droppedLine)];
}

const mostRules = 5;

function droppedLine(step: DroppedStep): string {
  const { rules, why } = step;
  const more = rules.length > mostRules ? ` and ${rules.length - mostRules} more` : '';
  return `  ${rangeText(step)}  ${rules.slice(0, mostRules).join(', ')}${more}: ${why}`;
}

/** `3:10-42`, over several lines `3:10-5:7`. */
const rangeText = ({ startLine, startColumn, endLine, endColumn }: Range): string =>
  `${startLine}:${startColumn}-${endLine === startLine ? '' : `${endLine}:`}${endColumn}`;
