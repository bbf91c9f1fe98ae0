// What must hold for every text there is. Each check answers with a complaint that holds nothing of the text, or undefined.

import { isDeepStrictEqual } from 'node:util';
import { all as rules } from '../../../../../rules';
import { all as hygiene } from '../../../../../server/checks';
import { parseEnv, valuesOf } from '../../../../../server/dotenv/parse';
import type { Finding, ScanResult } from '../../../../../server/engine/findings/finding';
import { detectors } from '../../../../../server/engine/judge/detectors';
import { createScanner } from '../../../../../server/engine/scan';
import { seededRandom } from '../../../../../server/engine/shape/sample';
import { createLines } from '../../../../../server/engine/text/lines';
import { isAscii } from '../../../../../server/engine/text/units';
import { all as formats } from '../../../../../server/formats';
import { takesCommentAt } from '../../../../../server/languages/support/comment-place';
import { commentSyntax } from '../../../../../server/languages/support/comments';
import { createDetection } from '../../../../../server/workspace/detect';
import { patternMatch } from './patterns';
import { type FuzzText, fuzzEdit } from './texts';

type Complaint = string | undefined;
export type Check = (given: FuzzText, number: number) => Complaint;

const scanner = createScanner({ rules, detectors });
const detection = createDetection({ rules, detectors, formats, checks: hygiene, now: () => 0 });

export const checks: Readonly<Record<string, Check>> = { scan, again, env, structured, comments, lines };

/** The other ways to scan cost most of the time, so each text goes one of them. */
function again(given: FuzzText, number: number): Complaint {
  return [bytes, edits, detect][number % 3]!(given, number);
}

/** Spans inside the text, apart, in order, exactly what the rule's pattern matches; the mask shows no more than a prefix. */
function scan(given: FuzzText): Complaint {
  const { findings, suppressed, failures } = scanner.scan(given);
  if (failures.length > 0) return `${failures[0]!.ruleId} failed: ${failures[0]!.message}`;
  const all = [...findings, ...suppressed].sort((a, b) => a.start - b.start);
  return misplaced(all, given.text) ?? first(all, (finding) => misread(finding, given.text));
}

function misplaced(findings: readonly Finding[], text: string): Complaint {
  let before = 0;
  for (const { ruleId, start, end } of findings) {
    if (!(start >= before && start < end && end <= text.length))
      return `${ruleId} at ${start} to ${end} of ${text.length}`;
    before = end;
  }
  return undefined;
}

function misread(finding: Finding, text: string): Complaint {
  const { ruleId, masked, start, end } = finding;
  const shown = masked.replace(/…$/, '');
  if (!text.startsWith(shown, start) || shown.length >= end - start)
    return `${ruleId} shows ${shown.length} characters`;
  return patternMatch(finding, text) ? undefined : `${ruleId} is no match of its pattern`;
}

/** The bytes of a file mean what its text means. */
function bytes(given: FuzzText): Complaint {
  const { path } = given;
  const encoded = Buffer.from(given.text, 'utf8');
  const text = encoded.toString('utf8');
  const decode = (from?: number, to?: number): string => encoded.toString('utf8', from, to);
  const found = scanner.scanBytes({ path, bytes: encoded, ascii: isAscii(text), decode });
  return difference(found, scanner.scan({ path, text }));
}

/** A document that was edited gives what a fresh scan of it gives. */
function edits(given: FuzzText, number: number): Complaint {
  const random = seededRandom(number + 1);
  const tracker = scanner.track();
  let { text } = given;
  tracker.update({ ...given, text });
  for (let step = 0; step < 2; step++) {
    const { start, oldEnd, inserted } = fuzzEdit(text, random);
    text = text.slice(0, start) + inserted + text.slice(oldEnd);
    const change = { start, oldEnd, newEnd: start + inserted.length };
    const result = tracker.update({ ...given, text }, [change]);
    const complaint = difference(result, scanner.scan({ ...given, text }));
    if (complaint !== undefined) return `edit ${step}: ${complaint}`;
  }
  return undefined;
}

function detect(given: FuzzText): Complaint {
  const { findings, suppressed, failures } = detection.text(given);
  if (failures.length > 0) return `${failures[0]!.ruleId} failed: ${failures[0]!.message}`;
  return misplaced(
    [...findings, ...suppressed].sort((a, b) => a.start - b.start),
    given.text,
  );
}

/** Keys are what stands at their spans; what a value means, and no more than it, stands at its own. */
function env({ text }: FuzzText): Complaint {
  const file = parseEnv(text);
  valuesOf(file);
  return first(file.entries, ({ key, keySpan, written, inner, line }) => {
    const order = [
      0,
      line.start,
      keySpan.start,
      keySpan.end,
      written.start,
      inner.start,
      inner.end,
      written.end,
      line.end,
    ];
    if (text.slice(keySpan.start, keySpan.end) !== key) return 'a key is not its span';
    if (order.some((offset, index) => offset < (order[index - 1] ?? 0))) return 'spans of an entry are out of order';
    return line.end <= text.length ? undefined : 'an entry ends behind the text';
  });
}

function structured({ text, path }: FuzzText): Complaint {
  return first(formats, (format) =>
    first(format.extract(text, path), ({ start, end, value }) => {
      if (!(start >= 0 && start <= end && end <= text.length))
        return `${format.id}: ${start} to ${end} of ${text.length}`;
      return value.length <= end - start ? undefined : `${format.id}: a value is longer than what is written`;
    }),
  );
}

const syntaxes = [
  'javascript',
  'python',
  'shellscript',
  'yaml',
  'html',
  'markdown',
  'sql',
  'lua',
  'php',
  'dotenv',
  'rust',
];

function comments({ text }: FuzzText, number: number): Complaint {
  const syntax = commentSyntax(syntaxes[number % syntaxes.length]!, 'file:///a');
  if (!syntax) return 'a language has no comments';
  const offset = Math.floor(seededRandom(number)() * (text.length + 1));
  takesCommentAt(text, offset, syntax);
  return undefined;
}

/** Against a table of every offset, made the plainest way. */
function lines({ text }: FuzzText): Complaint {
  const subject = createLines(text);
  let line = 0;
  let start = text.startsWith('\ufeff') ? 1 : 0;
  for (let offset = 0; offset <= text.length; offset++) {
    const inBreak = text[offset - 1] === '\r' && text[offset] === '\n';
    if (offset > 0 && !inBreak && /[\r\n]/.test(text[offset - 1]!)) [line, start] = [line + 1, offset];
    const character = Math.max(0, offset - start);
    const found = subject.positionAt(offset);
    if (found.line !== line || found.character !== character) return `position of ${offset}`;
    if (!inBreak && offset >= start && subject.offsetAt(found) !== offset) return `way back to ${offset}`;
  }
  return subject.lineCount === line + 1 ? undefined : 'number of lines';
}

/** Undefined when both are the same; else what only one of them found. */
function difference(result: ScanResult, expected: ScanResult): Complaint {
  if (isDeepStrictEqual(result, expected)) return undefined;
  const missing = placesOf(expected).filter((place) => !placesOf(result).includes(place));
  const added = placesOf(result).filter((place) => !placesOf(expected).includes(place));
  return `missing [${missing}], added [${added}]`;
}

const placesOf = ({ findings }: ScanResult): readonly string[] =>
  findings.map(({ ruleId, start, end }) => `${ruleId} ${start}–${end}`);

function first<T>(items: readonly T[], complain: (item: T) => Complaint): Complaint {
  for (const item of items) {
    const complaint = complain(item);
    if (complaint !== undefined) return complaint;
  }
  return undefined;
}
