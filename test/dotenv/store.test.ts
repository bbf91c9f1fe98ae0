// A new variable lands in .env, the example and .gitignore, each only where needed.

import assert from 'node:assert/strict';
import { parse as oracle } from 'dotenv';
import fc from 'fast-check';
import { addVariable, ignoreEnv, setValue } from '../../server/dotenv/store';
import { applyEdits, applyPlan, type Files, ignoredIn, memoryHost, root, uriOf } from '../support/memory-host';

interface Case {
  readonly name: string;
  readonly files: Files;
  readonly file?: string;
  readonly variable?: readonly [name: string, value: string];
  readonly repository?: boolean;
  /** The changed files; undefined when it refuses. */
  readonly changed: Files | undefined;
}

const cases: readonly Case[] = [
  {
    name: 'creates all three',
    files: { 'package.json': '{}' },
    changed: { '.env': 'B=2\n', '.env.example': 'B=\n', '.gitignore': '.env\n' },
  },
  {
    name: 'leaves .gitignore alone outside a repository',
    files: { 'package.json': '{}' },
    repository: false,
    changed: { '.env': 'B=2\n', '.env.example': 'B=\n' },
  },
  {
    name: 'leaves .gitignore alone when it has the name',
    files: { '.gitignore': 'dist\n.env\n' },
    changed: { '.env': 'B=2\n', '.env.example': 'B=\n' },
  },
  {
    name: 'keeps CRLF and the missing final line end',
    files: { '.env': 'A=1\r\nC=3', '.env.example': 'A=\r\nC=\r\n', '.gitignore': 'dist' },
    changed: { '.env': 'A=1\r\nC=3\r\nB=2', '.env.example': 'A=\r\nC=\r\nB=\r\n', '.gitignore': 'dist\n.env' },
  },
  {
    name: 'keeps a BOM',
    files: { '.env': '\uFEFF', '.env.example': '\uFEFF# all\n', '.gitignore': '.env' },
    changed: { '.env': '\uFEFFB=2\n', '.env.example': '\uFEFF# all\nB=\n' },
  },
  {
    name: 'follows the order of the example',
    files: { '.env': 'A="1\n1" # one\n\nC=3\n', '.env.example': 'A=\nB=x\nC=\n', '.gitignore': '.env' },
    changed: { '.env': 'A="1\n1" # one\nB=2\n\nC=3\n' },
  },
  {
    name: 'follows the order of .env in the example',
    files: { '.env': 'A=1\nB=2\nC=3\n', '.env.example': 'A=\nC=\n', '.gitignore': '.env' },
    changed: { '.env.example': 'A=\nB=\nC=\n' },
  },
  {
    name: 'goes before the comments of the next neighbour where none precedes',
    files: { '.env': '# head\n\n# about C\nC=3\n', '.env.example': 'B=\nC=\n', '.gitignore': '.env' },
    changed: { '.env': '# head\n\nB=2\n# about C\nC=3\n' },
  },
  {
    name: 'fills an empty value in place',
    files: { '.env': 'A=1\nB= # later\n', '.env.example': 'B=\n', '.gitignore': '.env' },
    changed: { '.env': 'A=1\nB=2 # later\n' },
  },
  {
    name: 'has nothing to do where the value stands already',
    files: { '.env': "B='2'\n", '.env.example': '# B=\n', '.gitignore': '.env' },
    changed: {},
  },
  {
    name: 'refuses a name that has another value',
    files: { '.env': 'B=3\n', '.env.example': '', '.gitignore': '.env' },
    changed: undefined,
  },
  {
    name: 'quotes',
    files: { '.gitignore': '.env', '.env.sample': '' },
    variable: ['B', 'two $words #1'],
    changed: { '.env': "B='two $words #1'\n", '.env.sample': 'B=\n' },
  },
  {
    name: 'refuses a value that has no written form',
    files: {},
    variable: ['B', '#\'"`'],
    changed: undefined,
  },
  {
    name: 'refuses when an unclosed quote above would swallow the line',
    files: { '.env': "A='tis\n", '.env.example': '', '.gitignore': '.env' },
    variable: ['B', ' #x'],
    changed: undefined,
  },
  {
    name: 'uses the env file of the nearest folder',
    files: { '.env': '', 'api/.env.local': '', 'api/src/main.py': '', '.gitignore': '' },
    file: 'api/src/main.py',
    changed: { 'api/.env': 'B=2\n', 'api/.env.example': 'B=\n', '.gitignore': '.env\n' },
  },
];

describe('addVariable', () => {
  for (const { name, files, file = 'index.js', variable = ['B', '2'], repository = true, changed } of cases) {
    it(name, async () => {
      const changes = await addVariable({
        host: memoryHost(files),
        fileUri: uriOf(file),
        rootUri: root,
        repositoryUri: repository ? root : undefined,
        ignored: ignoredIn(files, { repository }),
        name: variable[0],
        value: variable[1],
      });
      const expected = changed && { ...files, ...changed };
      assert.deepEqual(changes && applyPlan(files, { changes }), expected);
      assert.equal(changes?.length, changed && Object.keys(changed).length);
    });
  }

  it('refuses when a file is there but cannot be read', async () => {
    const files = { '.env': 'A=1\n', '.gitignore': '.env' };
    const host = { ...memoryHost(files), read: async () => undefined };
    const request = { host, fileUri: uriOf('a.js'), rootUri: root, repositoryUri: root, ignored: ignoredIn(files) };
    assert.equal(await addVariable({ ...request, name: 'B', value: '2' }), undefined);
  });

  it('does not list a tracked file twice', async () => {
    const files = { '.env': 'B=2\n', '.gitignore': 'dist\r\n.env \r\n' };
    const request = { host: memoryHost(files), repositoryUri: root, ignored: async () => false };
    assert.deepEqual(await ignoreEnv(request, uriOf('.env')), []);
    const negated = { ...request, host: memoryHost({ ...files, '.gitignore': '.env\n!.env\n' }) };
    assert.equal((await ignoreEnv(negated, uriOf('.env'))).length, 1);
  });
});

describe('setValue', () => {
  const parts = ['A', 'N', '=', '=', '\n', '\n', '\r\n', "'", '"', '`', '\\', '#', ' ', 'x', '1', 'export ', '$', ': '];
  const texts = fc.array(fc.constantFrom(...parts), { maxLength: 20 }).map((words) => words.join(''));

  it('gives the key its value and leaves all others theirs, or refuses', () => {
    fc.assert(
      fc.property(texts, texts, (text, value) => {
        const edits = setValue(text, { name: 'N', value, order: ['A', 'N', 'x'] });
        if (!edits) return;
        const before = new Map(Object.entries(oracle(text)));
        const after = new Map(Object.entries(oracle(applyEdits(text, edits))));
        assert.deepEqual(after, before.set('N', value));
      }),
      { numRuns: 10_000 },
    );
  });
});
