// Which values of a document are hidden right now.

import type { EnvValue, Range } from '../../../protocol/messages';

/** Ranges to hide: of every sensitive value but the peeked one, which is known by its place: guesses are made anew each time. */
export function hiddenRanges(values: readonly EnvValue[], peeked: EnvValue | undefined): readonly Range[] {
  const line = peeked?.range.start.line;
  return values.filter(({ sensitive, range }) => sensitive && range.start.line !== line).flatMap(({ masks }) => masks);
}

/** The sensitive value on a line, or the one that goes on there. */
export function valueOnLine(values: readonly EnvValue[], line: number): EnvValue | undefined {
  return values.find(({ sensitive, range }) => sensitive && range.start.line <= line && line <= range.end.line);
}
