// From a text's bytes to the places worth a look: all words of all watchers in one pass, and the watchers' cheap checks.

import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Watcher, Word } from '../watcher';
import { type Automaton, buildAutomaton } from './automaton';
import { createFinder, type Finder } from './search';

/** A word of one watcher at a place that passed its cheap check. */
export interface Spot {
  readonly start: number;
  readonly end: number;
  readonly watcher: Watcher;
  readonly word: Word;
}

export interface Lookout {
  /** Spots whose word lies wholly in [from, to), in the order of their starts. */
  look(units: Uint8Array, from: number, to: number): readonly Spot[];
}

interface Entry {
  readonly watcher: Watcher;
  readonly word: Word;
  /** The word in its own case, where that matters. */
  readonly exact: Uint8Array | undefined;
}

/** The tables may come ready-made; they must be of the same watchers in the same order. */
export function createLookout(watchers: readonly Watcher[], automaton?: Automaton): Lookout {
  const { forms, entries } = formsOf(watchers);
  const finder = createFinder(automaton ?? buildAutomaton(forms));
  return { look: (units, from, to) => look({ units, finder, entries }, from, to) };
}

/** What is built for these watchers at packaging time. */
export const automatonOf = (watchers: readonly Watcher[]): Automaton => buildAutomaton(formsOf(watchers).forms);

/** Distinct byte forms of all words, and who waits for each. */
function formsOf(watchers: readonly Watcher[]): { forms: Uint8Array[]; entries: Entry[][] } {
  const known = new Map<string, Entry[]>();
  for (const watcher of watchers) {
    for (const word of watcher.words) {
      const exact = word.exact ? bytesOf(word.text) : undefined;
      for (const form of bytesForms(word.text)) {
        const same = known.get(form);
        if (same) same.push({ watcher, word, exact });
        else known.set(form, [{ watcher, word, exact }]);
      }
    }
  }
  return { forms: [...known.keys()].map(bytesOf), entries: [...known.values()] };
}

const bytesOf = (form: string): Uint8Array => Uint8Array.from(form, (one) => one.charCodeAt(0));

/** As one character per byte. Beyond ASCII: in both cases, as UTF-8 and as UTF-16 units cut to bytes. */
function bytesForms(text: string): readonly string[] {
  const lower = text.toLowerCase();
  if (/^[\0-\x7f]*$/.test(lower)) return [lower];
  const cases = [lower, lower.toUpperCase(), lower[0]!.toUpperCase() + lower.slice(1)];
  const forms = cases.flatMap((one) => [
    latin(Array.from(one, (_, i) => one.charCodeAt(i) & 255)),
    latin(utf8ToBytes(one)),
  ]);
  return [...new Set(forms.map((form) => form.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())))];
}

const latin = (bytes: Iterable<number>): string => String.fromCharCode(...bytes);

interface Search {
  readonly units: Uint8Array;
  readonly finder: Finder;
  readonly entries: readonly (readonly Entry[])[];
}

function look({ units, finder, entries }: Search, from: number, to: number): readonly Spot[] {
  const { pairs, count } = finder.find(units, from, to);
  const spots: Spot[] = [];
  for (let i = 0; i < count; i++) {
    const end = pairs[2 * i]!;
    for (const entry of entries[pairs[2 * i + 1]!]!) {
      const { watcher, word, exact } = entry;
      if (exact && !isExact(units, end - exact.length, exact)) continue;
      const start = end - word.text.length;
      if (watcher.passes && !watcher.passes(units, start, end, word)) continue;
      spots.push({ start, end, watcher, word });
    }
  }
  return spots.sort((a, b) => a.start - b.start);
}

function isExact(units: Uint8Array, start: number, exact: Uint8Array): boolean {
  for (let i = 0; i < exact.length; i++) if (units[start + i] !== exact[i]) return false;
  return true;
}
