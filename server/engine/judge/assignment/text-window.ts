// Small looks around a place in a text, each of bounded length, so that the whole scan stays linear.

/** Match of a sticky regex at exactly this offset. */
export function matchAt(regex: RegExp, text: string, at: number): RegExpExecArray | undefined {
  regex.lastIndex = at;
  return regex.exec(text) ?? undefined;
}

export interface Line {
  readonly start: number;
  /** Offset of the line break or of the end of the text. */
  readonly end: number;
}

/** Answers the line of an offset; offsets must not go down, so that all calls together walk the text once. */
export function createLineWalker(text: string): (offset: number) => Line {
  let line: Line = { start: 0, end: lineEnd(text, 0) };
  return (offset) => {
    while (offset > line.end && line.end < text.length)
      line = { start: line.end + 1, end: lineEnd(text, line.end + 1) };
    return line;
  };
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
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
