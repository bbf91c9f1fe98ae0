// Reads a pattern in Go's syntax (RE2). What JavaScript readers may take for something else, or we do not know, is no pattern here.

export type Assertion = (before: number | undefined, after: number | undefined) => boolean;
type Takes = (point: number) => boolean;

export type Piece =
  | { readonly kind: 'char'; readonly takes: Takes }
  | { readonly kind: 'assert'; readonly holds: Assertion }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly Piece[] }
  | Repeat;

export interface Repeat {
  readonly kind: 'repeat';
  readonly part: Piece;
  readonly least: number;
  /** Undefined: as often as it goes. */
  readonly most: number | undefined;
}

const lengthLimit = 500;
/** As in Go. */
const repeatLimit = 1000;

interface Flags {
  readonly ignoresCase: boolean;
  readonly manyLines: boolean;
  readonly dotTakesAll: boolean;
}

interface Reader {
  readonly source: string;
  at: number;
  flags: Flags;
}

/** Undefined for what is no pattern, or none that is certain. */
export function parsePattern(source: string): Piece | undefined {
  if (source.length > lengthLimit) return undefined;
  const reader = { source, at: 0, flags: { ignoresCase: false, manyLines: false, dotTakesAll: false } };
  const piece = choiceOf(reader);
  return reader.at === source.length ? piece : undefined;
}

/** Up to a closing parenthesis or the end; flags that are set inside end with it. */
function choiceOf(reader: Reader): Piece | undefined {
  const { flags } = reader;
  const parts: Piece[] = [];
  do {
    const sequence = sequenceOf(reader);
    if (!sequence) return undefined;
    parts.push(sequence);
  } while (take(reader, '|'));
  reader.flags = flags;
  return parts.length === 1 ? parts[0] : { kind: 'choice', parts };
}

function sequenceOf(reader: Reader): Piece | undefined {
  const parts: Piece[] = [];
  while (reader.at < reader.source.length && !/[|)]/.test(reader.source[reader.at]!)) {
    if (takeFlags(reader)) continue;
    const atom = atomOf(reader);
    const piece = atom && repeated(reader, atom);
    if (!piece) return undefined;
    parts.push(piece);
  }
  return { kind: 'sequence', parts };
}

/** `(?i)` counts to the end of its group. */
function takeFlags(reader: Reader): boolean {
  const set = match(reader, /\(\?([ism]+)\)/y);
  if (set) reader.flags = withFlags(reader.flags, set[1]!);
  return set !== undefined;
}

const withFlags = (flags: Flags, letters: string): Flags => ({
  ignoresCase: flags.ignoresCase || letters.includes('i'),
  manyLines: flags.manyLines || letters.includes('m'),
  dotTakesAll: flags.dotTakesAll || letters.includes('s'),
});

function atomOf(reader: Reader): Piece | undefined {
  const group = match(reader, /\((?:\?(?:([ism]*):|P?<[A-Za-z_]\w*>))?(?!\?)/y);
  if (group) return groupOf(reader, group[1] ?? '');
  const { flags } = reader;
  // Nothing to repeat: an error in Go.
  if (/^\{\d+(?:,\d*)?\}/.test(reader.source.slice(reader.at))) return undefined;
  if (take(reader, '.')) return { kind: 'char', takes: (point) => flags.dotTakesAll || point !== newline };
  if (take(reader, '[')) return classOf(reader);
  const assertion = assertionOf(reader);
  if (assertion) return { kind: 'assert', holds: assertion };
  const perl = match(reader, /\\([dDwWsS])/y);
  if (perl) return { kind: 'char', takes: perlClass(perl[1]!) };
  const point = pointOf(reader, /[^\\*+?()[{|.^$]|\{/uy);
  return point === undefined ? undefined : literal(point, flags);
}

function groupOf(reader: Reader, letters: string): Piece | undefined {
  const { flags } = reader;
  reader.flags = withFlags(flags, letters);
  const piece = choiceOf(reader);
  reader.flags = flags;
  return piece && take(reader, ')') ? piece : undefined;
}

function assertionOf(reader: Reader): Assertion | undefined {
  const sign = match(reader, /[\^$]|\\[AzbB]/y)?.[0];
  const { manyLines } = reader.flags;
  if (sign === '^') return (before) => before === undefined || (manyLines && before === newline);
  if (sign === '$') return (_, after) => after === undefined || (manyLines && after === newline);
  if (sign === '\\A') return (before) => before === undefined;
  if (sign === '\\z') return (_, after) => after === undefined;
  if (sign === '\\b') return (before, after) => isWord(before) !== isWord(after);
  return sign === '\\B' ? (before, after) => isWord(before) === isWord(after) : undefined;
}

function repeated(reader: Reader, part: Piece): Piece | undefined {
  const found = match(reader, /(?:[*+?]|\{(\d{1,4})(?:(,)(\d{1,4})?)?\})\??/y);
  if (!found) return /^\{\d+(?:,\d*)?\}/.test(reader.source.slice(reader.at)) ? undefined : part;
  const [sign, from, comma, to] = found;
  // Two in a row are an error in Go.
  if (/^(?:[*+?]|\{\d+(?:,\d*)?\})/.test(reader.source.slice(reader.at))) return undefined;
  if (from === undefined)
    return { kind: 'repeat', part, least: sign[0] === '+' ? 1 : 0, most: sign[0] === '?' ? 1 : undefined };
  const least = Number(from);
  const most = comma === undefined ? least : to === undefined ? undefined : Number(to);
  if (least > repeatLimit || (most !== undefined && (most > repeatLimit || most < least))) return undefined;
  return { kind: 'repeat', part, least, most };
}

/** Behind the opening bracket. */
function classOf(reader: Reader): Piece | undefined {
  const { flags } = reader;
  const isNegated = take(reader, '^');
  const members: Takes[] = [];
  for (let isFirst = true; isFirst || reader.source[reader.at] !== ']'; isFirst = false) {
    const member = memberOf(reader, isFirst, flags);
    if (!member) return undefined;
    members.push(member);
  }
  reader.at++;
  const takes: Takes = (point) => members.some((member) => member(point)) !== isNegated;
  return { kind: 'char', takes };
}

function memberOf(reader: Reader, isFirst: boolean, flags: Flags): Takes | undefined {
  const posix = match(reader, /\[:(\^?)(alnum|alpha|digit|lower|upper|space|word|xdigit|punct):\]/y);
  if (posix) return posixClass(posix[2]!, posix[1] === '^', flags);
  const perl = match(reader, /\\([dDwWsS])/y);
  if (perl) return perlClass(perl[1]!);
  const inside = isFirst ? /[^\\[]/uy : /[^\\[\]]/uy;
  const from = pointOf(reader, inside);
  if (from === undefined) return undefined;
  if (!match(reader, /-(?!\])/y)) return folded(from, from, flags);
  const to = pointOf(reader, /[^\\[\]]/uy);
  return to === undefined || to < from ? undefined : folded(from, to, flags);
}

function literal(point: number, flags: Flags): Piece | undefined {
  const takes = folded(point, point, flags);
  return takes && { kind: 'char', takes };
}

/** Beyond ASCII, upper and lower case are not what they seem. */
function folded(from: number, to: number, { ignoresCase }: Flags): Takes | undefined {
  const within: Takes = (point) => point >= from && point <= to;
  if (!ignoresCase) return within;
  return to > 127 ? undefined : (point) => casesOf(point).some(within);
}

/** The long s and the Kelvin sign are cases of ASCII letters in Go. */
function casesOf(point: number): readonly number[] {
  const base = point === 0x17f ? 0x73 : point === 0x212a ? 0x6b : point;
  const isLetter = (base >= 65 && base <= 90) || (base >= 97 && base <= 122);
  return isLetter ? [point, base, base ^ 32] : [point];
}

const newline = 10;
const charOf =
  (pattern: RegExp): Takes =>
  (point) =>
    point < 128 && pattern.test(String.fromCharCode(point));
const isDigit = charOf(/\d/);
const isWordChar = charOf(/\w/);
const isSpace = charOf(/[\t\n\f\r ]/);
const isWord = (point: number | undefined): boolean => point !== undefined && isWordChar(point);

function perlClass(letter: string): Takes {
  const lower = letter.toLowerCase();
  const takes = lower === 'd' ? isDigit : lower === 'w' ? isWordChar : isSpace;
  return letter === lower ? takes : (point) => !takes(point);
}

const posixClasses: Readonly<Record<string, RegExp>> = {
  alnum: /[0-9A-Za-z]/,
  alpha: /[A-Za-z]/,
  digit: /\d/,
  lower: /[a-z]/,
  upper: /[A-Z]/,
  space: /[\t\n\v\f\r ]/,
  word: /\w/,
  xdigit: /[0-9A-Fa-f]/,
  punct: /[!-/:-@[-`{-~]/,
};

function posixClass(name: string, isNegated: boolean, { ignoresCase }: Flags): Takes | undefined {
  // Folding a class of letters is more than folding each letter.
  if (ignoresCase) return undefined;
  const takes = charOf(posixClasses[name]!);
  return isNegated ? (point) => !takes(point) : takes;
}

const controls: Readonly<Record<string, number>> = { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 };

/** One character: as it stands, or escaped. */
function pointOf(reader: Reader, plain: RegExp): number | undefined {
  const control = match(reader, /\\([afnrtv])/y);
  if (control) return controls[control[1]!];
  const hex = match(reader, /\\x(?:([0-9A-Fa-f]{2})|\{([0-9A-Fa-f]{1,6})\})/y);
  if (hex) return inUnicode(Number.parseInt(hex[1] ?? hex[2]!, 16));
  const escaped = match(reader, /\\([!-/:-@[-`{-~])/y);
  return (escaped?.[1] ?? match(reader, plain)?.[0])?.codePointAt(0);
}

const inUnicode = (point: number): number | undefined => (point <= 0x10ffff ? point : undefined);

function match(reader: Reader, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.source);
  if (!found) return undefined;
  reader.at = pattern.lastIndex;
  return found;
}

function take(reader: Reader, char: string): boolean {
  if (reader.source[reader.at] !== char) return false;
  reader.at++;
  return true;
}
