// Bytes behind a sign in code: does a literal follow that is long enough to be a secret?

import { isWordByte, tableOf } from '../../../text/bytes';
import { type Gap, isBlank, isNameByte, isQuote, isSign, isWord, opensField } from './form';

/** What a value has at least. */
export interface Least {
  /** In bytes. */
  readonly length: number;
  readonly digit: boolean;
  /** Where it stands without quotes in a string. */
  readonly digitInString: boolean;
}

/**
 * In code a value is quoted, or a list of numbers, or the text of an element, or a word of the string that the name stands in:
 * is there one before the statement ends?
 */
export function mayBeLiteral(units: Uint8Array, gap: Gap, least: Least): boolean {
  const { start, nameEnd, at } = gap;
  const sign = units[at]!;
  if (sign === 62) return closesElement(units, at + 1);
  if (sign === 44 && !isQuote(units[nameEnd]!) && units[nameEnd] !== 92 && !isBlank(units[at + 1] ?? 0)) return false;
  if (sign === 58 && isAnnotated(units, at + 1)) return true;
  let next = at + 1;
  while (next < at + 100 && (isBlank(units[next] ?? 0) || isSign(units[next]!))) next++;
  return (
    literalFollows(units, next, least) ||
    (isBareWord(units, next, least) && (isInString(units, start) || isNoCode(units, start)))
  );
}

function literalFollows(units: Uint8Array, from: number, least: Least): boolean {
  const last = Math.min(units.length, from + 130);
  for (let at = from; at < last; at++) {
    const byte = units[at]!;
    if (byte === 38) return true;
    if (isQuote(byte)) return opens(units, at, least);
    if (byte === 123) return isList(units, at + 1) || opensField(units, at + 1);
    if (byte === 91) return isList(units, at + 1) || units[at + 1] === 93;
    if (endsStatement(byte)) return false;
  }
  return last < units.length;
}

/** A type and a sign follow: `: str = "…"`, `: 'a' | 'b' = "…"`. The type's own literals are not the value. */
function isAnnotated(units: Uint8Array, from: number): boolean {
  for (let at = from; at < from + 80; at++) {
    const byte = units[at] ?? 0;
    if (byte === 61) return at > from && units[at + 1] !== 61 && units[at + 1] !== 62;
    const mayStand =
      isWordByte(byte) || isBlank(byte) || byte > 127 || ".<>[]|?&',".includes(String.fromCharCode(byte));
    if (!mayStand) return false;
  }
  return false;
}

/** The literal that opens at the quote has what it takes. One with a backslash before its quote ends at such a quote. */
function opens(units: Uint8Array, quote: number, { length, digit }: Least): boolean {
  const close = units[quote]!;
  const escaped = units[quote - 1] === 92;
  // Three quotes open a text of several lines, two a sample in one for people.
  if (units[quote + 1] === close && (units[quote + 2] === close || close === 96)) return true;
  let hasDigit = false;
  for (let at = quote + 1; at < quote + longest; at++) {
    const byte = units[at] ?? 10;
    if (byte === 10) return false;
    if (byte === close || (escaped && byte === 92 && units[at + 1] === close)) break;
    if (byte === 92) at += escaped ? (units[at + 1] === 92 ? 3 : 0) : 1;
    if (byte >= 48 && byte <= 57) hasDigit = true;
    if (at - quote >= length && (hasDigit || !digit)) return true;
  }
  return false;
}

/** No value is longer, in characters. */
const longest = 6000;

/** `"password=v"`: as long as `queryWord` reads it. */
function isBareWord(units: Uint8Array, from: number, { length, digitInString }: Least): boolean {
  let hasDigit = !digitInString;
  for (let at = from; at < from + longest; at++) {
    const byte = units[at] ?? 32;
    if (isBlank(byte) || endsWord[byte] === 1) return false;
    if (byte >= 48 && byte <= 57) hasDigit = true;
    if (at - from + 1 >= length && hasDigit) return true;
  }
  return false;
}

const endsWord = tableOf('"\'`<>()|;&,\\]}#');

/** Before the name or before its quote a string is open. */
function isInString(units: Uint8Array, word: number): boolean {
  let start = word;
  while (start > word - 80 && isNameByte(units[start - 1] ?? 0)) start--;
  let quote = start - 1;
  while (quote > start - 3 && (units[quote] === 45 || units[quote] === 35)) quote--;
  return hasOpenQuote(units, start) || (isQuote(units[quote] ?? 0) && hasOpenQuote(units, quote));
}

/** As in read-value.ts: a sign that opens a comment, or `export`, stands on the line before the name. */
function isNoCode(units: Uint8Array, word: number): boolean {
  for (let at = word - 1; at > word - longestBefore; at--) {
    const byte = units[at] ?? 10;
    if (byte === 10) return false;
    if (byte === 35 || byte === 42) return true;
    if ((byte === 47 || byte === 45) && units[at - 1] === byte) return true;
    if (byte === 116 && isWord(units, at - 5, 'export')) return true;
  }
  return false;
}

/** What of the line before a name is looked at, and a name's length. */
const longestBefore = 280;

/** As `openQuote` in text-window.ts; where characters are no bytes it cannot be told how far that looks back. */
function hasOpenQuote(units: Uint8Array, before: number): boolean {
  let from = before;
  let isAscii = true;
  while (from > 0 && from > before - 600 && units[from - 1] !== 10) if (units[--from]! > 127) isAscii = false;
  if (!isAscii && from === before - 600) return true;
  let open = 0;
  for (let at = from; at < before; at++) {
    const byte = units[at]!;
    if (byte === 92) at++;
    else if (open !== 0) open = byte === open ? 0 : open;
    else if (byte === 34 || byte === 96 || (byte === 39 && !isWordByte(units[at - 1] ?? 32))) open = byte;
  }
  return open !== 0;
}

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

/** `"v" == name`: offset of the quote that closes the literal; -1 when none is compared. */
export function comparedQuote(units: Uint8Array, start: number): number {
  let at = start - 1;
  while (at > start - 130 && mayStandBetween(units[at] ?? 0)) at--;
  while (at > start - 140 && isBlank(units[at] ?? 0)) at--;
  if (units[at] !== 61) return -1;
  while (units[at] === 61 && at > start - 150) at--;
  if (units[at] === 33) at--;
  while (at > start - 160 && isBlank(units[at] ?? 0)) at--;
  return isQuote(units[at] ?? 0) ? at : -1;
}

/** Of a path to the name: `(this.config->name`. */
const mayStandBetween = (byte: number): boolean => isNameByte(byte) || byte === 40 || byte === 64 || byte === 62;

export function isComparedLiteral(units: Uint8Array, start: number, { length, digit }: Least): boolean {
  const quote = comparedQuote(units, start);
  if (quote < 0) return false;
  let hasDigit = !digit;
  for (let at = quote - 1; at > quote - 400; at--) {
    const byte = units[at] ?? 10;
    if (byte === 10 || byte === units[quote]) return false;
    if (byte >= 48 && byte <= 57) hasDigit = true;
    if (quote - at >= length && hasDigit) return true;
  }
  return false;
}
