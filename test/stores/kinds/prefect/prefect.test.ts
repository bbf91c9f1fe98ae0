// Prefect: the contract against a server on this machine, where keys go, CSRF tokens, values that are no texts.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoreHost } from '../../../../stores/host';
import prefect from '../../../../stores/prefect';
import { refused, type Store } from '../../../../stores/store';
import { createHttp } from '../../../../stores/support/http';
import { contract, problemOf } from '../../contract';
import { documentOf, type FakePrefect, startPrefect } from '../../servers/prefect';
import { newFolder, testHost } from '../../support/test-host';

describe('Prefect', () => {
  let server: FakePrefect;
  before(async () => {
    server = await startPrefect();
  });
  after(() => server.stop());

  const http = createHttp({ env: {}, sleep: async () => undefined });
  const open = (parts: Partial<StoreHost> = {}, settings?: Readonly<Record<string, unknown>>): Store =>
    prefect.open({ settings: settings ?? { api: `${server.url}/api` } }, testHost({ http, ...parts }));
  const blockOf = (key: string) => key.toLowerCase().replaceAll('_', '-');
  const storeWith = (given: Readonly<Record<string, unknown>>): Store => {
    server.requests.length = 0;
    server.faults.length = 0;
    server.blocks.clear();
    server.wantsCsrf = false;
    server.authorization = undefined;
    for (const [key, value] of Object.entries(given)) server.blocks.set(blockOf(key), documentOf(value));
    return open();
  };

  contract({
    kind: prefect,
    storeWith: async (given) => storeWith(given),
    nameOf: blockOf,
    absent: ['absent', 'PLAIN', '', 'constructor', '__proto__', '../plain', 'plain\n', 'plain/more', 'plain#field'],
    many: 10_000,
  });

  it('reads secrets for nothing but a read of one', async () => {
    const store = storeWith({ plain: 'a-value' });
    await store.list();
    await store.about!('plain');
    await store.health();
    for (const { query, json } of server.requests) {
      assert.notEqual(query.get('include_secrets'), 'true');
      assert.notEqual((json as { include_secrets?: boolean } | undefined)?.include_secrets, true);
    }
    const facts = await store.about!('plain');
    assert.equal(facts.ok && facts.value.changed, Date.parse('2026-01-02T03:04:05.678Z'));
  });

  it('fetches a token against forged requests, and a new one when it has ended', async () => {
    const store = storeWith({ plain: 'a-value' });
    server.wantsCsrf = true;
    assert.ok((await store.list()).ok);
    server.csrf.clear();
    assert.ok((await store.put!('plain', 'second')).ok);
    assert.ok((await store.put!('plain', 'third')).ok);
    assert.equal(server.requests.filter(({ path }) => path.endsWith('csrf-token')).length, 2);
  });

  it('keeps the type of a value', async () => {
    const store = storeWith({ plain: { a: [1] }, number: 5, nothing: null });
    for (const [name, text] of [
      ['plain', '{"a":[1]}'],
      ['number', '5'],
      ['nothing', 'null'],
    ] as const) {
      const secret = await store.get(name);
      assert.deepEqual(secret, { ok: true, value: { text } });
    }
    const written = await store.put!('plain', '{"a":[2]}');
    assert.deepEqual(server.blocks.get('plain')?.value, { a: [2] });
    assert.ok(written.ok && (await store.revert!(written.value)).ok);
    assert.deepEqual(server.blocks.get('plain')?.value, { a: [1] });
    assert.ok((await store.put!('plain', '{ "a": 1 }')).ok);
    assert.equal(server.blocks.get('plain')?.value, '{ "a": 1 }');
  });

  it('takes back no write that another followed, and makes no block twice', async () => {
    const store = storeWith({ plain: 'first' });
    const written = await store.put!('plain', 'second');
    server.blocks.get('plain')!.value = 'theirs';
    assert.ok(written.ok);
    assert.equal(problemOf(await store.revert!(written.value)).kind, 'conflict');
    assert.equal(problemOf(await store.revert!({ name: 'plain' })).kind, 'unsupported');
    const act = () => void server.blocks.set('made', documentOf('theirs'));
    server.faults.push({ path: /block_documents\/$/, times: 1, act });
    assert.equal(problemOf(await store.put!('made', 'ours')).kind, 'conflict');
  });

  for (const [name, kind] of [
    ['DB_PASSWORD', 'unsupported'],
    ['a/b', 'not-found'],
  ] as const) {
    it(`makes no block ${name}`, async () => {
      const store = storeWith({});
      assert.equal(problemOf(await store.put!(name, 'a-value')).kind, kind);
    });
  }

  it('writes no mask', async () => {
    assert.equal(problemOf(await storeWith({}).put!('plain', '********')).kind, 'unsupported');
  });

  describe('keys', () => {
    const key = `pnu_${randomBytes(12).toString('hex')}`;
    const withProfile = (lines: string, file = '.prefect/profiles.toml') => {
      const home = newFolder();
      mkdirSync(join(home, '.prefect'));
      writeFileSync(join(home, file), lines);
      return home;
    };
    const profile = (url: string, more = `PREFECT_API_KEY = "${key}"`) =>
      `active = "mine"\n[profiles.mine]\nPREFECT_API_URL = "${url}"\n${more}\n[profiles.other]\n`;

    it('come from the environment, for its own address', async () => {
      storeWith({ plain: 'a-value' });
      server.authorization = `Bearer ${key}`;
      const env = { PREFECT_API_URL: `${server.url}/api/`, PREFECT_API_KEY: key };
      assert.ok((await open({ env }, {}).get('plain')).ok);
      assert.ok((await open({ env }).get('plain')).ok);
      const elsewhere = { PREFECT_API_URL: 'https://prefect.example/api', PREFECT_API_KEY: key };
      assert.equal(problemOf(await open({ env: elsewhere }).get('plain')).kind, 'login-needed');
      assert.equal(problemOf(await open({ env: { PREFECT_API_KEY: key } }).get('plain')).kind, 'login-needed');
    });

    it('come from the active profile', async () => {
      storeWith({ plain: 'a-value' });
      const home = withProfile(profile(`${server.url}/api`));
      server.authorization = `Bearer ${key}`;
      assert.ok((await open({ home }, {}).get('plain')).ok);
      assert.equal(
        problemOf(await open({ home, env: { PREFECT_PROFILE: 'other' } }, {}).get('plain')).kind,
        'misconfigured',
      );
      const broken = withProfile('active = ');
      assert.equal(problemOf(await open({ home: broken }, {}).get('plain')).kind, 'misconfigured');
      const elsewhere = withProfile(profile('https://prefect.example/api'));
      assert.equal(problemOf(await open({ home: elsewhere }).get('plain')).kind, 'login-needed');
    });

    it('may be a login of one’s own server, or kept here', async () => {
      storeWith({ plain: 'a-value' });
      server.authorization = `Basic ${Buffer.from('somebody:a word').toString('base64')}`;
      const home = withProfile(profile(`${server.url}/api`, 'PREFECT_API_AUTH_STRING = "somebody:a word"'));
      assert.ok((await open({ home }, {}).get('plain')).ok);
      const host = testHost({ http });
      await host.credentials.set(`cred:prefect:${server.url}`, 'somebody:a word');
      assert.ok((await prefect.open({ settings: { api: `${server.url}/api` } }, host).get('plain')).ok);
    });

    it('go to another host that the environment names only after a yes, once', async () => {
      const env = { PREFECT_API_URL: 'https://prefect.example/api', PREFECT_API_KEY: key };
      const asked: string[] = [];
      const sent: string[] = [];
      const parts: Partial<StoreHost> = {
        env,
        http: async ({ url }) => {
          sent.push(url);
          return refused('unavailable', 'There is no network.');
        },
      };
      assert.equal(problemOf(await open(parts, {}).get('plain')).kind, 'misconfigured');
      assert.deepEqual(sent, []);
      const confirm = async (question: string) => asked.push(question) > 0;
      const host = testHost({ ...parts, confirm });
      for (let times = 0; times < 2; times++)
        assert.equal(problemOf(await prefect.open({ settings: {} }, host).get('plain')).kind, 'unavailable');
      assert.equal(asked.length, 1);
      assert.match(asked[0]!, /https:\/\/prefect\.example/);
    });
  });

  const statuses = [
    [401, 'login-needed'],
    [403, 'denied'],
    [404, 'not-found'],
    [422, 'unsupported'],
    [429, 'busy'],
    [500, 'unavailable'],
  ] as const;
  for (const [status, kind] of statuses) {
    it(`understands ${status}`, async () => {
      const store = storeWith({ plain: 'a-value' });
      server.faults.push({ path: /name\/plain$/, times: 9, answer: { status, body: { detail: 'foreign' } } });
      const problem = problemOf(await store.get('plain'));
      assert.equal(problem.kind, kind);
      assert.doesNotMatch(problem.message, /foreign/);
    });
  }

  it('takes nothing else for an answer', async () => {
    const store = storeWith({ plain: 'a-value' });
    for (const body of ['{"id":', '{"id":"../x","data":{"value":"a"}}', '[]']) {
      server.faults.push({ path: /name\/plain$/, times: 1, answer: { status: 200, body } });
      assert.equal(problemOf(await store.get('plain')).kind, 'unreadable');
    }
  });

  for (const settings of [
    { api: 'http://prefect.example/api' },
    { api: 'https://a:b@prefect.example' },
    { url: '' },
    {},
  ]) {
    it(`is misconfigured with ${JSON.stringify(settings)}`, async () => {
      const store = open({}, settings);
      for (const call of [store.get('plain'), store.list(), store.health(), store.put!('plain', 'a')])
        assert.equal(problemOf(await call).kind, 'misconfigured');
    });
  }

  it('has a page in the cloud', () => {
    const api = 'https://api.prefect.cloud/api/accounts/a-1/workspaces/w-2';
    const page = open({}, { api }).page!('plain');
    assert.equal(page, 'https://app.prefect.cloud/account/a-1/workspace/w-2/blocks');
    assert.equal(prefect.suggestName!({ folder: '', name: 'DB_PASSWORD' }), 'db-password');
  });
});
