// SOPS files: what the program `sops` wrote is read, what is written keeps everything else, and nothing forged is used.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoreHost } from '../../stores/host';
import sops from '../../stores/sops';
import type { Store } from '../../stores/store';
import type { Format } from '../../stores/support/sops/text/tree';
import { contract, problemOf } from './contract';
import { encrypted, goldenIdentity, type Keys, newKeys, plainText, workspaceWith } from './servers/sops';
import { newFolder, testHost } from './support/test-host';

const golden = join(__dirname, 'golden', 'sops');

let keys: Keys;
before(async () => {
  keys = await newKeys();
});

const hostWith = (parts: Partial<StoreHost> = {}): StoreHost =>
  testHost({ env: { SOPS_AGE_KEY: keys.identity, PATH: '' }, ...parts });

const openIn = (folder: string, host = hostWith()): Store => sops.open({ folder, settings: {} }, host);

const yaml = (text: string, more: { readonly macOnlyEncrypted?: boolean } = {}): Promise<string> =>
  encrypted({ format: 'yaml', text, recipients: [keys.recipient], ...more });

async function textAt(store: Store, name: string): Promise<string> {
  const secret = await store.get(name);
  assert.ok(secret.ok, `${name}: ${JSON.stringify(secret)}`);
  return secret.value.text;
}

const files: readonly (readonly [Format, string])[] = [
  ['yaml', 'config/secrets.yaml'],
  ['json', 'secrets.json'],
  ['dotenv', 'prod.env'],
];

for (const [format, file] of files) {
  contract({
    kind: sops,
    many: format === 'dotenv' ? 10_000 : 2000,
    nameOf: (key) => `${file}#${key}`,
    // In the plain form of an env file these would be read as something else.
    takes: (text) => format !== 'dotenv' || !/[\r\n\\\0]/.test(text),
    storeWith: async (secrets) => {
      const isEmpty = Object.keys(secrets).length === 0;
      const text = isEmpty ? '' : plainText(format, secrets);
      return openIn(
        workspaceWith(isEmpty ? {} : { [file]: await encrypted({ format, text, recipients: [keys.recipient] }) }),
      );
    },
  });
}

describe('SOPS files that the program sops wrote', () => {
  const open = () => openIn(golden, testHost({ env: { SOPS_AGE_KEY: goldenIdentity() } }));

  it('are found, and their names listed without a key', async () => {
    const store = openIn(golden, testHost());
    const top = await store.list();
    assert.ok(top.ok);
    const names =
      'all.env all.json all.yaml bytes.bin comment.yaml documents.yaml groups.yaml only-encrypted.yaml regex.yaml';
    assert.deepEqual(top.value, { names: [], folders: names.split(' ') });
    const regex = await store.list({ folder: 'regex.yaml' });
    assert.ok(regex.ok);
    assert.deepEqual(
      regex.value.names,
      ['db.user', 'list.0', 'list.2', 'list.3.inner'].map((one) => `regex.yaml#${one}`),
    );
  });

  const values: Readonly<Record<string, string>> = {
    'all.yaml#db.user': 'fox',
    'all.yaml#db.port': '5432',
    'all.yaml#db.ratio': '0.00000015',
    'all.yaml#db.big': '1000000000000000000000000000000',
    'all.yaml#db.safe': 'true',
    'all.yaml#db.8080': 'a numeric key',
    'all.yaml#db.with%2Edot': 'dotted',
    'all.yaml#db.empty': '',
    'all.yaml#db.since': '2024-01-02T03:04:05Z',
    'all.yaml#list.2': 'two',
    'all.yaml#list.3.inner': 'v',
    'all.yaml#lines': 'first\nsecond\n',
    'all.yaml#unicode': 'Schlüssel 🗝️',
    'all.yaml#number_unencrypted': '31',
    'all.yaml#day_unencrypted': '2024-01-02T00:00:00Z',
    'only-encrypted.yaml#db.user': 'fox',
    'regex.yaml#db.user': 'fox',
    'regex.yaml#db.port': '5432',
    'comment.yaml#db.user': 'fox',
    'documents.yaml#a': 'first',
    'groups.yaml#shared': 'between groups',
    'all.json#a.int': '5',
    'all.json#list.1.q': 'r',
    'all.json#n_unencrypted': '12345678901234',
    'all.env#WORDS': 'two words',
    'all.env#LINES': 'a\nb',
    'all.env#OPEN_unencrypted': 'for all',
  };
  for (const [name, text] of Object.entries(values)) {
    it(`hold ${name}`, async () => assert.equal(await textAt(open(), name), text));
  }

  it('hold bytes', async () => {
    assert.deepEqual(await open().get('bytes.bin#data'), { ok: true, value: { text: 'AAEC//4=', isBinary: true } });
  });

  it('tell when they were changed', async () => {
    const facts = await open().about!('all.yaml#db.user');
    assert.ok(facts.ok && facts.value.changed! > Date.UTC(2026, 0));
  });

  it('hold nothing under the names of maps, of nothing, of comments and of the metadata', async () => {
    for (const name of [
      'db',
      'db.nothing',
      'list',
      'list.1',
      'list.00',
      'list.9',
      'sops',
      'sops.mac',
      'db.user.x',
      'db.with.dot',
    ]) {
      assert.equal(problemOf(await open().get(`all.yaml#${name}`)).kind, 'not-found', name);
    }
  });

  it('give no entry that anybody could have changed', async () => {
    assert.equal(problemOf(await open().get('only-encrypted.yaml#note_unencrypted')).kind, 'unsupported');
  });

  it('take new values in place', async () => {
    for (const file of [
      'all.yaml',
      'only-encrypted.yaml',
      'regex.yaml',
      'comment.yaml',
      'documents.yaml',
      'groups.yaml',
    ]) {
      const folder = workspaceWith({ [file]: readFileSync(join(golden, file)) });
      const store = openIn(folder, testHost({ env: { SOPS_AGE_KEY: goldenIdentity() } }));
      const listed = await store.list({ folder: file });
      assert.ok(listed.ok);
      for (const name of listed.value.names) {
        assert.ok((await store.put!(name, `new of ${name}`)).ok, name);
        assert.equal(await textAt(store, name), `new of ${name}`);
      }
    }
  });
});

describe('writing into a SOPS file', () => {
  const text =
    '# kept\nname:   "fox"   # kept too\nport: 5432\n\nmap:\n  inner: \'x\'\n  list:\n  - one\n  empty:\nflow: {a: 1, b: [x]}\nlast: |\n  two\n  lines\n';
  const fileWith = async (change = (one: string) => one) => {
    const folder = workspaceWith({ 's.yaml': change(await yaml(text)) });
    return { folder, store: openIn(folder), read: () => readFileSync(join(folder, 's.yaml'), 'utf8') };
  };

  it('changes the lines of the value, the time and the hash alone', async () => {
    const { store, read } = await fileWith();
    const before = read().split('\n');
    assert.ok((await store.put!('s.yaml#name', 'wolf')).ok);
    const after = read().split('\n');
    assert.equal(after.length, before.length);
    const changed = after.filter((line, at) => line !== before[at]);
    assert.deepEqual(
      changed.map((line) => line.trim().split(':')[0]),
      ['name', 'lastmodified', 'mac'],
    );
    assert.match(changed[0]!, /^name: {3}"ENC\[[^"]+\]" {3}#ENC/);
  });

  it('keeps the ciphertext of a value that is the same', async () => {
    const { store, read } = await fileWith();
    const line = read().split('\n')[1];
    assert.ok((await store.put!('s.yaml#name', 'fox')).ok);
    assert.equal(read().split('\n')[1], line);
  });

  it('keeps line ends, the byte order mark and the permissions', async () => {
    const { folder, store, read } = await fileWith((one) => `\uFEFF${one.replaceAll('\n', '\r\n')}`);
    const { mode } = statSync(join(folder, 's.yaml'));
    assert.ok((await store.put!('s.yaml#added', 'a')).ok);
    assert.ok((await store.put!('s.yaml#map.inner', 'b')).ok);
    assert.equal(await textAt(store, 's.yaml#added'), 'a');
    assert.ok(read().startsWith('\uFEFF#'));
    assert.doesNotMatch(read(), /[^\r]\n/);
    assert.equal(statSync(join(folder, 's.yaml')).mode, mode);
  });

  it('adds entries wherever there is a place for them', async () => {
    const { store } = await fileWith();
    const names = [
      'top',
      'map.other',
      'map.list.1',
      'map.list.2.deep',
      'map.empty',
      'flow.c',
      'flow.b.1',
      'new.map.below',
      'true',
      'a%2Eb',
      '8080',
      'ü%23',
    ];
    for (const name of names) {
      const put = await store.put!(`s.yaml#${name}`, `of ${name}`, { expected: null });
      assert.ok(put.ok, `${name}: ${JSON.stringify(put)}`);
      assert.equal(put.value.previous, null);
    }
    for (const name of names) assert.equal(await textAt(store, `s.yaml#${name}`), `of ${name}`);
    assert.equal(await textAt(store, 's.yaml#last'), 'two\nlines\n');
  });

  it('refuses what would be plain, is in the way, or is not ours', async () => {
    const { store, read } = await fileWith();
    const before = read();
    for (const name of ['x_unencrypted', 'map', 'name.below', 'map.list.5', 'sops', 'sops.mac']) {
      assert.equal(problemOf(await store.put!(`s.yaml#${name}`, 'x')).kind, 'unsupported', name);
    }
    assert.equal(problemOf(await store.put!('s.yaml#name', '\ud800')).kind, 'unsupported');
    assert.equal(problemOf(await store.put!('s.yaml#name', 'x', { expected: '3' })).kind, 'unsupported');
    assert.equal(read(), before);
  });

  it('keeps numbers and yes or no what they are', async () => {
    const { store, read } = await fileWith();
    assert.ok((await store.put!('s.yaml#port', '6543')).ok);
    assert.match(read(), /^port: ENC\[.*type:int\]$/m);
    assert.ok((await store.put!('s.yaml#port', '06543')).ok);
    assert.match(read(), /^port: ENC\[.*type:str\]$/m);
    assert.equal(await textAt(store, 's.yaml#port'), '06543');
  });

  it('takes texts with any line end in env files', async () => {
    const folder = workspaceWith({
      '.env': await encrypted({ format: 'dotenv', text: 'A=1\n', recipients: [keys.recipient] }),
    });
    const store = openIn(folder);
    for (const value of ['a\nb', 'a\\nb', 'a\r\n', '\0']) {
      assert.ok((await store.put!('.env#A', value)).ok);
      assert.equal(await textAt(store, '.env#A'), value);
    }
    for (const name of ['sops_x', 'a=b', 'a.b', '%23c'])
      assert.equal(problemOf(await store.put!(`.env#${name}`, 'x')).kind, 'unsupported');
  });

  it('notices another writer right before it replaces the file', async () => {
    const folder = workspaceWith({ 's.yaml': await yaml(text) });
    const theirs = await yaml('theirs: x\n');
    const now = () => {
      writeFileSync(join(folder, 's.yaml'), theirs);
      return Date.now();
    };
    assert.equal(problemOf(await openIn(folder, hostWith({ now })).put!('s.yaml#name', 'x')).kind, 'conflict');
    assert.equal(readFileSync(join(folder, 's.yaml'), 'utf8'), theirs);
  });

  it('lets writers of one window wait for each other', async () => {
    const { store } = await fileWith();
    const names = ['a', 'b', 'c', 'd'].map((one) => `s.yaml#${one}`);
    const written = await Promise.all(names.map((name) => store.put!(name, name)));
    assert.ok(written.every(({ ok }) => ok));
    for (const name of names) assert.equal(await textAt(store, name), name);
  });

  it('takes back only what nothing followed', async () => {
    const { folder, store, read } = await fileWith();
    const before = read();
    const written = await store.put!('s.yaml#name', 'wolf');
    assert.ok(written.ok);
    const ours = read();
    writeFileSync(join(folder, 's.yaml'), `${ours}# more\n`);
    assert.equal(problemOf(await store.revert!(written.value)).kind, 'conflict');
    writeFileSync(join(folder, 's.yaml'), ours);
    assert.ok((await store.revert!(written.value)).ok);
    assert.equal(read(), before);
    assert.equal(problemOf(await store.revert!(written.value)).kind, 'conflict');
  });
});

describe('SOPS files and the workspace folder', () => {
  it('are not looked for outside of it', async () => {
    const outside = workspaceWith({ 's.yaml': await yaml('a: b\n') });
    const folder = newFolder();
    mkdirSync(join(folder, 'sub'));
    symlinkSync(join(outside, 's.yaml'), join(folder, 'file.yaml'));
    symlinkSync(outside, join(folder, 'linked'));
    const store = openIn(folder);
    for (const name of ['file.yaml#a', 'linked/s.yaml#a']) {
      assert.equal(problemOf(await store.get(name)).kind, 'denied', name);
      assert.equal(problemOf(await store.put!(name, 'x')).kind, 'denied', name);
    }
    const way = `..%2F${outside.split('/').at(-1)}%2Fs.yaml`;
    for (const name of [`${way}#a`, `sub/..%2F${way}#a`, '../s.yaml#a', `%00#a`]) {
      assert.equal(problemOf(await store.get(name)).kind, 'not-found', name);
    }
    const top = await store.list();
    assert.deepEqual(top.ok && top.value.folders, []);
  });

  it('are found in folders, not in those of tools, and only with metadata', async () => {
    const text = await yaml('a: b\n');
    const folder = workspaceWith({
      'a/b/c.yml': text,
      'node_modules/x.yaml': text,
      '.git/x.yaml': text,
      'no.yaml': 'sops is a program\n',
      'no.json': '{"x": {"sops": {"mac": ""}}}',
      'sp ace/s.yaml': text,
    });
    const top = await openIn(folder).list();
    assert.deepEqual(top.ok && top.value.folders, ['a/b/c.yml', 'sp%20ace/s.yaml']);
    assert.equal(await textAt(openIn(folder), 'sp%20ace/s.yaml#a'), 'b');
  });

  it('need a folder', async () => {
    const store = sops.open({ settings: {} }, hostWith());
    assert.equal(problemOf(await store.list()).kind, 'misconfigured');
    assert.equal(problemOf(await store.get('a.yaml#b')).kind, 'misconfigured');
    assert.ok(!existsSync(join(process.cwd(), 'a.yaml')));
  });

  it('need settings that are right', async () => {
    const store = sops.open({ folder: newFolder(), settings: { ageKeyFile: 'relative' } }, hostWith());
    for (const result of [
      await store.list(),
      await store.get('a.yaml#b'),
      await store.health(),
      await store.put!('a#b', ''),
    ]) {
      assert.equal(problemOf(result).kind, 'misconfigured');
    }
  });
});
