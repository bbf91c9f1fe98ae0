// Context words: names that make a shape telling when they stand before it on the line.

/** How far (UTF-16 units) a value may begin after its context word. */
export const contextReach = 120;

/**
 * Whether the word at [start, end) stands as a word of its own. Short words (`aws`, `ses`) must not be part of a
 * longer one (`draws`, `uses`); long ones are telling anywhere (`mystripekey`).
 */
export function isContextWord(text: string, start: number, end: number): boolean {
  return end - start > 4 || (beginsWord(text, start) && endsWord(text, end));
}

/** End of the line (LF, CR or end of text) that holds `at`, but at most `limit` further. */
export function lineEndWithin(text: string, at: number, limit: number): number {
  const last = Math.min(text.length, at + limit);
  for (let i = at; i < last; i++) if (isLineBreak(text.charCodeAt(i))) return i;
  return last;
}

/** Start of the line that holds `at`, but at most `limit` before. */
export function lineStartWithin(text: string, at: number, limit: number): number {
  const first = Math.max(0, at - limit);
  for (let i = at - 1; i >= first; i--) if (isLineBreak(text.charCodeAt(i))) return i + 1;
  return first;
}

/** The word before `at` on its line, within reach, that belongs to `words` (lower case); undefined when none does. */
export function contextBefore(text: string, at: number, words: readonly string[]): string | undefined {
  const from = lineStartWithin(text, at, contextReach);
  const before = text.slice(from, at).toLowerCase();
  return words.find((word) => {
    for (let found = before.indexOf(word); found >= 0; found = before.indexOf(word, found + 1))
      if (isContextWord(text, from + found, from + found + word.length)) return true;
    return false;
  });
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
