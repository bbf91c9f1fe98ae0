// How unpredictable a text is, and what its characters are: the arithmetic under every judgement of a value.

import { isLetter } from '../text/bytes';

/** Shannon entropy in bits per character (UTF-16 unit) of the text's own distribution; 0 for the empty text. */
export function shannon(text: string): number {
  const beyond = new Map<number, number>();
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 128) ascii[unit]!++;
    else beyond.set(unit, (beyond.get(unit) ?? 0) + 1);
  }
  let bits = 0;
  terms.fill(-1);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const count = unit < 128 ? ascii[unit]! : beyond.get(unit)!;
    if (count === 0) continue;
    bits -= termOf(count, text.length);
    if (unit < 128) ascii[unit] = 0;
    else beyond.set(unit, 0);
  }
  return bits;
}

/** How often each character of ASCII occurs; all zero between two calls. */
const ascii = new Uint32Array(128);

/** What a character adds that occurs so often in the text at hand; most occur once or twice, and logarithms are slow. */
const terms = new Float64Array(8);

function termOf(count: number, length: number): number {
  if (count >= terms.length) return (count / length) * Math.log2(count / length);
  // No term is as low as -1.
  if (terms[count] === -1) terms[count] = (count / length) * Math.log2(count / length);
  return terms[count]!;
}

/** Number of ASCII letters. */
export function letterCount(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) if (isLetter(text.charCodeAt(i))) count++;
  return count;
}

/** How often a digit follows an ASCII letter, or a letter a digit. */
export function alternations(text: string): number {
  let count = 0;
  let before = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const kind = isLetter(unit) ? 1 : unit >= 48 && unit <= 57 ? 2 : 0;
    if (kind + before === 3) count++;
    before = kind;
  }
  return count;
}

/** Number of distinct characters (UTF-16 units). */
export function distinct(text: string): number {
  if (text.length > 256) return new Set(text.split('')).size;
  let count = 0;
  for (let i = 0; i < text.length; i++) if (text.indexOf(text[i]!) === i) count++;
  return count;
}

const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/] as const;

/** How many of lower case, upper case, digit and symbol occur: 0 to 4. Letters outside ASCII count as a symbol. */
export function classCount(text: string): number {
  let count = 0;
  for (const one of classes) if (one.test(text)) count++;
  return count;
}

/** True when every character continues one ascending or descending run, or a row of a keyboard (`abcdef`, `4321`, `qwerty`). */
export function isRun(text: string): boolean {
  if (text.length < 3) return false;
  const lower = text.toLowerCase();
  return isInRow(lower) || isCycle(lower);
}

const rows = [
  'abcdefghijklmnopqrstuvwxyz0123456789',
  '01234567890',
  'qwertyuiopasdfghjklzxcvbnm',
  '0123456789abcdef',
  'qazwsxedcrfvtgbyhnujm',
  '1q2w3e4r5t6y7u8i9o0p',
  'abcdef0123456789',
  'azertyuiop',
];
const bothWays = [...rows, ...rows.map((row) => [...row].reverse().join(''))];
const longestRow = Math.max(...rows.map((row) => row.length));

const isInRow = (lower: string): boolean =>
  lower.length <= longestRow && startsRow(lower) && bothWays.some((row) => row.includes(lower));

/** Hardly any value of chance has even two such pairs of characters. */
const startsRow = (lower: string): boolean =>
  lower.length < 3 || (inRows.has(lower.slice(0, 2)) && inRows.has(lower.slice(1, 3)));
const inRows: ReadonlySet<string> = new Set(
  bothWays.flatMap((row) => Array.from({ length: row.length - 1 }, (_, at) => row.slice(at, at + 2))),
);

/** A unit of at most 16 characters that is itself a run, or one or two characters, begun again to the end. */
function isCycle(lower: string): boolean {
  for (let period = 1; period <= Math.min(16, lower.length - 1); period++) {
    if (!hasPeriod(lower, period)) continue;
    const unit = lower.slice(0, period);
    return (period <= 2 && lower.length > 3) || isInRow(unit);
  }
  return false;
}

function hasPeriod(text: string, period: number): boolean {
  for (let i = period; i < text.length; i++) if (text[i] !== text[i - period]) return false;
  return true;
}
