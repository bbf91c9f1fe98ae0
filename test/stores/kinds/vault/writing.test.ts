// Writing to key-value secrets of Vault: check-and-set, taking a write back, pending values.

import assert from 'node:assert/strict';
import type { Store } from '../../../../stores/store';
import { problemOf } from '../../contract';
import { newSecret, writeVersion } from '../../servers/vault/kv';
import { kindOf, okOf, withVault } from '../../servers/vault/opened';

withVault('Vault', (fake) => {
  describe('writing', () => {
    /** Somebody else writes just before we do. */
    const meanwhile = (write: () => void) =>
      fake.state.faults.push({ method: 'POST', path: /secret\/data\/db$/, meanwhile: write });

    it('keeps what others wrote to other fields at the same time', async () => {
      const secrets = fake.versioned({ db: { a: '1', b: '1' } });
      meanwhile(() => writeVersion(secrets, 'db', { data: { a: '1', b: '2' }, now: fake.state.now }));
      const written = okOf(await fake.open().put!('secret/db#a', '3'));
      assert.deepEqual(written, { name: 'secret/db#a', version: '3', previous: '2' });
      assert.deepEqual(secrets.get('db')!.versions.get(3)!.data, { a: '3', b: '2' });
    });

    it('gives way where check-and-set was asked for', async () => {
      const secrets = fake.versioned({ db: { a: '1' } });
      const store = fake.open();
      meanwhile(() => writeVersion(secrets, 'db', { data: { a: '2' }, now: fake.state.now }));
      assert.equal(kindOf(await store.put!('secret/db#a', '3', { expected: '1' })), 'conflict');
      assert.deepEqual(secrets.get('db')!.versions.get(2)!.data, { a: '2' });
      assert.equal(kindOf(await store.put!('secret/db#a', '3', { expected: 'x' })), 'conflict');
      assert.equal(kindOf(await store.put!('secret/nope', '3', { expected: '1' })), 'conflict');
    });

    it('gives up after a few tries', async () => {
      const secrets = fake.versioned({ db: { a: '1' } });
      fake.state.faults.push({
        method: 'POST',
        path: /secret\/data\/db$/,
        times: 99,
        meanwhile: () => writeVersion(secrets, 'db', { data: { a: '2' }, now: fake.state.now }),
      });
      assert.equal(kindOf(await fake.open().put!('secret/db#a', '3')), 'conflict');
    });

    it('counts what was deleted as not there', async () => {
      const secrets = fake.versioned({ db: { a: '1' } });
      secrets.get('db')!.versions.get(1)!.deleted = fake.state.now;
      const store = fake.open();
      assert.equal(kindOf(await store.put!('secret/db#a', '2', { expected: '1' })), 'conflict');
      const written = okOf(await store.put!('secret/db#a', '2', { expected: null }));
      assert.deepEqual(written, { name: 'secret/db#a', version: '2', previous: null });
      okOf(await store.revert!(written));
      assert.match(problemOf(await store.get('secret/db#a')).message, /was deleted/);
    });

    it('serves servers that insist on check-and-set', async () => {
      const secrets = fake.versioned({ db: { a: '1' } });
      secrets.get('db')!.casRequired = true;
      assert.equal(okOf(await fake.open().put!('secret/db#b', '2')).previous, null);
    });

    it('adds a field where none was expected', async () => {
      fake.versioned({ db: { a: '1' } });
      const store = fake.open();
      const written = okOf(await store.put!('secret/db#b', '2', { expected: null }));
      okOf(await store.revert!(written));
      assert.deepEqual(okOf(await store.fields!('secret/db')), ['secret/db#a']);
    });
  });

  describe('taking a write back', () => {
    it('is refused when somebody wrote since', async () => {
      fake.versioned({ db: { a: '1' } });
      const store = fake.open();
      const written = okOf(await store.put!('secret/db', '2'));
      okOf(await store.put!('secret/db', '3'));
      assert.equal(kindOf(await store.revert!(written)), 'conflict');
      assert.equal(okOf(await store.get('secret/db')).text, '3');
      const made = okOf(await store.put!('secret/new', '1'));
      okOf(await store.put!('secret/new', '2'));
      assert.equal(kindOf(await store.revert!(made)), 'conflict');
      assert.equal(okOf(await store.get('secret/new')).text, '2');
    });

    it('removes a secret of ours as a whole, and only the value of one that others prepared', async () => {
      const secrets = fake.versioned();
      secrets.set('prepared', newSecret(fake.state.now));
      fake.state.now += 1000;
      const store = fake.open();
      okOf(await store.revert!(okOf(await store.put!('secret/made', 'x'))));
      okOf(await store.revert!(okOf(await store.put!('secret/prepared', 'x'))));
      const written = okOf(await store.put!('secret/described', 'x'));
      secrets.get('described')!.custom = { owner: 'platform' };
      okOf(await store.revert!(written));
      assert.deepEqual([...secrets.keys()], ['prepared', 'described']);
      assert.equal(kindOf(await store.get('secret/prepared')), 'not-found');
    });

    it('is refused when the server no longer keeps what was there', async () => {
      const secrets = fake.versioned({ db: { a: '1' } });
      secrets.get('db')!.maxVersions = 1;
      const store = fake.open();
      const written = okOf(await store.put!('secret/db', '2'));
      assert.equal(kindOf(await store.revert!(written)), 'not-found');
      assert.equal(okOf(await store.get('secret/db')).text, '2');
    });

    it('in the first version of the engine is possible for what was new', async () => {
      fake.mount('old', { type: 'kv', version: '1', secrets: new Map([['db', { a: '1' }]]) });
      const store = fake.open();
      assert.equal(kindOf(await store.revert!(okOf(await store.put!('old/db#a', '2')))), 'unsupported');
      okOf(await store.revert!(okOf(await store.put!('old/db#b', '2'))));
      assert.deepEqual(okOf(await store.fields!('old/db')), ['old/db#a']);
      okOf(await store.revert!(okOf(await store.put!('old/new', '2'))));
      assert.equal(kindOf(await store.get('old/new')), 'not-found');
      assert.equal(kindOf(await store.put!('old/db#a', '3', { expected: '1' })), 'unsupported');
      assert.deepEqual(okOf(await store.about!('old/db')), { fields: ['a'] });
      for (const result of [await store.staged!.stage('old/db#a', 'x'), await store.retire!('old/db', '1')])
        assert.equal(kindOf(result), 'unsupported');
    });
  });

  describe('a pending value', () => {
    const stage = async (store: Store, text: string): Promise<string> =>
      okOf(await store.staged!.stage('secret/db#a', text)).version!;

    it('lies beside the secret, is not listed, and leaves nothing', async () => {
      const secrets = fake.versioned({ db: { a: '1', b: '1' } });
      const store = fake.open();
      const version = await stage(store, '2');
      assert.equal(version, 'pending-1');
      assert.deepEqual([...secrets.keys()], ['db', 'db.scabbard-pending']);
      assert.deepEqual(okOf(await store.list({ folder: 'secret' })), { names: ['secret/db'] });
      assert.deepEqual(okOf(await store.get('secret/db#a', { version })), { text: '2', version });
      okOf(await store.put!('secret/db#b', '3'));
      const promoted = okOf(await store.staged!.promote('secret/db#a', version));
      assert.deepEqual(promoted, { name: 'secret/db#a', version: '3', previous: '2' });
      assert.deepEqual(secrets.get('db')!.versions.get(3)!.data, { a: '2', b: '3' });
      assert.deepEqual([...secrets.keys()], ['db']);
      okOf(await store.revert!(promoted));
      assert.equal(okOf(await store.get('secret/db#a')).text, '1');
    });

    it('gives way to a later one', async () => {
      const secrets = fake.versioned({ db: { a: '1' } });
      const store = fake.open();
      const first = await stage(store, '2');
      const second = await stage(store, '3');
      assert.equal(kindOf(await store.staged!.promote('secret/db#a', first)), 'conflict');
      okOf(await store.retire!('secret/db#a', first));
      assert.equal(kindOf(await store.get('secret/db#a', { version: first })), 'not-found');
      assert.equal(okOf(await store.get('secret/db#a', { version: second })).text, '3');
      okOf(await store.staged!.discard('secret/db#a', second));
      assert.deepEqual([...secrets.keys()], ['db']);
    });

    it('has to be there', async () => {
      fake.versioned({ db: { a: '1' } });
      const { staged, get } = fake.open();
      for (const version of ['pending-1', 'pending-x', '1', '']) {
        assert.equal(kindOf(await staged!.promote('secret/db#a', version)), 'not-found');
        assert.equal(kindOf(await staged!.discard('secret/db#a', version)), 'not-found');
      }
      assert.equal(kindOf(await get('secret/db#a', { version: 'pending-x' })), 'not-found');
    });
  });
});
