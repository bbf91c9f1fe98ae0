// Where a new line goes in an env file: beside its neighbours, nothing else moved.

import type { Edit } from '../plan';
import { type EnvEntry, parseEnv } from './parse';

export interface Insertion {
  /** UTF-16 offset. */
  readonly offset: number;
  /** What must surround `KEY=value` there. */
  readonly before: string;
  readonly after: string;
}

/**
 * The place of a new `key`. `order` are the keys of the other file: the new line comes after the nearest key before it
 * there that this file has, else before the nearest one after it, else at the end. The state of the final line end stays.
 */
export function insertionFor(text: string, key: string, order: readonly string[]): Insertion {
  const file = parseEnv(text);
  const at = order.indexOf(key);
  const last = new Map(file.entries.map((entry) => [entry.key, entry]));
  const previous = at < 0 ? undefined : order.slice(0, at).findLast((other) => last.has(other));
  if (previous !== undefined) return { offset: last.get(previous)!.line.end, before: file.eol, after: '' };
  const next = at < 0 ? undefined : order.slice(at + 1).find((other) => last.has(other));
  const first = file.entries.find((entry) => entry.key === next);
  if (first) return { offset: startWithComments(first), before: '', after: file.eol };
  return atEnd(text, file.eol);
}

/** The edit that adds a line there. */
export function insertLine(insertion: Insertion, line: string): Edit {
  const { offset, before, after } = insertion;
  return { start: offset, end: offset, newText: `${before}${line}${after}` };
}

/** The text after edits that do not overlap. */
export function afterEdits(text: string, edits: readonly Edit[]): string {
  const fromTheEnd = edits.toSorted((a, b) => b.start - a.start);
  return fromTheEnd.reduce(
    (after, { start, end, newText }) => after.slice(0, start) + newText + after.slice(end),
    text,
  );
}

/** A comment right above a key speaks about it and stays with it. */
const startWithComments = (entry: EnvEntry): number => entry.above[0]?.start ?? entry.line.start;

/** After the last line that is not blank. */
export function atEnd(text: string, eol: string): Insertion {
  const offset = text.trimEnd().length;
  if (offset > 0) return { offset: endOfLine(text, offset), before: eol, after: '' };
  return { offset: text.startsWith('\uFEFF') ? 1 : 0, before: '', after: eol };
}

const endOfLine = (text: string, at: number): number => at + (/^[^\r\n]*/.exec(text.slice(at))?.[0].length ?? 0);
