// From a text's bytes to the places worth a look: all words of all watchers in one pass, and the watchers' cheap checks.

import type { Origin } from '../origin';
import { isAscii } from '../units';
import type { Watcher, Word } from '../watcher';
import { type Automaton, buildAutomaton } from './automaton';
import { lazily } from './lazily';
import { createFinder, type Hits } from './search';

/** A word of one watcher at a place that passed its cheap check. */
export interface Spot {
  readonly start: number;
  readonly end: number;
  readonly watcher: Watcher;
  readonly word: Word;
}

export interface Lookout {
  /** Spots whose word lies wholly in the bytes from `from` to `to`, in the order of their starts. */
  look(sight: Sight): readonly Spot[];
  /** Spots of words beyond ASCII in a text. Few texts hold any. */
  lookBeyond(text: string): readonly Spot[];
}

/** What is looked at. */
export interface Sight {
  readonly units: Uint8Array;
  readonly from: number;
  readonly to: number;
  readonly origin: Origin;
  /** The bytes are UTF-8, so that words beyond ASCII can be told too. */
  readonly isUtf8?: boolean;
}

interface Entry {
  readonly watcher: Watcher;
  readonly word: Word;
}

/** One form of words as bytes, and who waits for it. */
interface Form {
  readonly bytes: Uint8Array;
  readonly beyond: boolean;
  readonly entries: Entry[];
}

/** The tables may come ready-made; they must be of the same watchers in the same order. */
export function createLookout(watchers: readonly Watcher[], automaton?: Automaton): Lookout {
  const forms = formsOf(watchers);
  const finder = createFinder(automaton ?? buildAutomaton(forms.map(({ bytes }) => bytes)));
  const beyond = lazily(() => wordsBeyond(watchers));
  return {
    look: (sight) => collect(sight, forms, finder.find(sight.units, sight.from, sight.to)),
    lookBeyond: (text) => (isAscii(text) ? [] : beyond()(text)),
  };
}

/** What is built for these watchers at packaging time. */
export const automatonOf = (watchers: readonly Watcher[]): Automaton =>
  buildAutomaton(formsOf(watchers).map(({ bytes }) => bytes));

/** Words in ASCII in lower case; others as the UTF-8 of each case. */
function formsOf(watchers: readonly Watcher[]): readonly Form[] {
  const known = new Map<string, Form>();
  for (const watcher of watchers) {
    for (const word of watcher.words) {
      const beyond = !isAscii(word.text);
      for (const text of beyond ? casesOf(word.text) : [word.text.toLowerCase()]) {
        const form = known.get(text) ?? { bytes: utf8Of(text), beyond, entries: [] };
        form.entries.push({ watcher, word });
        known.set(text, form);
      }
    }
  }
  return [...known.values()];
}

function casesOf(text: string): readonly string[] {
  const lower = text.toLowerCase();
  return [...new Set([lower, lower.toUpperCase(), lower[0]!.toUpperCase() + lower.slice(1)])];
}

/** RFC 3629, for characters of the first plane. */
function utf8Of(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const one of text) {
    const code = one.charCodeAt(0);
    if (code < 0x80) bytes.push(one.toLowerCase().charCodeAt(0));
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return Uint8Array.from(bytes);
}

function collect({ units, origin, isUtf8 }: Sight, forms: readonly Form[], { pairs, count }: Hits): readonly Spot[] {
  const spots: Spot[] = [];
  for (let i = 0; i < count; i++) {
    const end = pairs[2 * i]!;
    const { bytes, beyond, entries } = forms[pairs[2 * i + 1]!]!;
    const start = end - bytes.length;
    // The automaton does not tell bytes beyond ASCII apart.
    if (beyond && !(isUtf8 && isForm(units, start, bytes))) continue;
    for (const { watcher, word } of entries) {
      if (word.exact && !isExact(units, start, word.text)) continue;
      if (watcher.passes && !watcher.passes(units, start, end, word, origin)) continue;
      spots.push({ start, end, watcher, word });
    }
  }
  return spots.sort((a, b) => a.start - b.start);
}

function isForm(units: Uint8Array, start: number, bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if (bytes[i]! > 127 && units[start + i] !== bytes[i]) return false;
  return true;
}

function isExact(units: Uint8Array, start: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (units[start + i] !== text.charCodeAt(i)) return false;
  return true;
}

/** Most texts beyond ASCII hold none of the words' letters, and a class of letters is found faster than words. */
function wordsBeyond(watchers: readonly Watcher[]): (text: string) => readonly Spot[] {
  const entries = new Map<string, Entry[]>();
  for (const watcher of watchers) {
    for (const word of watcher.words) {
      if (isAscii(word.text)) continue;
      const text = word.text.toLowerCase();
      entries.set(text, [...(entries.get(text) ?? []), { watcher, word }]);
    }
  }
  if (entries.size === 0) return () => [];
  const words = [...entries.keys()];
  const letters = new Set([...words, ...words.map((word) => word.toUpperCase())].join('').replace(/[\0-\x7f]+/g, ''));
  const anyLetter = new RegExp(`[${[...letters].join('')}]`);
  const anyWord = new RegExp(words.join('|'), 'giu');
  return (text) => {
    if (!anyLetter.test(text)) return [];
    return [...text.matchAll(anyWord)].flatMap(({ 0: found, index: start }) =>
      (entries.get(found.toLowerCase()) ?? []).map((entry) => ({ ...entry, start, end: start + found.length })),
    );
  };
}
