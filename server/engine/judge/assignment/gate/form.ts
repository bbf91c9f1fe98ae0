// Bytes behind a name, before its value: which of the ways to write an assignment may this be?

import type { Origin } from '../../../findings/origin';
import { bytesWhere, isWordByte, tableOf } from '../../../text/bytes';

/** Offsets in bytes. */
export interface Gap {
  /** Of the word. */
  readonly start: number;
  readonly nameEnd: number;
  /** Of what follows the blanks, quotes and brackets behind the name. */
  readonly at: number;
}

/** A table, because long names are read once for each word in them. */
const nameBytes = bytesWhere((byte) => isWordByte(byte) || byte === 36 || byte === 45 || byte === 46 || byte > 127);

/** Letters, digits, `_`, `$`, `-`, `.`, and anything beyond ASCII. */
export const isNameByte = (byte: number): boolean => nameBytes[byte] === 1;

export const isQuote = (byte: number): boolean => byte === 34 || byte === 39 || byte === 96;
export const isBlank = (byte: number): boolean => byte === 32 || byte === 9 || byte === 10 || byte === 13;

const fillers = tableOf(' \t\n\r"\'`])}\\*');
const signs = tableOf('=:,(<>|?![&;');

/** Blanks and line breaks, quotes, brackets that close, backslashes, stars. */
export const isFiller = (byte: number): boolean => fillers[byte] === 1;

/** Signs of assignment, comparison and fallback, brackets that open, `&` of an entity, `;` of a serialized string. */
export const isSign = (byte: number): boolean => signs[byte] === 1;

/** Without a sign: an option's value, SQL's quoted one, a block, a field called value beside it, `or`, a type. */
export function mayFollowBlank(units: Uint8Array, { start, nameEnd, at }: Gap, { kind }: Origin): boolean {
  if (units[at] === 123) return blockHolds(units, at);
  if (at === nameEnd) return false;
  for (let i = nameEnd; i < at; i++) if (isQuote(units[i]!) && units[i - 1] === 32) return true;
  if (isOption(units, start)) return true;
  if ((kind === 'shell' || kind === 'config') && endsLine(units, at)) return true;
  return isField(units, at) || isSpokenSign(units, at, kind) || typeAndSign(units, at);
}

/** `variable "k" { default = "v" }`, `string K { get; set; } = "v"`, `std::string k{"v"}`. */
function blockHolds(units: Uint8Array, open: number): boolean {
  let at = open + 1;
  while (at < open + 22 && isBlank(units[at] ?? 0)) at++;
  if (units[at] === 34 || ((units[at] === 76 || units[at] === 64) && units[at + 1] === 34)) return true;
  for (; at < open + 410; at++) {
    const byte = units[at] ?? 123;
    if (byte === 123) return false;
    if (byte === 125) return at < open + 62 && signFollows(units, at, 45);
    if (byte === 100 && isField(units, at)) return true;
  }
  return false;
}

/** `name: K, value: v`: blanks, a comma and a quote may stand between. */
export function isBesideField(units: Uint8Array, sign: number): boolean {
  if (units[sign] !== 44) return false;
  let at = sign + 1;
  const last = sign + 90;
  while (at < last && (isBlank(units[at] ?? 0) || units[at] === 45)) at++;
  if (isQuote(units[at] ?? 0)) at++;
  return isField(units, at);
}

/** `{ "value": …`: after the brace. */
export function opensField(units: Uint8Array, from: number): boolean {
  let at = from;
  while (at < from + 80 && isBlank(units[at] ?? 0)) at++;
  return isQuote(units[at] ?? 0) && isField(units, at + 1);
}

/** `value:`, `default =`, with quotes or without, and Android's `android:value=`. */
function isField(units: Uint8Array, from: number): boolean {
  const start = isWord(units, from, 'android:') ? from + 8 : from;
  const length = isWord(units, start, 'value') ? 5 : isWord(units, start, 'default') ? 7 : 0;
  if (length === 0) return false;
  let at = start + length;
  if (isQuote(units[at] ?? 0)) at++;
  while (at < from + 30 && isBlank(units[at] ?? 0)) at++;
  return units[at] === 58 || units[at] === 61;
}

/** `or`, SQL's `for`, Visual Basic's `As`; in a text for people `is`, `was`, `will be`. */
function isSpokenSign(units: Uint8Array, at: number, kind: Origin['kind']): boolean {
  if (isWord(units, at, 'or')) return !isWordByte(units[at + 2] ?? 32) && quoteFollows(units, at + 2, 160);
  if (isWord(units, at, 'for')) return signFollows(units, at + 3, 110);
  if (isWord(units, at, 'as')) return signFollows(units, at + 2, 60);
  if (kind !== 'prose') return false;
  const verb = verbs.find((one) => isWord(units, at, one));
  return verb !== undefined && quoteFollows(units, at + verb.length, 20);
}

const verbs = ['is', 'was', 'will be'];

/** Lower case; found in any. */
export function isWord(units: Uint8Array, from: number, word: string): boolean {
  for (let i = 0; i < word.length; i++) if (lowered(units[from + i] ?? 0) !== word.charCodeAt(i)) return false;
  return true;
}

const lowered = (byte: number): number => (byte >= 65 && byte <= 90 ? byte | 32 : byte);

function quoteFollows(units: Uint8Array, from: number, within: number): boolean {
  for (let at = from; at < from + within; at++) if (isQuote(units[at] ?? 0) || units[at] === 38) return true;
  return false;
}

/** `PASSWORD FOR ann = 'v'`. */
function signFollows(units: Uint8Array, from: number, within: number): boolean {
  for (let at = from; at < from + within; at++) if (units[at] === 61) return true;
  return false;
}

/** One word and the end of the line, as in `requirepass v` and `ENV NAME v`. */
function endsLine(units: Uint8Array, from: number): boolean {
  let at = from;
  while (at < from + 250 && (units[at] ?? 10) > 32) at++;
  return (units[at] ?? 10) <= 32;
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
