// Base64 as it is written: on one line, wrapped to lines of one length, or as string literals joined.

import { matchAt } from '../assignment/text-window';

export interface Run {
  /** Offset behind the last character, padding included. */
  readonly end: number;
  /** The characters without breaks and padding. */
  readonly body: string;
}

/** How far a run is read with all its breaks, in UTF-16 units. */
export const farthest = 56_000;

const line = /[A-Za-z0-9+/_-]{1,42000}/y;
const padding = /={0,2}/y;
/** A line break, written out or escaped, or the end of a literal and the beginning of the next. */
const gap =
  /(?:\\r)?\\n(?:["'`][ \t]{0,4}[+.&\\]?\s{1,60}["'`])?|["'`][ \t]{0,4}[+.&\\]?\s{1,60}["'`]|\r?\n[ \t]{0,60}(?:(?:\/\/|#|\*)[ \t])?/y;

/** The run that begins at `at` and has no breaks. */
export function lineRun(text: string, at: number): Run | undefined {
  const body = matchAt(line, text, at)?.[0];
  return body === undefined ? undefined : { body, end: pastPadding(text, at + body.length) };
}

const pastPadding = (text: string, at: number): number => at + matchAt(padding, text, at)![0].length;

export interface Wrapped {
  /** Characters wanted; more lines than they take are not read. */
  readonly longest: number;
  /** Where another run begins, this one has ended. Asked for every further line, so that no line is read for many runs. */
  begins(line: string): boolean;
}

/** The run that begins at `at` with its further lines, each as long as the first but the last. */
export function wrappedRun(text: string, at: number, { longest, begins }: Wrapped): Run | undefined {
  const first = matchAt(line, text, at)?.[0];
  if (first === undefined) return undefined;
  const lines = [first];
  let end = at + first.length;
  for (let length = first.length; length < longest; ) {
    const space = matchAt(gap, text, end)?.[0].length ?? 0;
    const next = space > 0 ? matchAt(line, text, end + space)?.[0] : undefined;
    if (next === undefined || next.length > first.length || begins(next)) break;
    if (end + space + next.length - at > farthest) break;
    lines.push(next);
    length += next.length;
    end += space + next.length;
    if (next.length < first.length) break;
  }
  return { body: lines.join(''), end: pastPadding(text, end) };
}
