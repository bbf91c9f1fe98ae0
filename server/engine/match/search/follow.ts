// What must follow a word, seen to where the word is found: the short ones stand in other words and in encoded data by the million.

import { tableOf } from '../../text/bytes';
import type { Run } from '../../watcher';
import type { Automaton } from './automaton';

/** Each kind of what may follow is a bit. */
export interface Follow {
  /** The kinds that will do behind a word of each state that ends words. */
  readonly kinds: Uint16Array;
  /** The kinds that each byte belongs to. */
  readonly belongs: Uint16Array;
  /** At n, the kinds that ask for more than n bytes. */
  readonly longer: Uint16Array;
}

/** Bytes behind a word that are looked at. */
const longest = 8;

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Kinds are few, so a set that one of these holds is widened to it. */
const palette = [letters, `${letters}_-`, `${letters}_-.~+/=`].map(tableOf);

const widened = (set: Uint8Array): Uint8Array =>
  palette.find((wide) => set.every((isIn, byte) => isIn === 0 || wide[byte] === 1)) ?? set;

/** The kind that asks for nothing. */
const anything = 1;
const mostKinds = 16;

/** The runs that will do behind a word; undefined when anything will. */
export type RunsOf = (word: number) => readonly Run[] | undefined;

export function buildFollow({ first, outputs }: Automaton, runsOf: RunsOf): Follow {
  const known = new Map<string, number>();
  const belongs = new Uint16Array(256).fill(anything);
  const longer = new Uint16Array(longest + 1);
  const kindOf = ({ set: asked, count }: Run): number => {
    const set = widened(asked);
    const least = Math.min(count, longest);
    const key = `${least} ${set.join('')}`;
    const bit = known.get(key) ?? (known.size + 1 < mostKinds ? 1 << (known.size + 1) : anything);
    if (bit === anything || known.has(key)) return bit;
    known.set(key, bit);
    for (let byte = 0; byte < 256; byte++) if (set[byte] === 1) belongs[byte]! |= bit;
    for (let length = 0; length < least; length++) longer[length]! |= bit;
    return bit;
  };
  const ofWord = (word: number): number => runsOf(word)?.reduce((all, run) => all | kindOf(run), 0) ?? anything;
  const kinds = new Uint16Array(first.length - 1);
  for (let state = 0; state < kinds.length; state++)
    for (let output = first[state]!; output < first[state + 1]!; output++) kinds[state]! |= ofWord(outputs[output]!);
  return { kinds, belongs, longer };
}

/** Whether one of these kinds begins at an offset. Where the text ends too soon, it may. */
export function mayFollow({ belongs, longer }: Follow, kinds: number, units: Uint8Array, at: number): boolean {
  let left = kinds;
  for (let length = 0; left !== 0; length++) {
    if ((left & ~longer[length]!) !== 0 || at + length >= units.length) return true;
    left &= belongs[units[at + length]!]!;
  }
  return false;
}
