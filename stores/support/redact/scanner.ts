// Goes through bytes piece by piece: gives back what is decided, with masks, and holds back what may be a value's beginning.

import type { Matcher } from './matcher';

export interface Scanner {
  push(chunk: Uint8Array): Uint8Array;
  end(): Uint8Array;
  hasMasked(): boolean;
}

/** What is known of the bytes that were not given back yet. */
interface Held {
  bytes: Uint8Array;
  /** Of the first bytes: those under a mask that was given back already. */
  covered: number;
  /** Values in them, in order, apart from each other. */
  spans: Span[];
}

type Span = readonly [start: number, end: number];

/** Values that overlap get one mask together. The matcher may be another one for each piece. */
export function createScanner(current: () => Matcher, mask: Uint8Array): Scanner {
  const held: Held = { bytes: Buffer.alloc(0), covered: 0, spans: [] };
  let matcher: Matcher | undefined;
  let state = 0;
  let masked = false;

  const scan = (chunk: Uint8Array): void => {
    const isOther = matcher !== current();
    let at = isOther ? 0 : held.bytes.length;
    if (isOther) Object.assign(held, { spans: [] });
    state = isOther ? 0 : state;
    matcher = current();
    held.bytes = held.bytes.length === 0 ? chunk : Buffer.concat([held.bytes, chunk]);
    const { bytes } = held;
    const { step, ends } = matcher;
    for (; at < bytes.length; at++) {
      state = step(state, bytes[at]!);
      if (ends[state] !== 0) addSpan(held, at + 1 - ends[state]!, at + 1);
    }
  };

  const give = (decided: number): Uint8Array => {
    const parts = partsOf(held, decided, mask);
    masked ||= parts.includes(mask);
    return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
  };

  return {
    push: (chunk) => {
      scan(chunk);
      return give(held.bytes.length - matcher!.depths[state]!);
    },
    end: () => {
      state = 0;
      return give(held.bytes.length);
    },
    hasMasked: () => masked,
  };
}

/** Ends only grow; a start may lie before those of earlier ones. */
function addSpan(held: Held, start: number, end: number): void {
  if (start < held.covered) {
    held.covered = Math.max(held.covered, end);
    held.spans.length = 0;
    return;
  }
  let from = start;
  for (let last = held.spans.at(-1); last && last[1] > from; last = held.spans.at(-1)) {
    from = Math.min(from, last[0]);
    held.spans.pop();
  }
  held.spans.push([from, end]);
}

/**
 * Takes the first `decided` bytes away. A value that begins in them, or right behind, is given as a mask at once: nothing can
 * begin before it any more, and where it ends makes no difference.
 */
function partsOf(held: Held, decided: number, mask: Uint8Array): readonly Uint8Array[] {
  const { bytes, spans } = held;
  const parts: Uint8Array[] = [];
  let at = held.covered;
  const later = spans.findIndex(([start]) => start > decided);
  for (const [start, end] of spans.splice(0, later < 0 ? spans.length : later)) {
    if (start > at) parts.push(bytes.subarray(at, start));
    parts.push(mask);
    at = end;
  }
  if (at < decided) parts.push(bytes.subarray(at, decided));
  held.spans = spans.map(([start, end]) => [start - decided, end - decided]);
  held.covered = Math.max(at - decided, 0);
  // A copy: a few bytes must not keep a large piece in memory.
  held.bytes = Uint8Array.from(bytes.subarray(decided));
  return parts;
}
