// Finds every word in a run of bytes: the automaton steps through four parts of the text at once, which hides the memory's latency.

import type { Automaton } from './automaton';

/** Pairs [end, word, end, word, …]: offset after the word and its index; ascending. Valid until the next search of the same finder. */
export interface Hits {
  readonly pairs: Int32Array;
  /** Of pairs. */
  readonly count: number;
}

export interface Finder {
  /** Every hit that lies wholly in [from, to): of each part those that begin in it, so that who looks at them one after another stays near. */
  find(units: Uint8Array, from: number, to: number): readonly Hits[];
}

/** Below this length the seams cost more than the streams bring. */
const shortest = 256;

export function createFinder(automaton: Automaton): Finder {
  const parts = [nothing(), nothing(), nothing(), nothing()] as const;
  const [inA, inB, inC, inD] = parts;
  const { columns, next, shift, accepting, depth, first, outputs, lengths } = automaton;

  /** Hits of a state that ends words; with `seam`, those alone that begin before it. */
  const emit = (part: Part, state: number, end: number, seam: number): void => {
    const row = state - accepting;
    for (let output = first[row]!; output < first[row + 1]!; output++) {
      const word = outputs[output]!;
      if (end - lengths[word]! >= seam) continue;
      if (2 * part.count + 2 > part.pairs.length) part.pairs = grown(part.pairs);
      part.pairs[2 * part.count] = end;
      part.pairs[2 * part.count + 1] = word;
      part.count++;
    }
  };

  /** One stream from `state` at `from`; past `seam` it goes on only while a word that began before it may end. */
  const walk = (units: Uint8Array, from: number, to: number, start: Start): void => {
    const { part, seam } = start;
    let { state } = start;
    for (let at = from; at < to; at++) {
      state = next[(state << shift) | columns[units[at]!]!]!;
      if (at >= seam && at + 1 - depth[state]! >= seam) return;
      if (state >= accepting) emit(part, state, at + 1, seam);
    }
  };

  const walkFour = (units: Uint8Array, from: number, to: number): void => {
    const step = (to - from) >> 2;
    const [b, c, d] = [from + step, from + 2 * step, from + 3 * step];
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let i = 0; i < step; i++) {
      s0 = next[(s0 << shift) | columns[units[from + i]!]!]!;
      s1 = next[(s1 << shift) | columns[units[b + i]!]!]!;
      s2 = next[(s2 << shift) | columns[units[c + i]!]!]!;
      s3 = next[(s3 << shift) | columns[units[d + i]!]!]!;
      if (s0 >= accepting) emit(inA, s0, from + i + 1, b);
      if (s1 >= accepting) emit(inB, s1, b + i + 1, c);
      if (s2 >= accepting) emit(inC, s2, c + i + 1, d);
      if (s3 >= accepting) emit(inD, s3, d + i + 1, to);
    }
    walk(units, b, to, { part: inA, state: s0, seam: b });
    walk(units, c, to, { part: inB, state: s1, seam: c });
    walk(units, d, to, { part: inC, state: s2, seam: d });
    walk(units, d + step, to, { part: inD, state: s3, seam: to });
  };

  return {
    find: (units, from, to) => {
      for (const part of parts) part.count = 0;
      if (to - from < shortest) walk(units, from, to, { part: inA, state: 0, seam: to });
      else walkFour(units, from, to);
      return parts;
    },
  };
}

interface Start {
  readonly part: Part;
  readonly state: number;
  readonly seam: number;
}

interface Part extends Hits {
  pairs: Int32Array<ArrayBuffer>;
  count: number;
}

const nothing = (): Part => ({ pairs: new Int32Array(1024), count: 0 });

function grown(pairs: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(pairs.length * 2);
  larger.set(pairs);
  return larger;
}
