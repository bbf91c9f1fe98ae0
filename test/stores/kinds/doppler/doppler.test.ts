// Doppler: the contract against a server on this machine, its tokens, restricted values, what others write meanwhile.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import doppler from '../../../../stores/doppler';
import type { StoreHost } from '../../../../stores/host';
import { refused, type Store } from '../../../../stores/store';
import { createHttp } from '../../../../stores/support/http';
import { contract, problemOf } from '../../contract';
import { type FakeDoppler, startDoppler } from '../../servers/doppler';
import { testHost } from '../../support/test-host';

describe('Doppler', () => {
  let server: FakeDoppler;
  before(async () => {
    server = await startDoppler();
  });
  after(() => server.stop());

  const http = createHttp({ env: {}, sleep: async () => undefined });
  const run: StoreHost['run'] = async () => refused('unavailable', 'There is no such program.');
  const newToken = (kind = 'pt') => {
    const token = `dp.${kind}.${randomBytes(12).toString('hex')}`;
    server.tokens.add(token);
    return token;
  };
  const open = (parts: Partial<StoreHost> = {}, settings: Readonly<Record<string, unknown>> = {}): Store =>
    doppler.open(
      { settings: { host: server.url, ...settings } },
      testHost({ http, run, env: { DOPPLER_TOKEN: newToken() }, ...parts }),
    );
  const secrets = () => server.configs.get('app/dev')!;
  const storeWith = (given: Readonly<Record<string, string>>): Store => {
    server.requests.length = 0;
    server.faults.length = 0;
    server.tokens.clear();
    server.configs.clear();
    server.configs.set('app/dev', new Map(Object.entries(given).map(([name, raw]) => [name, { raw }])));
    return open();
  };
  const name = 'app/dev/PLAIN';

  contract({
    kind: doppler,
    storeWith: async (given) => storeWith(given),
    nameOf: (key) => `app/dev/${key}`,
    many: 10_000,
  });

  it('lists projects and configurations over all pages', async () => {
    const store = storeWith({});
    for (let index = 0; index < 45; index++) server.configs.set(`project-${index}/dev`, new Map());
    for (let index = 0; index < 25; index++) server.configs.set(`app/dev_${index}`, new Map());
    const top = await store.list();
    assert.ok(top.ok && top.value.folders?.length === 46);
    const configs = await store.list({ folder: 'app' });
    assert.ok(configs.ok && configs.value.folders?.length === 26);
  });

  it('lists the one configuration of a service token', async () => {
    storeWith({ PLAIN: 'a-value' });
    const page = await open({ env: { DOPPLER_TOKEN: newToken('st') } }).list();
    assert.deepEqual(page.ok && page.value.folders, ['app/dev']);
  });

  it('reads what references come to, and no restricted value', async () => {
    const store = storeWith({});
    secrets().set('PLAIN', { raw: '${OTHER}', computed: 'other' }).set('HIDDEN', { raw: null });
    const secret = await store.get(name);
    assert.equal(secret.ok && secret.value.text, 'other');
    const problem = problemOf(await store.get('app/dev/HIDDEN'));
    assert.equal(problem.kind, 'denied');
    assert.match(problem.message, /restricted/);
    assert.ok((await store.put!('app/dev/HIDDEN', 'second')).ok);
  });

  it('takes its token from the credentials, the environment, or the program', async () => {
    storeWith({ PLAIN: 'a-value' });
    const token = newToken();
    const asked: (readonly string[])[] = [];
    const program: StoreHost['run'] = async (_, args) => {
      asked.push(args);
      return { ok: true, value: { status: 0, stdout: Buffer.from(`${token}\n`), stderr: '' } };
    };
    assert.ok((await open({ env: {}, run: program }).get(name)).ok);
    assert.deepEqual(asked, [['configure', 'get', 'token', '--plain']]);
    assert.equal(problemOf(await open({ env: {} }).get(name)).kind, 'login-needed');
    assert.equal(problemOf(await open({ env: { DOPPLER_TOKEN: 'dp.pt.ended' } }).get(name)).kind, 'login-needed');
    const host = testHost({ http, run, env: { DOPPLER_TOKEN: 'dp.pt.ended' } });
    await host.credentials.set(`cred:doppler:${server.url}`, token);
    assert.ok((await doppler.open({ settings: { host: server.url } }, host).get(name)).ok);
  });

  it('finds the login that was renewed meanwhile', async () => {
    storeWith({ PLAIN: 'a-value' });
    let token = newToken();
    const program: StoreHost['run'] = async () => ({
      ok: true,
      value: { status: 0, stdout: Buffer.from(token), stderr: '' },
    });
    const store = open({ env: {}, run: program });
    assert.ok((await store.get(name)).ok);
    server.tokens.clear();
    token = newToken();
    assert.ok((await store.get(name)).ok);
  });

  for (const host of ['https://doppler.example', 'http://doppler.example', 'nothing', 'https://127.0.0.1/path']) {
    it(`sends no token to ${host}`, async () => {
      const store = open({}, { host });
      for (const call of [store.get(name), store.list(), store.health(), store.put!(name, 'a')])
        assert.equal(problemOf(await call).kind, 'misconfigured');
    });
  }

  const statuses = [
    [401, 'login-needed'],
    [403, 'denied'],
    [404, 'not-found'],
    [429, 'busy'],
    [500, 'unavailable'],
    [422, 'unsupported'],
  ] as const;
  for (const [status, kind] of statuses) {
    it(`understands ${status}`, async () => {
      const store = storeWith({ PLAIN: 'a-value' });
      server.faults.push({ path: /secret$/, times: 9, answer: { status, body: { messages: ['foreign'] } } });
      const problem = problemOf(await store.get(name));
      assert.equal(problem.kind, kind);
      assert.doesNotMatch(problem.message, /foreign/);
    });
  }

  it('takes nothing else for an answer', async () => {
    const store = storeWith({ PLAIN: 'a-value' });
    for (const body of ['{"value":', '{"value":{"raw":1}}', '[]']) {
      server.faults.push({ path: /secret$/, times: 1, answer: { status: 200, body } });
      assert.equal(problemOf(await store.get(name)).kind, 'unreadable');
    }
  });

  it('sees what somebody else wrote between its question and its write', async () => {
    const store = storeWith({ PLAIN: 'first' });
    const act = () => void secrets().set('PLAIN', { raw: 'theirs' });
    server.faults.push({ path: /secrets$/, method: 'POST', times: 1, act });
    assert.equal(problemOf(await store.put!(name, 'second')).kind, 'conflict');
    assert.equal(secrets().get('PLAIN')?.raw, 'theirs');
    const written = await store.put!(name, 'third');
    act();
    assert.ok(written.ok);
    assert.equal(problemOf(await store.revert!(written.value)).kind, 'conflict');
    assert.equal(problemOf(await store.revert!({ name })).kind, 'unsupported');
  });

  it('keeps no value that would be read as another one', async () => {
    const store = storeWith({ PLAIN: 'first' });
    assert.equal(problemOf(await store.put!(name, 'a${OTHER}')).kind, 'unsupported');
    assert.equal(secrets().get('PLAIN')?.raw, 'first');
  });

  it('says which names it takes', async () => {
    const store = storeWith({});
    assert.equal(problemOf(await store.put!('app/dev/db-password', 'a')).kind, 'unsupported');
    assert.equal(problemOf(await store.put!('app/dev/PLAIN#field', 'a')).kind, 'not-found');
    assert.equal(server.requests.length, 0);
    assert.equal(doppler.suggestName!({ folder: 'app/dev', name: 'db-password' }), 'app/dev/DB_PASSWORD');
    assert.equal(store.page!(name), 'https://dashboard.doppler.com/workplace/projects/app/configs/dev');
  });
});
