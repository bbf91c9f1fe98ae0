// A cheap look at the bytes after a word of a name: does anything follow that can assign a value to it?

import { isAlphanumeric, isLower, isWordByte } from '../../bytes';
import type { Origin } from '../../origin';
import { longestLine } from '../../page';
import type { Word } from '../../watcher';
import { verdictOf } from './verdict';

/** Sees only bytes, so it answers for more than `assignmentAt` will accept; never for less. */
export function mayBeAssigned(units: Uint8Array, start: number, end: number, { text }: Word, origin: Origin): boolean {
  if (isShort(text) && !standsAlone(units, start, end, text)) return false;
  const last = Math.min(units.length, end + 250);
  let at = end;
  while (at < last && isNameByte(units[at]!)) at++;
  const nameEnd = at;
  while (at < last && isFiller(units[at]!)) at++;
  if (at >= units.length || origin.isSilent) return false;
  if (isCompared(units, start) || (units[at] === 46 && units[at - 1] === 41)) return true;
  if (at === last) return true;
  const gap = { start, nameEnd, at };
  const mayHold = isSign(units[at]!)
    ? !isCode(origin) || mayBeLiteral(units, gap, shortest(text))
    : at > nameEnd && mayFollowBlank(units, gap);
  return mayHold && mayBeName(units, start, nameEnd) && !isLongLine(units, start);
}

/** No value is shorter, in bytes: passwords may be. */
const shortest = (word: string): number => (/^(?:key|token|auth|cred)$/.test(word) ? 8 : 4);

/** Names of ASCII letters are judged at once: most of those that hold such a word mean something else. */
function mayBeName(units: Uint8Array, wordStart: number, end: number): boolean {
  let start = wordStart;
  while (start > wordStart - 80 && isNameByte(units[start - 1] ?? 0)) start--;
  let name = '';
  for (let at = start; at < end; at++) {
    if (units[at]! > 127) return true;
    name += String.fromCharCode(units[at]!);
  }
  const bare = trimmed(name);
  // With the word before it such a name may be another (`API key`).
  return /^(?:key|secret|token|password)$/i.test(bare) || verdictOf(bare) !== undefined;
}

/** Without the dots and dashes around it. */
function trimmed(name: string): string {
  let start = 0;
  let end = name.length;
  while (start < end && '.$-'.includes(name[start]!)) start++;
  while (end > start && '.-'.includes(name[end - 1]!)) end--;
  return name.slice(start, end);
}

/** In bytes: three for each character of a line that is just not too long. */
const longestInBytes = 3 * longestLine;

function isLongLine(units: Uint8Array, at: number): boolean {
  let start = at;
  while (start > at - longestInBytes && start > 0 && units[start - 1] !== 10) start--;
  let end = at;
  const last = Math.min(units.length, start + longestInBytes + 1);
  while (end < last && units[end] !== 10) end++;
  return end - start > longestInBytes;
}

const isCode = ({ kind }: Origin): boolean => kind === 'code' || kind === 'json';

/** In code a value is quoted, or a list of numbers, or the text of an element: is there one before the statement ends? */
function mayBeLiteral(units: Uint8Array, { nameEnd, at }: Gap, shortestValue: number): boolean {
  const sign = units[at]!;
  if (sign === 62) return closesElement(units, at + 1);
  if (sign === 44 && !isQuote(units[nameEnd]!) && units[nameEnd] !== 92 && !isBlank(units[at + 1] ?? 0)) return false;
  let next = at + 1;
  while (next < at + 100 && (isBlank(units[next] ?? 0) || isSign(units[next]!))) next++;
  const last = Math.min(units.length, next + 130);
  for (; next < last; next++) {
    const byte = units[next]!;
    if (byte === 38) return true;
    if (isQuote(byte)) return holdsValue(units, next, shortestValue);
    if (byte === 91 || byte === 123) return isList(units, next + 1) || (byte === 91 && units[next + 1] === 93);
    if (endsStatement(byte)) return false;
  }
  return next === last && last < units.length;
}

/** What the quote opens is no shorter, or one that somebody else closes: then the value stood before it. */
function holdsValue(units: Uint8Array, quote: number, length: number): boolean {
  const last = quote + length;
  for (let at = quote + 1; at <= last; at++) {
    const byte = units[at] ?? 10;
    if (byte === 10) return isInString(units, quote);
    // Three quotes open a text of several lines.
    if (byte === units[quote] && units[at - 1] !== 92)
      return (at === quote + 1 && units[at + 1] === byte) || isInString(units, quote);
  }
  return true;
}

/** `"password=v"`: the quote ends a string that began before the name. */
function isInString(units: Uint8Array, quote: number): boolean {
  const before = units[quote - 1] ?? 32;
  return !isBlank(before) && before !== 61 && before !== 58 && before !== 40 && before !== 44 && before !== 91;
}

const isBlank = (byte: number): boolean => byte === 32 || byte === 9 || byte === 10 || byte === 13;

/** A line break, `;`, `)`, `}`, `,`. */
const endsStatement = (byte: number): boolean =>
  byte === 10 || byte === 13 || byte === 59 || byte === 41 || byte === 125 || byte === 44;

function isList(units: Uint8Array, from: number): boolean {
  let at = from;
  while (at < from + 40 && isBlank(units[at] ?? 0)) at++;
  return units[at]! >= 48 && units[at]! <= 57;
}

/** The next tag closes one: `>text</`. */
function closesElement(units: Uint8Array, from: number): boolean {
  const last = Math.min(units.length, from + 1200);
  for (let at = from; at < last; at++) {
    if (units[at] === 60) return units[at + 1] === 47 || units[at + 1] === 115;
    if (units[at] === 62) return false;
  }
  return false;
}

/** `… == name`: the value stands before. */
function isCompared(units: Uint8Array, start: number): boolean {
  let at = start - 1;
  while (at > start - 60 && (isNameByte(units[at] ?? 0) || units[at] === 40)) at--;
  while (at > start - 65 && units[at] === 32) at--;
  return units[at] === 61 && (units[at - 1] === 61 || units[at - 1] === 33);
}

const isShort = (word: string): boolean =>
  word === 'auth' || (word.length < 4 && (word === 'key' || word === 'pat' || word === 'pw' || word === 'psw'));

function standsAlone(units: Uint8Array, start: number, end: number, word: string): boolean {
  const after = units[end] ?? 32;
  if (word === 'key' || word === 'auth') return !isLower(after);
  return !isAlphanumeric(after) && !isAlphanumeric(units[start - 1] ?? 32);
}

/** Letters, digits, `_`, `$`, `-`, `.`, and anything beyond ASCII. */
const isNameByte = (byte: number): boolean =>
  isWordByte(byte) || byte === 36 || byte === 45 || byte === 46 || byte > 127;

/** Blanks and line breaks, quotes, `]`, `)`, `}`, `{`, `\\`, `*`. */
const isFiller = (byte: number): boolean =>
  byte === 32 ||
  byte === 9 ||
  byte === 10 ||
  byte === 13 ||
  byte === 34 ||
  byte === 39 ||
  byte === 96 ||
  byte === 93 ||
  byte === 41 ||
  byte === 125 ||
  byte === 123 ||
  byte === 92 ||
  byte === 42;

/** `=`, `:`, `,`, `(`, `<`, `>`, `|`, `?`, `!`, `[`, `&` of an entity, `;` of a serialized string. */
const isSign = (byte: number): boolean =>
  byte === 61 ||
  byte === 58 ||
  byte === 44 ||
  byte === 40 ||
  byte === 60 ||
  byte === 62 ||
  byte === 124 ||
  byte === 63 ||
  byte === 33 ||
  byte === 91 ||
  byte === 38 ||
  byte === 59;

interface Gap {
  /** Of the word. */
  readonly start: number;
  readonly nameEnd: number;
  /** Of what follows the blanks, quotes and brackets behind the name. */
  readonly at: number;
}

/** Without a sign: an option's value, SQL's quoted one, `{ default = …`, a field called value beside it, `or`, a type. */
function mayFollowBlank(units: Uint8Array, { start, nameEnd, at }: Gap): boolean {
  for (let i = nameEnd; i < at; i++) {
    if (units[i] === 123) return true;
    if (isQuote(units[i]!) && units[i - 1] === 32) return true;
  }
  if (isOption(units, start) || endsLine(units, at)) return true;
  const letter = units[at]! | 32;
  // value, default, or, SQL's for, is, was, VB's As
  if (letter === 118 || letter === 100 || letter === 111 || letter === 102) return true;
  if (letter === 105 || letter === 119 || letter === 97) return true;
  return typeAndSign(units, at);
}

const isQuote = (byte: number): boolean => byte === 34 || byte === 39 || byte === 96;

/** One word and the end of the line, as in `requirepass v` and `ENV NAME v`. */
function endsLine(units: Uint8Array, from: number): boolean {
  let at = from;
  while (at < from + 250 && (units[at] ?? 10) > 32) at++;
  return (units[at] ?? 10) < 32;
}

/** The name begins with a dash. */
function isOption(units: Uint8Array, start: number): boolean {
  let at = start - 1;
  while (at > start - 60 && isNameByte(units[at] ?? 0)) at--;
  return units[at + 1] === 45;
}

/** `string =`, `*config.Secret =`. */
function typeAndSign(units: Uint8Array, from: number): boolean {
  let at = from;
  while (at < from + 32 && (isNameByte(units[at] ?? 0) || units[at] === 42)) at++;
  while (at < from + 44 && units[at] === 32) at++;
  return units[at] === 61;
}
