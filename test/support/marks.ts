// Fixtures carry marks instead of secrets: `⟦stripe/live-secret-key⟧` becomes a generated sample and says where it must be found.

import { all as rules } from '../../rules';
import { sample } from '../../server/engine/shape/sample';

export interface Mark {
  readonly ruleId: string;
  /** UTF-16 span of the secret in the filled text, end exclusive. */
  readonly start: number;
  readonly end: number;
}

type Random = () => number;

/** Marks that are no rule with a shape: values for the hand-written detectors. */
const special: Readonly<Record<string, (random: Random) => string>> = {
  password: (random) =>
    pick('abcdefghkmnpqrstuvwxyz', 5, random) + pick('23456789', 3, random) + pick('ABCDEFGHKMNPQRSTUVWXYZ', 5, random),
  'base64:password': (random) => Buffer.from(special.password!(random)).toString('base64'),
  publishable: (random) =>
    `pk_live_${pick('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 24, random)}`,
};

/** Replaces every mark by a value made from `random`; answers with the text and where the values stand. */
export function fillMarks(text: string, random: Random): { readonly text: string; readonly marks: readonly Mark[] } {
  const marks: Mark[] = [];
  let filled = '';
  let last = 0;
  for (const match of text.matchAll(/⟦([^⟧]+)⟧/g)) {
    filled += text.slice(last, match.index);
    const made = make(match[1]!, random);
    marks.push({ ruleId: match[1]!, start: filled.length + made.start, end: filled.length + made.end });
    filled += made.text;
    last = match.index + match[0].length;
  }
  return { text: filled + text.slice(last), marks };
}

function make(name: string, random: Random): { text: string; start: number; end: number } {
  const rule = rules.find(({ id }) => id === name);
  if (rule) return sample(rule.shape, random);
  const text = special[name]?.(random);
  if (text === undefined) throw new Error(`No rule and no special mark is called ${name}`);
  return { text, start: 0, end: text.length };
}

const pick = (letters: string, count: number, random: Random): string =>
  Array.from({ length: count }, () => letters[Math.floor(random() * letters.length)]).join('');
