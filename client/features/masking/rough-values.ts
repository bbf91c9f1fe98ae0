// Where values may stand in an env file, guessed at once and on the safe side: what is hidden until the server has answered.

import type { EnvValue } from '../../../protocol/messages';

/**
 * Everything after the first `=` of a line, and whole lines that are neither assignment nor comment: they may continue a
 * value. Lines are those of the editor; `from` is the number of the first one.
 */
export function roughValues(lines: readonly string[], from = 0): readonly EnvValue[] {
  return lines.flatMap((text, index) => {
    const line = from + index;
    const { key, start, end } = hiddenPart(text);
    if (start >= end) return [];
    const range = { start: { line, character: start }, end: { line, character: end } };
    return [{ key, range, masks: [range], sensitive: true }];
  });
}

function hiddenPart(text: string): { readonly key: string; readonly start: number; readonly end: number } {
  const end = text.trimEnd().length;
  const assignment = /^\s*(?:export\s+)?([\w.-]+)\s*=\s*/.exec(text);
  if (assignment) return { key: assignment[1]!, start: assignment[0].length, end };
  const indent = end - text.trim().length;
  return /^\s*#/.test(text) ? { key: '', start: end, end } : { key: '', start: Math.max(indent, 0), end };
}
