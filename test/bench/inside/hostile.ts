// Texts of a mebibyte that are made to cost much: words that announce without a secret, values that nearly are one.

import { readFileSync } from 'node:fs';
import { all as rules } from '../../../rules';
import { all as checks } from '../../../server/checks';
import { detectors } from '../../../server/engine/judge/detectors';
import { outlineOf } from '../../../server/engine/match/rule-watcher';
import { sample, seededRandom } from '../../../server/engine/shape/sample';
import { all as formats } from '../../../server/formats';
import { createDetection } from '../../../server/workspace/detect';
import { median } from '../support/statistics';
import { answer, cpuOf } from './answer';

export interface HostileGiven {
  /** Path of a mebibyte of ordinary code, or more. */
  readonly code: string;
}

export interface HostileAnswer {
  /** CPU milliseconds for a mebibyte of ordinary code, and for the worst of the hostile texts tried. */
  readonly ordinary: number;
  readonly tried: number;
  readonly hostile: readonly { readonly name: string; readonly path: string; readonly milliseconds: number }[];
}

const mebibyte = 1 << 20;

/** Repeated to a mebibyte. */
const units: Readonly<Record<string, string>> = {
  assignments: 'token=',
  'open quotes': 'password = "',
  'quoted nothings': 'password = "" ',
  'short values': 'secret: "a",\n',
  'URLs with passwords': '://a:b@',
  'URLs with long users': `https://${'a'.repeat(60)}:`,
  'JWT heads': 'eyJ',
  'JWT heads with dots': 'eyJ.eyJ.',
  'keys without end': '-----BEGIN PRIVATE KEY-----',
  'keys on lines': '-----BEGIN RSA PRIVATE KEY-----\n',
  'keys with bodies': `-----BEGIN RSA PRIVATE KEY-----\n${'A1b2'.repeat(16)}\n`,
  'keys full of spaces': `-----BEGIN RSA PRIVATE KEY-----\na${' '.repeat(30_000)}b\n-----END RSA PRIVATE KEY-----\n`,
  'keys full of commas': `-----BEGIN RSA PRIVATE KEY-----\na${','.repeat(30_000)}b\n-----END RSA PRIVATE KEY-----\n`,
  'keys in base64': 'LS0tLS1CRUdJTi',
  'ends of keys': '-----END PRIVATE KEY-----\n',
  'PuTTY heads': 'PuTTY-User-Key-File-3: a\n',
  names: 'password ',
  'names without end': 'secret_',
  'nested names': 'name: password\n',
  'long indented heads': '                token:\n',
  'deep heads': `${Array.from({ length: 40 }, (_, depth) => `${' '.repeat(depth)}aws:`).join('\n')}\n`,
  'connection fields': ';Password=',
  'curl words': 'curl -u ',
  'curl with colons': 'curl -u a:',
  'bearer words': 'Authorization: Bearer ',
  'basic words': 'Authorization: Basic ',
  'terraform heads': 'variable "password" {',
  'markers on lines': '// scabbard:ignore\n',
  'markers on one line': 'scabbard:ignore ',
  quotes: '"',
  backslashes: '\\',
  'escaped quotes': '\\"',
  spaces: ' ',
  'line breaks': '\n',
  'equal signs': '=',
  colons: ':',
  braces: '{',
  'one long word': 'a',
  'one long number': '1234567890',
  'one long base64 run': 'A1b2C3d4',
  'one long hex run': '0123456789abcdef',
  interpolations: '${',
  'percent signs': '%',
  'beyond ASCII': '密码: ',
  'halves of characters': '\ud83d',
  'env lines': 'A="b" # c\n',
  'Dockerfile lines': 'ENV A=b \\\n',
  'Dockerfile comments': 'ENV A=b \\\n# c\n',
  'manifest lines': 'kind: Secret\ndata:\n  password: YQ==\n---\n',
};

const paths = ['src/a.js', 'a.yaml', 'a.sh', 'a.md', '.env', 'Dockerfile'];

interface Case {
  readonly name: string;
  readonly unit: string;
  readonly path: string;
}

function cases(): readonly Case[] {
  const fixed = Object.entries(units).flatMap(([name, unit]) => paths.map((path) => ({ name, unit, path })));
  const path = 'src/a.js';
  const words = [
    ...new Set([...rules.map(outlineOf), ...detectors].flatMap((one) => one.words.map(({ text }) => text))),
  ];
  const byWord = words.flatMap((word) => [
    { name: `word ${word}`, unit: word, path },
    { name: `word ${word} assigned`, unit: `${word} = `, path },
  ]);
  const random = seededRandom(3);
  const nearMisses = rules.map(({ id, shape, context }) => {
    const { text } = sample(shape, random);
    return { name: `near-miss of ${id}`, unit: `${context ? `${context[0]} ` : ''}${text.slice(0, -1)}\n`, path };
  });
  return [...fixed, ...byWord, ...nearMisses];
}

/** All cases are tried on a sixteenth; the worst of them, so many, are measured whole. */
const measured = 24;

answer(async ({ code: path }: HostileGiven): Promise<HostileAnswer> => {
  const detection = createDetection({ rules, detectors, formats, checks, now: Date.now });
  const spent = (text: string, path: string) => cpuOf(() => detection.text({ text, path }));
  const code = readFileSync(path, 'utf8').slice(0, mebibyte);
  for (let pass = 0; pass < 20; pass++) await spent(code, 'src/a.ts');
  const ordinary: number[] = [];
  for (let pass = 0; pass < 5; pass++) ordinary.push(await spent(code, 'src/a.ts'));
  const tried: { case: Case; milliseconds: number }[] = [];
  for (const one of cases()) tried.push({ case: one, milliseconds: await spent(fill(one, mebibyte / 16), one.path) });
  const worst = tried.sort((a, b) => b.milliseconds - a.milliseconds).slice(0, measured);
  const hostile: { name: string; path: string; milliseconds: number }[] = [];
  for (const { case: one } of worst) {
    process.stderr.write(`${one.name} in ${one.path}\n`);
    const { name, path } = one;
    hostile.push({ name, path, milliseconds: await spent(fill(one, mebibyte), path) });
  }
  return { ordinary: median(ordinary), tried: tried.length, hostile };
});

const fill = ({ unit }: Case, length: number): string => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
