// Recovery phrases of wallets: 12 to 24 words of the BIP-39 list, announced by name, the last of which carries a checksum.

import { sha256 } from '@noble/hashes/sha2.js';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import type { Candidate, Detector } from '../../detector';
import type { RuleInfo } from '../../rule';
import { isLetter } from '../../text/bytes';
import { remembered } from '../../text/remembered';
import { assignedCandidate } from './candidate';

const rule: RuleInfo = {
  id: 'wallet/mnemonic',
  title: 'Recovery phrase of a wallet',
  class: 'critical',
  env: 'MNEMONIC',
  docs: 'https://github.com/bitcoin/bips/blob/master/bip-0039.mediawiki',
};

/** How far behind its announcement a phrase may begin, and how long it may be with quotes and commas; UTF-16 units. */
const farthest = 120;
const longest = 24 * 20;
const latest = farthest + 20;
const lengths = [12, 15, 18, 21, 24];

export const mnemonic: Detector = {
  id: 'mnemonic',
  rules: [rule],
  words: ['mnemonic', 'seed', 'recovery', 'phrase', 'bip39', 'bip-39'].map((text) => ({ text })),
  reach: farthest + longest + 200,
  passes: (units, _, end) => !isInLongWord(units, end) && hasShortWords(units, end),
  at: ({ text }, _, end) => {
    const from = end + (/^[ _-]?(?:phrase|word)s?/i.exec(text.slice(end, end + 8))?.[0].length ?? 0);
    const found = phraseIn(text.slice(from, from + farthest + longest));
    return found ? [candidateAt(text, from + found.start, from + found.end)] : [];
  },
};

/** Within a word as long as that no phrase begins; the many hits in one do not each read all of it. */
function isInLongWord(units: Uint8Array, at: number): boolean {
  const known = longWord(units);
  if (at < known.start || at > known.end) {
    known.start = at;
    for (known.end = at; isLetter(units[known.end] ?? 0); ) known.end++;
  }
  return known.end - at > latest;
}

/** The letters around the hit that was looked at last. */
const longWord = remembered((_: Uint8Array) => ({ start: 0, end: -1 }));

/**
 * The list's words have three to eight letters: twelve of them in a row must begin soon, with little between them. A phrase that
 * says one word four times in a row is none (see `isPhrase`): the last three of them may begin another.
 */
function hasShortWords(units: Uint8Array, from: number): boolean {
  let [count, letters, others, begin] = [0, 0, 0, 0];
  let [word, before, same] = [0, 0, 0];
  // Of units, or of bytes without those that continue a character.
  let passed = 0;
  for (let at = from; passed < latest + longest; at++) {
    const byte = units[at] ?? 0;
    if ((byte & 0xc0) !== 0x80) passed++;
    if (isLetter(byte)) {
      if (others > 16) count = 0;
      others = 0;
      word = letters === 0 ? byte | 32 : (Math.imul(word, 31) + (byte | 32)) | 0;
      if (++letters === 3 && ++count === 1) begin = passed;
      if (count === lengths[0]) return true;
      if (letters > 8) count = 0;
      continue;
    }
    if (letters > 0) {
      if (letters < 3) count = 0;
      same = word === before ? same + 1 : 1;
      before = word;
      // Three words of the list and what is between them are shorter.
      if (same > 3 && count > 3) [count, begin] = [3, passed - 100];
      letters = 0;
    }
    if (passed > latest && (count === 0 || begin > latest)) return false;
    others = separators.has(byte) || byte > 127 ? others + 1 : 17;
  }
  return false;
}

/** As `separator`. */
const separators = new Set([...' \t\r\n\f\v"\'`,;\\.0123456789)|-'].map((one) => one.charCodeAt(0)));

interface Run {
  readonly start: number;
  readonly end: number;
  /** Places in the word list. */
  readonly values: readonly number[];
}

/** The first unbroken run of listed words that is a phrase. */
function phraseIn(text: string): Run | undefined {
  const word = /[A-Za-z]{1,20}/g;
  let run: Run | undefined;
  for (let found = word.exec(text); found; found = word.exec(text)) {
    const value = values.get(found[0].toLowerCase());
    const joined = run && separator.test(text.slice(run.end, found.index));
    if (run && !(joined && value !== undefined)) {
      if (isPhrase(run.values)) return run;
      run = undefined;
    }
    if (!run && found.index > farthest) return undefined;
    if (value === undefined) continue;
    run = { start: run?.start ?? found.index, end: word.lastIndex, values: [...(run?.values ?? []), value] };
    if (run.values.length > 24) return undefined;
  }
  return run && isPhrase(run.values) ? run : undefined;
}

/** Between two words of a sentence, of a list of strings, or of a numbered list. */
const separator = /^[\s"'`,;\\.\d)|-]{1,16}$/;

const values: ReadonlyMap<string, number> = new Map(wordlist.map((word, index) => [word, index]));

/** The phrases of documentation and of test networks repeat one word; chance hardly ever repeats more than two. */
const isPhrase = (run: readonly number[]): boolean =>
  lengths.includes(run.length) && new Set(run).size >= run.length - 2 && hasChecksum(run);

/** Eleven bits a word; for every 32 bits of entropy one bit of its SHA-256 follows at the end. */
function hasChecksum(run: readonly number[]): boolean {
  const bits = run.map((value) => value.toString(2).padStart(11, '0')).join('');
  const checked = run.length / 3;
  const entropy = bits.slice(0, -checked).match(/.{8}/g)!;
  const digest = sha256(Uint8Array.from(entropy, (byte) => Number.parseInt(byte, 2)));
  return bits.slice(-checked) === digest[0]!.toString(2).padStart(8, '0').slice(0, checked);
}

const candidateAt = (text: string, start: number, end: number): Candidate => ({
  ...assignedCandidate(rule, text, {
    start,
    end,
    confidence: 'certain',
    evidence: ['words of the BIP-39 list', 'its built-in checksum is right'],
    specificity: 80,
  }),
  highEntropy: true,
});
