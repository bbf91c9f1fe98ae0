// What a name says, remembered: the same few come again and again.

import { holdsAt } from '../../text/bytes';
import { judgeName, type NameVerdict } from '../name';

/** Names, not values, are kept, and not for ever. */
const most = 5000;

const byName = new Map<string, NameVerdict | undefined>();

/** As `judgeName`. */
export function verdictOf(name: string): NameVerdict | undefined {
  if (byName.has(name)) return byName.get(name);
  if (byName.size >= most) byName.clear();
  const verdict = judgeName(name);
  byName.set(name, verdict);
  return verdict;
}

interface Judged {
  readonly name: string;
  readonly verdict: NameVerdict | undefined;
}

const byHash = new Map<number, Judged>();

/** The same of bytes in ASCII. Of a name that came before no text is made. */
export function verdictIn(units: Uint8Array, start: number, end: number): NameVerdict | undefined {
  let hash = 0;
  for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + units[at]!) | 0;
  const known = byHash.get(hash);
  if (known?.name.length === end - start && holdsAt(units, start, known.name)) return known.verdict;
  if (byHash.size >= most) byHash.clear();
  const name = String.fromCharCode(...units.subarray(start, end));
  const verdict = verdictOf(name);
  byHash.set(hash, { name, verdict });
  return verdict;
}
