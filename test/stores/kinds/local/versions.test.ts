// The local vault: names in folders, values, versions, rotation in steps.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { problemOf } from '../../contract';
import { fill, open, textOf, vaultOf } from '../../support/local-vault';
import { testHost } from '../../support/test-host';

describe('names and values of the local vault', () => {
  it('lists folder by folder', async () => {
    const store = await fill(open(testHost()), {
      'app/db/user': '1',
      'app/db/password': '2',
      'app/key': '3',
      app: '4',
      z: '5',
    });
    const pages = [await store.list(), await store.list({ folder: 'app' }), await store.list({ folder: 'app/db' })];
    assert.deepEqual(
      pages.map((page) => page.ok && page.value),
      [
        { names: ['app', 'z'], folders: ['app'] },
        { names: ['app/key'], folders: ['app/db'] },
        { names: ['app/db/password', 'app/db/user'] },
      ],
    );
    const none = await store.list({ folder: 'ap' });
    assert.deepEqual(none.ok && none.value, { names: [] });
  });

  it('takes a name in each spelling, and none that is malformed', async () => {
    const store = await fill(open(testHost()), { 'a%2Fb/sp%61ce%20d': 'first' });
    assert.equal(await textOf(store, 'a%2fb/space%20d'), 'first');
    for (const name of ['', 'a/', '/a', 'a//b', '%', 'a#field', '..', '\uD800']) {
      assert.equal(problemOf(await store.put!(name, 'text')).kind, 'not-found', name);
      assert.equal(problemOf(await store.about!(name)).kind, 'not-found', name);
    }
  });

  it('refuses a value that would come back changed', async () => {
    const store = open(testHost());
    assert.equal(problemOf(await store.put!('a', 'half \uD83D')).kind, 'unsupported');
    assert.equal(problemOf(await store.put!('a', 'x'.repeat(1_000_001))).kind, 'unsupported');
    await fill(store, { a: '\uFEFFx'.repeat(500_000) });
    assert.equal(await textOf(store, 'a'), '\uFEFFx'.repeat(500_000));
  });

  it('keeps the last ten versions and no other', async () => {
    const host = testHost({ now: () => 1_700_000_000_000 });
    const store = open(host);
    for (let number = 1; number <= 15; number++) await fill(store, { a: `value ${number}` });
    for (let number = 1; number <= 5; number++)
      assert.equal(problemOf(await store.get('a', { version: String(number) })).kind, 'not-found');
    for (let number = 6; number <= 15; number++)
      assert.equal(await textOf(store, 'a', String(number)), `value ${number}`);
    assert.equal(JSON.parse(readFileSync(vaultOf(host), 'utf8')).records.length, 10);
    assert.deepEqual(await store.about!('a'), { ok: true, value: { version: '15', changed: 1_700_000_000_000 } });
  });

  it('makes an old version unreadable, and not the current one', async () => {
    const host = testHost();
    const store = open(host);
    await fill(store, { a: 'first' });
    await fill(store, { a: 'second' });
    assert.ok((await store.retire!('a', '1')).ok);
    assert.equal(problemOf(await store.get('a', { version: '1' })).kind, 'not-found');
    assert.equal(problemOf(await store.retire!('a', '2')).kind, 'unsupported');
    assert.equal(problemOf(await store.retire!('a', '3')).kind, 'not-found');
    assert.equal(await textOf(store, 'a'), 'second');
    assert.equal(JSON.parse(readFileSync(vaultOf(host), 'utf8')).records.length, 1);
  });

  it('takes back only what nothing followed, and repeats no version', async () => {
    const store = open(testHost());
    const first = await store.put!('a', 'first');
    assert.ok(first.ok);
    const second = await store.put!('a', 'second', { expected: first.value.version! });
    assert.ok(second.ok);
    assert.equal(problemOf(await store.revert!(first.value)).kind, 'conflict');
    assert.ok((await store.revert!(second.value)).ok);
    assert.equal(await textOf(store, 'a'), 'first');
    assert.ok((await store.revert!(first.value)).ok);
    const again = await store.put!('a', 'again', { expected: null });
    assert.ok(again.ok && again.value.version !== first.value.version && again.value.version !== second.value.version);
  });

  it('rotates in steps, also a name that is new', async () => {
    const store = open(testHost());
    const staged = await store.staged!.stage('a', 'pending');
    assert.ok(staged.ok && staged.value.previous === null);
    const version = staged.value.version!;
    assert.equal(problemOf(await store.get('a')).kind, 'not-found');
    assert.deepEqual(await store.list(), { ok: true, value: { names: [] } });
    const promoted = await store.staged!.promote('a', version);
    assert.deepEqual(promoted, { ok: true, value: { name: 'a', version, previous: null } });
    assert.equal(problemOf(await store.staged!.promote('a', version)).kind, 'not-found');
    assert.equal(problemOf(await store.staged!.discard('a', version)).kind, 'not-found');
    const next = await store.staged!.stage('a', 'next');
    assert.ok(next.ok);
    const current = await store.staged!.promote('a', next.value.version!);
    assert.ok(current.ok && (await store.revert!(current.value)).ok);
    assert.equal(await textOf(store, 'a'), 'pending');
  });
});
