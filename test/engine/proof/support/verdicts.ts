// What recheck says of a regular expression, remembered by its source: judging all of them anew takes minutes.

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Regex } from './collect-regexes';

// The build in plain JavaScript, which has no types of its own: the others start Java or a program.
const { checkSync }: Pick<typeof import('recheck'), 'checkSync'> = require('recheck/lib/browser');

export type Verdict =
  | 'safe'
  /** recheck's time ran out. */
  | 'unknown'
  | {
      /** Steps grow with the length of the text to this power. */
      readonly growth: number | 'exponential';
      /** A text that shows it: `prefix` and `pump` again and again, then `suffix`. */
      readonly pumps: readonly { readonly prefix: string; readonly pump: string }[];
      readonly suffix: string;
    };

const file = join(__dirname, '..', 'regex-verdicts.json');
const known = new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, Verdict>));

export const isKnown = (regex: Regex): boolean => known.has(keyOf(regex));

/** The remembered verdict, or a fresh one, which takes up to `seconds`. */
export function verdictOn(regex: Regex, seconds: number): Verdict {
  return known.get(keyOf(regex)) ?? judge(regex, seconds);
}

/** Writes the verdicts on exactly these expressions; what is no longer used is forgotten. */
export function remember(regexes: readonly Regex[], seconds: number): void {
  const verdicts = regexes.map((regex): [string, Verdict] => [keyOf(regex), verdictOn(regex, seconds)]);
  for (const [key, verdict] of verdicts) known.set(key, verdict);
  const sorted = verdicts.sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = [...new Map(sorted)].map(([key, verdict]) => `  ${JSON.stringify(key)}: ${JSON.stringify(verdict)}`);
  writeFileSync(file, `{\n${lines.join(',\n')}\n}\n`);
}

/** The flag `d` asks for indices and changes no step. */
const flagsOf = ({ flags }: Regex): string => flags.replace('d', '');

const keyOf = (regex: Regex): string =>
  createHash('sha256')
    .update(`/${regex.source}/${flagsOf(regex)}`)
    .digest('hex')
    .slice(0, 16);

function judge(regex: Regex, seconds: number): Verdict {
  const found = checkSync(regex.source, flagsOf(regex), { timeout: seconds * 1000 });
  if (found.status !== 'vulnerable') return found.status;
  const { complexity, attack } = found;
  return {
    growth: complexity.type === 'exponential' ? 'exponential' : complexity.degree,
    pumps: attack.pumps.map(({ prefix, pump }) => ({ prefix, pump })),
    suffix: attack.suffix,
  };
}
