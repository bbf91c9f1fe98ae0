// Fixture files of assignments: generated values in `⟦…⟧` must be found exactly there, those in `⟪…⟫` must stay silent.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../../../server/engine/findings/finding';
import { detectors } from '../../../../server/engine/judge/detectors';
import { createScanner } from '../../../../server/engine/scan';
import { seededRandom } from '../../../../server/engine/shape/sample';

export interface Example {
  /** Path the text pretends to have; it decides language and place. */
  readonly path: string;
  readonly text: string;
  readonly expected: readonly { readonly start: number; readonly end: number }[];
}

/** All examples of the `.txt` files of a folder: each begins with a line `=== path`. */
export function readExamples(folder: string): readonly Example[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split(/^=== /m).slice(1))
    .map((section) => {
      const cut = section.indexOf('\n');
      return fill(section.slice(0, cut).trim(), section.slice(cut + 1));
    });
}

/** Replaces the marks of a text by values made from a fixed seed. */
export function fill(path: string, marked: string, seed = 7): Example {
  const random = seededRandom(seed);
  const expected: { start: number; end: number }[] = [];
  let text = '';
  let last = 0;
  for (const mark of marked.matchAll(/⟦([^⟧]+)⟧|⟪([^⟫]+)⟫/g)) {
    text += marked.slice(last, mark.index);
    const value = generate(mark[1] ?? mark[2]!, random);
    if (mark[1]) expected.push({ start: text.length, end: text.length + value.length });
    text += value;
    last = mark.index + mark[0].length;
  }
  return { path, text: text + marked.slice(last), expected };
}

/** What all detectors report at `likely` or above, overlaps resolved. */
export function detect(text: string, path: string): readonly Finding[] {
  return scanner.scan({ text, path }).findings.filter(({ confidence }) => confidence !== 'possible');
}

const scanner = createScanner({ rules: [], detectors });

const sets: Readonly<Record<string, string>> = {
  digits: '0123456789',
  hex: '0123456789abcdef',
  base32: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
  base62: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
};

/** `password`, `phrase`, `chosen` (a word, a year and a sign), `dotted` (parts of chance behind a prefix), `bytes 16` (a list of them), or an alphabet and a length: `hex 32`. */
function generate(kind: string, random: () => number): string {
  const draw = (set: string, count: number): string =>
    Array.from({ length: count }, () => set[Math.floor(random() * set.length)]).join('');
  if (kind === 'password')
    return `${draw('bcdfghjkmnpqrstvwxz', 4)}${draw('23456789', 2)}!${draw('BCDFGHJKMNPQRSTVWXZ', 3)}`;
  if (kind === 'phrase') return Array.from({ length: 5 }, () => words[Math.floor(random() * words.length)]).join(' ');
  if (kind === 'chosen')
    return `${draw('CHLMW', 1)}${words[Math.floor(random() * words.length)]}${draw('12', 1)}0${draw('12', 1)}${draw('0123456789', 1)}!`;
  if (kind === 'dotted') return ['pat', draw(sets.base62!, 22), draw(sets.hex!, 24), draw(sets.base62!, 20)].join('.');
  const [set, count] = kind.split(' ');
  if (set === 'bytes') return Array.from({ length: Number(count) }, () => Math.floor(random() * 256)).join(', ');
  const alphabet = sets[set ?? ''];
  if (!alphabet) throw new Error(`unknown mark ${kind}`);
  return draw(alphabet, Number(count));
}
const words = ['copper', 'lantern', 'meadow', 'walnut', 'harbor', 'violin', 'cactus', 'marble', 'ginger', 'saddle'];
