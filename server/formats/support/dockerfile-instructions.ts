// Splits a Dockerfile into its instructions, following continued lines.

export interface Instruction {
  /** In upper case: `ENV`, `RUN`. */
  readonly keyword: string;
  /** UTF-16 offsets of what follows the keyword, up to the end of the last continued line. */
  readonly from: number;
  readonly to: number;
}

/** Instructions in order; comments and blank lines inside a continued instruction belong to it, as Docker reads them. */
export function instructionsOf(text: string): readonly Instruction[] {
  const instructions: Instruction[] = [];
  let open: { keyword: string; from: number } | undefined;
  for (const line of linesOf(text)) {
    const content = text.slice(line.start, line.end);
    if (/^\s*(?:#|$)/.test(content)) continue;
    if (!open) {
      const head = /^\s*([A-Za-z]{2,20})\s/.exec(content);
      if (!head) continue;
      open = { keyword: head[1]!.toUpperCase(), from: line.start + head[0].length };
    }
    if (/\\\s*$/.test(content)) continue;
    instructions.push({ ...open, to: line.end });
    open = undefined;
  }
  if (open) instructions.push({ ...open, to: text.length });
  return instructions;
}

/** Lines without their breaks (LF, CRLF). */
function* linesOf(text: string): Generator<{ readonly start: number; readonly end: number }> {
  for (let start = 0; start <= text.length; ) {
    const feed = text.indexOf('\n', start);
    const stop = feed < 0 ? text.length : feed;
    yield { start, end: text[stop - 1] === '\r' ? Math.max(start, stop - 1) : stop };
    start = stop + 1;
  }
}
