// From a text's bytes to the places worth a look: all words of all watchers in one pass, and the watchers' cheap checks.

import type { Origin } from '../findings/origin';
import { holdsAt } from '../text/bytes';
import { isAscii } from '../text/units';
import type { Run, Watcher, Word } from '../watcher';
import { lazily } from './lazily';
import { type Automaton, buildAutomaton } from './search/automaton';
import { buildFollow, type Follow } from './search/follow';
import { createFinder, type Hits } from './search/search';

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
  /** Spots that do not are passed over; absent, all are wanted. */
  sees?(watcher: Watcher, start: number, end: number): boolean;
}

/** Watchers and words have many forms, which is slow to read; an entry has one. */
interface Entry {
  readonly watcher: Watcher;
  readonly word: Word;
  readonly text: string;
  readonly exact: boolean;
  readonly passes: Watcher['passes'];
}

/** The automaton of some watchers, and who waits for each of its words; made at packaging time, because making it takes long. */
export interface Tables {
  readonly automaton: Automaton;
  readonly follow: Follow;
  /** By the automaton's words: numbers of a watcher and of one of its words, and so on. */
  readonly waiting: readonly (readonly number[])[];
  /** The automaton's words from here on are beyond ASCII. */
  readonly firstBeyond: number;
}

/** Watchers by their numbers; asked for one only when its word was found. */
export interface Watchers {
  readonly count: number;
  at(index: number): Watcher;
}

export const listed = (watchers: readonly Watcher[]): Watchers => ({
  count: watchers.length,
  at: (index) => watchers[index]!,
});

/** Ready-made tables must be of the same watchers in the same order. */
export function createLookout(watchers: Watchers, tables: Tables = tablesOf(watchers)): Lookout {
  const { automaton, follow, waiting, firstBeyond } = tables;
  const finder = createFinder(automaton, follow);
  const known: (readonly Entry[])[] = [];
  const entriesOf = (form: number): readonly Entry[] => {
    known[form] ??= entriesAt(watchers, waiting[form]!);
    return known[form];
  };
  const beyond = lazily(() => wordsBeyond(waiting.slice(firstBeyond).flatMap((one) => entriesAt(watchers, one))));
  return {
    look: (sight) => {
      const hits = finder.find(sight.units, sight.from, sight.to);
      return collect(sight, hits, { lengths: automaton.lengths, firstBeyond, entriesOf });
    },
    lookBeyond: (text) => (isAscii(text) ? [] : beyond()(text)),
  };
}

function entriesAt(watchers: Watchers, numbers: readonly number[]): readonly Entry[] {
  const entries: Entry[] = [];
  for (let i = 0; i < numbers.length; i += 2) {
    const watcher = watchers.at(numbers[i]!);
    const word = watcher.words[numbers[i + 1]!]!;
    entries.push({ watcher, word, text: word.text, exact: word.exact === true, passes: watcher.passes });
  }
  return entries;
}

/** Words in ASCII in lower case; others as the UTF-8 of each case. */
export function tablesOf(watchers: Watchers): Tables {
  const plain = new Map<string, number[]>();
  const beyond = new Map<string, number[]>();
  for (let index = 0; index < watchers.count; index++) {
    watchers.at(index).words.forEach(({ text }, word) => {
      const isBeyond = !isAscii(text);
      const forms = isBeyond ? beyond : plain;
      for (const form of isBeyond ? casesOf(text) : [text.toLowerCase()])
        forms.set(form, [...(forms.get(form) ?? []), index, word]);
    });
  }
  const texts = [...plain.keys(), ...beyond.keys()];
  const automaton = buildAutomaton(texts.map(utf8Of));
  const waiting = [...plain.values(), ...beyond.values()];
  return {
    automaton,
    follow: buildFollow(automaton, (form) => runsBehind(watchers, texts[form]!, waiting[form]!)),
    waiting,
    firstBeyond: plain.size,
  };
}

/** Longer words are rare, and hardly ever part of another. */
const longestSeenTo = 4;

/** What the watchers that wait for a word want behind it; undefined when one of them takes anything. */
function runsBehind(watchers: Watchers, form: string, numbers: readonly number[]): readonly Run[] | undefined {
  if (form.length > longestSeenTo || !isAscii(form)) return undefined;
  const runs: Run[] = [];
  for (let i = 0; i < numbers.length; i += 2) {
    const watcher = watchers.at(numbers[i]!);
    const run = watcher.follows?.(watcher.words[numbers[i + 1]!]!);
    if (!run) return undefined;
    runs.push(run);
  }
  return runs;
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

interface Forms {
  /** In bytes. */
  readonly lengths: Uint8Array;
  readonly firstBeyond: number;
  entriesOf(form: number): readonly Entry[];
}

function collect(
  { units, origin, isUtf8, sees }: Sight,
  { pairs, count }: Hits,
  { lengths, firstBeyond, entriesOf }: Forms,
): readonly Spot[] {
  const spots: Spot[] = [];
  for (let i = 0; i < count; i++) {
    const end = pairs[2 * i]!;
    const form = pairs[2 * i + 1]!;
    const start = end - lengths[form]!;
    const isBeyond = form >= firstBeyond;
    if (isBeyond && !isUtf8) continue;
    const entries = entriesOf(form);
    // By index: there are millions of words, and hardly any becomes a spot.
    for (let at = 0; at < entries.length; at++) {
      const { watcher, word, text, exact, passes } = entries[at]!;
      if (isBeyond && !isWritten(units, start, end, text)) continue;
      if (exact && !holdsAt(units, start, text)) continue;
      if (sees && !sees(watcher, start, end)) continue;
      // Words beyond ASCII are rare, and found without it in a text.
      if (!isBeyond && passes && !passes(units, start, end, word, origin)) continue;
      insert(spots, { start, end, watcher, word });
    }
  }
  return spots;
}

/** Hits come in the order of their ends, so that a spot belongs at most a word's length before the last. */
function insert(spots: Spot[], spot: Spot): void {
  let at = spots.length;
  for (; at > 0 && spots[at - 1]!.start > spot.start; at--) spots[at] = spots[at - 1]!;
  spots[at] = spot;
}

/** The automaton does not tell bytes beyond ASCII apart. */
function isWritten(units: Uint8Array, start: number, end: number, word: string): boolean {
  let forms = writtenForms.get(word);
  if (!forms) {
    forms = casesOf(word).map(utf8Of);
    writtenForms.set(word, forms);
  }
  return forms.some(
    (bytes) => bytes.length === end - start && bytes.every((byte, i) => byte < 128 || units[start + i] === byte),
  );
}

const writtenForms = new Map<string, readonly Uint8Array[]>();

/** Most texts beyond ASCII hold none of the words' letters, and a class of letters is found faster than words. */
function wordsBeyond(all: readonly Entry[]): (text: string) => readonly Spot[] {
  const entries = new Map<string, Entry[]>();
  for (const entry of all) {
    const text = entry.word.text.toLowerCase();
    const same = entries.get(text) ?? [];
    if (!same.some(({ watcher, word }) => watcher === entry.watcher && word === entry.word)) same.push(entry);
    entries.set(text, same);
  }
  if (entries.size === 0) return () => [];
  const words = [...entries.keys()];
  const letters = new Set([...words, ...words.map((word) => word.toUpperCase())].join('').replace(/[\0-\x7f]+/g, ''));
  const anyLetter = new RegExp(`[${[...letters].join('')}]`);
  const anyWord = new RegExp(words.join('|'), 'giu');
  return (text) => {
    if (!anyLetter.test(text)) return [];
    const spots: Spot[] = [];
    anyWord.lastIndex = 0;
    for (let found = anyWord.exec(text); found; found = anyWord.exec(text)) {
      const { 0: written, index: start } = found;
      for (const { watcher, word } of entries.get(written.toLowerCase()) ?? [])
        spots.push({ start, end: start + written.length, watcher, word });
    }
    return spots;
  };
}
