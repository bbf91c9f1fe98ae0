// What the model looks at: plain facts about an assigned value, its name, its form and its place, each a number near 0 to 1.

import type { FileKind } from '../assignment/file-kind';
import type { Operator } from '../assignment/forms/place';
import { alternations, classCount, distinct, letterCount, shannon } from '../entropy';
import { type NameVerdict, wordsOf } from '../name';
import type { Place } from '../place';
import { isTorn } from '../placeholder';
import { coreOf } from '../value';
import { wordlikeness } from '../wordlike';
import { secretVocabulary } from '../words/values';

/** A value that stands after a name, as the reader of assignments found it. */
export interface Scored {
  readonly name: string;
  readonly verdict: NameVerdict;
  readonly value: string;
  readonly operator: Operator;
  readonly quoted: boolean;
  readonly inString: boolean;
  readonly kind: FileKind;
  readonly place: Place;
}

/** The value and what several features ask of it. */
interface Looked extends Scored {
  /** The part that would be the secret. */
  readonly core: string;
  readonly letters: number;
  /** Mean commonness of its letter pairs (see wordlike.ts). */
  readonly likeness: number;
  readonly isHex: boolean;
}

export interface Feature {
  readonly id: string;
  /** Said of a finding when the feature speaks for it. */
  readonly says?: string;
  /** Said when it speaks against it. */
  readonly doubts?: string;
  /** Where judgement bounds what the labelled data says: the weight is kept within these. */
  readonly within?: readonly [number, number];
  of(looked: Looked): number;
}

export function look(scored: Scored): Looked {
  const core = coreOf(scored.value);
  const { name, verdict, value, operator, quoted, inString, kind, place } = scored;
  return {
    name,
    verdict,
    value,
    operator,
    quoted,
    inString,
    kind,
    place,
    core,
    letters: letterCount(core),
    likeness: wordlikeness(core),
    isHex: isHex(core),
  };
}

const truth = (value: boolean): number => (value ? 1 : 0);
const clip = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
const longer = (length: number): Omit<Feature, 'says'> => ({
  id: `length-${length}`,
  within: [0, 3],
  of: ({ core }) => truth(core.length >= length),
});

const isHex = (text: string): boolean => /^(?:0x)?[0-9a-f]{12,}$|^(?:0x)?[0-9A-F]{12,}$/.test(text) && /\d/.test(text);
/** `ca-cert`, `k8s_etcd`, `a.b`: words with at most two digits in each. */
const areJoined = (text: string): boolean =>
  /[-_.:/ ]/.test(text) &&
  text.split(/[-_.:/ ]/).every((part) => /^[A-Za-z][A-Za-z0-9]*$/.test(part) && part.replace(/\D/g, '').length <= 2);

const nameFeatures: readonly Feature[] = [
  { id: 'name-sure', says: 'the name says so', within: [0, 6], of: ({ verdict }) => truth(verdict.strength === 2) },
  { id: 'name-open', doubts: 'the name alone says little', of: ({ verdict }) => truth(verdict.strength === 0) },
  {
    id: 'unsure-short',
    doubts: 'the value is short for what the name may mean',
    within: [-6, -1.2],
    of: ({ verdict, core }) => truth(verdict.strength < 2 && verdict.kind !== 'password' && core.length < 16),
  },
  {
    id: 'unsure-words',
    doubts: 'the value reads like words',
    within: [-6, -1.2],
    of: ({ verdict, likeness, letters, isHex }) =>
      truth(verdict.strength < 2 && letters >= 4 && likeness >= 4 && !isHex),
  },
  { id: 'name-password', of: ({ verdict }) => truth(verdict.kind === 'password') },
  { id: 'name-token', of: ({ verdict }) => truth(verdict.kind === 'token') },
  { id: 'name-credentials', of: ({ verdict }) => truth(verdict.kind === 'credentials') },
];

const valueFeatures: readonly Feature[] = [
  longer(6),
  longer(8),
  longer(12),
  { ...longer(16), says: 'the value is as long as a key' },
  longer(24),
  longer(40),
  {
    id: 'digits',
    says: 'letters and digits are mixed',
    within: [0, 3],
    of: ({ core, letters }) => truth(letters > 0 && /\d/.test(core)),
  },
  {
    id: 'digits-inside',
    says: 'letters and digits alternate',
    within: [0, 3],
    of: ({ core }) => clip(alternations(core) / 4, 0, 1),
  },
  { id: 'digits-only', doubts: 'the value is a number', of: ({ core }) => truth(/^\d+$/.test(core)) },
  { id: 'both-cases', of: ({ core }) => truth(/[a-z]/.test(core) && /[A-Z]/.test(core)) },
  { id: 'upper-only', of: ({ core }) => truth(/^[A-Z_-]+$/.test(core)) },
  {
    id: 'symbols',
    says: 'the value holds symbols as passwords do',
    within: [0, 3],
    of: ({ core }) => truth(/[!#%&*?@^~$]/.test(core)),
  },
  { id: 'classes', of: ({ core }) => clip((classCount(core) - 1) / 3, 0, 1) },
  { id: 'hex', says: 'the value is hexadecimal', of: ({ isHex }) => truth(isHex) },
  {
    id: 'base64-end',
    says: 'the value ends as base64 does',
    of: ({ core }) => truth(/^[A-Za-z0-9+/_-]{6,}={1,2}$/.test(core)),
  },
  {
    id: 'spread',
    says: 'its characters are spread as chance spreads them',
    of: ({ core }) => clip((shannon(core) / Math.log2(clip(core.length, 2, 64)) - 0.8) * 5, -1, 1),
  },
  {
    id: 'repeats',
    doubts: 'characters repeat',
    within: [-4, 0],
    of: ({ core }) => truth(distinct(core) < core.length / 2 && core.length < 32),
  },
  {
    id: 'words',
    doubts: 'the value reads like words',
    within: [-2, 0],
    of: ({ likeness, letters, isHex }) => (letters < 4 || isHex ? 0 : clip((likeness - 4.2) / 1.2, -1, 1)),
  },
  {
    id: 'chance',
    says: 'no language has such letters in a row',
    within: [0, 3],
    of: ({ likeness, letters }) => truth(letters >= 6 && likeness < 3.8),
  },
  {
    id: 'vocabulary',
    doubts: 'words in it talk about secrets',
    within: [-4, 0],
    of: ({ core }) => vocabularyShare(core),
  },
  {
    id: 'joined-words',
    doubts: 'words are joined as in names of code',
    of: ({ core, likeness }) => truth(areJoined(core) && likeness >= 4),
  },
  {
    id: 'camel-words',
    doubts: 'words are joined as in names of code',
    of: ({ core, likeness }) => truth(/^[A-Za-z]+$/.test(core) && /[a-z][A-Z][a-z]/.test(core) && likeness >= 4),
  },
  { id: 'spaces', of: ({ core }) => truth(/\s/.test(core)) },
  {
    id: 'structure',
    doubts: 'it holds punctuation of code or paths',
    of: ({ core }) => truth(/[/\\()[\]{}<>;,|"'`]/.test(core) && !/^[A-Za-z0-9+/]+={0,2}$/.test(core) && !isTorn(core)),
  },
];

const formFeatures: readonly Feature[] = [
  { id: 'quoted', of: ({ quoted }) => truth(quoted) },
  { id: 'in-string', of: ({ inString }) => truth(inString) },
  { id: 'bare-in-string', of: ({ inString, quoted }) => truth(inString && !quoted) },
  {
    id: 'bare-word-in-string',
    doubts: 'it is a plain word in a message',
    within: [-6, -2],
    of: ({ inString, quoted, core, likeness }) =>
      truth(inString && !quoted && /^[A-Za-z]+$/.test(core) && likeness >= 4),
  },
  {
    id: 'bare-in-prose',
    doubts: 'it stands in running text',
    of: ({ kind, quoted }) => truth(kind === 'prose' && !quoted),
  },
  {
    id: 'bare-word-in-prose',
    doubts: 'it is a plain word in running text',
    within: [-6, -2],
    of: ({ kind, quoted, core, likeness }) =>
      truth(kind === 'prose' && !quoted && /^[A-Za-z]+(?:[-_.][A-Za-z]+)*$/.test(core) && likeness >= 4),
  },
  { id: 'bare-short-in-prose', of: ({ kind, quoted, core }) => truth(kind === 'prose' && !quoted && core.length < 8) },
  ...(['compare', 'argument', 'call', 'fallback', 'flag', 'query', 'pair'] as const).map(
    (one): Feature => ({ id: `form-${one}`, of: ({ operator }) => truth(operator === one) }),
  ),
  ...(['json', 'yaml', 'config', 'shell', 'markup', 'prose'] as const).map(
    (one): Feature => ({ id: `file-${one}`, of: ({ kind }) => truth(kind === one) }),
  ),
];

const placeFeatures: readonly Feature[] = [
  { id: 'place-test', doubts: 'the file is a test', within: [-3, -0.3], of: ({ place }) => truth(place === 'test') },
  {
    id: 'place-example',
    doubts: 'the file is an example',
    within: [-3, -0.3],
    of: ({ place }) => truth(place === 'example'),
  },
  {
    id: 'place-documentation',
    doubts: 'the file is documentation',
    within: [-3, -0.3],
    of: ({ place }) => truth(place === 'documentation'),
  },
  {
    id: 'wordlike-elsewhere',
    doubts: 'it is a plain word outside the source',
    within: [-3, 0],
    of: ({ place, core, likeness }) => truth(place !== 'source' && /^[a-z]+$/i.test(core) && likeness >= 4.4),
  },
];

/** In the order of the weights. */
export const features: readonly Feature[] = [...nameFeatures, ...valueFeatures, ...formFeatures, ...placeFeatures];

/** Share of the letters that belong to words of the vocabulary of secrets. */
function vocabularyShare(core: string): number {
  let [known, all] = [0, 0];
  for (const part of core.split(/[^A-Za-z]+/)) {
    all += part.length;
    if (part.length < 3) continue;
    for (const word of wordsOf(part)) if (word.length > 2 && secretVocabulary.has(word)) known += word.length;
  }
  return all === 0 ? 0 : known / all;
}
