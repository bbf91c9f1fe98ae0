// The inside of a written string literal as units: one per character or escape, with what each means.

export interface Unit {
  /** UTF-16 offsets in the file, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly written: string;
  /** What the program sees; undefined where we do not know or the language forbids it. */
  readonly value: string | undefined;
}

export interface Cut {
  readonly before: readonly Unit[];
  readonly inside: readonly Unit[];
  readonly after: readonly Unit[];
}

/** What stands for another text at `at`: its length and meaning; undefined for a plain character. */
export type ReadEscape = (
  text: string,
  at: number,
) => { readonly length: number; readonly value: string | undefined } | undefined;

/** Splits [start, end) of `text`; without `readEscape` every character means itself. */
export function unitsOf(
  text: string,
  span: { readonly start: number; readonly end: number },
  readEscape?: ReadEscape,
): readonly Unit[] {
  const units: Unit[] = [];
  for (let at = span.start; at < span.end; ) {
    const sequence = readEscape?.(text, at);
    const length = sequence?.length ?? characterLength(text, at);
    const written = text.slice(at, at + length);
    // A line end inside a literal counts as one line feed in JavaScript and Python alike.
    const value = sequence ? sequence.value : /^\r\n?$/.test(written) ? '\n' : written;
    units.push({ start: at, end: at + length, written, value });
    at += length;
  }
  return units;
}

/** Half an emoji is no character, half a CRLF no line end. */
const characterLength = (text: string, at: number): number =>
  text.startsWith('\r\n', at) || text.codePointAt(at)! > 0xffff ? 2 : 1;

/** Cuts at `start` and `end`; undefined when one of them falls inside an escape or outside the units. */
export function cut(units: readonly Unit[], start: number, end: number): Cut | undefined {
  const from = units.findIndex((unit) => unit.start === start);
  const last = units.findIndex((unit) => unit.end === end);
  if (from < 0 || last < from) return undefined;
  return { before: units.slice(0, from), inside: units.slice(from, last + 1), after: units.slice(last + 1) };
}

/** What the units mean together; undefined when one of them is unknown. */
export function meaning(units: readonly Unit[]): string | undefined {
  return units.some(({ value }) => value === undefined) ? undefined : units.map(({ value }) => value).join('');
}

/** True when only line ends surround a value of several lines: then the whole literal is the value. */
export function onlyLineEndsAround({ before, inside, after }: Cut): boolean {
  const around = [...before, ...after];
  return (meaning(inside) ?? '').includes('\n') && around.every(({ value }) => value === '\n' || value === '');
}

/** The characters as they are written. */
export const written = (units: readonly Unit[]): string => units.map((unit) => unit.written).join('');
