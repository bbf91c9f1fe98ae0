// The local vault: the contract, what lies on the disk, its key.

import assert from 'node:assert/strict';
import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import local from '../../../../stores/local';
import { contract, problemOf } from '../../contract';
import { fill, noKeychain, open, textOf, typing, vaultOf } from '../../support/local-vault';
import { newFolder, testHost } from '../../support/test-host';

const isPosix = process.platform !== 'win32';

contract({ kind: local, storeWith: (secrets) => fill(open(testHost()), secrets), many: 10_000 });

describe('the local vault on the disk', () => {
  it('is made with the first secret, and by no question', async () => {
    const host = testHost();
    const store = open(host);
    assert.ok((await store.health()).ok);
    assert.equal(problemOf(await store.get('a')).kind, 'not-found');
    assert.equal(problemOf(await store.revert!({ name: 'a', version: '1', previous: null })).kind, 'not-found');
    assert.ok(!existsSync(vaultOf(host)));
    await fill(store, { a: 'first' });
    assert.equal(await textOf(open(host), 'a'), 'first');
  });

  it('tells neither names nor values, to nobody but its user', async () => {
    const host = testHost();
    await fill(open(host), { 'databases/MainPassword': 'a-value-that-nobody-reads', other: 'another-value' });
    const text = readFileSync(vaultOf(host), 'utf8');
    for (const secret of ['databases', 'MainPassword', 'a-value-that', 'other']) {
      for (const form of [
        secret,
        Buffer.from(secret).toString('base64').slice(0, -3),
        Buffer.from(secret).toString('hex'),
      ])
        assert.ok(!text.includes(form), form);
    }
    assert.deepEqual(readdirSync(host.storage), ['vault.json']);
    if (!isPosix) return;
    assert.equal(statSync(vaultOf(host)).mode & 0o777, 0o600);
    assert.equal(statSync(host.storage).mode & 0o777, 0o700);
  });

  it('has a file of its own for each workspace', async () => {
    const host = testHost();
    const settings = (id: string) => ({ scope: 'workspace', id });
    await fill(open(host), { a: 'of the user' });
    await fill(open(host, settings('/home/one')), { a: 'of one' });
    await fill(open(host, settings('../two')), { a: 'of two' });
    assert.equal(await textOf(open(host), 'a'), 'of the user');
    assert.equal(await textOf(open(host, settings('/home/one')), 'a'), 'of one');
    assert.equal(await textOf(open(host, settings('../two')), 'a'), 'of two');
    assert.equal(readdirSync(host.storage).length, 3);
  });

  it('refuses wrong settings on each call', async () => {
    for (const settings of [
      { scope: 'workspace' },
      { id: 'x' },
      { scope: 'team' },
      { path: '/x' },
      { passphrase: 'yes' },
    ]) {
      const store = open(testHost(), settings);
      const all = [store.list(), store.get('a'), store.health(), store.put!('a', 'b'), store.staged!.stage('a', 'b')];
      for (const one of await Promise.all(all)) assert.equal(problemOf(one).kind, 'misconfigured');
    }
  });

  it('never opens what was tampered with', async () => {
    const host = testHost();
    await fill(open(host), { a: 'first', b: 'second' });
    const text = readFileSync(vaultOf(host), 'utf8');
    const file = JSON.parse(text);
    const flipped = (sealed: string) => `${sealed.slice(0, 30)}${sealed[30] === 'A' ? 'B' : 'A'}${sealed.slice(31)}`;
    const [[first, one], [second, two]] = file.records;
    const tampered: readonly (readonly [expected: string, content: string])[] = [
      ['unreadable', text.slice(0, -9)],
      ['unreadable', ''],
      ['unreadable', JSON.stringify({ ...file, index: flipped(file.index) })],
      ['unreadable', JSON.stringify({ ...file, index: 'AAAA' })],
      ['unreadable', JSON.stringify({ ...file, version: 2 })],
      [
        'unreadable',
        JSON.stringify({
          ...file,
          records: [
            [first, flipped(one)],
            [second, flipped(two)],
          ],
        }),
      ],
      [
        'unreadable',
        JSON.stringify({
          ...file,
          records: [
            [first, two],
            [second, one],
          ],
        }),
      ],
      ['unreadable', JSON.stringify({ ...file, records: [] })],
      ['denied', JSON.stringify({ ...file, id: '0'.repeat(32) })],
    ];
    for (const [expected, content] of tampered) {
      writeFileSync(vaultOf(host), content);
      assert.equal(problemOf(await open(host).get('a')).kind, expected, content.slice(0, 200));
    }
    writeFileSync(vaultOf(host), text);
    assert.equal(await textOf(open(host), 'a'), 'first');
  });

  it('keeps a damaged vault as it is', async () => {
    const host = testHost();
    await fill(open(host), { a: 'first' });
    for (const content of ['', 'damaged', '{}']) {
      writeFileSync(vaultOf(host), content);
      assert.equal(problemOf(await open(host).put!('a', 'second')).kind, 'unreadable');
      assert.equal(readFileSync(vaultOf(host), 'utf8'), content);
    }
    if (!isPosix) return;
    rmSync(vaultOf(host));
    symlinkSync(join(host.home, 'a-disk-that-is-not-there'), vaultOf(host));
    assert.equal(problemOf(await open(host).put!('a', 'second')).kind, 'unavailable');
  });

  it('is closed without its key, and makes no new one', async () => {
    const host = testHost();
    await fill(open(host), { a: 'first' });
    const before = readFileSync(vaultOf(host), 'utf8');
    const elsewhere = testHost({ home: host.home });
    assert.equal(problemOf(await open(elsewhere).get('a')).kind, 'denied');
    assert.equal(problemOf(await open(elsewhere).put!('a', 'second')).kind, 'denied');
    const otherKey = Buffer.alloc(32, 7).toString('base64');
    const wrong = testHost({ home: host.home, credentials: { ...noKeychain, get: async () => otherKey } });
    assert.equal(problemOf(await open(wrong).get('a')).kind, 'unreadable');
    assert.equal(readFileSync(vaultOf(host), 'utf8'), before);
  });

  it('removes what a killed process left, and writes through a link', async () => {
    const host = testHost();
    await fill(open(host), { a: 'first' });
    writeFileSync(join(host.storage, '.vault.json.0123456789ab.tmp'), 'half of');
    await fill(open(host), { a: 'second' });
    assert.deepEqual(readdirSync(host.storage), ['vault.json']);
    if (!isPosix) return;
    renameSync(vaultOf(host), join(host.home, 'elsewhere.json'));
    symlinkSync(join(host.home, 'elsewhere.json'), vaultOf(host));
    await fill(open(host), { a: 'third' });
    assert.ok(lstatSync(vaultOf(host)).isSymbolicLink());
    assert.equal(await textOf(open(host), 'a'), 'third');
  });

  it('says that the folder cannot be written', async () => {
    const home = newFolder();
    writeFileSync(join(home, 'storage'), 'a file where the folder should be');
    assert.equal(problemOf(await open(testHost({ home })).put!('a', 'b')).kind, 'unavailable');
  });
});

describe('the local vault with a passphrase', function () {
  this.timeout(60_000);
  it('asks twice when it is made, and once per store that opens it', async () => {
    const maker = typing('correct horse');
    const host = testHost({ ...maker, credentials: noKeychain });
    await fill(open(host), { a: 'first', b: 'second' });
    assert.equal(maker.questions.length, 2);
    assert.match(maker.questions[0]!, /keeps no keys/);
    const reader = typing('correct horse');
    const store = open(testHost({ home: host.home, ...reader, credentials: noKeychain }));
    assert.deepEqual(await Promise.all([textOf(store, 'a'), textOf(store, 'b')]), ['first', 'second']);
    await fill(store, { a: 'third' });
    assert.equal(await textOf(store, 'a'), 'third');
    assert.equal(reader.questions.length, 1);
    await store.close!();
    assert.equal(await textOf(store, 'a'), 'third');
    assert.equal(reader.questions.length, 2);
  });

  it('denies a wrong one and asks again', async () => {
    const host = testHost(typing('correct horse'));
    await fill(open(host, { passphrase: true }), { a: 'first' });
    const reader = typing('wrong horse', 'correct horse');
    const store = open(testHost({ home: host.home, ...reader }));
    assert.equal(problemOf(await store.get('a')).kind, 'denied');
    assert.equal(await textOf(store, 'a'), 'first');
  });

  it('makes no vault while nobody answers, or answers differently', async () => {
    for (const [answers, kind] of [
      [[undefined], 'login-needed'],
      [[''], 'login-needed'],
      [['one', undefined], 'login-needed'],
      [['one', 'two'], 'denied'],
    ] as const) {
      const host = testHost({ ...typing(...answers), credentials: noKeychain });
      assert.equal(problemOf(await open(host).put!('a', 'b')).kind, kind);
      assert.ok(!existsSync(vaultOf(host)));
    }
  });

  it('can be cancelled while the person thinks', async () => {
    const host = testHost({ askHidden: () => new Promise(() => {}), credentials: noKeychain });
    const controller = new AbortController();
    const writing = open(host).put!('a', 'b', { signal: controller.signal });
    controller.abort();
    assert.equal(problemOf(await writing).kind, 'cancelled');
  });
});
