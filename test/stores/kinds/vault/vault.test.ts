// Vault and OpenBao: the contract, and what answers of the server mean.

import assert from 'node:assert/strict';
import { found, type ProblemKind, type Store } from '../../../../stores/store';
import vault from '../../../../stores/vault';
import { contract, problemOf } from '../../contract';
import { wrap } from '../../servers/vault';
import { answer } from '../../servers/vault/exchange';
import { type Data, kindOf, okOf, withVault } from '../../servers/vault/opened';
import { addToken, random } from '../../servers/vault/state';

withVault('Vault', (fake) => {
  contract({
    kind: vault,
    storeWith: async (secrets) => {
      fake.versioned(mapped(secrets, (password) => ({ password })));
      return fake.open();
    },
    nameOf: (key) => `secret/${key}`,
    many: 10_000,
  });

  describe('in a server without pages, in a namespace, under a long mount', () => {
    contract({
      kind: vault,
      storeWith: async (secrets) => {
        fake.state.flavour = 'vault';
        fake.versioned(
          mapped(secrets, (text) => ({ text })),
          { at: 'team/kv', namespace: 'dept/one' },
        );
        return fake.open({ settings: { namespace: '/dept/one/' } });
      },
      nameOf: (key) => `team/kv/${key}`,
      many: 10_000,
    });
  });

  describe('fields of one secret each', () => {
    contract({
      kind: vault,
      storeWith: async (secrets) => {
        fake.versioned(mapped(secrets, (text) => ({ 'a field': text, other: 1 })));
        return withFieldInNames(fake.open());
      },
      nameOf: (key) => `secret/${key}#a%20field`,
      many: 100,
    });
  });

  describe('KV version 1', () => {
    contract({
      kind: vault,
      storeWith: async (secrets) => {
        fake.mount('old', {
          type: 'kv',
          version: '1',
          secrets: new Map(Object.entries(mapped(secrets, (text) => ({ text })))),
        });
        // It keeps no earlier values: nothing can be taken back or staged.
        const { revert: _revert, staged: _staged, ...store } = fake.open();
        return store;
      },
      nameOf: (key) => `old/${key}`,
      many: 100,
    });
  });

  describe('what Vault answers, and what that means', () => {
    const page = '<html><body>no</body></html>';
    const problems: readonly (readonly [what: string, fault: object, kind: ProblemKind, words: RegExp])[] = [
      [
        'not found by a proxy',
        { status: 404, body: page, headers: { 'content-type': 'text/html' } },
        'unreadable',
        /page/,
      ],
      ['a method that it has not', { status: 405, body: '{"errors":[]}' }, 'unsupported', /cannot do/],
      ['a replica that is behind', { status: 412, body: '{"errors":[]}' }, 'busy', /up to date/],
      ['too many requests', { status: 429, body: '{"errors":[]}' }, 'busy', /wait/],
      ['an error', { status: 500, body: '{"errors":["boom"]}' }, 'unavailable', /out of order/],
      ['no JSON in an error', { status: 502, body: page }, 'unavailable', /out of order/],
      ['a seal', { status: 503, body: '{"errors":["Vault is sealed"]}' }, 'unavailable', /sealed/],
      ['broken JSON', { status: 200, body: '{"data":' }, 'unreadable', /not understood/],
      ['JSON of another form', { status: 200, body: '{"data":{"data":5}}' }, 'unreadable', /not understood/],
      ['no object', { status: 200, body: '[]' }, 'unreadable', /not understood/],
      ['too much', { status: 200, body: `{"data":"${'x'.repeat(5_000_000)}"}` }, 'unreadable', /too large/],
      [
        'another server',
        { status: 307, headers: { location: 'https://other.example/v1/x' } },
        'unavailable',
        /another one/,
      ],
    ];
    for (const [what, fault, kind, words] of problems)
      it(`is told apart: ${what}`, async () => {
        fake.versioned({ db: { password: random() } });
        const store = fake.open();
        fake.state.faults.push({ path: /\/v1\/secret\/data\/db$/, times: 9, ...fault });
        const problem = problemOf(await store.get('secret/db#password'));
        assert.equal(problem.kind, kind);
        assert.match(problem.message, words);
      });

    it('is asked again after a pause, which passes', async () => {
      fake.versioned({ db: { password: 'one' } });
      fake.state.faults.push({ path: /data\/db$/, status: 503, body: '{"errors":[]}', times: 2 });
      assert.equal(okOf(await fake.open().get('secret/db')).text, 'one');
    });

    it('is a bad token or a missing policy: its words are the same', async () => {
      fake.versioned({ db: { password: 'one' }, other: { password: 'two' } });
      fake.state.policies.set('reader', [{ path: 'secret/data/db', can: ['read'] }]);
      const reader = fake.open({ credential: addToken(fake.state, ['default', 'reader']) });
      assert.equal(okOf(await reader.get('secret/db')).text, 'one');
      assert.equal(kindOf(await reader.get('secret/other')), 'denied');
      assert.equal(kindOf(await reader.put!('secret/db#password', 'three')), 'denied');
      assert.equal(kindOf(await reader.get('nowhere/x')), 'denied');
      const stranger = fake.open({ credential: `s.${random()}` });
      assert.equal(kindOf(await stranger.get('secret/db')), 'login-needed');
      assert.equal(kindOf(await stranger.list()), 'login-needed');
      fake.state.flavour = 'vault';
      assert.equal(kindOf(await stranger.list()), 'login-needed');
    });

    it('is unwrapped where it came wrapped', async () => {
      fake.versioned({ db: { password: 'one' } });
      const inner = answer({ data: { data: { only: 'wrapped-one' }, metadata: { version: 7 } } });
      const { text } = wrap(inner, 'secret/data/db', fake.state);
      fake.state.faults.push({ path: /data\/db$/, status: 200, body: text });
      const store = fake.open();
      assert.deepEqual(okOf(await store.get('secret/db')), { text: 'wrapped-one', version: '7' });
      fake.state.faults.push({ path: /data\/db$/, status: 200, body: text });
      assert.equal(kindOf(await store.get('secret/db')), 'unreadable', 'it can be fetched once');
    });

    it('is no answer about a namespace that is not there', async () => {
      assert.equal(kindOf(await fake.open({ settings: { namespace: 'nope' } }).get('secret/db')), 'misconfigured');
    });

    it('is too large to be written', async () => {
      fake.versioned();
      fake.state.sizeLimit = 2000;
      assert.equal(kindOf(await fake.open().put!('secret/db#password', 'x'.repeat(3000))), 'unsupported');
      assert.equal(kindOf(await fake.open().put!('secret/db#password', 'half \ud83d of it')), 'unsupported');
    });
  });
});

/** Listings name secrets without their fields. */
function withFieldInNames(store: Store): Store {
  return {
    ...store,
    list: async (request) => {
      const page = await store.list(request);
      return page.ok ? found({ ...page.value, names: page.value.names.map((name) => `${name}#a%20field`) }) : page;
    },
  };
}

const mapped = (
  secrets: Readonly<Record<string, string>>,
  make: (text: string) => Data,
): Readonly<Record<string, Data>> =>
  Object.fromEntries(Object.entries(secrets).map(([key, text]) => [key, make(text)]));
