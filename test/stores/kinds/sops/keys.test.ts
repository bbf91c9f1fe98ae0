// How a SOPS file is opened: age keys from where SOPS looks for them, gpg, and the program sops after a yes.

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { RunOptions, StoreHost } from '../../../../stores/host';
import { wordsOf } from '../../../../stores/parts/sops/keys/identities';
import { combine } from '../../../../stores/parts/sops/keys/shamir';
import sops from '../../../../stores/sops';
import { found, refused, type Store } from '../../../../stores/store';
import { problemOf } from '../../contract';
import { encrypted, type Keys, newKeys, workspaceWith } from '../../servers/sops';
import { newFolder, testHost } from '../../support/test-host';

let keys: Keys;
let folder: string;
before(async () => {
  keys = await newKeys();
  folder = workspaceWith({
    's.yaml': await encrypted({ format: 'yaml', text: 'a: b\n', recipients: [keys.recipient] }),
  });
});

const openWith = (parts: Partial<StoreHost>, settings = {}, at = folder): Store =>
  sops.open({ folder: at, settings }, testHost({ env: {}, run: nothingRuns, ...parts }));
const nothingRuns: StoreHost['run'] = async () => refused('unavailable', 'Nothing is installed.');

async function isOpened(store: Store): Promise<boolean> {
  const secret = await store.get('s.yaml#a');
  assert.ok(secret.ok ? secret.value.text === 'b' : secret.problem.kind === 'denied', JSON.stringify(secret));
  return secret.ok;
}

/** Writes a file of keys and gives its path. */
function keysAt(path: string): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `# created: 2026-01-02T03:04:05Z\n# public key: ${keys.recipient}\n${keys.identity}\n`);
  return path;
}

describe('age keys', () => {
  const usual: readonly (readonly [NodeJS.Platform, string])[] = [
    ['linux', '.config/sops/age/keys.txt'],
    ['darwin', 'Library/Application Support/sops/age/keys.txt'],
    ['win32', 'AppData/Roaming/sops/age/keys.txt'],
  ];
  for (const [platform, path] of usual) {
    it(`are found where they usually are on ${platform}`, async () => {
      const home = newFolder();
      assert.equal(await isOpened(openWith({ home, platform })), false);
      keysAt(join(home, path));
      assert.equal(await isOpened(openWith({ home, platform })), true);
    });
  }

  it('are found where the environment says', async () => {
    const place = newFolder();
    const file = keysAt(join(place, 'sops/age/keys.txt'));
    assert.ok(await isOpened(openWith({ env: { XDG_CONFIG_HOME: place }, platform: 'linux' })));
    assert.ok(await isOpened(openWith({ env: { XDG_CONFIG_HOME: place }, platform: 'darwin' })));
    assert.ok(await isOpened(openWith({ env: { APPDATA: place }, platform: 'win32' })));
    assert.ok(await isOpened(openWith({ env: { SOPS_AGE_KEY_FILE: file } })));
    assert.ok(await isOpened(openWith({ env: { SOPS_AGE_KEY: `# c\nAGE-SECRET-KEY-1BROKEN ${keys.identity}` } })));
    assert.ok(await isOpened(openWith({}, { ageKeyFile: file })));
    assert.equal(await isOpened(openWith({ env: { SOPS_AGE_KEY_FILE: 'sops/age/keys.txt' } })), false);
  });

  it('come from a command only after a yes', async () => {
    const ran: (readonly [string, readonly string[], RunOptions | undefined])[] = [];
    const run: StoreHost['run'] = async (program, args, options) => {
      ran.push([program, args, options]);
      if (program !== '/usr/bin/pass') return refused('unavailable', 'It is not installed.');
      return found({ status: 0, stdout: Buffer.from(`${keys.identity}\n`), stderr: '' });
    };
    const env = { SOPS_AGE_KEY_CMD: `/usr/bin/pass show "age key" 'x y'\\ z` };
    assert.equal(await isOpened(openWith({ env, run, confirm: async () => false })), false);
    assert.ok(ran.every(([program]) => program !== '/usr/bin/pass'));
    const questions: string[] = [];
    const store = openWith({ env, run, confirm: async (question) => questions.push(question) > 0 });
    assert.ok((await isOpened(store)) && (await isOpened(store)));
    assert.equal(questions.length, 1);
    assert.match(questions[0]!, /“\/usr\/bin\/pass”/);
    const [program, args, options] = ran.at(-1)!;
    assert.deepEqual([program, args], ['/usr/bin/pass', ['show', 'age key', 'x y z']]);
    assert.deepEqual(options?.env, { SOPS_AGE_RECIPIENT: keys.recipient });
  });

  it('have a command that is split into words as a shell does, and nothing more', () => {
    assert.deepEqual(wordsOf(` a  "b \\" c" 'd\\' e\\ f $(id) `), ['a', 'b " c', 'd\\', 'e f', '$(id)']);
    assert.deepEqual(wordsOf('a "b'), []);
    assert.deepEqual(wordsOf(''), []);
  });
});

/** A file whose data key is wrapped otherwise: the metadata of age are replaced. */
async function fileWith(block: string, key = Buffer.alloc(32, 7)): Promise<string> {
  const text = await encrypted({ format: 'yaml', text: 'a: b\nn: 5\n', recipients: [keys.recipient], key });
  return workspaceWith({ 's.yaml': text.replace(/ {4}age:\n(?: {8}.*\n)+/, block) });
}

const pgp =
  '    pgp:\n        - created_at: "2026-01-02T03:04:05Z"\n          enc: |-\n            a PGP message\n          fp: ABCD\n';

describe('PGP keys', () => {
  it('are used through gpg, which must not use the network', async () => {
    const at = await fileWith(pgp);
    const ran: unknown[] = [];
    const run: StoreHost['run'] = async (program, args, options) => {
      ran.push(program, args.includes('--disable-dirmngr'), args.at(-1), options?.stdin, options?.env);
      return found({ status: 0, stdout: Buffer.alloc(32, 7), stderr: '' });
    };
    const store = openWith({ run, env: { GNUPGHOME: '/keys', SOPS_GPG_EXEC: 'repo/gpg' } }, {}, at);
    assert.ok(await isOpened(store));
    assert.deepEqual(ran, ['gpg', true, '--decrypt', 'a PGP message', { GNUPGHOME: '/keys' }]);
    assert.ok((await store.put!('s.yaml#a', 'b')).ok);
    ran.length = 0;
    assert.ok(await isOpened(openWith({ run, env: { SOPS_GPG_EXEC: '/opt/gpg' } }, {}, at)));
    assert.equal(ran[0], '/opt/gpg');
  });

  it('give no data key that is none', async () => {
    const run: StoreHost['run'] = async () => found({ status: 0, stdout: Buffer.from('short'), stderr: '' });
    assert.equal(problemOf(await openWith({ run }, {}, await fileWith(pgp)).get('s.yaml#a')).kind, 'unreadable');
  });
});

const services =
  '    hc_vault:\n        - vault_address: https://vault.example.com\u0007\n          engine_path: transit\n          key_name: k\n          created_at: "2026-01-02T03:04:05Z"\n          enc: vault:v1:x\n';

describe('key services that a file names', () => {
  const calls: { readonly args: readonly string[]; readonly env: RunOptions['env'] }[] = [];
  const run: StoreHost['run'] = async (_, args, options) => {
    calls.push({ args, env: options?.env });
    return found({
      status: args.includes('--version') ? 0 : status,
      stdout: Buffer.from(answer),
      stderr: 'secret words',
    });
  };
  let status = 0;
  let answer = 'b';
  beforeEach(() => {
    calls.length = 0;
    status = 0;
    answer = 'b';
  });
  const env = { SOPS_AGE_KEY: 'x', VAULT_TOKEN: 't', VAULT_ADDR: 'https://mine', GITHUB_TOKEN: 'g' };

  it('are never asked by us, nor by the program without a yes', async () => {
    const at = await fileWith(services);
    for (const parts of [{}, { run }]) {
      const store = openWith({ ...parts, env }, {}, at);
      assert.equal(problemOf(await store.get('s.yaml#a')).kind, 'unsupported');
      assert.equal(problemOf(await store.put!('s.yaml#a', 'x')).kind, 'unsupported');
    }
    assert.ok(calls.every(({ args }) => args.includes('--version')));
  });

  it('are asked by the program after a yes to their names', async () => {
    const at = await fileWith(services);
    const questions: string[] = [];
    const store = openWith({ run, env, confirm: async (question) => questions.push(question) > 0 }, {}, at);
    assert.ok((await isOpened(store)) && (await isOpened(store)));
    assert.equal(questions.length, 1);
    assert.match(questions[0]!, /HashiCorp Vault \(https:\/\/vault\.example\.com�\)/);
    const { args, env: passed } = calls.at(-1)!;
    assert.deepEqual(args.slice(0, -1), [
      '--decrypt',
      '--input-type',
      'yaml',
      '--output-type',
      'yaml',
      '--extract',
      '["a"]',
    ]);
    assert.deepEqual(passed, { SOPS_AGE_KEY: 'x', VAULT_TOKEN: 't' });
    answer = '5\n';
    assert.deepEqual(await store.get('s.yaml#n'), found({ text: '5' }));
  });

  it('answer in our own words when the program fails', async () => {
    const store = openWith({ run, confirm: async () => true }, {}, await fileWith(services));
    for (const [code, kind] of [
      [51, 'unreadable'],
      [128, 'denied'],
      [1, 'unreadable'],
    ] as const) {
      status = code;
      const problem = problemOf(await store.get('s.yaml#a'));
      assert.equal(problem.kind, kind);
      assert.doesNotMatch(problem.message, /secret words/);
    }
  });

  it('are no reason to run the program for an entry that is not encrypted', async () => {
    const store = openWith({ run, confirm: async () => true }, {}, await fileWith(services));
    assert.equal(problemOf(await store.get('s.yaml#missing')).kind, 'not-found');
    assert.deepEqual(calls, []);
  });
});

describe('parts of a data key', () => {
  it('are put together, and only when they belong together', () => {
    // 42 as a line over the field: 42 + 3x at 1, 2 and 3.
    const parts = [
      [42 ^ 3, 1],
      [42 ^ 6, 2],
      [42 ^ 5, 3],
    ].map((one) => Buffer.from(one));
    for (const some of [parts.slice(0, 2), parts.slice(1), parts]) assert.deepEqual(combine(some), Buffer.from([42]));
    assert.equal(combine([parts[0]!, parts[0]!]), undefined);
    assert.equal(combine([parts[0]!]), undefined);
    assert.equal(combine([parts[0]!, Buffer.from([1, 2, 3])]), undefined);
    assert.equal(combine([parts[0]!, Buffer.from([9, 0])]), undefined);
  });
});
