// What a write replaced, where the store itself forgets it: kept in memory alone, as long as the answer of the write is.

import { refused, type Written } from '../store';

export interface Undo {
  /** `null`: there was nothing. */
  readonly before: string | null;
  /** To see that nobody else wrote meanwhile. */
  readonly wrote: string;
}

export type Undos = WeakMap<Written, Undo>;

export const unknownBefore = () =>
  refused('unsupported', 'What was there before is known only to the window that wrote it, until it is closed.');

export const writtenOver = () => refused('conflict', 'Somebody else wrote the secret meanwhile.');

export const taken = () => refused('conflict', 'There is a secret of this name already.');

/** UTF-8 has no way to write half of a surrogate pair. */
export const isWhole = (text: string): boolean => !/\p{Surrogate}/u.test(text);

export const notWhole = () => refused('unsupported', 'The value is no text: it holds half of a character.');
