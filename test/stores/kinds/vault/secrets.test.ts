// Key-value secrets of Vault: fields, versions, folders.

import assert from 'node:assert/strict';
import { formatName } from '../../../../protocol/reference';
import { membersOf } from '../../../../stores/parts/vault/kv/fields';
import type { Store } from '../../../../stores/store';
import { problemOf } from '../../contract';
import { writeVersion } from '../../servers/vault/kv';
import { type Fake, kindOf, okOf, withVault } from '../../servers/vault/opened';
import { addToken } from '../../servers/vault/state';

withVault('Vault', (fake) => {
  describe('fields of a secret', () => {
    it('are named where there are several', async () => {
      fake.versioned({ one: { only: 'a' }, two: { a: '1', b: '2' }, none: {} });
      const store = fake.open();
      assert.equal(okOf(await store.get('secret/one')).text, 'a');
      assert.equal(kindOf(await store.get('secret/two')), 'unsupported');
      assert.equal(okOf(await store.get('secret/two#b')).text, '2');
      assert.equal(kindOf(await store.get('secret/two#c')), 'not-found');
      assert.equal(kindOf(await store.get('secret/none')), 'not-found');
      assert.equal(kindOf(await store.get('secret')), 'not-found');
      assert.equal(kindOf(await store.put!('secret/two', 'x')), 'unsupported');
      assert.equal(okOf(await store.put!('secret/one', 'b')).version, '2');
      assert.equal(okOf(await store.get('secret/one#only')).text, 'b');
      okOf(await store.put!('secret/new', 'c'));
      assert.equal(okOf(await store.get('secret/new#value')).text, 'c');
    });

    it('are given as JSON where they are no text', async () => {
      fake.versioned({ db: { port: 5432, on: true, no: null, list: ['a', { b: '<c>' }], text: '<d> "e"' } });
      const store = fake.open();
      const expected = { port: '5432', on: 'true', no: 'null', text: '<d> "e"' };
      for (const [field, text] of Object.entries(expected))
        assert.equal(okOf(await store.get(`secret/db#${field}`)).text, text);
      assert.deepEqual(JSON.parse(okOf(await store.get('secret/db#list')).text), ['a', { b: '<c>' }]);
    });

    it('stay as they are when another one is written', async () => {
      mountExact(fake);
      const store = fake.open();
      okOf(await store.put!('old/db#password', 'new'));
      assert.equal(written, '{"big":12345678901234567890,"one":1.0,"s":"a,}\\"]","o":{"x":[1, 2]},"password":"new"}');
    });

    it('can be listed without reading them', async () => {
      const secrets = fake.versioned({ 'a b/db': { user: 'u', 'pass word': 'p', __proto__x: '1' } });
      fake.state.policies.set('names', [{ path: 'secret/subkeys/*', can: ['read'] }]);
      const store = fake.open({ credential: addToken(fake.state, ['default', 'names']) });
      const names = ['secret/a%20b/db#__proto__x', 'secret/a%20b/db#pass%20word', 'secret/a%20b/db#user'];
      assert.deepEqual(okOf(await store.fields!('secret/a%20b/db')), names);
      assert.equal(kindOf(await store.fields!('secret/nope')), 'denied', 'the value itself would have to be read');
      const all = fake.open();
      fake.state.hasSubkeys = false;
      assert.deepEqual(okOf(await all.fields!('secret/a%20b/db#user')), names);
      assert.equal(kindOf(await all.fields!('secret/nope')), 'not-found');
      secrets.get('a b/db')!.versions.get(1)!.deleted = fake.state.now;
      assert.match(problemOf(await all.fields!('secret/a%20b/db')).message, /deleted/);
    });

    it('are cut out of JSON of any form', () => {
      const json = '{ "a" : [1,{"}":"]"}] , "b\\"\\u0041":"x\\\\", "__proto__":{"c" :\n{}}\t}';
      assert.deepEqual(
        [...membersOf(json)!],
        [
          ['a', '[1,{"}":"]"}]'],
          ['b"A', '"x\\\\"'],
          ['__proto__', '{"c" :\n{}}'],
        ],
      );
      assert.deepEqual([...membersOf('{}')!], []);
      for (const other of ['[]', '5', '', 'null', '"{}"']) assert.equal(membersOf(other), undefined);
    });
  });

  describe('versions', () => {
    it('can be read one by one, and say why there is nothing', async () => {
      const secrets = fake.versioned({ db: { v: 'one' } });
      for (const v of ['two', 'three', 'four']) writeVersion(secrets, 'db', { data: { v }, now: fake.state.now });
      const { versions } = secrets.get('db')!;
      versions.get(2)!.deleted = fake.state.now;
      versions.get(3)!.destroyed = true;
      const store = fake.open();
      assert.deepEqual(okOf(await store.get('secret/db', { version: '1' })), { text: 'one', version: '1' });
      assert.deepEqual(okOf(await store.get('secret/db')), { text: 'four', version: '4' });
      const saying = async (version: string) => problemOf(await store.get('secret/db', { version })).message;
      assert.match(await saying('2'), /was deleted/);
      assert.match(await saying('3'), /was destroyed/);
      for (const version of ['5', '0', '-1', '1e0', '01', 'latest', '']) assert.match(await saying(version), /no such/);
    });

    it('have facts without a value', async () => {
      const secrets = fake.versioned({ db: { v: 'one', w: '1' } });
      const store = fake.open();
      const changed = fake.state.now;
      assert.deepEqual(okOf(await store.about!('secret/db')), { version: '1', changed, fields: ['v', 'w'] });
      assert.equal(fake.asksOf(/secret\/data/), 0);
      assert.equal(kindOf(await store.about!('secret/db#x')), 'not-found');
      const secret = secrets.get('db')!;
      secret.deleteAfter = 5000;
      writeVersion(secrets, 'db', { data: { v: 'two' }, now: fake.state.now });
      const expires = changed + 5000;
      assert.deepEqual(okOf(await store.about!('secret/db#v')), { version: '2', changed, expires, fields: ['v'] });
      assert.deepEqual(okOf(await store.get('secret/db')), { text: 'two', version: '2', expires });
      fake.state.now += 6000;
      assert.deepEqual(okOf(await store.about!('secret/db')), { version: '2', changed, isDeleted: true });
      assert.match(problemOf(await store.get('secret/db')).message, /was deleted/);
      secret.versions.get(2)!.destroyed = true;
      assert.match(problemOf(await store.about!('secret/db')).message, /was destroyed/);
    });

    it('have facts for those who may read values only', async () => {
      const secrets = fake.versioned({ db: { v: 'one' } });
      fake.state.policies.set('values', [{ path: 'secret/data/*', can: ['read'] }]);
      const store = fake.open({ credential: addToken(fake.state, ['default', 'values']) });
      assert.deepEqual(okOf(await store.about!('secret/db')), { version: '1', changed: fake.state.now, fields: ['v'] });
      secrets.get('db')!.versions.get(1)!.deleted = fake.state.now;
      assert.deepEqual(okOf(await store.about!('secret/db')), { version: '1', isDeleted: true });
      assert.equal(kindOf(await store.about!('secret/nope')), 'not-found');
    });

    it('are destroyed after their grace period, the current one never', async () => {
      const secrets = fake.versioned({ db: { v: 'one' } });
      const store = fake.open();
      okOf(await store.put!('secret/db', 'two'));
      assert.equal(kindOf(await store.retire!('secret/db', '2')), 'unsupported');
      assert.equal(kindOf(await store.retire!('secret/db', '3')), 'not-found');
      assert.equal(kindOf(await store.retire!('secret/db', 'x')), 'not-found');
      okOf(await store.retire!('secret/db', '1'));
      assert.equal(secrets.get('db')!.versions.get(1)!.destroyed, true);
      assert.equal(okOf(await store.get('secret/db')).text, 'two');
    });
  });

  describe('folders', () => {
    it('are the engines that can be read, and what is in them', async () => {
      fake.versioned({
        'app/db': { v: '1' },
        'app/x/y': { v: '1' },
        app: { v: '1' },
        'app-b': { v: '1' },
        'a b': { v: '1' },
      });
      fake.mount('team/kv', { type: 'kv', version: '1', secrets: new Map() });
      fake.mount('pki', { type: 'pki' });
      const store = fake.open();
      assert.deepEqual(okOf(await store.list()), { names: [], folders: ['secret', 'team/kv'] });
      const top = okOf(await store.list({ folder: 'secret' }));
      assert.deepEqual(top, { names: ['secret/a%20b', 'secret/app', 'secret/app-b'], folders: ['secret/app'] });
      const app = okOf(await store.list({ folder: 'secret/app' }));
      assert.deepEqual(app, { names: ['secret/app/db'], folders: ['secret/app/x'] });
      assert.deepEqual(okOf(await store.list({ folder: 'secret/nope' })), { names: [] });
      assert.equal(kindOf(await store.list({ folder: 'pki' })), 'not-found');
      assert.equal(kindOf(await store.list({ folder: 'secret#x' })), 'not-found');
      assert.equal(kindOf(await store.get('pki/cert/ca')), 'unsupported');
    });

    for (const flavour of ['openbao', 'vault'] as const)
      it(`of very many names come in pages, as the server has them: ${flavour}`, async () => {
        fake.state.flavour = flavour;
        const count = 12_000;
        fake.versioned(Object.fromEntries(Array.from({ length: count }, (_, index) => [`n ${index}`, { v: '1' }])));
        const pages = await allPages(fake.open(), 5000);
        assert.deepEqual(
          pages.map((names) => names.length),
          [5000, 5000, 2000],
        );
        assert.deepEqual(pages.flat(), pages.flat().toSorted());
      });

    it('ask for no more than a page there', async () => {
      fake.versioned(Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`n${index}`, { v: '1' }])));
      const store = fake.open();
      const first = okOf(await store.list({ folder: 'secret', limit: 3 }));
      assert.deepEqual([first.names, first.next], [['secret/n0', 'secret/n1', 'secret/n10'], 'page:n10']);
      const second = okOf(await store.list({ folder: 'secret', limit: 3, cursor: first.next! }));
      assert.equal(second.names[0], 'secret/n100');
      assert.ok(fake.state.lastSize < 2000);
    });

    for (const flavour of ['openbao', 'vault'] as const)
      it(`are sorted by names over all pages: ${flavour}`, async () => {
        fake.state.flavour = flavour;
        const keys = ['a', 'a b', 'a!', 'b/x', 'z', 'é', '\ud7ff', '\ue000', '\uffee', '😀', '😀/x', '\u{10fffd}'];
        fake.versioned(Object.fromEntries(keys.map((key) => [key, { v: '1' }])));
        const expected = keys
          .filter((key) => !key.includes('/'))
          .map((key) => formatName({ segments: ['secret', key] }));
        for (const limit of [1, 2, 3, 100])
          assert.deepEqual((await allPages(fake.open(), limit)).flat(), expected.toSorted(), `${limit}`);
      });
  });

  async function allPages(store: Store, limit: number): Promise<readonly (readonly string[])[]> {
    const pages: (readonly string[])[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = okOf(await store.list({ folder: 'secret', limit, ...(cursor !== undefined && { cursor }) }));
      pages.push(page.names);
      cursor = page.next;
      if (cursor === undefined) return pages;
    }
  }

  let written = '';

  /** A server that keeps long numbers, which the fake one does not. */
  function mountExact({ state, mount }: Fake): void {
    written = '';
    mount('old', { type: 'kv', version: '1', secrets: new Map() });
    const body = '{"data":{"big":12345678901234567890, "one" : 1.0,"s":"a,}\\"]","o":{"x":[1, 2]},"password":"old"}}';
    state.faults.push({ method: 'GET', path: /^\/v1\/old\/db$/, status: 200, body });
    state.faults.push({
      method: 'POST',
      path: /^\/v1\/old\/db$/,
      meanwhile: () => {
        written = state.lastBody;
      },
    });
  }
});
