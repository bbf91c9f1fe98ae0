// Azure Key Vault: the contract against a vault on this machine, versions, soft delete, what others do meanwhile.

import assert from 'node:assert/strict';
import azureKv from '../../../../stores/azure-kv';
import { found } from '../../../../stores/store';
import { contract, problemOf } from '../../contract';
import { fault, openStore, storeWith, textOf, useVault, vault, vaultName } from '../../support/vault-on-azure';

describe('Azure Key Vault', () => {
  useVault();

  contract({
    kind: azureKv,
    storeWith: async (secrets) => storeWith(secrets),
    nameOf: (key) => `${vaultName}/${key.replaceAll('_', '-')}`,
    takes: (text) => Buffer.byteLength(text) <= 25_600,
    many: 1000,
    // Names that differ in case alone are the same secret here.
    absent: ['ABSENT', '', 'constructor', '--proto--', '../PLAIN', 'PLAIN\n', 'PLAIN/more'].map(
      (name) => `${vaultName}/${name}`,
    ),
  });

  describe('names', () => {
    const strangers = [
      'PLAIN',
      'a-vault/PLAIN/more',
      'a-vault/PLAIN#field',
      'a_vault/PLAIN',
      'a-vault/a.b',
      'another/PLAIN',
    ];
    for (const name of strangers) {
      it(`has nothing for ${JSON.stringify(name)}, and asks nobody`, async () => {
        const store = storeWith({ PLAIN: 'a-value' });
        for (const call of [store.get(name), store.about!(name), store.put!(name, 'a'), store.retire!(name, '1')])
          assert.equal(problemOf(await call).kind, 'not-found');
        assert.deepEqual(vault.requests, []);
      });
    }

    it('proposes dashes for a new name with underscores', async () => {
      const store = storeWith({});
      const problem = problemOf(await store.put!('a-vault/DB_PASSWORD', 'a-value'));
      assert.equal(problem.kind, 'unsupported');
      assert.match(problem.message, /dashes/);
      assert.equal(problemOf(await store.get('a-vault/DB_PASSWORD')).kind, 'not-found');
    });

    it('does not care for case, as the vault does not', async () => {
      const store = storeWith({ PLAIN: 'a-value' });
      assert.equal(await textOf(store, 'A-Vault/plain'), 'a-value');
    });

    it('lists 10,000 of them, 25 with each answer', async function () {
      this.timeout(120_000);
      const secrets = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`NAME-${index}`, 'same-value']));
      const store = storeWith(secrets);
      const names: string[] = [];
      for (let cursor: string | undefined; ; ) {
        const page = await store.list({ folder: vaultName, limit: 3000, cursor });
        assert.ok(page.ok, JSON.stringify(page));
        names.push(...page.value.names);
        cursor = page.value.next;
        if (cursor === undefined) break;
      }
      const all = Object.keys(secrets).map((name) => `a-vault/${name}`);
      assert.deepEqual(names, all.sort());
      assert.equal(vault.requests.filter(({ path }) => path.includes('maxresults=25')).length, 400);
    });

    it('follows no page to elsewhere', async () => {
      const store = storeWith({ PLAIN: 'a-value' });
      for (const nextLink of [
        'https://example.com/secrets?api-version=7.4',
        `${vault.url.replace('127.0.0.1', 'localhost')}/secrets`,
        `${vault.url}/keys?api-version=7.4`,
        'nonsense:',
      ]) {
        vault.requests.length = 0;
        vault.faults.length = 0;
        fault(/^\/secrets$/, { status: 200, body: JSON.stringify({ value: [], nextLink }) });
        assert.equal(problemOf(await store.list({ folder: vaultName })).kind, 'unreadable');
        assert.ok(vault.requests.length <= 2);
      }
    });

    it('goes on after an empty page', async () => {
      const store = storeWith({ PLAIN: 'a-value' });
      const nextLink = `${vault.url}/secrets?api-version=7.4&$skiptoken=0&maxresults=25`;
      fault(/^\/secrets$/, { status: 200, body: JSON.stringify({ value: [], nextLink }) }, 1);
      const page = await store.list({ folder: vaultName });
      assert.deepEqual(page, found({ names: ['a-vault/PLAIN'] }));
    });
  });

  describe('versions', () => {
    const withThree = () => {
      const store = storeWith({});
      const versions = ['first', 'second', 'third'].map((text) => {
        vault.now += 10;
        return vault.add('PLAIN', text, { contentType: 'text/plain', tags: { team: 'a' } });
      });
      return { store, versions, ids: versions.map(({ id }) => id) };
    };

    it('reads the current one and each of them', async () => {
      const { store, ids } = withThree();
      assert.equal(await textOf(store, 'a-vault/PLAIN'), 'third');
      for (const [index, text] of ['first', 'second', 'third'].entries())
        assert.equal(await textOf(store, 'a-vault/PLAIN', ids[index]), text);
    });

    it('knows when a value ends', async () => {
      const { store, versions, ids } = withThree();
      versions[2]!.attributes.exp = 1_900_000_000;
      const secret = await store.get('a-vault/PLAIN');
      const expires = 1_900_000_000_000;
      assert.deepEqual(secret, found({ text: 'third', version: ids[2]!, expires }));
      const facts = await store.about!('a-vault/PLAIN');
      assert.deepEqual(facts, found({ version: ids[2]!, changed: vault.now * 1000, expires }));
    });

    it('knows the current version without reading a value, but where two are of one second', async () => {
      const { store } = withThree();
      const reads = () => vault.requests.filter(({ path }) => /^\/secrets\/PLAIN\?/.test(path)).length;
      await store.about!('a-vault/PLAIN');
      assert.equal(reads(), 0);
      const { id } = vault.add('PLAIN', 'fourth');
      const facts = await store.about!('a-vault/PLAIN');
      assert.equal(facts.ok && facts.value.version, id);
      assert.equal(reads(), 1);
    });

    it('tells disabled, not valid yet, expired and deleted apart', async () => {
      const { store, versions } = withThree();
      const said = async () => {
        const { kind, message } = problemOf(await store.get('a-vault/PLAIN'));
        return `${kind}: ${message}`;
      };
      versions[2]!.attributes.enabled = false;
      assert.match(await said(), /^denied: .*disabled/);
      for (const [inner, words] of [
        ['SecretNotYetValid', /^denied: .*not valid yet/],
        ['SecretExpired', /^denied: .*expired/],
      ] as const) {
        const body = JSON.stringify({ error: { code: 'Forbidden', message: 'PLAIN', innererror: { code: inner } } });
        fault(/PLAIN$/, { status: 403, body }, 1);
        assert.match(await said(), words);
      }
      vault.deleted.set('plain', vault.secrets.get('plain')!);
      vault.secrets.clear();
      assert.match(await said(), /^not-found: .*deleted.*recovered/);
      assert.deepEqual(await store.about!('a-vault/PLAIN'), found({ isDeleted: true }));
      vault.deleted.clear();
      assert.doesNotMatch(await said(), /deleted/);
    });

    it('disables an old version, and leaves the current one', async () => {
      const { store, versions, ids } = withThree();
      assert.equal(problemOf(await store.retire!('a-vault/PLAIN', ids[2]!)).kind, 'unsupported');
      assert.equal(problemOf(await store.retire!('a-vault/PLAIN', '0'.repeat(32))).kind, 'not-found');
      assert.ok((await store.retire!('a-vault/PLAIN', ids[0]!)).ok);
      assert.deepEqual(
        versions.map(({ attributes }) => attributes.enabled),
        [false, true, true],
      );
      assert.equal(problemOf(await store.get('a-vault/PLAIN', { version: ids[0]! })).kind, 'denied');
    });

    it('knows the current one of more versions than an answer holds', async () => {
      const { store } = withThree();
      for (let index = 0; index < 60; index++) {
        vault.now++;
        vault.add('PLAIN', `value-${index}`);
      }
      const { id } = vault.secrets.get('plain')!.versions.at(-1)!;
      const facts = await store.about!('a-vault/PLAIN');
      assert.equal(facts.ok && facts.value.version, id);
    });
  });

  describe('writing', () => {
    const name = 'a-vault/PLAIN';
    const versions = () => vault.secrets.get('plain')!.versions;

    it('keeps what a secret is for, and not when its old value ends', async () => {
      const store = storeWith({});
      vault.add('PLAIN', 'first', {
        contentType: 'text/plain',
        tags: { team: 'a' },
        attributes: { enabled: true, created: 1, updated: 1, exp: 1_900_000_000 },
      });
      assert.ok((await store.put!(name, 'second')).ok);
      const { value, contentType, tags, attributes } = versions()[1]!;
      assert.deepEqual([value, contentType, tags], ['second', 'text/plain', { team: 'a' }]);
      assert.equal(attributes.exp, undefined);
    });

    it('takes a write back with all that was there before', async () => {
      const store = storeWith({});
      const attributes = { enabled: true, created: 1, updated: 1, exp: 1_900_000_000, nbf: 1_600_000_000 };
      vault.add('PLAIN', 'first', { contentType: 'text/plain', attributes });
      const written = await store.put!(name, 'second');
      assert.ok(written.ok && (await store.revert!(written.value)).ok);
      const last = versions().at(-1)!;
      assert.deepEqual(
        [last.value, last.contentType, last.attributes.exp, last.attributes.nbf],
        ['first', 'text/plain', attributes.exp, attributes.nbf],
      );
      assert.equal(versions().length, 3);
    });

    it('says that a deleted secret holds a name', async () => {
      const store = storeWith({});
      const written = await store.put!(name, 'first');
      assert.ok(written.ok && (await store.revert!(written.value)).ok);
      const problem = problemOf(await store.put!(name, 'again'));
      assert.equal(problem.kind, 'conflict');
      assert.match(problem.message, /deleted.*Recover or purge/);
    });

    it('takes back no write that another followed', async () => {
      const store = storeWith({ PLAIN: 'first' });
      const written = await store.put!(name, 'second');
      vault.add('PLAIN', 'third');
      assert.ok(written.ok);
      assert.equal(problemOf(await store.revert!(written.value)).kind, 'conflict');
      assert.equal(versions().length, 3);
    });

    it('writes over a disabled version, whose number it knows', async () => {
      const store = storeWith({ PLAIN: 'first' });
      const first = versions()[0]!;
      first.attributes.enabled = false;
      assert.equal(problemOf(await store.put!(name, 'second', { expected: null })).kind, 'conflict');
      const written = await store.put!(name, 'second', { expected: first.id });
      assert.deepEqual(written, found({ name, version: versions()[1]!.id, previous: first.id }));
      assert.equal(
        problemOf(await store.revert!({ name, version: versions()[1]!.id, previous: first.id })).kind,
        'denied',
      );
    });

    it('writes with the one permission for it, and knows nothing to take back to', async () => {
      const store = storeWith({ PLAIN: 'first' });
      vault.forbidden.add('get').add('list');
      const written = await store.put!(name, 'second');
      const version = versions()[1]!.id;
      assert.deepEqual(written, found({ name, version }));
      assert.equal(problemOf(await store.put!(name, 'third', { expected: version })).kind, 'denied');
      vault.forbidden.clear();
      assert.equal(problemOf(await store.revert!({ name, version })).kind, 'unsupported');
      assert.equal(versions().length, 2);
    });

    it('leaves the secret of a certificate alone', async () => {
      const store = storeWith({ PLAIN: 'first' });
      vault.secrets.get('plain')!.isManaged = true;
      assert.equal(problemOf(await store.put!(name, 'second')).kind, 'unsupported');
    });

    for (const [what, text] of [
      ['larger than 25 KiB', 'ü'.repeat(12_801)],
      ['half of a character', '\ud800'],
    ] as const) {
      it(`writes no value that is ${what}`, async () => {
        const store = storeWith({});
        assert.equal(problemOf(await store.put!(name, text)).kind, 'unsupported');
        assert.deepEqual(vault.requests, []);
      });
    }

    it('writes the largest one', async () => {
      const store = storeWith({});
      const text = 'ü'.repeat(12_800);
      assert.ok((await store.put!(name, text)).ok);
      assert.equal(await textOf(store, name), text);
    });

    it('does not write twice when an answer is lost', async () => {
      const store = openStore();
      vault.reset();
      fault(/PLAIN$/, { method: 'PUT', status: 503 }, 1);
      assert.equal(problemOf(await store.put!(name, 'a-value')).kind, 'unavailable');
      assert.equal(vault.requests.filter(({ method }) => method === 'PUT').length, 1);
    });
  });
});
