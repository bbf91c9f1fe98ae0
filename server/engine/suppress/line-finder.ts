// The line of an offset, found in the text around it: what it costs does not grow with the text. Lines end at LF, CRLF or a lone CR.

/** Offsets of a line. */
export interface FoundLine {
  readonly start: number;
  /** Before its line break. */
  readonly end: number;
  /** Start of the next line; behind the last line, one more than the text's length. */
  readonly next: number;
}

export interface LineFinder {
  at(offset: number): FoundLine;
}

export function createLineFinder(text: string): LineFinder {
  let last: FoundLine | undefined;
  return {
    at: (offset) => {
      // Many places of one very long line are asked for one after another.
      if (!last || offset < last.start || offset >= last.next) last = lineAround(text, offset);
      return last;
    },
  };
}

function lineAround(text: string, offset: number): FoundLine {
  let start = offset;
  while (start > 0 && !endsLine(text, start - 1)) start--;
  let end = offset;
  while (end < text.length && !endsLine(text, end)) end++;
  const isPair = text.charCodeAt(end) === 10 && end > start && text.charCodeAt(end - 1) === 13;
  return { start, end: isPair ? end - 1 : end, next: end + 1 };
}

/** At a lone CR, or at the LF of a CRLF. */
function endsLine(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10);
}
