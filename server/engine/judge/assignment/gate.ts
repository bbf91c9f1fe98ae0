// A cheap look at the bytes after a word of a name: does anything follow that can assign a value to it?

import type { Word } from '../../watcher';

/** Sees only bytes, so it answers for more than `assignmentAt` will accept; never for less. */
export function mayBeAssigned(units: Uint8Array, start: number, end: number, { text }: Word): boolean {
  if (isShort(text) && !standsAlone(units, start, end, text)) return false;
  const last = Math.min(units.length, end + 250);
  let at = end;
  while (at < last && isNameByte(units[at]!)) at++;
  const nameEnd = at;
  while (at < last && isFiller(units[at]!)) at++;
  if (at >= units.length) return false;
  if (isCompared(units, start) || (units[at] === 46 && units[at - 1] === 41)) return true;
  return at === last || isSign(units[at]!) || (at > nameEnd && mayFollowBlank(units, { start, nameEnd, at }));
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

const isLower = (byte: number): boolean => byte >= 97 && byte <= 122;
const isAlphanumeric = (byte: number): boolean =>
  isLower(byte) || (byte >= 65 && byte <= 90) || (byte >= 48 && byte <= 57);

/** Letters, digits, `_`, `$`, `-`, `.`, and anything beyond ASCII. */
const isNameByte = (byte: number): boolean =>
  isAlphanumeric(byte) || byte === 95 || byte === 36 || byte === 45 || byte === 46 || byte > 127;

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
