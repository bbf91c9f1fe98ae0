// Cheap looks at bytes: does a word begin here, and is there a run long enough, of the right characters, for a match?

import { alphabetOf } from '../shape/boundary';
import type { Shape } from '../shape/grammar';
import { isLetter, isLower, isUpper, isWordByte, notLower } from '../text/bytes';
import { remembered } from '../text/remembered';
import type { Run } from '../watcher';

/** 1 for each byte that may stand in a match; undefined when nearly everything may. Beyond ASCII all may where one may. */
export function bytesOf(shape: Shape): Uint8Array | undefined {
  const sets = alphabetOf(shape);
  if (sets.some((set) => set.startsWith('^'))) return undefined;
  const test = new RegExp(sets.map((set) => `[${set}]`).join('|'));
  const bytes = new Uint8Array(256);
  for (let byte = 0; byte < 128; byte++) bytes[byte] = test.test(String.fromCharCode(byte)) ? 1 : 0;
  return bytes;
}

/** Whether the run of certain bytes around [start, end) is long enough, looking back at most `back` bytes. */
export type RunAround = (units: Uint8Array, start: number, end: number, back: number) => boolean;

export function createRunAround(set: Uint8Array, length: number): RunAround {
  return (units, start, end, back) => {
    const first = Math.max(0, start - back);
    let from = start;
    while (from > first && set[units[from - 1]!] === 1) from--;
    const needed = from + length;
    if (needed > units.length) return false;
    let to = end;
    while (to < needed && set[units[to]!] === 1) to++;
    return to >= needed;
  };
}

/**
 * Start of the first run of at least `length` of these bytes that begins in [from, to), -1 when there is none. Every run
 * covers a multiple of its length, so only those places are looked at first.
 */
export function findRun(units: Uint8Array, set: Uint8Array, length: number, from: number, to: number): number {
  const last = Math.min(to, units.length - length + 1);
  let start = from;
  while (start < last) {
    let at = start + length - 1;
    while (at >= start && set[units[at]!] === 1) at--;
    if (at < start) return start;
    start = at + 1;
  }
  return -1;
}

/** Whether such a run begins in [from, to); asked in ascending order, it looks at no byte again. */
export type RunLook = (units: Uint8Array, from: number, to: number) => boolean;

interface Looked {
  /** The last run found, to its end. */
  start: number;
  end: number;
  /** Where no run begins. */
  noneFrom: number;
  noneTo: number;
}

export function createRunLook(set: Uint8Array, length: number): RunLook {
  const lookedAt = remembered((_: Uint8Array): Looked => ({ start: 0, end: 0, noneFrom: 0, noneTo: 0 }));
  return (units, from, to) => {
    const looked = lookedAt(units);
    const first = Math.max(from, looked.start);
    if (first < to && first + length <= looked.end) return true;
    const goesOn = from >= looked.noneFrom && from <= looked.noneTo;
    const start = findRun(units, set, length, goesOn ? looked.noneTo : from, to);
    if (start < 0) {
      looked.noneTo = goesOn ? Math.max(looked.noneTo, to) : to;
      if (!goesOn) looked.noneFrom = from;
      return false;
    }
    looked.start = start;
    looked.end = start + length;
    while (looked.end < units.length && set[units[looked.end]!] === 1) looked.end++;
    return true;
  };
}

/**
 * The same in a text, for one offset after another: the first run that begins in [from, to). Without a set, any place is one.
 * A character beyond Latin-1 counts as its last.
 */
export function runsIn(
  text: string,
  set: Uint8Array | undefined,
  length: number,
): (from: number, to: number) => number {
  // What was seen to be a run, up to here.
  let known = 0;
  return (from, to) => {
    const last = Math.min(to, text.length - length + 1);
    if (!set) return from < last ? from : -1;
    let start = from;
    let seen = Math.max(known, start);
    while (start < last) {
      let at = start + length - 1;
      while (at >= seen && set[Math.min(text.charCodeAt(at), 255)] === 1) at--;
      if (at < seen) {
        known = start + length;
        return start;
      }
      start = at + 1;
      seen = start;
    }
    return -1;
  };
}

/** What begins here is a word, a word character stands before it, and no escape (`\\n`, `%3D`, a colour) that may end with it. */
export function isInWord(units: Uint8Array, start: number): boolean {
  if (!isWordByte(units[start] ?? 32) || !isWordByte(units[start - 1] ?? 32)) return false;
  for (let at = start - 2; at >= start - 12 && at >= 0; at--) {
    const byte = units[at]!;
    if (byte === 92 || byte === 37 || byte === 27) return false;
  }
  return true;
}

const longestShort = 4;

/** What is always behind a word for which `isContextWordIn` holds. */
export const behindContextWord = (text: string): Run | undefined =>
  text.length <= longestShort ? { set: notLower, count: 1 } : undefined;

/** As `isContextWord` in context.ts. */
export function isContextWordIn(units: Uint8Array, start: number, end: number): boolean {
  if (end - start > longestShort) return true;
  const before = units[start - 1] ?? 32;
  if (isLetter(before) && !(isLower(before) && isUpper(units[start]!))) return false;
  const after = units[end] ?? 32;
  return !isLetter(after) || (isUpper(after) && (isLower(units[end - 1]!) || isLower(units[end + 1] ?? 32)));
}
