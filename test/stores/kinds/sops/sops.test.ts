// SOPS files: what the program `sops` wrote is read, what is written keeps everything else, and nothing forged is used.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { StoreHost } from '../../../../stores/host';
import type { Format } from '../../../../stores/parts/sops/text/tree';
import sops from '../../../../stores/sops';
import type { Store } from '../../../../stores/store';
import { contract, problemOf } from '../../contract';
import { encrypted, goldenIdentity, type Keys, newKeys, plainText, workspaceWith } from '../../servers/sops';
import { newFolder, testHost } from '../../support/test-host';

const golden = join(__dirname, '../../golden/sops');

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
