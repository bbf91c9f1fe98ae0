// Context words: they make a shape telling when they stand on its line, or in the key path or the call that it is a part of.

import type { Span } from '../findings/overlap';

/** How far (UTF-16 units) a context word may stand from a value on the same line. */
export const contextReach = 120;
/** How far above a value the heads of its key path are looked for, and how many lines. */
export const pathReach = 800;
const pathLines = 16;

/**
 * Whether the word at [start, end) stands as a word of its own. Short words (`aws`, `ses`) must not be part of a
 * longer one (`draws`, `uses`); long ones are telling anywhere (`mystripekey`).
 */
export function isContextWord(text: string, start: number, end: number): boolean {
  return end - start > 4 || (beginsWord(text, start) && endsWord(text, end));
}

/** What is written around a value: a finding's reasons come from here. */
export interface Surroundings {
  /** On its line, before and after it. */
  readonly before: string;
  readonly after: string;
  /** Lines that open the blocks, calls and mappings it stands in, the nearest first. */
  readonly heads: readonly string[];
}

/** At most `contextReach` to each side of [start, end) on the line, and the heads within `pathReach` above. */
export function surroundingsOf(text: string, start: number, end: number): Surroundings {
  const from = lineStartWithin(text, start, contextReach);
  const before = text.slice(from, start);
  const after = text.slice(end, lineEndWithin(text, end, contextReach));
  const isLineStart = from === 0 || isLineBreak(text.charCodeAt(from - 1));
  return { before, after, heads: isLineStart ? headsAbove(text, from, before) : [] };
}

/** The first of the words (lower case) that stands in the surroundings; undefined when none does. */
export function wordAround({ before, after, heads }: Surroundings, words: readonly string[]): string | undefined {
  for (const part of [before, ...heads, after]) {
    const lower = part.toLowerCase();
    for (const word of words) {
      for (let found = lower.indexOf(word); found >= 0; found = lower.indexOf(word, found + 1))
        if (isContextWord(part, found, found + word.length)) return word;
    }
  }
  return undefined;
}

export interface Region {
  readonly from: number;
  readonly to: number;
  /** Of the word's line, or how far it was read. */
  readonly lineEnd: number;
}

/**
 * Where a value of at most `longest` characters may begin when a context word stands at [start, end): on its line, or on the
 * lines below that it opens. What the region of an earlier word covers is left out and not read again.
 */
export function regionOf(text: string, { start, end }: Span, longest: number, known?: Region): Region {
  const lineEnd = lineEndWithin(text, end, contextReach, known?.lineEnd);
  const opens = isLineBreak(text.charCodeAt(lineEnd)) && isHead(text.slice(end, lineEnd));
  const covered = known?.to ?? 0;
  return {
    from: Math.max(
      covered,
      lineStartWithin(text, start, Math.min(contextReach + longest, Math.max(0, start - covered))),
    ),
    to: opens ? Math.min(text.length, lineEnd + pathReach) : lineEnd,
    lineEnd,
  };
}

/** Lines above with less indentation than all between, as long as they open something. */
function headsAbove(text: string, lineStart: number, line: string): readonly string[] {
  const heads: string[] = [];
  const limit = Math.max(0, lineStart - pathReach);
  let indentation = indentOf(line);
  let end = lineStart - 1;
  for (let lines = 0; lines < pathLines && indentation > 0 && end > limit; lines++) {
    const start = lineStartWithin(text, end, end - limit);
    const above = text.slice(start, end);
    end = start - 1;
    if (above.trim() === '' || indentOf(above) >= indentation) continue;
    if (!isHead(above)) break;
    indentation = indentOf(above);
    heads.push(above.slice(0, 2 * contextReach));
  }
  return heads;
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** A line that ends by opening something: a mapping key, a block, a list, a call, an assignment; a comment may follow. */
const isHead = (line: string): boolean =>
  /(?:[:{[(=,]|=>|->|\|-?|>-?)\s*(?:(?:\/\/|#).{0,80})?\s*$/.test(line.slice(-200));

/** End of the line (LF, CR or end of text) that holds `at`, but at most `limit` further; before `known` it has no end. */
export function lineEndWithin(text: string, at: number, limit: number, known = at): number {
  const last = Math.min(text.length, at + limit);
  for (let i = Math.max(at, known); i < last; i++) if (isLineBreak(text.charCodeAt(i))) return i;
  return last;
}

/** Start of the line that holds `at`, but at most `limit` before. */
export function lineStartWithin(text: string, at: number, limit: number): number {
  const first = Math.max(0, at - limit);
  for (let i = at - 1; i >= first; i--) if (isLineBreak(text.charCodeAt(i))) return i + 1;
  return first;
}

const isLineBreak = (unit: number): boolean => unit === 10 || unit === 13;
const isLower = (one: string): boolean => one >= 'a' && one <= 'z';
const isUpper = (one: string): boolean => one >= 'A' && one <= 'Z';
const isLetter = (one: string): boolean => isLower(one) || isUpper(one);

/** At the start, after no letter, or at a camelCase hump. */
function beginsWord(text: string, start: number): boolean {
  const before = text[start - 1] ?? ' ';
  return !isLetter(before) || (isLower(before) && isUpper(text[start]!));
}

/** Before no letter, at a camelCase hump (`sesKey`), or where the next word of an acronym begins (`AWSKey`). */
function endsWord(text: string, end: number): boolean {
  const last = text[end - 1]!;
  const after = text[end] ?? ' ';
  return !isLetter(after) || (isUpper(after) && (isLower(last) || isLower(text[end + 1] ?? ' ')));
}
