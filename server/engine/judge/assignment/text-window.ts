// Small looks around a place in a text, each of bounded length, so that the whole scan stays linear.

import type { Line } from '../../page';

/** Match of a sticky regex at exactly this offset. */
export function matchAt(regex: RegExp, text: string, at: number): RegExpExecArray | undefined {
  regex.lastIndex = at;
  return regex.exec(text) ?? undefined;
}

/** The quote of the string that is open at `at`, looking back at most 600 characters of the line; an apostrophe in a word is none. */
export function openQuote(text: string, line: Line, at: number): string | undefined {
  let open: string | undefined;
  for (let i = Math.max(line.start, at - 600); i < at; i++) {
    const char = text[i]!;
    if (char === '\\') i++;
    else if (open) open = char === open ? undefined : open;
    else if (char === '"' || char === '`' || (char === "'" && !/\w/.test(text[i - 1] ?? ' '))) open = char;
  }
  return open;
}
