// The contract of stores against a real API server with RBAC. Run with mocha; Go builds the server the first time.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { HttpRequest } from '../../../stores/host';
import k8s from '../../../stores/k8s';
import type { Result, Store } from '../../../stores/store';
import { contract, problemOf } from '../contract';
import { makeCertificate } from '../servers/k8s-certificates';
import { testHost } from '../support/test-host';
import { type RealCluster, startRealCluster } from './k8s-server';

let cluster: RealCluster;

before(async function () {
  this.timeout(1_800_000);
  const started = await startRealCluster();
  if (!started) {
    console.log('    not run: no API server was built before, and there is no Go to build one');
    this.skip();
  }
  cluster = started;
  await make('/api/v1/namespaces', { metadata: { name: 'team' } });
});
after(() => cluster?.stop());

const secretsOf = '/api/v1/namespaces/team/secrets';

async function make(path: string, body: object): Promise<void> {
  const { status, json } = await cluster.ask('POST', path, body);
  assert.equal(status, 201, JSON.stringify(json));
}

const makeSecret = (name: string, data: Readonly<Record<string, string>>, more: object = {}): Promise<void> => {
  const encoded = Object.entries(data).map(([key, text]) => [key, Buffer.from(text).toString('base64')]);
  return make(secretsOf, { metadata: { name }, data: Object.fromEntries(encoded), ...more });
};

const clear = async (): Promise<void> => {
  await cluster.ask('DELETE', secretsOf);
};

interface Opened {
  readonly store: Store;
  readonly file: string;
  readonly asked: readonly HttpRequest[];
  readonly statuses: readonly number[];
}

function open(user: Readonly<Record<string, unknown>> = { token: cluster.admin }): Opened {
  const plain = testHost();
  const asked: HttpRequest[] = [];
  const statuses: number[] = [];
  const host = testHost({
    http: async (request) => {
      asked.push(request);
      const answer = await plain.http(request);
      statuses.push(answer.ok ? answer.value.status : 0);
      return answer;
    },
  });
  const ca = Buffer.from(cluster.ca).toString('base64');
  const file = join(host.home, '.kube', 'config');
  mkdirSync(join(host.home, '.kube'));
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'real',
    contexts: [{ name: 'real', context: { cluster: 'c', user: 'u', namespace: 'team' } }],
    clusters: [{ name: 'c', cluster: { server: cluster.url, 'certificate-authority-data': ca } }],
    users: [{ name: 'u', user }],
  };
  writeFileSync(file, stringify(config));
  return { store: k8s.open({ settings: {} }, host), file, asked, statuses };
}

const nameOf = (key: string): string => `real/team/${key.toLowerCase().replaceAll('_', '-')}`;

contract({
  kind: k8s,
  nameOf,
  absent: ['ABSENT', '', 'constructor', '__proto__', '../PLAIN', 'PLAIN\n'].map(nameOf),
  many: 1500,
  storeWith: async (secrets) => {
    await clear();
    const all = Object.entries(secrets);
    for (let at = 0; at < all.length; at += 50)
      await Promise.all(
        all.slice(at, at + 50).map(([key, text]) => makeSecret(nameOf(key).split('/')[2]!, { value: text })),
      );
    return open().store;
  },
});

const kindOf = async (result: Promise<Result<unknown>>): Promise<string> => problemOf(await result).kind;

describe('a real API server', () => {
  beforeEach(clear);

  it('tells names and keys without values', async () => {
    await makeSecret('db', { username: 'reader', password: 'kept-in-the-cluster' });
    const { store, asked } = open();
    assert.deepEqual(await store.list({ folder: 'real/team' }), { ok: true, value: { names: ['real/team/db'] } });
    const fields = await store.fields!('real/team/db');
    assert.deepEqual(fields, { ok: true, value: ['real/team/db#password', 'real/team/db#username'] });
    const facts = await store.about!('real/team/db');
    assert.ok(facts.ok && facts.value.version !== undefined && Math.abs(facts.value.changed! - Date.now()) < 600_000);
    assert.equal(asked.length, 3, 'no second request for the data was needed');
    assert.ok(asked.every(({ headers }) => headers?.accept?.includes('as=Table')));
  });

  it('compares resource versions', async () => {
    await makeSecret('db', { value: 'old', other: 'stays' });
    const { store } = open();
    const facts = await store.about!('real/team/db');
    assert.ok(facts.ok);
    const expected = facts.value.version!;
    const written = await store.put!('real/team/db#value', 'new', { expected });
    assert.ok(written.ok && written.value.previous === expected);
    assert.equal(await kindOf(store.put!('real/team/db#value', 'late', { expected })), 'conflict');
    assert.ok((await open().store.put!('real/team/db#other', 'of another')).ok);
    assert.equal(await kindOf(store.revert!(written.value)), 'conflict');
    const made = await store.put!('real/team/made', 'x');
    assert.ok(made.ok && (await open().store.put!('real/team/made', 'of another')).ok);
    assert.equal(await kindOf(store.revert!(made.value)), 'conflict');
  });

  it('refuses what it cannot keep', async () => {
    await makeSecret('fixed', { value: 'old' }, { immutable: true });
    const { store } = open();
    assert.match(problemOf(await store.put!('real/team/fixed', 'new')).message, /immutable/);
    assert.match(problemOf(await store.put!('real/team/large', 'x'.repeat(1_048_577))).message, /1 MiB/);
    assert.ok((await store.put!('real/team/large', 'x'.repeat(1_048_576))).ok);
    assert.match(problemOf(await store.put!('real/absent/db', 'x')).message, /namespace/);
  });

  it('lets in with a certificate, keeps out without rights, and says which', async () => {
    await makeSecret('db', { value: 'reached' });
    await makeSecret('other', { value: 'not reached' });
    const limited = open({ token: cluster.limited }).store;
    assert.equal(await kindOf(limited.get('real/team/db')), 'denied');
    const health = await limited.health();
    assert.ok(health.ok && /does not let us list/.test(health.value.summary), JSON.stringify(health));
    const rights = '/apis/rbac.authorization.k8s.io/v1/namespaces/team';
    const rules = [{ apiGroups: [''], resources: ['secrets'], resourceNames: ['db'], verbs: ['get'] }];
    await make(`${rights}/roles`, { metadata: { name: 'one' }, rules });
    await make(`${rights}/rolebindings`, {
      metadata: { name: 'one' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'one' },
      subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'limited' }],
    });
    const client = makeCertificate({ commonName: 'limited', issuer: cluster.authority });
    const base64 = (text: string) => Buffer.from(text).toString('base64');
    const shown = { 'client-certificate-data': base64(client.cert), 'client-key-data': base64(client.key) };
    for (const user of [{ token: cluster.limited }, shown, { token: cluster.admin, as: 'limited' }]) {
      const { store } = open(user);
      const value = await eventually(() => store.get('real/team/db'));
      assert.ok(value.ok && value.value.text === 'reached', JSON.stringify(value));
      assert.equal(await kindOf(store.get('real/team/other')), 'denied');
      assert.deepEqual(await store.list({ folder: 'real' }), {
        ok: true,
        value: { names: [], folders: ['real/team'] },
      });
    }
    assert.equal(await kindOf(open({ token: 'made-up' }).store.get('real/team/db')), 'login-needed');
  });

  it('goes on after its pages expired', async () => {
    for (const name of ['a', 'b', 'c', 'd']) await makeSecret(name, { value: 'x' });
    const { store, statuses } = open();
    const first = await store.list({ folder: 'real/team', limit: 2 });
    assert.ok(first.ok && first.value.next !== undefined);
    await makeSecret('e', { value: 'x' });
    await cluster.compact();
    const rest = await store.list({ folder: 'real/team', limit: 9, cursor: first.value.next });
    assert.deepEqual(rest.ok && rest.value.names.slice(0, 2), ['real/team/c', 'real/team/d']);
    assert.deepEqual(statuses, [200, 410, 200]);
    // From the start, as where a server gives no new mark.
    const [, last] = JSON.parse(Buffer.from(first.value.next, 'base64url').toString());
    const cursor = Buffer.from(JSON.stringify(['', last, true])).toString('base64url');
    const again = await store.list({ folder: 'real/team', limit: 9, cursor });
    assert.deepEqual(again.ok && again.value.names, ['real/team/c', 'real/team/d', 'real/team/e']);
  });

  it('shows kubectl what was written, and nothing more', async function () {
    if (spawnSync('kubectl', ['version', '--client']).status !== 0) {
      console.log('    not run: there is no kubectl on this machine');
      this.skip();
    }
    const { store, file } = open();
    assert.ok((await store.put!('real/team/db#password', 'line\nline\0')).ok);
    const args = ['--kubeconfig', file, 'get', 'secret', 'db', '-o', 'json', '--show-managed-fields'];
    const seen = JSON.parse(execFileSync('kubectl', args, { encoding: 'utf8' }));
    assert.equal(seen.type, 'Opaque');
    assert.deepEqual(seen.data, { password: Buffer.from('line\nline\0').toString('base64') });
    assert.equal(seen.metadata.annotations, undefined);
    assert.deepEqual(
      seen.metadata.managedFields.map(({ manager }: { manager: string }) => manager),
      ['scabbard'],
    );
    const made = ['--kubeconfig', file, 'create', 'secret', 'generic', 'made', '--from-literal=token=by-kubectl'];
    execFileSync('kubectl', made);
    const read = await store.get('real/team/made');
    assert.ok(read.ok && read.value.text === 'by-kubectl');
  });
});

/** Rights become known to the server a moment after they were given. */
async function eventually<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  for (let tries = 0; tries < 50; tries++) {
    const result = await work();
    if (result.ok || result.problem.kind !== 'denied') return result;
  }
  return work();
}
