// Random texts for the engine and the parsers: pieces that mean something to them, cut, doubled and set side by side.

import { all as rules } from '../../../../../rules';
import { detectors } from '../../../../../server/engine/judge/detectors';
import { outlineOf } from '../../../../../server/engine/match/rule-watcher';
import { sample, seededRandom } from '../../../../../server/engine/shape/sample';

export type Random = () => number;

export interface FuzzText {
  readonly text: string;
  readonly path: string;
}

/** The text of this number: the same in every run. */
export function fuzzText(number: number): FuzzText {
  const random = seededRandom(number);
  const count = Math.floor(random() ** 3 * 40);
  let text = '';
  for (let piece = 0; piece <= count; piece++) text += oneOf(makers, random)(random);
  return { text, path: oneOf(paths, random) };
}

/** An edit of a text: what stands in [start, oldEnd) is replaced. UTF-16 offsets. */
export interface Edit {
  readonly start: number;
  readonly oldEnd: number;
  readonly inserted: string;
}

export function fuzzEdit(text: string, random: Random): Edit {
  const start = Math.floor(random() * (text.length + 1));
  const removed = random() < 0.5 ? 0 : Math.floor(random() ** 3 * (text.length - start + 1));
  const inserted = random() < 0.3 ? '' : oneOf(makers, random)(random);
  return { start, oldEnd: start + removed, inserted };
}

const oneOf = <T>(from: readonly T[], random: Random): T => from[Math.floor(random() * from.length)]!;

const paths = [
  ...['src/app.ts', 'app.py', 'main.go', '.env', '.env.example', 'config.yaml', 'k8s/secret.yml', 'data.json', 'a.xml'],
  ...['Dockerfile', 'deploy.sh', 'main.tf', 'README.md', 'test/a.test.js', 'noext', 'a.ini', 'package-lock.json', ''],
];

const words = [...new Set([...rules.map(outlineOf), ...detectors].flatMap((one) => one.words.map(({ text }) => text)))];

/** Samples are dear: these are drawn once and used again, whole or damaged. */
const samples = lazily(() => {
  const random = seededRandom(1);
  return rules.flatMap(({ shape, context }) => {
    const word = context ? `${oneOf(context, random)}_key = ` : '';
    return [1, 2].map(() => `${word}"${sample(shape, random).text}"`);
  });
});

const signs = [
  '"',
  "'",
  '`',
  '\\',
  '=',
  ':',
  ' ',
  '\t',
  '\n',
  '\r\n',
  '\r',
  '#',
  '$',
  '{',
  '}',
  '(',
  ')',
  '<',
  '>',
  ',',
  ';',
];
const odd = ['\0', '\ufeff', '\u2028', '\ud83d', '\udd11', '\u{1f511}', 'é', 'ß', 'K', 'ı', '\u0301', '\uffff', '密码'];
const forms = [
  ...[
    'password = "',
    'token: ',
    'export KEY=',
    'secret_',
    '://user:',
    '@host/',
    'Bearer ',
    'Authorization: Basic ',
    'eyJ',
  ],
  ...[
    '-----BEGIN RSA PRIVATE KEY-----\n',
    '-----END RSA PRIVATE KEY-----',
    'curl -u a:',
    ';Password=',
    'kind: Secret\ndata:\n  a: ',
  ],
  ...[
    'FROM a\nENV A=',
    'ARG B ',
    '// scabbard:ignore',
    '# pragma: allowlist secret',
    '\\n',
    '\\u0022',
    '%3D',
    '\u001b[31m',
    '${A}',
  ],
  ...[
    '<key>',
    '</key>',
    '{{ .Values.a }}',
    '"""',
    "A='\n",
    'stringData:',
    '---\n',
    '- name: A\n  value: ',
    'PuTTY-User-Key-File-2: ',
  ],
];
const alphabet = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/_-=';

const makers: readonly ((random: Random) => string)[] = [
  (random) => oneOf(words, random),
  (random) => oneOf(words, random).toUpperCase(),
  (random) => (random() < 0.5 ? oneOf(samples(), random) : damaged(oneOf(samples(), random), random)),
  (random) => oneOf(signs, random),
  (random) => oneOf(signs, random).repeat(1 + Math.floor(random() ** 4 * 300)),
  (random) => oneOf(odd, random),
  (random) => oneOf(forms, random),
  (random) => run(random),
  (random) => String.fromCharCode(Math.floor(random() * 0x10000)),
];

function run(random: Random): string {
  let text = '';
  for (let left = Math.floor(random() ** 2 * 90); left >= 0; left--) text += oneOf([...alphabet], random);
  return text;
}

/** One character less, more or other. */
function damaged(text: string, random: Random): string {
  const at = Math.floor(random() * text.length);
  return text.slice(0, at) + oneOf(['', '', 'x', '"', '\n', 'é'], random) + text.slice(at + Math.floor(random() * 2));
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
