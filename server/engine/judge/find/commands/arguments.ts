// The arguments of a call, as far as they are literals.

import type { Span } from '../candidate';

const longest = 400;

/** What stands between the commas, up to the bracket that closes or, where none opened, to the end of the line. */
export function argumentsAt(text: string, at: number): readonly Span[] | undefined {
  const bare = text[at - 1] === ' ';
  const limit = Math.min(text.length, at + longest);
  const found: Span[] = [];
  let start = at;
  let depth = 0;
  for (let i = at; i <= limit; i++) {
    const char = text[i] ?? '\n';
    if (char === '"' || char === "'" || char === '`') {
      i = closing(text, i, limit);
      if (i < 0) return undefined;
    } else if (char === '(' || char === '[' || char === '{') depth++;
    else if (char === ')' || char === ']' || char === '}') depth--;
    if (depth < 0 || (bare && depth === 0 && char === '\n')) return [...found, { start, end: i }];
    if (char !== ',' || depth > 0) continue;
    found.push({ start, end: i });
    start = i + 1;
  }
  return undefined;
}

/** The quote that closes the one at `at`; -1 when the line or the limit comes first. */
function closing(text: string, at: number, limit: number): number {
  for (let i = at + 1; i < limit; i++) {
    if (text[i] === text[at]) return i;
    if (text[i] === '\n') return -1;
    if (text[i] === '\\') i++;
  }
  return -1;
}

/** One literal and what only turns it into bytes or characters: `b"v"`, `"v".getBytes()`, `[]byte("v")`, `Buffer.from("v", "hex")`. */
const literal =
  /^(\s*(?:[bru@]{1,2}|\w{1,12}:\s{0,3}|\w{1,12}\s?=\s?)?(?:(?:\[\]byte|[\w.:]{0,40}(?:bytes|from|parse))\(\s{0,3}[bru]?)?)(["'`])([^"'`\n]*)\2(?:\s{0,3}(?:,\s{0,3}["']\w{1,12}["'])?\))?(?:\.(?:toCharArray|getBytes|encode|to_s|into|to_string|to_owned|as_ref|as_bytes)\([^()]*\))?\s*$/i;

export function literalOf(text: string, { start, end }: Span): Span | undefined {
  const found = literal.exec(text.slice(start, end));
  if (!found) return undefined;
  const from = start + found[1]!.length + 1;
  return { start: from, end: from + found[3]!.length };
}
