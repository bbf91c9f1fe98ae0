// Drift: what is reported, where, how gravely; and that no message holds a value.

import assert from 'node:assert/strict';
import { findDrift } from '../../server/dotenv/drift';
import { readEnvFolder } from '../../server/dotenv/folder';
import { type EnvCode, envCodes } from '../../server/dotenv/problem';
import { isPlaceholder } from '../../server/engine/judge/placeholder';
import { type Files, memoryHost, pathOf, root } from '../support/memory-host';

interface Options {
  readonly notIgnored?: readonly string[];
  readonly tracked?: readonly string[];
  readonly repository?: boolean;
  /** Text that the engine would find in the example. */
  readonly credential?: string;
}

async function driftOf(files: Files, { notIgnored = [], tracked = [], repository = true, credential }: Options = {}) {
  const folder = await readEnvFolder({
    host: memoryHost(files),
    folderUri: root,
    inRepository: repository,
    isPlaceholder,
    ignored: async (uri) => !notIgnored.includes(pathOf(uri)),
    tracked: async (uri) => tracked.includes(pathOf(uri)),
    credentials: (_, text) => {
      const start = credential === undefined ? -1 : text.indexOf(credential);
      return start < 0 ? [] : [{ start, end: start + credential!.length }];
    },
  });
  return findDrift(folder);
}

/** `code file "marked text" key` for each problem, the prefix `env/` left out. */
async function summary(files: Files, options?: Options): Promise<readonly string[]> {
  return (await driftOf(files, options)).map(({ code, uri, start, end, key }) => {
    const marked = JSON.stringify(files[pathOf(uri)]!.slice(start, end));
    return [code.slice('env/'.length), pathOf(uri), marked, key].filter(Boolean).join(' ');
  });
}

const body = Buffer.from(Array.from({ length: 48 }, (_, at) => (at * 89 + 41) % 251)).toString('base64url');

interface Case {
  readonly name: string;
  readonly files: Files;
  readonly options?: Options;
  readonly problems: readonly string[];
}

const cases: readonly Case[] = [
  { name: 'nothing without env files', files: { 'a.js': '' }, problems: [] },
  { name: 'nothing where both agree', files: { '.env': 'A=1\nB=x\n', '.env.example': 'A=\nB=\n' }, problems: [] },
  {
    name: 'a key the layers lack, on the last line of .env',
    files: { '.env': 'A=1\nC=3\n\n', '.env.example': 'A=\nB=\nC=\n' },
    problems: ['missing-key .env "C=3" B'],
  },
  {
    name: 'lines of a key without quotes as no variables, whether they have a = or not',
    files: {
      '.env': `A=1\nK=-----BEGIN X-----\n${body}\n${body.slice(0, 60)}==\n${body}\nab12==\n`,
      '.env.example': `A=\nK=\n${body.slice(0, 40)}=\n# ${body.slice(0, 50)}=\n`,
    },
    problems: [
      `invalid-line .env "${body}"`,
      `invalid-line .env "${body.slice(0, 60)}=="`,
      `invalid-line .env "${body}"`,
      'invalid-line .env "ab12=="',
      `invalid-line .env.example "${body.slice(0, 40)}="`,
    ],
  },
  {
    name: 'a missing key in an empty .env',
    files: { '.env': '', '.env.example': 'A=\n' },
    problems: ['missing-key .env "" A'],
  },
  {
    name: 'no missing key where another layer has it',
    files: { '.env': 'A=1\n', '.env.local': 'B=2\n', '.env.example': 'A=\nB=\n' },
    problems: [],
  },
  {
    name: 'no missing key where it is optional',
    files: { '.env': 'A=1\n', '.env.example': 'A=\n# B=\n# @optional\nC=\n# @required=false\nD=\n' },
    problems: [],
  },
  {
    name: 'a key missing in one mode',
    files: { '.env': 'A=1\n', '.env.development': 'B=2\n', '.env.production': '\n', '.env.example': 'A=\nB=\n' },
    problems: ['missing-key .env "A=1" B'],
  },
  {
    name: 'a key missing in all modes, once',
    files: { '.env': 'A=1', '.env.staging': 'A=2\n', '.env.production': 'A=3\n', '.env.example': 'A=\nB=\n' },
    problems: ['missing-key .env "A=1" B'],
  },
  {
    name: 'a key missing in a mode without .env, on its lowest layer',
    files: { '.env.production': 'A=1\n', '.env.production.local': 'C=1\n', '.env.example': 'A=\nB=\nC=\n' },
    problems: ['missing-key .env.production "A=1" B'],
  },
  {
    name: 'a key of the example of a mode',
    files: { '.env': 'A=1\n', '.env.production': 'A=2\n', '.env.example': 'A=\n', '.env.production.example': 'P=\n' },
    problems: ['missing-key .env "A=1" P'],
  },
  {
    name: 'a missing .env, on the first line of the example',
    files: { '.env.example': '\uFEFF# Settings\nA=\n' },
    problems: ['missing-key .env.example "# Settings"'],
  },
  { name: 'no missing .env for an example without keys', files: { '.env.example': '# A=\n' }, problems: [] },
  {
    name: 'an undocumented key',
    files: { '.env': 'A=1\nexport B=2\n', '.env.example': 'A=\n' },
    problems: ['undocumented-key .env "B" B'],
  },
  {
    name: 'no undocumented key where the example has it commented out',
    files: { '.env': 'A=1\nB=2\n', '.env.example': 'A=\n#B=\n' },
    problems: [],
  },
  {
    name: 'an undocumented key of a mode',
    files: {
      '.env': 'A=1\n',
      '.env.production': 'P=1\nQ=1\n',
      '.env.example': 'A=\n',
      '.env.production.example': 'P=\n',
    },
    problems: ['undocumented-key .env.production "Q" Q'],
  },
  {
    name: 'the first example alone',
    files: { '.env': 'A=1\n', '.env.example': 'A=\n', '.env.sample': 'B=\n' },
    problems: [],
  },
  {
    name: 'earlier duplicates, in layers and examples',
    files: { '.env': 'A=1\nB=2\nA=3\nA=4\n', '.env.example': 'A=\nB=\nB=\n' },
    problems: ['duplicate-key .env "A" A', 'duplicate-key .env "A" A', 'duplicate-key .env.example "B" B'],
  },
  {
    name: 'a placeholder that was never replaced',
    files: { '.env': 'API_KEY="your-key-here"\nHOST=<host>\n', '.env.example': 'API_KEY=your-key-here\nHOST=<host>\n' },
    problems: ['placeholder-value .env "your-key-here" API_KEY', 'placeholder-value .env "<host>" HOST'],
  },
  {
    name: 'no placeholder in ordinary settings, tests and overridden entries',
    files: {
      '.env': 'MAIL=me@example.com\nSECRET_KEY=changeme\nSECRET_KEY=k3\nEMPTY_SECRET=\n',
      '.env.test': 'SECRET_KEY=dummy\n',
      '.env.example': 'MAIL=\nSECRET_KEY=\nEMPTY_SECRET=\n',
    },
    problems: ['duplicate-key .env "SECRET_KEY" SECRET_KEY'],
  },
  {
    name: 'what the rules find in an example',
    files: { '.env': 'A=1\n', '.env.example': "A='found-it' # note\n# B=x\n" },
    options: { credential: 'found-it' },
    problems: ['secret-in-example .env.example "found-it" A'],
  },
  {
    name: 'what the rules find in a comment of an example',
    files: { '.env': 'A=1\n', '.env.example': 'A=\n# B=found-it\n' },
    options: { credential: 'found-it' },
    problems: ['secret-in-example .env.example "found-it" B'],
  },
  {
    name: 'the real secret copied into the example, once',
    files: { '.env': 'DB_PASSWORD=h4rd-t0-guess\n', '.env.example': 'DB_PASSWORD="h4rd-t0-guess"\n' },
    options: { credential: 'h4rd-t0-guess' },
    problems: ['secret-in-example .env.example "h4rd-t0-guess" DB_PASSWORD'],
  },
  {
    name: 'no secret in defaults that both have',
    files: {
      '.env': 'DB_PASSWORD=postgres\nHOST=host1.internal\nSHARED_TOKEN=tok3n-for-all\n',
      '.env.example': 'DB_PASSWORD=postgres\nHOST=host1.internal\n# @sensitive=false\nSHARED_TOKEN=tok3n-for-all\n',
    },
    problems: [],
  },
  {
    name: 'files that git does not ignore',
    files: { '.env': 'A=1\n', '.env.local': 'A=1\n', '.env.example': 'A=\n' },
    options: { notIgnored: ['.env', '.env.local', '.env.example'] },
    problems: ['not-ignored .env "A=1"', 'not-ignored .env.local "A=1"'],
  },
  {
    name: 'files that git tracks',
    files: { '.env': 'A=1\n', '.env.example': 'A=\n' },
    options: { tracked: ['.env', '.env.example'], notIgnored: ['.env'] },
    problems: ['tracked .env "A=1"'],
  },
  {
    name: 'files of a mode with secrets only',
    files: {
      '.env': '',
      '.env.development': 'A=1\n',
      '.env.production': 'A=\nAPI_TOKEN=x9\n',
      '.env.example': '# A=\n# API_TOKEN=',
    },
    options: { tracked: ['.env.development', '.env.production'] },
    problems: ['tracked .env.production "A="'],
  },
  {
    name: 'nothing about git outside a repository',
    files: { '.env': 'A=1\n', '.env.example': 'A=\n' },
    options: { notIgnored: ['.env'], tracked: ['.env'], repository: false },
    problems: [],
  },
  {
    name: 'broken lines',
    files: { '.env': 'A=1\n  what is this\n', '.env.example': 'A=\n=\n' },
    problems: ['invalid-line .env "what is this"', 'invalid-line .env.example "="'],
  },
  { name: 'a folder without an example', files: { '.env': '# mine\nA=1\n' }, problems: ['no-example .env "# mine"'] },
];

describe('findDrift', () => {
  for (const { name, files, options, problems } of cases) {
    it(`reports ${name}`, async () => assert.deepEqual(await summary(files, options), problems));
  }

  it('has a severity for each code', async () => {
    const all = [];
    for (const { files, options } of cases) all.push(...(await driftOf(files, options)));
    const severities = Object.fromEntries(all.map(({ code, severity }) => [code, severity]));
    const expected: Record<EnvCode, string> = {
      'env/missing-key': 'warning',
      'env/undocumented-key': 'warning',
      'env/duplicate-key': 'warning',
      'env/placeholder-value': 'warning',
      'env/secret-in-example': 'error',
      'env/not-ignored': 'warning',
      'env/tracked': 'error',
      'env/invalid-line': 'error',
      'env/no-example': 'hint',
    };
    assert.deepEqual(severities, expected);
    assert.deepEqual(Object.keys(severities).toSorted(), envCodes.toSorted());
  });

  it('names keys and files, never a value', async () => {
    for (const { files, options } of cases) {
      for (const { message } of await driftOf(files, options)) {
        assert.doesNotMatch(message, /found-it|h4rd|your-key|<host>|what is this/);
        assert.match(message, /\.$/);
      }
    }
  });

  it('tells the mode and the way out', async () => {
    const files = { '.env': '', '.env.development': 'B=1\n', '.env.production': '', '.env.example': 'B=\n' };
    const [missing] = await driftOf(files);
    assert.equal(missing!.message, 'B is in .env.example but in no env file of the mode production.');
    const [tracked] = await driftOf({ '.env': 'A=1', '.env.example': 'A=' }, { tracked: ['.env'] });
    assert.match(tracked!.message, /Run git rm --cached \.env,/);
  });

  it('points from a key to the example', async () => {
    const problems = await driftOf({ '.env': 'B=1\n', '.env.sample': 'A=\n' });
    assert.deepEqual(new Set(problems.map(({ relatedUri }) => pathOf(relatedUri!))), new Set(['.env.sample']));
  });
});
