// 1Password: the contract with a Connect server and with a program, what reaches its arguments, sections, ways in.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { StoreHost } from '../../../../stores/host';
import op from '../../../../stores/op';
import { refused, type Store } from '../../../../stores/store';
import { createHttp } from '../../../../stores/support/http';
import { contract, problemOf } from '../../contract';
import { type FakeConnect, type FakeItem, fieldOf, itemOf, makeProgram, newId, startConnect } from '../../servers/op';
import { testHost } from '../../support/test-host';

const http = createHttp({ env: {}, sleep: async () => undefined });
const vaultOf = (items: FakeItem[]) => ({ id: newId(), name: 'a vault', items });
const textOf = async (store: Store, name: string) => {
  const secret = await store.get(name);
  assert.ok(secret.ok, JSON.stringify(secret));
  return secret.value.text;
};

describe('1Password by a Connect server', () => {
  let server: FakeConnect;
  before(async () => {
    server = await startConnect();
  });
  after(() => server.stop());

  const open = async (parts: Partial<StoreHost> = {}, settings?: Readonly<Record<string, unknown>>) => {
    const host = testHost({ http, ...parts });
    await host.credentials.set(`cred:op:${server.url}`, server.token);
    return op.open({ settings: settings ?? { connect: server.url } }, host);
  };
  const storeWith = (items: FakeItem[]) => {
    server.requests.length = 0;
    server.faults.length = 0;
    server.token = `eyJ.${randomBytes(12).toString('hex')}`;
    server.vaults = [vaultOf(items)];
    return open();
  };
  const name = 'a%20vault/PLAIN/password';

  contract({
    kind: op,
    storeWith: (secrets) =>
      storeWith(Object.entries(secrets).map(([key, text]) => itemOf(key, [fieldOf('password', text)]))),
    nameOf: (key) => `a%20vault/${key}/password`,
    many: 300,
  });

  it('tells fields of sections, titles and labels apart', async () => {
    const section = { id: 'section-1', label: 'a/section' };
    const fields = [
      fieldOf('twice', 'first', { id: 'one' }),
      fieldOf('twice', 'second', { id: 'two' }),
      fieldOf('plain', 'outside'),
      fieldOf('plain', 'inside', { section }),
      fieldOf('code', 'otpauth://totp/a', { type: 'OTP' }),
      fieldOf('added', 'third', { section: { id: 'add more' } }),
    ];
    const doubles = [itemOf('double', [fieldOf('a', '1')]), itemOf('double', [fieldOf('a', '2')])];
    const store = await storeWith([itemOf('item "x"\\', fields, { sections: [section] }), ...doubles]);
    const items = await store.list({ folder: 'a%20vault' });
    const folder = 'a%20vault/item%20%22x%22%5C';
    assert.deepEqual(items.ok && items.value.folders, [...doubles.map(({ id }) => `a%20vault/${id}`), folder].sort());
    const page = await store.list({ folder });
    const texts = { added: 'third', one: 'first', plain: 'outside', two: 'second', 'a%2Fsection/plain': 'inside' };
    assert.deepEqual(
      page.ok && page.value.names,
      Object.keys(texts)
        .map((one) => `${folder}/${one}`)
        .sort(),
    );
    for (const [field, text] of Object.entries(texts)) assert.equal(await textOf(store, `${folder}/${field}`), text);
    assert.equal(problemOf(await store.get(`${folder}/code`)).kind, 'unsupported');
    assert.equal(problemOf(await store.put!(`${folder}/code`, 'a')).kind, 'unsupported');
    assert.equal(problemOf(await store.get('a%20vault/double/a')).kind, 'unsupported');
    assert.equal(await textOf(store, `a%20vault/${doubles[1]!.id}/a`), '2');
  });

  it('changes one field alone, and adds fields and sections', async () => {
    const store = await storeWith([itemOf('PLAIN', [fieldOf('password', 'first'), fieldOf('other', 'kept')])]);
    assert.ok((await store.put!(name, 'second')).ok);
    assert.equal(server.requests.at(-1)?.method, 'PATCH');
    const added = await store.put!('a%20vault/PLAIN/a%20section/token', 'third');
    assert.ok(added.ok && added.value.previous === null);
    assert.equal(await textOf(store, 'a%20vault/PLAIN/a%20section/token'), 'third');
    assert.ok((await store.revert!(added.value)).ok);
    assert.equal(problemOf(await store.get('a%20vault/PLAIN/a%20section/token')).kind, 'not-found');
    assert.equal(await textOf(store, 'a%20vault/PLAIN/other'), 'kept');
    const made = await store.put!('a%20vault/NEW/a%20section/token', 'fourth');
    assert.equal(await textOf(store, 'a%20vault/NEW/a%20section/token'), 'fourth');
    assert.ok(made.ok && (await store.revert!(made.value)).ok);
    assert.deepEqual(
      server.vaults[0]?.items.map(({ title }) => title),
      ['PLAIN'],
    );
    assert.equal(problemOf(await store.put!('another/NEW/password', 'a')).kind, 'not-found');
  });

  it('keeps what somebody else wrote', async () => {
    const store = await storeWith([itemOf('PLAIN', [fieldOf('password', 'first')])]);
    const facts = await store.about!(name);
    assert.deepEqual(facts, { ok: true, value: { version: '1', changed: Date.parse('2026-01-02T03:04:05Z') } });
    const written = await store.put!(name, 'second', { expected: '1' });
    assert.ok(written.ok);
    assert.equal(problemOf(await store.put!(name, 'third', { expected: '1' })).kind, 'conflict');
    server.vaults[0]!.items[0]!.fields[1]!.value = 'theirs';
    assert.equal(problemOf(await store.revert!(written.value)).kind, 'conflict');
    assert.equal(problemOf(await store.revert!({ name })).kind, 'unsupported');
  });

  it('takes the server of the environment after a yes, or on this machine', async () => {
    await storeWith([itemOf('PLAIN', [fieldOf('password', 'first')])]);
    const env = { OP_CONNECT_HOST: `${server.url}/`, OP_CONNECT_TOKEN: server.token };
    assert.equal(await textOf(op.open({ settings: {} }, testHost({ http, env })), name), 'first');
    const sent: string[] = [];
    const asked: string[] = [];
    const host = testHost({
      env: { ...env, OP_CONNECT_HOST: 'https://connect.example' },
      http: async ({ url }) => {
        sent.push(url);
        return refused('unavailable', 'There is no network.');
      },
      confirm: async (question) => asked.push(question) > 1,
    });
    const store = op.open({ settings: {} }, host);
    assert.equal(problemOf(await store.get(name)).kind, 'misconfigured');
    assert.deepEqual(sent, []);
    for (let times = 0; times < 2; times++) assert.equal(problemOf(await store.get(name)).kind, 'unavailable');
    assert.equal(asked.length, 2);
    const elsewhere = op.open({ settings: { connect: 'https://other.example' } }, host);
    assert.equal(problemOf(await elsewhere.get(name)).kind, 'login-needed');
  });

  const statuses = [
    [400, 'unsupported'],
    [401, 'login-needed'],
    [403, 'denied'],
    [404, 'not-found'],
    [429, 'busy'],
    [500, 'unavailable'],
  ] as const;
  for (const [status, kind] of statuses) {
    it(`understands ${status}`, async () => {
      const store = await storeWith([itemOf('PLAIN', [fieldOf('password', 'first')])]);
      server.faults.push({ path: /items\/\w+$/, times: 9, answer: { status, body: { status, message: 'foreign' } } });
      const problem = problemOf(await store.get(name));
      assert.equal(problem.kind, kind);
      assert.doesNotMatch(problem.message, /foreign/);
    });
  }

  it('takes nothing else for an answer', async () => {
    const store = await storeWith([itemOf('PLAIN', [fieldOf('password', 'first')])]);
    for (const body of ['{"id":', '{"id":"../../x","fields":[]}', '[]']) {
      server.faults.push({ path: /items\/\w+$/, times: 1, answer: { status: 200, body } });
      assert.equal(problemOf(await store.get(name)).kind, 'unreadable');
    }
  });

  for (const settings of [{ connect: 'http://connect.example' }, { connect: 'https://a/b' }, { token: 'a' }]) {
    it(`is misconfigured with ${JSON.stringify(settings)}`, async () => {
      const store = await open({}, settings);
      for (const call of [store.get(name), store.get(''), store.list(), store.health(), store.put!(name, 'a')])
        assert.equal(problemOf(await call).kind, 'misconfigured');
    });
  }
});

describe('1Password by its program', function () {
  this.timeout(180_000);
  if (process.platform === 'win32') return;
  const program = makeProgram();
  const open = (parts: Partial<StoreHost> = {}): Store =>
    op.open({ settings: {} }, testHost({ env: { PATH: program.folder }, ...parts }));
  const storeWith = (items: FakeItem[], parts: Partial<StoreHost> = {}): Store => {
    program.write({ vaults: [vaultOf(items)] });
    return open(parts);
  };

  contract({
    kind: op,
    storeWith: async (secrets) =>
      storeWith([
        itemOf(
          'an item',
          Object.entries(secrets).map(([key, text]) => fieldOf(key, text)),
        ),
      ]),
    nameOf: (key) => `a%20vault/an%20item/${key}`,
    many: 300,
  });

  // A group of its own, so that it comes after the contract.
  describe('after all that', () => {
    it('was given no value where others can see it', () => {
      const said = JSON.stringify(program.started());
      for (const text of ['of-nothing', 'between', 'she said', 'x1x1x1', 'never-stored', 'PREFIXED='])
        assert.ok(!said.includes(text), text);
      assert.ok(program.started().some(({ args }) => args[1] === 'edit'));
    });
  });

  it('makes an item, and takes it away again', async () => {
    const store = storeWith([]);
    const made = await store.put!('a%20vault/NEW/password', 'a-first-value');
    assert.ok(made.ok, JSON.stringify(made));
    assert.equal(program.read().vaults[0]?.items[0]?.category, 'PASSWORD');
    assert.equal(await textOf(store, 'a%20vault/NEW/password'), 'a-first-value');
    assert.ok((await store.revert!(made.value)).ok);
    assert.deepEqual(program.read().vaults[0]?.items, []);
    assert.ok(!JSON.stringify(program.started()).includes('a-first-value'));
  });

  it('asks before a passkey might be lost', async () => {
    const login = () => [itemOf('LOGIN', [fieldOf('password', 'first')], { category: 'LOGIN' })];
    const name = 'a%20vault/LOGIN/password';
    assert.equal(problemOf(await storeWith(login()).put!(name, 'second')).kind, 'denied');
    assert.equal(program.read().vaults[0]?.items[0]?.fields[1]?.value, 'first');
    assert.ok((await storeWith(login(), { confirm: async () => true }).put!(name, 'second')).ok);
  });

  it('passes on its own variables, and not those of Connect', async () => {
    const env = { PATH: program.folder, OP_SERVICE_ACCOUNT_TOKEN: `ops_${newId()}`, OP_CONNECT_HOST: 'a', OTHER: 'b' };
    assert.ok((await storeWith([], { env }).health()).ok);
    const { env: passed } = program.started().at(-1)!;
    assert.ok(passed.includes('OP_SERVICE_ACCOUNT_TOKEN'));
    assert.ok(!passed.includes('OP_CONNECT_HOST') && !passed.includes('OTHER'));
  });

  const errors = [
    ['account is not signed in', 'login-needed'],
    ['You are not currently signed in. Please run `op signin --help`', 'login-needed'],
    ['No accounts configured for use with 1Password CLI.', 'login-needed'],
    ['authorization prompt dismissed, please try again', 'login-needed'],
    ['(429) Too Many Requests: You have reached the rate limit', 'busy'],
    ['(403) Forbidden: You do not have permission', 'denied'],
    ['More than one item matches "foreign".', 'unsupported'],
    ['"foreign" isn\'t a vault in this account.', 'not-found'],
    ['foreign words', 'unavailable'],
  ] as const;
  for (const [error, kind] of errors) {
    it(`understands ${JSON.stringify(error)}`, async () => {
      program.write({ vaults: [], error });
      const problem = problemOf(await open().get('a%20vault/PLAIN/password'));
      assert.equal(problem.kind, kind);
      assert.doesNotMatch(problem.message, /foreign/);
    });
  }

  it('says how to get the program', async () => {
    const run: StoreHost['run'] = async () => refused('unavailable', 'There is no such program.');
    const problem = problemOf(await open({ run }).health());
    assert.equal(problem.kind, 'unavailable');
    assert.match(problem.message, /not installed: see https/);
  });

  for (const name of ['a', 'a/b', 'a/b/c/d/e', 'a/b/c#d', 'a/--help/c', '--help/b/c', 'a/b%00/c']) {
    it(`does not start it for ${name}`, async () => {
      const before = program.started().length;
      assert.equal(problemOf(await open().get(name)).kind, 'not-found');
      assert.equal(program.started().length, before);
    });
  }

  it('proposes names', () => {
    assert.equal(op.suggestName!({ folder: 'vault', name: 'KEY' }), 'vault/KEY/password');
    assert.equal(op.suggestName!({ folder: 'vault/item', name: 'KEY' }), 'vault/item/KEY');
  });
});
