// Where a value goes in an env file: in place of the old one, or as a new line beside its neighbours.

import type { EnvValuesResult, Range } from '../../protocol/messages';

export interface EnvEdit {
  readonly range: Range;
  readonly text: string;
}

/** The one edit that gives `key` the value `written` (as it stands after `KEY=`, quotes included). */
export function setValue({ values, insertion }: EnvValuesResult, key: string, written: string): EnvEdit {
  // Loaders take the last one of a doubled key.
  const existing = values.findLast((value) => value.key === key);
  if (existing) return { range: existing.range, text: written };
  const { position, before, after } = insertion;
  return { range: { start: position, end: position }, text: `${before}${key}=${written}${after}` };
}
