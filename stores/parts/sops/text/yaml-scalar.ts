// What an unquoted YAML text is, as the parser of SOPS (go-yaml 3) decides: it is neither YAML 1.1 nor 1.2, and the hash depends on it.

import { floatText, intText } from './numbers';
import type { ScalarType } from './tree';

export interface Scalar {
  readonly type: ScalarType;
  /** As SOPS hashes it. */
  readonly text: string;
}

/** Undefined for what SOPS cannot hold: integers above 64 bits. */
export function plainScalar(source: string): Scalar | undefined {
  const word = words.get(source);
  if (word) return word;
  if (source.startsWith('.')) return dotted(source);
  if (!/^[-+0-9]/.test(source)) return { type: 'str', text: source };
  const time = timeText(source);
  if (time !== undefined) return { type: 'time', text: time };
  return numeric(source.replaceAll('_', ''), source);
}

const wordsOf = (sources: string, scalar: Scalar): readonly (readonly [string, Scalar])[] =>
  sources.split(' ').map((source) => [source, scalar]);

const words: ReadonlyMap<string, Scalar> = new Map([
  ['', { type: 'null', text: '' }],
  ...wordsOf('~ null Null NULL', { type: 'null', text: '' }),
  ...wordsOf('true True TRUE', { type: 'bool', text: 'True' }),
  ...wordsOf('false False FALSE', { type: 'bool', text: 'False' }),
  ...wordsOf('.nan .NaN .NAN', { type: 'float', text: 'NaN' }),
  ...wordsOf('.inf .Inf .INF +.inf +.Inf +.INF', { type: 'float', text: '+Inf' }),
  ...wordsOf('-.inf -.Inf -.INF', { type: 'float', text: '-Inf' }),
]);

function dotted(source: string): Scalar {
  return /^\.\d+(?:[eE][-+]?\d+)?$/.test(source) ? float(source) : { type: 'str', text: source };
}

function numeric(plain: string, source: string): Scalar | undefined {
  const integer = integerOf(plain);
  if (integer !== undefined) {
    const text = intText(integer);
    if (text !== undefined) return { type: 'int', text };
    // What fits 64 bits without a sign stays an integer there, and SOPS refuses it; anything larger is a float, or a text.
    if (/^\d/.test(plain) && integer < 2n ** 64n) return undefined;
  }
  if (/^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(plain)) return float(plain, source);
  return { type: 'str', text: source };
}

/** Beyond the range of a float it stays a text. */
function float(digits: string, source = digits): Scalar {
  const value = Number(digits);
  return Number.isFinite(value) ? { type: 'float', text: floatText(value) } : { type: 'str', text: source };
}

/** Octals with a leading zero and `0o`, hexadecimals, binaries. */
function integerOf(text: string): bigint | undefined {
  const sign = /^[-+]/.exec(text)?.[0] ?? '';
  const digits = text.slice(sign.length);
  const magnitude = magnitudeOf(digits);
  return magnitude === undefined ? undefined : sign === '-' ? -magnitude : magnitude;
}

function magnitudeOf(digits: string): bigint | undefined {
  if (/^(?:0|[1-9]\d*)$/.test(digits) && digits.length < 400) return BigInt(digits);
  if (/^0[xX][0-9a-fA-F]{1,400}$|^0[bB][01]{1,400}$|^0[oO][0-7]{1,400}$/.test(digits)) return BigInt(digits);
  return /^0[0-7]{1,400}$/.test(digits) ? BigInt(`0o${digits.slice(1)}`) : undefined;
}

const timeForm =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt](\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,](\d+))?(Z|[-+]\d{2}:\d{2})| (\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,](\d+))?)?$/;

/** RFC 3339 with the fraction's trailing zeros cut; undefined when it is no time. */
function timeText(source: string): string | undefined {
  const found = timeForm.exec(source);
  if (!found) return undefined;
  const [, year, month, day, hour, minute, second, fraction, zone, hour2, minute2, second2, fraction2] = found;
  const clock = [hour ?? hour2 ?? '0', minute ?? minute2 ?? '0', second ?? second2 ?? '0'];
  if (!isDate(Number(year), Number(month), Number(day)) || !isClock(clock.map(Number))) return undefined;
  const part = (fraction ?? fraction2 ?? '').slice(0, 9).replace(/0+$/, '');
  const two = (digits: string | undefined) => String(digits).padStart(2, '0');
  const offset = zone === undefined || zone === '+00:00' || zone === '-00:00' ? 'Z' : zone;
  return `${year}-${two(month)}-${two(day)}T${clock.map(two).join(':')}${part === '' ? '' : `.${part}`}${offset}`;
}

const isClock = ([hour = 0, minute = 0, second = 0]: readonly number[]): boolean =>
  hour < 24 && minute < 60 && second < 60;

const isDate = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
