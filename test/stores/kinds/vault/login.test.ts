// Which Vault server is asked, and how we are let in.

import assert from 'node:assert/strict';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HttpRequest, StoreHost } from '../../../../stores/host';
import { found, type Store } from '../../../../stores/store';
import vault from '../../../../stores/vault';
import { type Data, kindOf, okOf, withVault } from '../../servers/vault/opened';
import { addToken, random } from '../../servers/vault/state';
import { newFolder } from '../../support/test-host';

withVault('Vault', (fake) => {
  describe('the server and the login', () => {
    const tokenFor = (text: string): string => {
      fake.state.policies.set(text, [{ path: 'secret/*', can: ['read'] }]);
      return addToken(fake.state, ['default', text]);
    };
    const usedPolicy = async (store: Store): Promise<unknown> => {
      const result = await store.get('secret/who');
      return result.ok ? result.value.text : result.problem.kind;
    };

    /** Reads the same secret with whatever token it finds; the token tells which one that was. */
    async function foundToken(sources: Readonly<Record<string, string>>, files: Readonly<Record<string, string>> = {}) {
      fake.versioned({ who: { value: 'x' } });
      const home = newFolder();
      for (const [name, text] of Object.entries(files)) writeFileSync(join(home, name), text);
      const { CREDENTIAL, ...env } = sources;
      const used: (string | undefined)[] = [];
      const http = fake.hostWith().http;
      const spying = (request: HttpRequest) => {
        used.push(request.headers?.['x-vault-token']);
        return http(request);
      };
      const store = fake.open({
        credential: CREDENTIAL ?? null,
        host: { env: { VAULT_ADDR: fake.url, ...env }, home, http: spying },
      });
      await store.get('secret/who');
      return used[0];
    }

    it('takes the first token that there is', async () => {
      const helper = join(newFolder(), 'helper');
      writeFileSync(
        helper,
        '#!/bin/sh\n[ "$1" = get ] && [ "$VAULT_ADDR" = "$(cat "$0.address")" ] && echo of-helper\n',
      );
      writeFileSync(`${helper}.address`, fake.url);
      chmodSync(helper, 0o755);
      const withHelper = { '.vault': `# ours\ntoken_helper = "${helper}"\n`, '.vault-token': 'of-file\n' };
      assert.equal(await foundToken({ CREDENTIAL: 'kept', VAULT_TOKEN: 'of-vault' }, withHelper), 'kept');
      assert.equal(await foundToken({ VAULT_TOKEN: 'of-vault', BAO_TOKEN: 'of-bao' }, withHelper), 'of-bao');
      assert.equal(await foundToken({ VAULT_TOKEN: 'of-vault', BAO_TOKEN: '' }, withHelper), 'of-vault');
      assert.equal(await foundToken({}, withHelper), 'of-helper');
      assert.equal(await foundToken({}, { '.vault-token': 'of-file\n' }), 'of-file');
      assert.equal(await foundToken({}, { '.vault': 'token_helper = "./bad"', '.vault-token': 'of-file' }), 'of-file');
      assert.equal(await foundToken({}), undefined);
    });

    it('reads the token again when it ended: somebody may have logged in meanwhile', async () => {
      fake.versioned({ who: { value: 'fresh' } });
      const home = newFolder();
      writeFileSync(join(home, '.vault-token'), tokenFor('first'));
      const store = fake.open({ credential: null, host: { env: { VAULT_ADDR: fake.url }, home } });
      assert.equal(await usedPolicy(store), 'fresh');
      fake.state.tokens.clear();
      assert.equal(await usedPolicy(store), 'login-needed');
      writeFileSync(join(home, '.vault-token'), tokenFor('second'));
      assert.equal(await usedPolicy(store), 'fresh');
    });

    it('sends a token of the environment to its own server, and elsewhere only when the person agrees', async () => {
      fake.versioned({ who: { value: 'x' } });
      const questions: string[] = [];
      const kept = new Map<string, string>();
      const withAnswer = (agrees: boolean): Partial<StoreHost> => ({
        env: { VAULT_TOKEN: fake.token, VAULT_ADDR: 'https://vault.example' },
        credentials: {
          get: async (key) => kept.get(key),
          set: async (key, value) => void kept.set(key, value),
          delete: async () => {},
        },
        confirm: async (question) => {
          questions.push(question);
          return agrees;
        },
      });
      assert.equal(await usedPolicy(fake.open({ credential: null, host: withAnswer(false) })), 'login-needed');
      assert.equal(fake.state.asked.length, 0);
      assert.equal(await usedPolicy(fake.open({ credential: null, host: withAnswer(true) })), 'x');
      assert.equal(await usedPolicy(fake.open({ credential: null, host: withAnswer(false) })), 'x', 'it is remembered');
      assert.equal(questions.length, 2);
      assert.ok(questions.every((question) => question.includes(fake.url) && !question.includes(fake.token)));
      assert.deepEqual([...kept.keys()], [`vault:confirmed:${fake.url}`]);
    });

    it('asks before it uses a server that only the environment names', async () => {
      const asked: string[] = [];
      let questions = 0;
      const http = async ({ url }: HttpRequest) => {
        asked.push(url);
        return found({ status: 500, headers: {}, body: new Uint8Array() });
      };
      for (const agrees of [false, true]) {
        const host = fake.hostWith({
          env: { VAULT_ADDR: 'https://vault.example:8200/', VAULT_TOKEN: 'x' },
          http,
          confirm: async () => {
            questions++;
            return agrees;
          },
        });
        const store = vault.open({ settings: {} }, host);
        assert.equal(kindOf(await store.get('secret/db')), agrees ? 'unavailable' : 'misconfigured');
        assert.equal(asked.length, agrees ? 1 : 0);
        await store.list();
        assert.equal(questions, agrees ? 2 : 1, 'a “no” holds while the store is open, a “yes” is remembered');
      }
      assert.ok(asked[0]?.startsWith('https://vault.example:8200/v1/sys/'));
    });

    it('uses what the environment says of a server on this machine', async () => {
      fake.versioned({ who: { value: 'in-namespace' } }, { namespace: 'team' });
      const host = fake.hostWith({
        env: {
          BAO_ADDR: fake.url,
          VAULT_ADDR: 'https://other.example',
          VAULT_TOKEN: fake.token,
          BAO_NAMESPACE: 'team',
        },
      });
      const store = vault.open({ settings: {} }, host);
      assert.equal(await usedPolicy(store), 'in-namespace');
      assert.equal(store.describe().place, `${new URL(fake.url).host}, namespace team`);
    });

    const wrong: readonly Data[] = [
      { address: 'http://vault.example' },
      { address: 'unix:///run/vault.sock' },
      { address: 'https://someone:else@vault.example' },
      { adress: 'https://vault.example' },
      { auth: 'approle' },
      { auth: 'userpass' },
      { address: 'https://vault.example', caFile: 'not/absolute.pem' },
      { address: 'https://vault.example', caFile: '/there/is/no/such.pem' },
    ];
    for (const settings of wrong)
      it(`refuses wrong settings: ${JSON.stringify(settings)}`, async () => {
        const store = vault.open({ settings: { address: 'https://vault.example', ...settings } }, fake.hostWith());
        const results = [
          await store.get('a/b'),
          await store.list(),
          await store.health(),
          await store.put!('a/b', 'x'),
          await store.about!('a/b'),
        ];
        assert.deepEqual(new Set(results.map(kindOf)), new Set(['misconfigured']));
        assert.ok(store.describe().place);
      });

    it('says that no server is set', async () => {
      const store = vault.open({ settings: {} }, fake.hostWith());
      assert.equal(kindOf(await store.get('a/b')), 'misconfigured');
      assert.equal(store.page!('a/b'), undefined);
    });
  });

  describe('logins that we make', () => {
    const role = () => {
      const secretId = random();
      fake.state.policies.set('app', [{ path: 'secret/*', can: ['read', 'update'] }]);
      fake.state.roles.set('role-one', { secretIds: new Set([secretId]), policies: ['app'], ttl: 600, maxTtl: 1500 });
      return secretId;
    };
    const renewal = () => JSON.stringify({ auth: { client_token: random(), lease_duration: 600, renewable: true } });
    const settings = { auth: 'approle', roleId: 'role-one' };

    it('come from an AppRole, one for all requests', async () => {
      fake.versioned({ a: { v: '1' }, b: { v: '2' } });
      const store = fake.open({ settings, credential: role() });
      const all = await Promise.all(['secret/a', 'secret/b'].map((name) => store.get(name)));
      assert.deepEqual(
        all.map((one) => okOf(one).text),
        ['1', '2'],
      );
      assert.equal(fake.asksOf(/approle\/login/), 1);
    });

    it('are made again, once, when the server has forgotten them', async () => {
      fake.versioned({ a: { v: '1' } });
      const secretId = role();
      const store = fake.open({
        settings,
        credential: null,
        host: { env: { VAULT_ADDR: fake.url, VAULT_SECRET_ID: secretId } },
      });
      okOf(await store.get('secret/a'));
      fake.state.tokens.clear();
      assert.equal(okOf(await store.put!('secret/a', '2')).version, '2');
      assert.equal(fake.asksOf(/approle\/login/), 2);
      fake.state.tokens.clear();
      fake.state.roles.clear();
      assert.equal(kindOf(await store.get('secret/a')), 'login-needed');
      assert.equal(fake.asksOf(/approle\/login/), 3);
    });

    it('are renewed before they end, and made anew where that is not enough', async () => {
      fake.versioned({ a: { v: '1' } });
      const store = fake.open({ settings, credential: role() });
      okOf(await store.get('secret/a'));
      fake.state.now += 560_000;
      okOf(await store.get('secret/a'));
      assert.deepEqual([fake.asksOf(/renew-self/), fake.asksOf(/approle\/login/)], [1, 1]);
      fake.state.now += 570_000;
      okOf(await store.get('secret/a'));
      fake.state.now += 340_000;
      okOf(await store.get('secret/a'));
      assert.deepEqual([fake.asksOf(/renew-self/), fake.asksOf(/approle\/login/)], [3, 2]);
      assert.equal(fake.asksOf(/lookup-self/), 0, 'no request was refused');
    });

    it('are made again also when the server forgets a renewed one at once', async () => {
      fake.versioned({ a: { v: '1' } });
      const store = fake.open({ settings, credential: role() });
      okOf(await store.get('secret/a'));
      fake.state.now += 560_000;
      fake.state.faults.push({ path: /renew-self/, status: 200, body: renewal() });
      fake.state.tokens.clear();
      assert.equal(okOf(await store.get('secret/a')).text, '1');
    });

    it('tell a missing policy from a lost login', async () => {
      fake.versioned({ a: { v: '1' } });
      fake.mount('other', { type: 'kv', version: '1', secrets: new Map() });
      const store = fake.open({ settings, credential: role() });
      assert.equal(kindOf(await store.get('other/a')), 'denied');
      fake.state.policies.set('app', [{ path: 'secret/data/nothing', can: ['read'] }]);
      assert.equal(kindOf(await store.get('secret/a')), 'denied');
      assert.equal(fake.asksOf(/approle\/login/), 1);
    });

    it('need their credential, which may not be that of another server', async () => {
      const elsewhereToo = { VAULT_ADDR: 'https://vault.example', VAULT_SECRET_ID: role() };
      const stranger = fake.open({ settings, credential: null, host: { env: elsewhereToo } });
      assert.equal(kindOf(await stranger.get('secret/a')), 'login-needed');
      assert.equal(fake.state.asked.length, 0);
      assert.equal(kindOf(await fake.open({ settings, credential: null }).get('secret/a')), 'login-needed');
      assert.equal(kindOf(await fake.open({ settings, credential: 'wrong' }).get('secret/a')), 'login-needed');
      const elsewhere = { ...settings, authMount: 'nowhere/else' };
      assert.equal(
        kindOf(await fake.open({ settings: elsewhere, credential: 'wrong' }).get('secret/a')),
        'login-needed',
      );
    });

    it('come from a user’s password, which is asked for', async () => {
      fake.versioned({ a: { v: '1' } });
      fake.state.users.set('someone', 'right');
      fake.state.policies.set('userpass', [{ path: 'secret/*', can: ['read'] }]);
      const as = (password: string | undefined) =>
        fake.open({
          settings: { auth: 'userpass', username: 'someone' },
          credential: null,
          host: { askHidden: async () => password },
        });
      assert.equal(okOf(await as('right').get('secret/a')).text, '1');
      assert.equal(kindOf(await as('wrong').get('secret/a')), 'login-needed');
      assert.equal(kindOf(await as(undefined).get('secret/a')), 'login-needed');
    });

    it('are revoked at the end, those of others are not', async () => {
      fake.versioned({ a: { v: '1' } });
      const store = fake.open({ settings, credential: role() });
      okOf(await store.get('secret/a'));
      const [, made] = [...fake.state.tokens.keys()];
      await store.close!();
      assert.ok(made !== undefined && !fake.state.tokens.has(made));
      const another = fake.open();
      okOf(await another.get('secret/a'));
      await another.close!();
      assert.ok(fake.state.tokens.has(fake.token));
    });
  });
});
