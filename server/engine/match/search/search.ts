// Finds every word in a run of bytes, with one look at each.

import { lazily } from '../lazily';
import type { Automaton } from './automaton';
import { type Follow, mayFollow } from './follow';
import { blockLength, createKernel, type Kernel, streams } from './kernel';

/**
 * Pairs [end, word, end, word, …]: offset after the word and its index. Parts of the text come one behind the other, and in
 * each its hits do, so that who looks at them one after another stays near. Valid until the next search of the same finder.
 */
export interface Hits {
  readonly pairs: Int32Array;
  /** Of pairs. */
  readonly count: number;
}

export interface Finder {
  /** Every hit that lies wholly in [from, to), and is followed by what may follow it. */
  find(units: Uint8Array, from: number, to: number): Hits;
}

/** Below this length the seams cost more than the streams bring. */
const shortest = 256;

/** Without a kernel the text is walked in one stream, with the same hits. */
export function createFinder(
  automaton: Automaton,
  follow?: Follow,
  kernelOf: typeof createKernel = createKernel,
): Finder {
  const { columns, next, shift, accepting, depth, first, outputs, lengths } = automaton;
  const hits = { pairs: new Int32Array(1024), count: 0 };
  const kernel = lazily(() => kernelOf(automaton));

  /** Whether what stands behind may follow a word that ends in this state. */
  const isFollowed = (state: number, units: Uint8Array, end: number): boolean =>
    follow === undefined || mayFollow(follow, follow.kinds[state - accepting]!, units, end);

  /** Hits of a state that ends words; those alone that begin before the seam. */
  const emit = (state: number, end: number, seam: number): void => {
    const row = state - accepting;
    for (let output = first[row]!; output < first[row + 1]!; output++) {
      const word = outputs[output]!;
      if (end - lengths[word]! >= seam) continue;
      if (2 * hits.count + 2 > hits.pairs.length) hits.pairs = grown(hits.pairs);
      hits.pairs[2 * hits.count] = end;
      hits.pairs[2 * hits.count + 1] = word;
      hits.count++;
    }
  };

  /** From a state at `from`; past the seam it goes on only while a word that began before it may end. */
  const walk = (units: Uint8Array, from: number, to: number, { begin, seam }: Start): void => {
    let state = begin;
    for (let at = from; at < to; at++) {
      state = next[(state << shift) | columns[units[at]!]!]!;
      if (at >= seam && at + 1 - depth[state]! >= seam) return;
      if (state >= accepting && isFollowed(state, units, at + 1)) emit(state, at + 1, seam);
    }
  };

  const walkBlock = (kernel: Kernel, units: Uint8Array, { from, to, end }: Block): void => {
    if (to - from < shortest) {
      walk(units, from, end, { begin: 0, seam: to });
      return;
    }
    const step = Math.floor((to - from) / streams);
    kernel.text.set(from === 0 && to === units.length ? units : units.subarray(from, to));
    kernel.walk(step);
    for (let part = 0; part < streams; part++) {
      const start = from + part * step;
      const seam = part === streams - 1 ? to : start + step;
      for (let index = 0; index < kernel.countOf(part); index++) {
        const hit = kernel.hitOf(part, index);
        const state = hit & 0xffff;
        const at = start + (hit >>> 16) + 1;
        if (isFollowed(state, units, at)) emit(state, at, seam);
      }
      walk(units, start + step, end, { begin: kernel.stateOf(part), seam });
    }
  };

  return {
    find: (units, from, to) => {
      hits.count = 0;
      const inner = to - from < shortest ? undefined : kernel();
      if (!inner) walk(units, from, to, { begin: 0, seam: to });
      for (let at = from; inner && at < to; at += blockLength)
        walkBlock(inner, units, { from: at, to: Math.min(at + blockLength, to), end: to });
      return hits;
    },
  };
}

interface Start {
  /** A state. */
  readonly begin: number;
  readonly seam: number;
}

interface Block {
  readonly from: number;
  readonly to: number;
  /** Where the search ends. */
  readonly end: number;
}

function grown(pairs: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(pairs.length * 2);
  larger.set(pairs);
  return larger;
}
