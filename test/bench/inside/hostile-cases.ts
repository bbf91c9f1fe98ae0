// What hostile texts are made of: words that announce without a secret, values that nearly are one, values that are, and mixtures.

import { all as rules } from '../../../rules';
import { detectors } from '../../../server/engine/judge/detectors';
import { outlineOf } from '../../../server/engine/match/rule-watcher';
import type { Rule } from '../../../server/engine/rule';
import { sample, seededRandom } from '../../../server/engine/shape/sample';
import { units } from './hostile-units';

export interface Case {
  readonly name: string;
  /** Repeated to a mebibyte. */
  readonly unit: string;
  readonly path: string;
}

const paths = ['src/a.js', 'a.yaml', 'a.sh', 'a.md', '.env', 'Dockerfile'];
const path = 'src/a.js';

export const cases = (): readonly Case[] => [...fixed(), ...byWord(), ...byRule(), ...mixtures()];

export const fill = ({ unit }: Case, length: number): string =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

const fixed = (): readonly Case[] =>
  Object.entries(units).flatMap(([name, unit]) => paths.map((path) => ({ name, unit, path })));

const words = [...new Set([...rules.map(outlineOf), ...detectors].flatMap((one) => one.words.map(({ text }) => text)))];

const byWord = (): readonly Case[] =>
  words.flatMap((word) => [
    { name: `word ${word}`, unit: word, path },
    { name: `word ${word} assigned`, unit: `${word} = `, path },
    { name: `word ${word} on lines`, unit: `${word}: {\n`, path },
  ]);

/** True-looking credentials, whole and without their last character, on lines and on one line. */
function byRule(): readonly Case[] {
  const random = seededRandom(3);
  return rules.flatMap((rule) => {
    const { text } = sample(rule.shape, random);
    const head = contextOf(rule);
    const nearly = text.slice(0, -1);
    return [
      { name: `near-miss of ${rule.id}`, unit: `${head}${nearly}\n`, path },
      { name: `samples of ${rule.id}`, unit: `${head}${text}\n`, path },
      { name: `samples of ${rule.id} on one line`, unit: `${head}${text} `, path },
      { name: `samples of ${rule.id} assigned`, unit: `${head}password="${text}";\n`, path },
    ];
  });
}

const contextOf = ({ context }: Rule): string => (context?.[0] ? `${context[0]} ` : '');

/** Many rules at once. */
function mixtures(): readonly Case[] {
  const random = seededRandom(4);
  const samples = rules.map(({ shape }) => sample(shape, random).text);
  const contexts = [...new Set(rules.flatMap(({ context }) => context ?? []))];
  const random40 = samples.filter((text) => /^[a-z0-9]{32,40}$/.test(text));
  const all = contexts.join(' ');
  return [
    { name: 'all context words', unit: `${all}\n`, path },
    { name: 'all context words on one line', unit: `${all} `, path },
    { name: 'all words', unit: `${words.join(' ')}\n`, path },
    {
      name: 'all context words and values',
      unit: contexts.map((word, i) => `${word} ${random40[i % random40.length]}\n`).join(''),
      path,
    },
    { name: 'all context words and one value', unit: `${random40[0]} ${all.slice(0, 110)} ${random40[1]}\n`, path },
    {
      name: 'heads of all context words',
      unit: contexts.map((word) => `${word}: {\n  ${random40[0]}\n`).join(''),
      path,
    },
    { name: 'all samples', unit: `${samples.join('\n')}\n`, path },
    { name: 'all samples on one line', unit: `${samples.join(' ')} `, path },
    { name: 'all samples without blanks', unit: samples.join(''), path },
    {
      name: 'all samples under one context',
      unit: samples.map((text) => `${all.slice(0, 100)} ${text}\n`).join(''),
      path,
    },
    ...paths.map((path) => ({
      name: 'all samples assigned',
      unit: samples.map((text) => `api_key="${text}"\n`).join(''),
      path,
    })),
    { name: 'all samples in manifests', unit: samples.map(manifestOf).join(''), path: 'a.yaml' },
    {
      name: 'all samples in one manifest',
      unit: `---\nkind: Secret\ndata:\n${samples.map((text, i) => `  password${i}: ${btoa(text)}\n`).join('')}`,
      path: 'a.yaml',
    },
    {
      name: 'all samples in deep heads',
      unit: samples.map((text, i) => `${' '.repeat(i % 40)}aws:\n${' '.repeat(41)}${text}\n`).join(''),
      path: 'a.yaml',
    },
    {
      name: 'all samples with markers',
      unit: samples.map((text) => `api_key="${text}" // scabbard:ignore\n`).join(''),
      path,
    },
  ];
}

const manifestOf = (text: string): string => `kind: Secret\ndata:\n  password: ${btoa(text)}\n---\n`;
