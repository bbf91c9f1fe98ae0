// A cheap look at the bytes around a word of a name: does anything follow that can assign a value to it?

import type { Origin } from '../../../findings/origin';
import type { Span } from '../../../findings/overlap';
import { bytesWhere, isAlphanumeric, isLetter, isLower, notLower } from '../../../text/bytes';
import { longestLine } from '../../../text/page';
import { remembered } from '../../../text/remembered';
import type { Run, Word } from '../../../watcher';
import type { NameVerdict } from '../../name';
import { verdictIn } from '../verdict';
import { type Gap, isBesideField, isFiller, isNameByte, isSign, isWord, mayFollowBlank } from './form';
import { comparedQuote, isComparedLiteral, type Least, mayBeLiteral } from './value';

/** Sees only bytes, so it answers for more than `assignmentAt` will accept; never for less. */
export function mayBeAssigned(units: Uint8Array, start: number, end: number, { text }: Word, origin: Origin): boolean {
  if (isShort(text) && !standsAlone(units, start, end, text)) return false;
  if (origin.isSilent) return false;
  const last = Math.min(units.length, end + longestGap);
  let at = end;
  while (at < last && isNameByte(units[at]!)) at++;
  const nameEnd = at;
  while (at < last && isFiller(units[at]!)) at++;
  if (isJoining(units, at)) at++;
  if (at >= units.length) return false;
  const gap: Gap = { start, nameEnd, at };
  const form = at === last ? 'open' : formOf(units, gap, origin);
  if (form === undefined) return false;
  const verdict = mayBeName(units, start, { end, nameEnd });
  if (!verdict || isLongLine(units, start)) return false;
  const needed = leastOf(verdict);
  return form === 'open' || mayBeLiteral(units, gap, needed) || isComparedLiteral(units, start, needed);
}

/** `.=` and `+=`. */
const isJoining = (units: Uint8Array, at: number): boolean =>
  (units[at] === 46 || units[at] === 43) && units[at + 1] === 61;

/** Name, blanks and quotes that are longer are not looked at. */
const longestGap = 250;

/** `literal`: in code a value beside a sign is one. `open`: what the value may be is not looked at here. */
function formOf(units: Uint8Array, gap: Gap, origin: Origin): 'open' | 'literal' | undefined {
  const { start, at } = gap;
  if (isTyped(units, gap)) return 'open';
  const isCode = origin.kind === 'code' || origin.kind === 'json';
  if (!isSign(units[at]!)) {
    if (mayFollowBlank(units, gap, origin)) return 'open';
    return (isCode || origin.kind === 'prose') && comparedQuote(units, start) >= 0 ? 'literal' : undefined;
  }
  return isCode && !isBesideField(units, at) ? 'literal' : 'open';
}

/** `get("#password").type(…)`. */
function isTyped(units: Uint8Array, { nameEnd, at }: Gap): boolean {
  const byte = units[nameEnd];
  return units[at] === 46 && units[at - 1] === 41 && byte !== 41 && byte !== 32;
}

/** As `isRuledOut` and `isNoSecret` have it: under a plain name only what may be the material of a key is looked at. */
function leastOf(verdict: NameVerdict | 'unknown'): Least {
  if (verdict === 'unknown' || verdict.strength === 2) return least.anything;
  const { kind, strength } = verdict;
  if (strength === 0) return least.key;
  return kind === 'password' ? least.password : least.perhaps;
}

const least = {
  anything: { length: 4, digit: false, digitInString: false },
  key: { length: 16, digit: true, digitInString: true },
  password: { length: 4, digit: false, digitInString: true },
  perhaps: { length: 8, digit: false, digitInString: true },
} as const satisfies Record<string, Least>;

/** How far a name reaches to each side of the word. */
const longestName = 80;

/** Names of ASCII letters are judged at once: most of those that hold such a word mean something else. */
function mayBeName(
  units: Uint8Array,
  wordStart: number,
  { end, nameEnd }: { readonly end: number; readonly nameEnd: number },
): NameVerdict | 'unknown' | undefined {
  let first = wordStart;
  while (first > wordStart - longestName && isNameByte(units[first - 1] ?? 0)) first--;
  if (nameEnd > end + longestName) return 'unknown';
  for (let at = first; at < nameEnd; at++) if (units[at]! > 127) return 'unknown';
  // Without the dots and dashes around it.
  let start = first;
  let last = nameEnd - 1;
  while (start <= last && isLead(units[start]!)) start++;
  while (last >= start && (units[last] === 45 || units[last] === 46)) last--;
  return isSpoken(units, first, { start, end: last + 1 }) ? 'unknown' : verdictIn(units, start, last + 1);
}

/** `$`, `-` and `.`. */
const isLead = (byte: number): boolean => byte === 36 || byte === 45 || byte === 46;

/** With the word before it such a name may be another (`API key`). */
const isSpoken = (units: Uint8Array, first: number, { start, end }: Span): boolean =>
  units[first - 1] === 32 &&
  isLetter(units[first - 2] ?? 0) &&
  spoken.some((word) => word.length === end - start && isWord(units, start, word)) &&
  /(?:api|access|secret|auth|client|private|consumer|shared|signing|encryption|license) $/i.test(
    String.fromCharCode(...units.subarray(Math.max(0, first - 12), first)),
  );

const spoken = ['key', 'secret', 'token', 'password'];

/** In bytes: three for each character of a line that is just not too long. */
const longestInBytes = 3 * longestLine;

/** All words of a long line ask, so what was read of the line asked for last is not read again. */
function isLongLine(units: Uint8Array, at: number): boolean {
  const known = line(units);
  const floor = known.start <= at ? known.end : 0;
  let start = at;
  while (start > at - longestInBytes && start > floor && units[start - 1] !== 10) start--;
  let end = at;
  if (known.start <= at && start <= known.end) {
    start = known.start;
    end = Math.max(end, known.end);
  }
  const last = Math.min(units.length, start + longestInBytes + 1);
  while (end < last && units[end] !== 10) end++;
  known.start = start;
  known.end = end;
  return end - start > longestInBytes;
}

/** Without a break between start and end; at first, none. */
const line = remembered((_: Uint8Array) => ({ start: Number.POSITIVE_INFINITY, end: 0 }));

const isShort = (word: string): boolean =>
  word === 'auth' || (word.length < 4 && (word === 'key' || word === 'pat' || word === 'pw' || word === 'psw'));

const mayGoOn = (word: string): boolean => word === 'key' || word === 'auth';

function standsAlone(units: Uint8Array, start: number, end: number, word: string): boolean {
  const after = units[end] ?? 32;
  if (mayGoOn(word)) return !isLower(after);
  return !isAlphanumeric(after) && !isAlphanumeric(units[start - 1] ?? 32);
}

const notAlphanumeric = bytesWhere((byte) => !isAlphanumeric(byte));

/** What is always behind a short word to which something may be assigned. */
export const behindName = ({ text }: Word): Run | undefined =>
  isShort(text) ? { set: mayGoOn(text) ? notLower : notAlphanumeric, count: 1 } : undefined;
