// Small looks around a place in a text, each of bounded length, so that the whole scan stays linear.

import { isWordByte } from '../../text/bytes';
import type { Line } from '../../text/page';

/** Match of a sticky regex at exactly this offset. */
export function matchAt(regex: RegExp, text: string, at: number): RegExpExecArray | undefined {
  regex.lastIndex = at;
  return regex.exec(text) ?? undefined;
}

/** The quote of the string that is open at `at`, looking back at most 600 characters of the line; an apostrophe in a word is none. */
export function openQuote(text: string, line: Line, at: number): string | undefined {
  let open = 0;
  for (let i = Math.max(line.start, at - 600); i < at; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 92) i++;
    else if (open !== 0) open = unit === open ? 0 : open;
    else if (unit === 34 || unit === 96 || (unit === 39 && !isWordByte(text.charCodeAt(i - 1)))) open = unit;
  }
  return open === 0 ? undefined : String.fromCharCode(open);
}
