// Entries that are no variables: lines of a key or certificate without quotes also read as `KEY=` where they end with `=`.

import { isSpeakable } from '../../protocol/speakable';
import type { EnvEntry, EnvFile } from './parse';

export interface SortedEntries {
  /** Their keys may be said. */
  readonly variables: readonly EnvEntry[];
  /** Their keys may be part of a secret, which no message and no other file must get. */
  readonly stray: readonly EnvEntry[];
}

/** In file order each. */
export function sortEntries(file: EnvFile): SortedEntries {
  const bodies = new Set(file.invalid.filter(({ start, end }) => isBody(file.text.slice(start, end))).map(endOf));
  const isStray = (entry: EnvEntry): boolean =>
    !isSpeakable(entry.key) || (/^=*$/.test(entry.value) && bodies.has(endOfLineAbove(file.text, entry)));
  return {
    variables: file.entries.filter((entry) => !isStray(entry)),
    stray: file.entries.filter(isStray),
  };
}

/** A full line of base64, as key files have them. */
const isBody = (line: string): boolean => /^[A-Za-z0-9+/_-]{40,}$/.test(line);

const endOf = ({ end }: { readonly end: number }): number => end;

const endOfLineAbove = (text: string, { line }: EnvEntry): number =>
  text.slice(Math.max(line.start - 2, 0), line.start) === '\r\n' ? line.start - 2 : line.start - 1;
