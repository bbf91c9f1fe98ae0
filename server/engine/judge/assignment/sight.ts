// How much of a text decides about an assignment: most often its line and what follows it, far less than it may be.

import type { Span } from '../../findings/overlap';
import type { Page } from '../../text/page';

/** Before the name no more than this stands on another line: the quote or the qualifier it begins with. */
const before = 100;
/** Behind the word no value begins later: the rest of its name, signs, blanks, types and heads of literals lie between. */
const latest = 650;
/** What follows the value says whether it is a part or a choice. */
const behind = 40;

/**
 * The line of the word at [start, end), on which its name stands, and all to the end of the line on which a value may begin at
 * the latest. Undefined on a line that is too long.
 */
export function sightOf(page: Page, start: number, end: number): Span | undefined {
  const line = page.lineAt(start);
  if (!line) return undefined;
  return { start: line.start - before, end: valueEnd(page.text, Math.max(line.end, end + latest)) + behind };
}

/** A value ends with its line, unless the break is escaped, or it is a list of bytes. */
function valueEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && (text.charCodeAt(end) !== 10 || isEscaped(text, end))) end++;
  while (end < text.length && isOfList(text.charCodeAt(end))) end++;
  return end;
}

/** Escapes skip up to three characters. */
const isEscaped = (text: string, lineBreak: number): boolean =>
  text.charCodeAt(lineBreak - 1) === 92 ||
  text.charCodeAt(lineBreak - 2) === 92 ||
  text.charCodeAt(lineBreak - 3) === 92;

/** Blanks, digits, `a` to `f`, `x`, `u`, `,`; some characters beyond ASCII are blanks. */
function isOfList(unit: number): boolean {
  const letter = unit | 32;
  return (
    unit <= 32 ||
    unit > 127 ||
    (unit >= 48 && unit <= 57) ||
    unit === 44 ||
    (letter >= 97 && letter <= 102) ||
    letter === 120 ||
    letter === 117
  );
}
