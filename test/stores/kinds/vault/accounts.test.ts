// Accounts that Vault makes in databases, the health of the server, and its pages for people.

import assert from 'node:assert/strict';
import { kindOf, okOf, withVault } from '../../servers/vault/opened';
import { addToken, type Role, random, type StaticRole } from '../../servers/vault/state';

withVault('Vault', (fake) => {
  const hour: Role = { ttl: 3600, maxTtl: 7200, isRenewable: true };

  function databaseWith(
    roles: Readonly<Record<string, Role>>,
    statics: Readonly<Record<string, StaticRole>> = {},
  ): void {
    const kept = { roles: new Map(Object.entries(roles)), statics: new Map(Object.entries(statics)) };
    fake.mount('database', { type: 'database', ...kept });
  }

  const minutes = (count: number): void => {
    fake.state.now += count * 60_000;
  };

  describe('accounts for a while', () => {
    it('come from one lease for all fields, also at the same time', async () => {
      databaseWith({ ro: hour });
      const store = fake.open();
      const names = ['database/creds/ro#username', 'database/creds/ro#password', 'database/creds/ro#username'];
      const [user, password, again] = (await Promise.all(names.map((name) => store.get(name)))).map(okOf);
      assert.equal(fake.state.leases.size, 1);
      assert.deepEqual(user, again);
      assert.notEqual(user!.text, password!.text);
      assert.equal(user!.expires, fake.state.now + 3_600_000);
      assert.equal(okOf(await store.get(names[0]!)).text, user!.text);
      assert.equal(kindOf(await store.get('database/creds/ro')), 'unsupported');
      assert.equal(fake.state.leases.size, 1);
    });

    it('are renewed when a third is left, and made anew when that is not enough', async () => {
      databaseWith({ ro: hour });
      const store = fake.open();
      const name = 'database/creds/ro#username';
      const first = okOf(await store.get(name));
      minutes(39);
      assert.deepEqual(okOf(await store.get(name)), first);
      assert.equal(fake.asksOf(/leases\/renew/), 0);
      minutes(2);
      assert.deepEqual(okOf(await store.get(name)), { ...first, expires: fake.state.now + 3_600_000 });
      minutes(59);
      const later = okOf(await store.get(name));
      assert.equal(later.text, first.text);
      minutes(19);
      assert.notEqual(okOf(await store.get(name)).text, first.text);
      assert.equal(fake.state.leases.size, 2);
      await store.close!();
      assert.equal(fake.state.leases.size, 0);
    });

    it('are made anew after the end, and where they cannot be renewed', async () => {
      databaseWith({ fixed: { ...hour, isRenewable: false } });
      const store = fake.open();
      const first = okOf(await store.get('database/creds/fixed#username'));
      minutes(50);
      const second = okOf(await store.get('database/creds/fixed#username'));
      assert.notEqual(second.text, first.text);
      minutes(61);
      assert.notEqual(okOf(await store.get('database/creds/fixed#username')).text, second.text);
      assert.equal(fake.asksOf(/leases\/renew/), 0);
    });

    it('end with the token that made them, and are not made anew for that', async () => {
      databaseWith({ ro: hour });
      const store = fake.open({ credential: addToken(fake.state, ['root'], { ttl: 600 }) });
      const first = okOf(await store.get('database/creds/ro#username'));
      assert.equal(first.expires, fake.state.now + 600_000);
      minutes(9);
      assert.equal(okOf(await store.get('database/creds/ro#username')).text, first.text);
      assert.equal(fake.state.leases.size, 1);
    });

    it('are never made by looking around', async () => {
      databaseWith({ 'r w': hour, ro: hour }, { app: staticRole() });
      const store = fake.open();
      assert.deepEqual(okOf(await store.list()).folders, ['database']);
      assert.deepEqual(okOf(await store.list({ folder: 'database' })).folders, [
        'database/creds',
        'database/static-creds',
      ]);
      assert.deepEqual(okOf(await store.list({ folder: 'database/creds' })), {
        names: [],
        folders: ['database/creds/r%20w', 'database/creds/ro'],
      });
      const first = okOf(await store.list({ folder: 'database/creds', limit: 1 }));
      assert.deepEqual(first.folders, ['database/creds/r%20w']);
      const second = okOf(await store.list({ folder: 'database/creds', limit: 1, cursor: first.next! }));
      assert.deepEqual(second.folders, ['database/creds/ro']);
      assert.deepEqual(okOf(await store.list({ folder: 'database/static-creds' })).folders, [
        'database/static-creds/app',
      ]);
      const names = ['database/creds/ro#password', 'database/creds/ro#username'];
      assert.deepEqual(okOf(await store.list({ folder: 'database/creds/ro' })), { names });
      assert.deepEqual(okOf(await store.list({ folder: 'database/creds/ro', limit: 1 })), {
        names: [names[0]],
        next: '1',
      });
      assert.deepEqual(okOf(await store.list({ folder: 'database/creds/ro', limit: 1, cursor: '1' })), {
        names: [names[1]],
      });
      assert.deepEqual(okOf(await store.fields!('database/creds/ro')), names);
      assert.deepEqual(okOf(await store.about!('database/creds/ro')), { fields: ['password', 'username'] });
      assert.equal(fake.state.leases.size, 0);
      for (const folder of ['database/config', 'database/creds/ro/x'])
        assert.equal(kindOf(await store.list({ folder })), 'not-found');
    });

    it('are known of and revoked also when nobody waited for them', async () => {
      databaseWith({ ro: hour });
      const store = fake.open();
      const controller = new AbortController();
      fake.state.faults.push({ path: /v1\/database\/creds\/ro$/, meanwhile: () => controller.abort() });
      assert.equal(kindOf(await store.get('database/creds/ro#username', { signal: controller.signal })), 'cancelled');
      await store.close!();
      assert.equal(fake.asksOf(/v1\/database\/creds\/ro$/), 1);
      assert.equal(fake.state.leases.size, 0);
    });

    it('have roles that are there, and take no values', async () => {
      databaseWith({ ro: hour });
      const store = fake.open();
      for (const name of [
        'database/creds/nope#username',
        'database/creds/ro#nope',
        'database/config/x#y',
        'database/creds#x',
      ])
        assert.equal(kindOf(await store.get(name)), 'not-found', name);
      assert.equal(kindOf(await store.get('database/creds/ro#username', { version: '1' })), 'not-found');
      assert.equal(kindOf(await store.put!('database/creds/ro#username', 'x')), 'unsupported');
      assert.equal(kindOf(await store.rotate!('database/creds/ro')), 'unsupported');
    });
  });

  const first = random();
  const staticRole = (): StaticRole => ({
    username: 'app',
    password: first,
    rotated: fake.state.now,
    period: 86_400,
  });

  describe('accounts that stay', () => {
    it('say when they change, and are rotated by Vault', async () => {
      databaseWith({}, { app: staticRole() });
      minutes(60);
      const store = fake.open();
      const expires = fake.state.now + 82_800_000;
      assert.deepEqual(okOf(await store.get('database/static-creds/app#password')), { text: first, expires });
      const about = { fields: ['password', 'username'], changed: fake.state.now - 3_600_000, nextRotation: expires };
      assert.deepEqual(okOf(await store.about!('database/static-creds/app')), about);
      assert.deepEqual(okOf(await store.rotate!('database/static-creds/app#password')), {
        name: 'database/static-creds/app#password',
      });
      assert.notEqual(okOf(await store.get('database/static-creds/app#password')).text, first);
      assert.equal(okOf(await store.get('database/static-creds/app#username')).text, 'app');
      assert.equal(kindOf(await store.get('database/static-creds/app#ttl')), 'not-found');
      for (const result of [
        await store.get('database/static-creds/no#password'),
        await store.rotate!('database/static-creds/no'),
      ])
        assert.equal(kindOf(result), 'not-found');
      fake.versioned({ db: { v: '1' } });
      assert.equal(kindOf(await store.rotate!('secret/db')), 'unsupported');
    });
  });

  describe('the health', () => {
    it('is a sentence', async () => {
      const { summary } = okOf(await fake.open().health());
      assert.equal(summary, 'The Vault server is ready (version 2.7.2), and the login is valid.');
      const short = fake.open({
        credential: addToken(fake.state, ['root'], { ttl: 1800 }),
        settings: { namespace: '' },
      });
      assert.match(okOf(await short.health()).summary, / valid for 30 min\.$/);
    });

    it('is a problem when the server is sealed, or does not know us', async () => {
      assert.equal(kindOf(await fake.open({ credential: 's.unknown' }).health()), 'login-needed');
      assert.equal(kindOf(await fake.open({ settings: { namespace: 'nope' } }).health()), 'misconfigured');
      fake.state.sealed = true;
      const asked = fake.asksOf(/lookup-self/);
      const health = await fake.open().health();
      assert.equal(fake.asksOf(/lookup-self/), asked);
      assert.ok(!health.ok && health.problem.kind === 'unavailable' && /sealed/.test(health.problem.message));
    });
  });

  describe('the page for people', () => {
    it('is in the server’s own interface', async () => {
      fake.versioned({ 'a b/db': { v: '1' } }, { at: 'team/kv', namespace: 'dept' });
      const store = fake.open({ settings: { namespace: 'dept' } });
      assert.equal(store.page!('secret/app/db#v'), `${fake.url}/ui/vault/secrets/secret/show/app/db?namespace=dept`);
      okOf(await store.get('team/kv/a%20b/db'));
      assert.equal(
        store.page!('team/kv/a%20b/db'),
        `${fake.url}/ui/vault/secrets/team%2Fkv/show/a%20b/db?namespace=dept`,
      );
      assert.equal(store.page!('a//b'), undefined);
    });
  });
});
