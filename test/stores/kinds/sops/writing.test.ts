// Writing into SOPS files: one value changes and nothing else, nobody's change is lost, and a write can be taken back.

import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoreHost } from '../../../../stores/host';
import sops from '../../../../stores/sops';
import type { Store } from '../../../../stores/store';
import { problemOf } from '../../contract';
import { encrypted, type Keys, newKeys, workspaceWith } from '../../servers/sops';
import { testHost } from '../../support/test-host';

let keys: Keys;
before(async () => {
  keys = await newKeys();
});

const hostWith = (parts: Partial<StoreHost> = {}): StoreHost =>
  testHost({ env: { SOPS_AGE_KEY: keys.identity, PATH: '' }, ...parts });
const openIn = (folder: string, host = hostWith()): Store => sops.open({ folder, settings: {} }, host);
const yaml = (text: string): Promise<string> => encrypted({ format: 'yaml', text, recipients: [keys.recipient] });

async function textAt(store: Store, name: string): Promise<string> {
  const secret = await store.get(name);
  assert.ok(secret.ok, `${name}: ${JSON.stringify(secret)}`);
  return secret.value.text;
}

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
