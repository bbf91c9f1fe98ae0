// Precision and recall on labelled lines. Usage: tsx scripts/fit/measure.ts --data FILE [--list missed|false] [--category C] [--at CONFIDENCE]

import { parseArgs } from 'node:util';
import type { Confidence } from '../../protocol/finding';
import { confidences } from '../../protocol/finding';
import { all } from '../../rules';
import type { Finding } from '../../server/engine/findings/finding';
import { detectors } from '../../server/engine/judge/detectors';
import { createScanner } from '../../server/engine/scan';
import { type Half, lineKey, readSamples, type Sample } from './data';

interface Measured {
  readonly sample: Sample;
  readonly findings: readonly Finding[];
}

interface Counts {
  /** Labelled lines that hold a credential: found, missed. */
  found: number;
  missed: number;
  /** Labelled lines that hold none and were reported. */
  wrong: number;
  /** Lines of the context, not labelled as a credential, that were reported. */
  stray: number;
}

const { values: options } = parseArgs({
  options: {
    data: { type: 'string' },
    list: { type: 'string' },
    category: { type: 'string' },
    at: { type: 'string', default: 'likely' },
  },
});

function main(): void {
  if (!options.data) throw new Error('Say where the labelled lines are: --data FILE');
  const scanner = createScanner({ rules: all, detectors });
  const measured = readSamples(options.data).map((sample) => ({
    sample,
    findings: scanner.scan({ text: sample.text, path: sample.file }).findings,
  }));
  if (options.list) list(measured, options.list);
  else for (const at of ['likely', 'certain'] as const) printTable(measured, at);
}

const reaches = ({ confidence }: Finding, at: Confidence): boolean =>
  confidences.indexOf(confidence) <= confidences.indexOf(at);

const onLines =
  ({ start, end }: Sample) =>
  (finding: Finding): boolean =>
    finding.start < end && finding.end > start;

/** Each line is counted once, however many samples show it. */
function count(measured: readonly Measured[], at: Confidence): Counts {
  const counts: Counts = { found: 0, missed: 0, wrong: 0, stray: 0 };
  const stray = new Set<string>();
  const labelled = new Set(measured.flatMap(({ sample }) => linesOf(sample)));
  for (const { sample, findings } of measured) {
    const reported = findings.filter((finding) => reaches(finding, at));
    const hit = reported.some(onLines(sample));
    if (sample.label === 'T') counts[hit ? 'found' : 'missed']++;
    else if (hit) counts.wrong++;
    for (const finding of reported) {
      const first = sample.firstLine + newlines(sample.text.slice(0, finding.start));
      const last = first + newlines(sample.text.slice(finding.start, finding.end));
      const keys = range(first, last).map((line) => lineKey(sample.repo, sample.file, line));
      if (!keys.some((key) => labelled.has(key))) stray.add(keys[0]!);
    }
  }
  counts.stray = stray.size;
  return counts;
}

const newlines = (text: string): number => text.split('\n').length - 1;
const range = (first: number, last: number): number[] => Array.from({ length: last - first + 1 }, (_, i) => first + i);

function linesOf(sample: Sample): readonly string[] {
  const last = sample.line + newlines(sample.text.slice(sample.start, sample.end));
  return range(sample.line, last).map((line) => lineKey(sample.repo, sample.file, line));
}

function printTable(measured: readonly Measured[], at: Confidence): void {
  console.log(`\nAt \`${at}\` or above (${measured.length} labelled ranges)`);
  console.log(row('', ['T', 'found', 'wrong', 'precision', 'recall', 'F1', 'stray', 'strict precision']));
  for (const half of ['tuning', 'apart'] as const) {
    const mine = measured.filter(({ sample }) => sample.half === half);
    for (const category of [...new Set(mine.map(({ sample }) => sample.category))].sort())
      printCounts(
        `${half}: ${category}`,
        count(
          mine.filter(({ sample }) => sample.category === category),
          at,
        ),
        false,
      );
  }
  for (const half of ['tuning', 'apart'] as const)
    printCounts(
      half.toUpperCase(),
      count(
        measured.filter(({ sample }) => sample.half === half),
        at,
      ),
      true,
    );
  printCounts('OVERALL', count(measured, at), true);
}

function printCounts(name: string, { found, missed, wrong, stray }: Counts, withContext: boolean): void {
  if (found + missed + wrong === 0) return;
  const ratio = (part: number, whole: number): string => (whole === 0 ? '' : (part / whole).toFixed(3));
  console.log(
    row(name, [
      `${found + missed}`,
      `${found}`,
      `${wrong}`,
      ratio(found, found + wrong),
      ratio(found, found + missed),
      ratio(2 * found, 2 * found + wrong + missed),
      ...(withContext ? [`${stray}`, ratio(found, found + wrong + stray)] : []),
    ]),
  );
}

const row = (name: string, cells: readonly string[]): string =>
  name.padEnd(42) + cells.map((cell) => cell.padStart(Math.max(9, cell.length + 1))).join('');

/** Only of the tuning half: what nobody has read is what the other half's figures are worth. */
function list(measured: readonly Measured[], what: string): void {
  const listed: Half = 'tuning';
  const at = options.at as Confidence;
  for (const { sample, findings } of measured) {
    if (sample.half !== listed || (options.category && sample.category !== options.category)) continue;
    const hits = findings.filter((finding) => reaches(finding, at)).filter(onLines(sample));
    const isMiss = sample.label === 'T' && hits.length === 0;
    const isFalse = sample.label !== 'T' && hits.length > 0;
    if (what === 'missed' ? !isMiss : !isFalse) continue;
    const shown = what === 'missed' ? findings.filter(onLines(sample)) : hits;
    const reasons = shown.map(({ ruleId, confidence, evidence }) => `${ruleId} ${confidence}: ${evidence.join('; ')}`);
    console.log(`${sample.label} ${sample.category} ${sample.file}`);
    for (const line of sample.text.slice(sample.start, sample.end).split('\n').slice(0, 3))
      console.log(`    ${line.trim().slice(0, 240)}`);
    for (const reason of reasons) console.log(`  > ${reason}`);
  }
}

main();
