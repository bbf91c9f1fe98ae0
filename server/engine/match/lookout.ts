// From a text's bytes to the places worth a look: all words of all watchers in one pass, and the watchers' cheap checks.

import { isAscii } from '../units';
import type { Watcher, Word } from '../watcher';
import { type Automaton, buildAutomaton } from './automaton';
import { lazily } from './lazily';
import { createFinder, type Finder } from './search';

/** A word of one watcher at a place that passed its cheap check. */
export interface Spot {
  readonly start: number;
  readonly end: number;
  readonly watcher: Watcher;
  readonly word: Word;
}

export interface Lookout {
  /** Spots of words in ASCII that lie wholly in [from, to), in the order of their starts. */
  look(units: Uint8Array, from: number, to: number): readonly Spot[];
  /** Spots of all other words, which few texts hold. */
  lookBeyond(text: string): readonly Spot[];
}

interface Entry {
  readonly watcher: Watcher;
  readonly word: Word;
}

/** Who waits for which word (in lower case); the words have the numbers of the automaton's. */
type Directory = ReadonlyMap<string, readonly Entry[]>;

/** The tables may come ready-made; they must be of the same watchers in the same order. */
export function createLookout(watchers: readonly Watcher[], automaton?: Automaton): Lookout {
  const plain = directoryOf(watchers, isAscii);
  const finder = createFinder(automaton ?? automatonOf(watchers));
  const entries = [...plain.values()];
  const beyond = directoryOf(watchers, (text) => !isAscii(text));
  const anyBeyond = lazily(() => searchBeyond([...beyond.keys()]));
  return {
    look: (units, from, to) => collect(units, { hits: finder.find(units, from, to), entries }),
    lookBeyond: (text) =>
      beyond.size === 0 || isAscii(text) ? [] : anyBeyond()(text).flatMap((hit) => spotsOf(hit, beyond)),
  };
}

/** Most texts beyond ASCII hold none of the words' letters, and a class of letters is found faster than words. */
function searchBeyond(words: readonly string[]): (text: string) => readonly RegExpExecArray[] {
  const letters = new Set([...words, ...words.map((word) => word.toUpperCase())].join('').replace(/[\0-\x7f]+/g, ''));
  const anyLetter = new RegExp(`[${[...letters].join('')}]`);
  const anyWord = new RegExp(words.join('|'), 'giu');
  return (text) => (anyLetter.test(text) ? [...text.matchAll(anyWord)] : []);
}

/** What is built for these watchers at packaging time. */
export const automatonOf = (watchers: readonly Watcher[]): Automaton =>
  buildAutomaton([...directoryOf(watchers, isAscii).keys()].map(bytesOf));

const bytesOf = (word: string): Uint8Array => Uint8Array.from(word, (one) => one.charCodeAt(0));

function directoryOf(watchers: readonly Watcher[], wanted: (text: string) => boolean): Directory {
  const known = new Map<string, Entry[]>();
  for (const watcher of watchers) {
    for (const word of watcher.words) {
      const text = word.text.toLowerCase();
      if (!wanted(text)) continue;
      const same = known.get(text);
      if (same) same.push({ watcher, word });
      else known.set(text, [{ watcher, word }]);
    }
  }
  return known;
}

/** No cheap check here: it is made for bytes. */
function spotsOf({ 0: found, index }: RegExpExecArray, beyond: Directory): readonly Spot[] {
  const entries = beyond.get(found.toLowerCase()) ?? [];
  return entries.map(({ watcher, word }) => ({ start: index, end: index + found.length, watcher, word }));
}

interface Found {
  readonly hits: ReturnType<Finder['find']>;
  readonly entries: readonly (readonly Entry[])[];
}

function collect(units: Uint8Array, { hits: { pairs, count }, entries }: Found): readonly Spot[] {
  const spots: Spot[] = [];
  for (let i = 0; i < count; i++) {
    const end = pairs[2 * i]!;
    for (const { watcher, word } of entries[pairs[2 * i + 1]!]!) {
      const start = end - word.text.length;
      if (word.exact && !isExact(units, start, word.text)) continue;
      if (watcher.passes && !watcher.passes(units, start, end, word)) continue;
      spots.push({ start, end, watcher, word });
    }
  }
  return spots.sort((a, b) => a.start - b.start);
}

function isExact(units: Uint8Array, start: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (units[start + i] !== text.charCodeAt(i)) return false;
  return true;
}
