// SOPS files against the programs sops, age and gpg: what one writes, the other reads and finds unforged. Run with mocha.
// It builds sops once with Go; `SCABBARD_REAL_SOPS=/path/to/sops` takes one that is there already. age and gpg must be installed.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { armor, Decrypter, Encrypter } from 'age-encryption';
import fc from 'fast-check';
import { encryptNew } from '../../../stores/parts/sops/create/encrypt-new';
import sops from '../../../stores/sops';
import type { Store } from '../../../stores/store';
import { contract, problemOf } from '../contract';
import { encrypted, type Keys, newKeys, plainText } from '../servers/sops';
import { trees, written } from '../support/sops-trees';
import { newFolder, testHost } from '../support/test-host';

const version = 'v3.13.3';
const cache = join(__dirname, '../../../.cache/real-stores/sops');
const home = newFolder();
const path = '/usr/local/bin:/usr/bin:/bin';
let program: string;
let keys: Keys;
let other: Keys;

before(async function () {
  this.timeout(1_800_000);
  program = process.env.SCABBARD_REAL_SOPS ?? built();
  [keys, other] = await Promise.all([newKeys(), newKeys()]);
});

function built(): string {
  const binary = join(cache, process.platform === 'win32' ? 'sops.exe' : 'sops');
  if (existsSync(binary)) return binary;
  mkdirSync(cache, { recursive: true });
  execFileSync('go', ['install', `github.com/getsops/sops/v3/cmd/sops@${version}`], {
    stdio: 'inherit',
    env: { ...process.env, GOBIN: cache, GOFLAGS: '-mod=mod' },
  });
  return binary;
}

/** Runs sops in a folder, with the first of our keys. */
function run(folder: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Buffer {
  return execFileSync(program, args, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: path, HOME: home, SOPS_AGE_KEY: keys.identity, ...env },
  });
}

/** A file that sops encrypted. */
function sealed(folder: string, name: string, text: string | Uint8Array, options: readonly string[] = []): void {
  writeFileSync(join(folder, `plain-${name}`), text);
  writeFileSync(join(folder, name), run(folder, ['--encrypt', '--age', keys.recipient, ...options, `plain-${name}`]));
}

const openIn = (folder: string, env: Readonly<Record<string, string>> = {}): Store =>
  sops.open(
    { folder, settings: {} },
    testHost({ env: { PATH: path, SOPS_AGE_KEY: keys.identity, ...env }, confirm: async () => true }),
  );

async function textAt(store: Store, name: string): Promise<string> {
  const secret = await store.get(name);
  assert.ok(secret.ok, `${name}: ${JSON.stringify(secret)}`);
  return secret.value.text;
}

const decrypted = (folder: string, name: string): unknown =>
  JSON.parse(run(folder, ['decrypt', '--output-type', 'json', name]).toString());

const yaml = `# at the top
db:
    # about the user
    user: fox # beside
    port: 5432
    ratio: 1.5e-7
    on: true
    "8080": numeric
    empty: ""
    nothing: null
    since: 2024-01-02
list:
    - one
    # between
    - two
    - inner: v
      other: w
open_unencrypted: seen
hex_unencrypted: 0x1F
float_unencrypted: 1.50
lines: |
    first
    second
`;

for (const file of ['secrets.yaml', 'secrets.json']) {
  contract({
    kind: sops,
    many: 500,
    nameOf: (key) => `${file}#${key}`,
    storeWith: async (secrets) => {
      const folder = newFolder();
      const format = file.endsWith('.json') ? 'json' : 'yaml';
      if (Object.keys(secrets).length > 0) sealed(folder, file, plainText(format, secrets));
      return openIn(folder);
    },
  });
}

describe('values that we write', () => {
  const ways: Readonly<Record<string, readonly string[]>> = {
    'by the suffix': [],
    'by a pattern': ['--encrypted-regex', '^(user|inner|lines)$'],
    'by a pattern of what is not': ['--unencrypted-regex', '(?i)^PORT$'],
    'by a comment': ['--encrypted-comment-regex', 'about the user'],
    'with a hash over the encrypted ones': ['--mac-only-encrypted'],
  };
  for (const [how, options] of Object.entries(ways)) {
    it(`are read by sops, which writes the next ones: ${how}`, async () => {
      const folder = newFolder();
      sealed(folder, 's.yaml', yaml, options);
      const store = openIn(folder);
      const listed = await store.list({ folder: 's.yaml' });
      assert.ok(listed.ok && listed.value.names.length > 0);
      for (const name of listed.value.names) {
        const before = await textAt(store, name);
        assert.ok((await store.put!(name, `${before}!`)).ok, name);
        assert.equal(await textAt(store, name), `${before}!`);
      }
      const { db } = decrypted(folder, 's.yaml') as { readonly db: { readonly user: string } };
      assert.equal(db.user, 'fox!');
      run(folder, ['set', 's.yaml', '["db"]["user"]', '"by sops"']);
      assert.equal(await textAt(store, 's.yaml#db.user'), 'by sops');
    }).timeout(120_000);
  }

  it('may be new, in every form', async () => {
    const folder = newFolder();
    sealed(folder, 's.yaml', yaml);
    sealed(folder, 's.json', '{"a": {"b": 1}, "list": ["x"], "z": null}');
    sealed(folder, 's.env', '# about\nA=1\n');
    sealed(folder, 'bytes.bin', Buffer.from([0, 255, 1]));
    const store = openIn(folder);
    const names = [
      's.yaml#top',
      's.yaml#db.new',
      's.yaml#db.nothing',
      's.yaml#list.2',
      's.yaml#x.y%2Ez',
      's.yaml#list.4',
    ];
    for (const name of [
      ...names,
      's.json#top',
      's.json#a.c',
      's.json#list.1',
      's.json#z',
      's.json#n.m',
      's.env#B',
      'bytes.bin#data',
    ]) {
      assert.ok((await store.put!(name, `of\n${name}`)).ok, name);
    }
    const tree = decrypted(folder, 's.yaml') as { readonly x: unknown; readonly db: Readonly<Record<string, unknown>> };
    assert.deepEqual(tree.x, { 'y.z': 'of\ns.yaml#x.y%2Ez' });
    assert.equal(tree.db.nothing, 'of\ns.yaml#db.nothing');
    assert.deepEqual(decrypted(folder, 's.json'), {
      a: { b: 1, c: 'of\ns.json#a.c' },
      list: ['x', 'of\ns.json#list.1'],
      z: 'of\ns.json#z',
      top: 'of\ns.json#top',
      n: { m: 'of\ns.json#n.m' },
    });
    assert.equal(run(folder, ['decrypt', 's.env']).toString(), '# about\nA=1\nB=of\\ns.env#B\n');
    assert.equal(run(folder, ['decrypt', 'bytes.bin']).toString(), 'of\nbytes.bin#data');
  }).timeout(60_000);

  it('are refused by both once they are forged', async () => {
    const folder = newFolder();
    sealed(folder, 's.yaml', yaml);
    assert.ok((await openIn(folder).put!('s.yaml#db.user', 'x')).ok);
    const text = readFileSync(join(folder, 's.yaml'), 'utf8');
    writeFileSync(join(folder, 's.yaml'), text.replace('open_unencrypted: seen', 'open_unencrypted: forged'));
    assert.throws(() => run(folder, ['decrypt', 's.yaml']), { status: 51 });
    assert.equal(problemOf(await openIn(folder).get('s.yaml#db.user')).kind, 'unreadable');
  }).timeout(60_000);
});

describe('files that we make', () => {
  it('are read by sops, comments too', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, '.sops.yaml'), `creation_rules:\n  - age: ${keys.recipient},${other.recipient}\n`);
    const host = testHost({ env: {}, confirm: async () => true });
    const made = {
      's.yaml': yaml,
      's.json': '{"a": [1, true, null, "x", 1.5]}',
      's.env': '# about\nA=x y\n',
      'key.pem': 'a\nb\n',
    };
    for (const [name, text] of Object.entries(made)) {
      assert.ok((await encryptNew(host, { folder, segments: [name], text })).ok, name);
    }
    const plain = run(folder, ['decrypt', 's.yaml'], { SOPS_AGE_KEY: other.identity }).toString();
    for (const comment of ['# at the top', '# about the user', '# beside', '# between'])
      assert.ok(plain.includes(comment), comment);
    assert.match(plain, /since: 2024-01-02T00:00:00Z/);
    assert.deepEqual(decrypted(folder, 's.json'), { a: [1, true, null, 'x', 1.5] });
    assert.equal(run(folder, ['decrypt', 's.env']).toString(), '# about\nA=x y\n');
    assert.equal(run(folder, ['decrypt', 'key.pem']).toString(), 'a\nb\n');
    run(folder, ['updatekeys', '--yes', 's.yaml']);
    run(folder, ['rotate', '--in-place', 's.yaml']);
    assert.equal(await textAt(openIn(folder), 's.yaml#db.user'), 'fox');
  }).timeout(60_000);
});

describe('any file that we make', () => {
  for (const format of ['yaml', 'json'] as const) {
    it(`is what it was to sops: ${format}`, async () => {
      const folder = newFolder();
      await fc.assert(
        fc.asyncProperty(trees, fc.boolean(), async (tree, macOnlyEncrypted) => {
          const text = written(tree, format);
          const file = `s.${format}`;
          writeFileSync(
            join(folder, file),
            await encrypted({ format, text, recipients: [keys.recipient], macOnlyEncrypted }),
          );
          assert.deepEqual(decrypted(folder, file), JSON.parse(JSON.stringify(tree)));
        }),
        { numRuns: 60 },
      );
    }).timeout(120_000);
  }
});

describe('keys of other programs', () => {
  it('are those of age', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'key.txt'), `${keys.identity}\n`);
    const age = (args: readonly string[], input: string | Uint8Array) =>
      execFileSync('age', args, { cwd: folder, input });
    const theirs = age(['--armor', '-r', keys.recipient], 'a data key');
    const decrypter = new Decrypter();
    decrypter.addIdentity(keys.identity);
    assert.equal(await decrypter.decrypt(armor.decode(theirs.toString()), 'text'), 'a data key');
    const encrypter = new Encrypter();
    encrypter.addRecipient(keys.recipient);
    assert.equal(age(['--decrypt', '-i', 'key.txt'], await encrypter.encrypt('ours')).toString(), 'ours');
  });

  it('are those of gpg, with the program sops and without', async () => {
    const folder = newFolder();
    const env = { GNUPGHOME: join(home, 'gnupg'), SOPS_AGE_KEY: '' };
    mkdirSync(env.GNUPGHOME, { mode: 0o700 });
    const gpg = (...args: readonly string[]) =>
      execFileSync('gpg', ['--batch', ...args], { stdio: 'pipe', env: { PATH: path, HOME: home, ...env } }).toString();
    gpg('--passphrase', '', '--quick-generate-key', 'nobody', 'default', 'default', 'never');
    const fingerprint = /^fpr:+([0-9A-F]+):/m.exec(gpg('--list-keys', '--with-colons'))![1]!;
    writeFileSync(join(folder, 'plain.yaml'), yaml);
    writeFileSync(join(folder, 's.yaml'), run(folder, ['encrypt', '--pgp', fingerprint, 'plain.yaml'], env));
    const store = openIn(folder, env);
    assert.equal(await textAt(store, 's.yaml#db.user'), 'fox');
    assert.ok((await store.put!('s.yaml#db.user', 'wolf')).ok);
    assert.match(run(folder, ['decrypt', 's.yaml'], env).toString(), /user: wolf/);
    gpg('--quiet', '--yes', '--delete-secret-keys', fingerprint);
    assert.equal(problemOf(await openIn(folder, env).get('s.yaml#db.user')).kind, 'denied');
    execFileSync('gpgconf', ['--kill', 'all'], { env: { PATH: path, HOME: home, ...env } });
  }).timeout(120_000);

  it('are those of SSH, through the program sops', async () => {
    const folder = newFolder();
    const file = join(folder, 'id');
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file]);
    const recipient = readFileSync(`${file}.pub`, 'utf8').split(' ').slice(0, 2).join(' ');
    writeFileSync(join(folder, 'plain.yaml'), yaml);
    writeFileSync(join(folder, 's.yaml'), run(folder, ['encrypt', '--age', recipient, 'plain.yaml']));
    const env = { PATH: path, SOPS_AGE_SSH_PRIVATE_KEY_FILE: file };
    const store = sops.open({ folder, settings: { program } }, testHost({ env }));
    assert.equal(await textAt(store, 's.yaml#db.user'), 'fox');
    assert.equal(await textAt(store, 's.yaml#db.port'), '5432');
    assert.equal(await textAt(store, 's.yaml#db.on'), 'true');
    assert.equal(await textAt(store, 's.yaml#lines'), 'first\nsecond\n');
    assert.equal(problemOf(await store.put!('s.yaml#db.user', 'x')).kind, 'denied');
  }).timeout(60_000);

  it('are several, of which some are enough', async () => {
    const folder = newFolder();
    const third = await newKeys();
    const groups = [keys, other, third].map(({ recipient }) => `    - age: [${recipient}]\n`).join('');
    writeFileSync(join(folder, 'rules.yaml'), `creation_rules:\n  - shamir_threshold: 2\n    key_groups:\n${groups}`);
    writeFileSync(join(folder, 'plain.yaml'), yaml);
    writeFileSync(join(folder, 's.yaml'), run(folder, ['--config', 'rules.yaml', 'encrypt', 'plain.yaml']));
    assert.equal(problemOf(await openIn(folder).get('s.yaml#db.user')).kind, 'denied');
    const env = { SOPS_AGE_KEY: `${keys.identity} ${third.identity}` };
    assert.ok((await openIn(folder, env).put!('s.yaml#db.user', 'wolf')).ok);
    assert.match(run(folder, ['decrypt', 's.yaml'], env).toString(), /user: wolf/);
  }).timeout(60_000);
});
