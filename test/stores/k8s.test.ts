// Kubernetes: the contract, and what is special about kubeconfigs, login programs, names without values and check-and-set.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { StoreHost } from '../../stores/host';
import k8s from '../../stores/k8s';
import type { Result, Store, StorePlace } from '../../stores/store';
import { inCluster } from '../../stores/support/k8s/in-cluster';
import { contract, problemOf } from './contract';
import { type FakeCluster, type Fault, startCluster } from './servers/k8s';
import { makeCertificate } from './servers/k8s-certificates';
import { newFolder, testHost } from './support/test-host';

let cluster: FakeCluster;
let token: string;

before(async () => {
  cluster = await startCluster();
});
after(() => cluster.close());
beforeEach(() => {
  cluster.secrets.clear();
  cluster.tokens.clear();
  cluster.powerless.clear();
  cluster.confined.clear();
  cluster.faults.length = 0;
  cluster.expireMarks();
  token = randomBytes(16).toString('hex');
  cluster.tokens.set(token, 'developer');
  cluster.secrets.set('team', new Map());
});

interface Entries {
  readonly cluster?: Readonly<Record<string, unknown>>;
  readonly user?: Readonly<Record<string, unknown>>;
  readonly context?: Readonly<Record<string, unknown>>;
}

/** A kubeconfig with one context, `dev`, for the fake cluster. */
const kubeconfig = ({ cluster: more, user = { token }, context }: Entries = {}): string =>
  stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'dev',
    contexts: [{ name: 'dev', context: { cluster: 'local', user: 'me', namespace: 'team', ...context } }],
    clusters: [
      { name: 'local', cluster: { server: cluster.url, ...dataOf('certificate-authority', cluster.ca), ...more } },
    ],
    users: [{ name: 'me', user }],
  });

const dataOf = (field: string, text: string) => ({ [`${field}-data`]: Buffer.from(text).toString('base64') });

interface Opening {
  readonly file?: string;
  readonly host?: Partial<StoreHost>;
  readonly place?: Partial<StorePlace>;
}

function openWith({ file = kubeconfig(), host: parts, place }: Opening = {}): Store {
  const host = testHost(parts);
  mkdirSync(join(host.home, '.kube'), { recursive: true });
  writeFileSync(join(host.home, '.kube', 'config'), file);
  return k8s.open({ settings: {}, ...place }, host);
}

const nameOf = (key: string): string => `dev/team/${key.toLowerCase().replaceAll('_', '-')}`;

contract({
  kind: k8s,
  nameOf,
  // Without the lower-case form of a name that is there.
  absent: ['ABSENT', '', 'constructor', '__proto__', '../PLAIN', 'PLAIN\n'].map(nameOf),
  storeWith: async (secrets) => {
    for (const [key, text] of Object.entries(secrets)) cluster.put('team', nameOf(key).split('/')[2]!, { value: text });
    return openWith();
  },
});

const textOf = async (store: Store, name: string): Promise<string> => {
  const secret = await store.get(name);
  assert.ok(secret.ok, JSON.stringify(secret));
  return secret.value.text;
};
const kindOf = async (result: Promise<Result<unknown>>): Promise<string> => problemOf(await result).kind;
const valueIn = (name: string, key = 'value'): string | undefined => {
  const data = cluster.secrets.get('team')?.get(name)?.data.get(key);
  return data === undefined ? undefined : Buffer.from(data, 'base64').toString();
};

describe('names of Kubernetes secrets', () => {
  it('are contexts, then namespaces, then secrets', async () => {
    cluster.put('team', 'db', { value: 'x' });
    cluster.put('other', 'db', { value: 'x' });
    const store = openWith();
    assert.deepEqual(await store.list(), { ok: true, value: { names: [], folders: ['dev'] } });
    assert.deepEqual(await store.list({ folder: 'dev' }), {
      ok: true,
      value: { names: [], folders: ['dev/other', 'dev/team'] },
    });
    assert.deepEqual(await store.list({ folder: 'dev/team' }), { ok: true, value: { names: ['dev/team/db'] } });
    for (const folder of ['prod', 'dev/team/db', 'dev/..', 'dev/Team', ''])
      assert.equal(await kindOf(store.list({ folder })), 'not-found', folder);
  });

  it('may hold a context whose name has slashes', async () => {
    cluster.put('team', 'db', { value: 'behind-a-long-context' });
    const file = kubeconfig().replaceAll('dev', 'arn:aws:eks:eu-north-1:0:cluster/dev');
    const store = openWith({ file });
    const folders = await store.list();
    assert.ok(folders.ok);
    assert.deepEqual(folders.value.folders, ['arn:aws:eks:eu-north-1:0:cluster%2Fdev']);
    assert.equal(await textOf(store, 'arn:aws:eks:eu-north-1:0:cluster%2Fdev/team/db'), 'behind-a-long-context');
  });

  it('are listed without a value coming near: tables without metadata', async () => {
    const annotations = { 'kubectl.kubernetes.io/last-applied-configuration': '{"data":{"value":"applied"}}' };
    cluster.put('team', 'db', { value: 'x' }, { annotations });
    const store = openWith();
    const before = cluster.requests.length;
    assert.ok((await store.list({ folder: 'dev/team' })).ok);
    assert.ok((await store.fields?.('dev/team/db'))?.ok);
    const asked = cluster.requests.slice(before);
    assert.ok(asked.every(({ accept }) => /as=Table/.test(accept) && !/application\/json(?:,|$)/.test(accept)));
    assert.match(asked[0]!.path, /includeObject=None/);
  });

  it('come from metadata where a server makes no tables', async () => {
    const items = ['a', 'b'].map((name) => ({ metadata: { name } }));
    cluster.faults.push({
      status: 200,
      body: JSON.stringify({ kind: 'PartialObjectMetadataList', metadata: {}, items }),
    });
    const page = await openWith().list({ folder: 'dev/team' });
    assert.deepEqual(page, { ok: true, value: { names: ['dev/team/a', 'dev/team/b'] } });
  });

  it('are the context’s namespace for whoever may not list namespaces', async () => {
    cluster.confined.add('developer');
    assert.deepEqual(await openWith().list({ folder: 'dev' }), {
      ok: true,
      value: { names: [], folders: ['dev/team'] },
    });
  });

  it('go on when a mark expires in the middle, and none is lost or repeated', async () => {
    for (let index = 0; index < 30; index++) cluster.put('team', `s${index}`, { value: 'x' });
    const store = openWith();
    const names: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await store.list({ folder: 'dev/team', limit: 7, ...(cursor !== undefined && { cursor }) });
      assert.ok(page.ok, JSON.stringify(page));
      names.push(...page.value.names);
      cursor = page.value.next;
      if (cursor === undefined) break;
      cluster.expireMarks();
    }
    assert.deepEqual(names, Array.from({ length: 30 }, (_, index) => `dev/team/s${index}`).sort());
  });

  it('go on with the mark that the server gives when the old one expired', async () => {
    for (const name of ['a', 'b', 'c']) cluster.put('team', name, { value: 'x' });
    const store = openWith();
    const first = await store.list({ folder: 'dev/team', limit: 1 });
    assert.ok(first.ok && first.value.next !== undefined);
    const [mark] = JSON.parse(Buffer.from(first.value.next, 'base64url').toString());
    const body = JSON.stringify({ kind: 'Status', reason: 'Expired', metadata: { continue: mark } });
    cluster.faults.push({ status: 410, body });
    const second = await store.list({ folder: 'dev/team', limit: 1, cursor: first.value.next });
    assert.deepEqual(second.ok && second.value.names, ['dev/team/b']);
  });

  it('that come in no order are refused rather than missed', async () => {
    cluster.put('team', 'm', { value: 'x' });
    cluster.put('team', 'n', { value: 'x' });
    const store = openWith();
    const first = await store.list({ folder: 'dev/team', limit: 1 });
    assert.ok(first.ok && first.value.next !== undefined);
    cluster.secrets.get('team')?.clear();
    const items = [{ metadata: { name: 'a' } }];
    cluster.faults.push({ status: 200, body: JSON.stringify({ kind: 'PartialObjectMetadataList', items }) });
    assert.equal(await kindOf(store.list({ folder: 'dev/team', cursor: first.value.next })), 'unreadable');
    assert.equal(await kindOf(store.list({ folder: 'dev/team', cursor: 'no cursor' })), 'unsupported');
  });

  it('are given in parts when a server knows no pages', async () => {
    const items = ['c', 'a', 'b'].map((name) => ({ metadata: { name } }));
    const all: Fault = {
      status: 200,
      body: JSON.stringify({ kind: 'PartialObjectMetadataList', metadata: {}, items }),
    };
    const store = openWith();
    cluster.faults.push(all, all);
    const first = await store.list({ folder: 'dev/team', limit: 2 });
    assert.ok(first.ok && first.value.next !== undefined);
    assert.deepEqual(first.value.names, ['dev/team/a', 'dev/team/b']);
    const second = await store.list({ folder: 'dev/team', limit: 2, cursor: first.value.next });
    assert.deepEqual(second, { ok: true, value: { names: ['dev/team/c'] } });
  });

  it('of ten thousand secrets come in ten requests', async () => {
    for (let index = 0; index < 10_000; index++) cluster.put('team', `s-${index}`, { value: 'x' });
    const store = openWith();
    const before = cluster.requests.length;
    let count = 0;
    for (let cursor: string | undefined; ; ) {
      const page = await store.list({ folder: 'dev/team', ...(cursor !== undefined && { cursor }) });
      assert.ok(page.ok);
      count += page.value.names.length;
      cursor = page.value.next;
      if (cursor === undefined) break;
    }
    assert.equal(count, 10_000);
    assert.equal(cluster.requests.length - before, 10);
  });

  it('that no cluster can hold are not found, without a request', async () => {
    const store = openWith();
    const before = cluster.requests.length;
    for (const name of [
      'dev',
      'dev/team',
      'dev/team/db/x',
      'dev/team/DB',
      'dev/te.am/db',
      'dev/team/db#a b',
      'dev/team/db#..',
    ])
      assert.equal(await kindOf(store.get(name)), 'not-found', name);
    assert.equal(cluster.requests.length, before);
  });
});

describe('keys of a Kubernetes secret', () => {
  it('are told and read one by one', async () => {
    cluster.put('team', 'db', { username: 'reader', password: 'kept-in-the-cluster' });
    const store = openWith();
    assert.deepEqual(await store.fields?.('dev/team/db'), {
      ok: true,
      value: ['dev/team/db#password', 'dev/team/db#username'],
    });
    assert.equal(await textOf(store, 'dev/team/db#password'), 'kept-in-the-cluster');
    assert.equal(await kindOf(store.get('dev/team/db#other')), 'not-found');
    assert.equal(await kindOf(store.get('dev/team/db')), 'unsupported');
    assert.equal(await kindOf(store.about!('dev/team/db#other')), 'not-found');
  });

  it('are read from the data where the record of writers is not complete', async () => {
    cluster.put('team', 'db', { a: 'x', b: 'y' }, { hasRecord: false });
    const fields = await openWith().fields?.('dev/team/db');
    assert.deepEqual(fields, { ok: true, value: ['dev/team/db#a', 'dev/team/db#b'] });
  });

  it('have facts', async () => {
    cluster.put('team', 'db', { a: 'x', b: 'y' }, { version: '42' });
    const facts = await openWith().about?.('dev/team/db');
    assert.deepEqual(facts, {
      ok: true,
      value: { version: '42', changed: Date.parse('2026-02-03T04:05:06Z'), fields: ['a', 'b'] },
    });
  });

  it('may be binary, and may be none', async () => {
    const bytes = Buffer.from([0xff, 0xfe, 0x00, 0x80]);
    cluster.put('team', 'keystore', { 'store.jks': bytes }, { type: 'Opaque' });
    cluster.put('team', 'empty', {});
    const store = openWith();
    assert.deepEqual(await store.get('dev/team/keystore'), {
      ok: true,
      value: { text: bytes.toString('base64'), isBinary: true },
    });
    assert.equal(await kindOf(store.get('dev/team/empty')), 'not-found');
  });

  it('keep a byte order mark, and are refused when their base64 is broken', async () => {
    cluster.put('team', 'bom', { value: '\uFEFFtext' });
    cluster.put('team', 'broken', {}, { data: new Map([['value', 'a==b']]) });
    const store = openWith();
    assert.equal(await textOf(store, 'dev/team/bom'), '\uFEFFtext');
    assert.equal(await kindOf(store.get('dev/team/broken')), 'unreadable');
  });

  it('of service account tokens are read like others', async () => {
    const data = { token: 'made-up', 'ca.crt': 'made-up', namespace: 'team' };
    cluster.put('team', 'robot-token', data, { type: 'kubernetes.io/service-account-token' });
    assert.equal(await textOf(openWith(), 'dev/team/robot-token#ca.crt'), 'made-up');
  });
});

describe('writing a Kubernetes secret', () => {
  it('makes an opaque one without annotations', async () => {
    const store = openWith();
    const written = await store.put?.('dev/team/new#password', 'first');
    assert.ok(written?.ok);
    assert.equal(written.value.previous, null);
    const { body, path } = cluster.requests.at(-1)!;
    assert.deepEqual(JSON.parse(body), {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'new', namespace: 'team' },
      type: 'Opaque',
      data: { password: Buffer.from('first').toString('base64') },
    });
    assert.match(path, /fieldManager=scabbard$/);
  });

  it('leaves the other keys alone, in the request too', async () => {
    cluster.put('team', 'db', { username: 'reader', password: 'old' });
    const store = openWith();
    assert.ok((await store.put!('dev/team/db#password', 'new')).ok);
    assert.deepEqual(Object.keys(JSON.parse(cluster.requests.at(-1)!.body).data), ['password']);
    assert.equal(valueIn('db', 'username'), 'reader');
    assert.equal(valueIn('db', 'password'), 'new');
    assert.equal(await kindOf(store.put!('dev/team/db', 'which?')), 'unsupported');
  });

  it('compares the resource version that was expected', async () => {
    cluster.put('team', 'db', { value: 'old' });
    const store = openWith();
    const facts = await store.about!('dev/team/db');
    assert.ok(facts.ok && facts.value.version !== undefined);
    const expected = facts.value.version;
    assert.ok((await store.put!('dev/team/db', 'new', { expected })).ok);
    assert.equal(await kindOf(store.put!('dev/team/db', 'late', { expected })), 'conflict');
    assert.equal(await kindOf(store.put!('dev/team/absent', 'x', { expected })), 'conflict');
    assert.equal(valueIn('db'), 'new');
    assert.ok((await store.put!('dev/team/db#more', 'x', { expected: null })).ok);
  });

  it('gives way to another writer between its reading and its writing, and tries again when nothing was expected', async () => {
    const intrude: Fault = () => undefined;
    const other: Fault = (it) => it.put('team', 'db', { value: 'of another' });
    cluster.put('team', 'db', { value: 'old' });
    const store = openWith();
    const facts = await store.about!('dev/team/db');
    assert.ok(facts.ok);
    cluster.faults.push(intrude, other);
    assert.equal(await kindOf(store.put!('dev/team/db', 'mine', { expected: facts.value.version! })), 'conflict');
    assert.equal(valueIn('db'), 'of another');
    cluster.faults.push(intrude, other);
    assert.ok((await store.put!('dev/team/db', 'mine')).ok);
    assert.equal(valueIn('db'), 'mine');
    cluster.faults.push(intrude, (it) => it.put('team', 'made', { value: 'of another' }));
    assert.equal(await kindOf(store.put!('dev/team/made', 'mine', { expected: null })), 'conflict');
    assert.equal(valueIn('made'), 'of another');
  });

  it('is taken back only when nothing followed, and only by the object that wrote', async () => {
    cluster.put('team', 'db', { value: 'old', other: 'stays' });
    const store = openWith();
    const added = await store.put!('dev/team/db#added', 'x');
    assert.ok(added.ok && (await store.revert!(added.value)).ok);
    assert.equal(valueIn('db', 'added'), undefined);
    assert.equal(valueIn('db', 'other'), 'stays');
    const written = await store.put!('dev/team/db#value', 'new');
    assert.ok(written.ok);
    assert.equal(await kindOf(openWith().revert!(written.value)), 'unsupported');
    assert.ok((await openWith().put!('dev/team/db#value', 'of another')).ok);
    assert.equal(await kindOf(store.revert!(written.value)), 'conflict');
    assert.equal(valueIn('db'), 'of another');
    const made = await store.put!('dev/team/made', 'x');
    assert.ok(made.ok && (await openWith().put!('dev/team/made', 'of another')).ok);
    assert.equal(await kindOf(store.revert!(made.value)), 'conflict');
    assert.equal(valueIn('made'), 'of another');
    const last = await store.put!('dev/team/db#value', 'last');
    assert.ok(last.ok);
    await store.close?.();
    assert.equal(await kindOf(store.revert!(last.value)), 'unsupported');
  });

  const limits: readonly (readonly [string, () => void, string, string, string, RegExp])[] = [
    [
      'immutable',
      () => cluster.put('team', 'fixed', { value: 'old' }, { immutable: true }),
      'dev/team/fixed',
      'new',
      'unsupported',
      /immutable/,
    ],
    ['made immutable meanwhile', meanwhileImmutable, 'dev/team/fixed', 'new', 'unsupported', /immutable/],
    ['too large', () => undefined, 'dev/team/large', 'x'.repeat(1_048_577), 'unsupported', /1 MiB/],
    [
      'too large together',
      () => cluster.put('team', 'large', { a: 'x'.repeat(600_000) }),
      'dev/team/large#b',
      'x'.repeat(600_000),
      'unsupported',
      /1 MiB/,
    ],
    ['half a character', () => undefined, 'dev/team/half', '\ud800', 'unsupported', /half a character/],
    ['no namespace', () => undefined, 'dev/absent/db', 'x', 'not-found', /namespace/],
    ['no such name', () => undefined, 'dev/team/DB', 'x', 'not-found', /such a name/],
  ];
  function meanwhileImmutable(): void {
    cluster.put('team', 'fixed', { value: 'old' });
    const version = cluster.secrets.get('team')!.get('fixed')!.version;
    cluster.faults.push(
      () => undefined,
      (it) => it.put('team', 'fixed', { value: 'old' }, { immutable: true, version }),
    );
  }
  for (const [what, arrange, name, text, kind, words] of limits)
    it(`is refused for what is ${what}`, async () => {
      arrange();
      const problem = problemOf(await openWith().put!(name, text));
      assert.equal(problem.kind, kind);
      assert.match(problem.message, words);
    });

  it('takes a value just below the limit', async () => {
    const text = 'x\0\n'.repeat(340_000);
    const store = openWith();
    assert.ok((await store.put!('dev/team/large', text)).ok);
    assert.ok((await textOf(store, 'dev/team/large')) === text);
  });
});

describe('problems of Kubernetes', () => {
  const statuses: readonly (readonly [number, string | undefined, string])[] = [
    [401, undefined, 'login-needed'],
    [403, undefined, 'denied'],
    [404, undefined, 'not-found'],
    [404, '<html>not found</html>', 'unavailable'],
    [429, undefined, 'busy'],
    [500, undefined, 'unavailable'],
    [302, '', 'unreadable'],
    [200, '{"kind":"Secret","metadata":', 'unreadable'],
    [200, '{"kind":"Pod","metadata":{}}', 'unreadable'],
    [200, '{"kind":"Secret","metadata":{"uid":"u","resourceVersion":"1"},"data":{"value":4711}}', 'unreadable'],
  ];
  for (const [status, body, kind] of statuses)
    it(`${status} ${body === undefined ? '' : `with ${body.slice(0, 20)} `}is ${kind}`, async () => {
      cluster.put('team', 'db', { value: 'kept-in-the-cluster' });
      const headers = { 'retry-after': '0' };
      const fault: Fault = { status, headers, ...(body !== undefined && { body }) };
      cluster.faults.push(fault, fault, fault);
      const problem = problemOf(await openWith().get('dev/team/db'));
      assert.equal(problem.kind, kind);
      assert.ok(!/db|team|foreign|kept/.test(problem.message), problem.message);
    });

  it('are told by health too, which asks what may be done', async () => {
    const store = openWith();
    const well = await store.health();
    assert.ok(well.ok && /lets us list/.test(well.value.summary));
    cluster.powerless.add('developer');
    const poor = await store.health();
    assert.ok(poor.ok && /does not let us/.test(poor.value.summary));
    assert.equal(await kindOf(store.list({ folder: 'dev/team' })), 'denied');
    cluster.tokens.clear();
    assert.equal(await kindOf(store.health()), 'login-needed');
  });

  it('end when a request that is never answered is cancelled', async () => {
    cluster.faults.push('hang');
    const controller = new AbortController();
    const count = cluster.requests.length;
    const running = openWith().get('dev/team/db', { signal: controller.signal });
    while (cluster.requests.length === count) await new Promise((resolve) => setImmediate(resolve));
    controller.abort();
    assert.equal(await kindOf(running), 'cancelled');
  });
});

describe('kubeconfigs', () => {
  const secret = () => cluster.put('team', 'db', { value: 'reached' });

  it('let in with a token, a token file, a password or a client certificate', async () => {
    secret();
    const home = newFolder();
    mkdirSync(join(home, '.kube'));
    writeFileSync(join(home, '.kube', 'token'), `${token}\n`);
    const client = makeCertificate({ commonName: 'developer', organization: 'devs', issuer: cluster.authority });
    writeFileSync(join(home, '.kube', 'me.crt'), client.cert);
    writeFileSync(join(home, '.kube', 'me.key'), client.key);
    cluster.tokens.set(Buffer.from('me:made-up').toString('base64'), 'developer');
    const users: readonly Readonly<Record<string, unknown>>[] = [
      { token },
      { tokenFile: 'token' },
      { tokenFile: 'token', token: 'an-older-one' },
      { tokenFile: 'absent', token },
      { username: 'me', password: 'made-up' },
      { 'client-certificate': 'me.crt', 'client-key': 'me.key' },
      { ...dataOf('client-certificate', client.cert), ...dataOf('client-key', client.key) },
    ];
    for (const user of users) {
      const store = openWith({ file: kubeconfig({ user }), host: { home } });
      assert.equal(await textOf(store, 'dev/team/db'), 'reached', Object.keys(user).join());
    }
    const stranger = makeCertificate({ commonName: 'developer' });
    const user = { ...dataOf('client-certificate', stranger.cert), ...dataOf('client-key', stranger.key) };
    assert.equal(await kindOf(openWith({ file: kubeconfig({ user }) }).get('dev/team/db')), 'login-needed');
  });

  it('keep a token of digits as it was written', async () => {
    secret();
    cluster.tokens.set('00123456789012345678901234567890', 'developer');
    const file = kubeconfig().replace(token, '00123456789012345678901234567890');
    assert.equal(await textOf(openWith({ file }), 'dev/team/db'), 'reached');
  });

  it('check the server: its authority, also from a file, and its name', async () => {
    secret();
    const home = newFolder();
    mkdirSync(join(home, '.kube'));
    writeFileSync(join(home, '.kube', 'ca.crt'), cluster.ca);
    const none = { 'certificate-authority-data': undefined };
    const cases: readonly (readonly [Readonly<Record<string, unknown>>, string | undefined])[] = [
      [{ ...none, 'certificate-authority': 'ca.crt' }, undefined],
      [{ 'tls-server-name': 'kubernetes.default.svc' }, undefined],
      [{ 'tls-server-name': 'another.example' }, 'unavailable'],
      [none, 'unavailable'],
      [{ ...none, 'insecure-skip-tls-verify': true }, 'unavailable'],
      [{ 'insecure-skip-tls-verify': true }, undefined],
      [{ ...none, 'certificate-authority': 'absent.crt' }, 'misconfigured'],
    ];
    for (const [more, kind] of cases) {
      const got = await openWith({ file: kubeconfig({ cluster: more }), host: { home } }).get('dev/team/db');
      assert.equal(got.ok ? undefined : got.problem.kind, kind, JSON.stringify(more));
    }
  });

  it('that turn off the check of a certificate elsewhere are refused, with words', async () => {
    const file = kubeconfig({ cluster: { server: 'https://cluster.example', 'insecure-skip-tls-verify': true } });
    const problem = problemOf(await openWith({ file }).get('dev/team/db'));
    assert.equal(problem.kind, 'misconfigured');
    assert.match(problem.message, /insecure-skip-tls-verify.*certificate-authority/);
  });

  it('that ask for a proxy work without it, with words', async () => {
    secret();
    const file = kubeconfig({ cluster: { 'proxy-url': 'http://127.0.0.1:1' } });
    const store = openWith({ file });
    assert.equal(await textOf(store, 'dev/team/db'), 'reached');
    const health = await store.health();
    assert.ok(health.ok && /proxy-url/.test(health.value.summary));
    const gone = openWith({
      file: kubeconfig({ cluster: { 'proxy-url': 'http://p', server: 'https://127.0.0.1:1' } }),
    });
    assert.match(problemOf(await gone.get('dev/team/db')).message, /proxy-url/);
  });

  it('pass on whom to act as, and refuse what cannot be passed on', async () => {
    secret();
    const user = { token, as: 'someone', 'as-uid': '7', 'as-groups': ['one'] };
    assert.equal(await textOf(openWith({ file: kubeconfig({ user }) }), 'dev/team/db'), 'reached');
    const { headers } = cluster.requests.at(-1)!;
    assert.equal(headers['impersonate-user'], 'someone');
    assert.equal(headers['impersonate-uid'], '7');
    assert.equal(headers['impersonate-group'], 'one');
    for (const more of [{ 'as-groups': ['one', 'two'] }, { 'as-user-extra': { a: ['b'] } }])
      assert.equal(
        await kindOf(openWith({ file: kubeconfig({ user: { token, ...more } }) }).get('dev/team/db')),
        'unsupported',
      );
    const old = { 'auth-provider': { name: 'gcp' } };
    assert.equal(await kindOf(openWith({ file: kubeconfig({ user: old }) }).get('dev/team/db')), 'unsupported');
  });

  it('of KUBECONFIG are merged: the first definition of a name counts, missing files do not', async () => {
    secret();
    const folder = newFolder();
    const [first, second] = [join(folder, 'first'), join(folder, 'second')];
    writeFileSync(first, stringify({ users: [{ name: 'me', user: { token } }], contexts: null, clusters: null }));
    writeFileSync(second, kubeconfig({ user: { token: 'not-this-one' } }));
    const KUBECONFIG = [join(folder, 'absent'), first, '', second].join(process.platform === 'win32' ? ';' : ':');
    const store = openWith({ file: 'contexts: []', host: { env: { KUBECONFIG } } });
    assert.equal(await textOf(store, 'dev/team/db'), 'reached');
    assert.equal(store.describe().place, 'the files of KUBECONFIG');
  });

  it('inside the workspace are never used', async () => {
    const folder = newFolder();
    const inside = join(folder, 'kubeconfig');
    writeFileSync(inside, kubeconfig());
    const linked = join(newFolder(), 'link');
    symlinkSync(inside, linked);
    const ways: readonly Opening[] = [
      { place: { folder, settings: { kubeconfig: inside } } },
      { place: { folder, settings: { kubeconfig: linked } } },
      { place: { folder, settings: { kubeconfig: join(folder, '..', folder.split('/').at(-1)!, 'kubeconfig') } } },
      { place: { folder }, host: { env: { KUBECONFIG: `/nowhere:${inside}` } } },
      { place: { folder }, host: { env: { KUBECONFIG: 'kubeconfig' } } },
    ];
    const before = cluster.requests.length;
    for (const way of ways) assert.equal(await kindOf(openWith(way).get('dev/team/db')), 'misconfigured');
    assert.equal(cluster.requests.length, before);
  });

  const broken: readonly (readonly [string, string, string])[] = [
    ['no YAML', 'contexts: [', 'misconfigured'],
    ['a list', '[]', 'misconfigured'],
    ['wrong types', 'contexts: dev', 'misconfigured'],
    ['a bomb of aliases', bomb(), 'misconfigured'],
    ['nothing', '', 'not-found'],
    ['no cluster of that name', 'contexts: [{name: dev, context: {cluster: a, user: b}}]', 'misconfigured'],
  ];
  function bomb(): string {
    const levels = Array.from({ length: 12 }, (_, at) => `l${at}: &l${at} [${`*l${at - 1},`.repeat(9)}]`);
    return `l-1: &l-1 [x]\n${levels.join('\n')}\n`;
  }
  for (const [what, file, kind] of broken)
    it(`that hold ${what} are ${kind}`, async () => {
      assert.equal(await kindOf(openWith({ file }).get('dev/team/db')), kind);
    });

  it('and settings limit the contexts', async () => {
    secret();
    const store = openWith({ place: { settings: { contexts: ['other'], production: true } } });
    assert.equal(store.describe().isProduction, true);
    assert.equal(await kindOf(store.get('dev/team/db')), 'not-found');
    assert.equal(await kindOf(store.list()), 'misconfigured');
    for (const settings of [{ kubeconfig: 'relative' }, { token: 'x' }, { contexts: [] }])
      assert.equal(await kindOf(openWith({ place: { settings } }).list()), 'misconfigured');
  });
});

describe('login programs of a kubeconfig', () => {
  interface Program {
    readonly folder: string;
    readonly runs: () => number;
    readonly user: Readonly<Record<string, unknown>>;
  }

  /** A program that counts its runs and answers what is in a file beside it. */
  function program(more: Readonly<Record<string, unknown>> = {}): Program {
    const folder = newFolder();
    const path = join(folder, 'login');
    writeFileSync(
      path,
      `#!/bin/sh\ncd ${folder}\necho run >> runs\nprintf %s "$KUBERNETES_EXEC_INFO" > info\nprintf %s "$EXTRA-$AWS_PROFILE-$HIDDEN" > seen\ncat answer\n`,
    );
    chmodSync(path, 0o755);
    writeFileSync(join(folder, 'runs'), '');
    const apiVersion = 'client.authentication.k8s.io/v1';
    const exec = {
      apiVersion,
      command: path,
      args: ['get', '--client-secret', 'hidden-one', '--api-key=hidden-two'],
      ...more,
    };
    return {
      folder,
      runs: () => readFileSync(join(folder, 'runs'), 'utf8').length / 4,
      user: { exec: { interactiveMode: 'IfAvailable', env: [{ name: 'EXTRA', value: 'given' }], ...exec } },
    };
  }
  const answerWith = ({ folder }: Program, status: unknown) =>
    writeFileSync(
      join(folder, 'answer'),
      JSON.stringify({ apiVersion: 'client.authentication.k8s.io/v1', kind: 'ExecCredential', status }),
    );
  const yes = (questions: string[] = []) => ({
    confirm: async (question: string) => {
      questions.push(question);
      return true;
    },
  });
  const withSecret = () => cluster.put('team', 'db', { value: 'reached' });

  it('are named and asked for once, and their login is kept', async () => {
    withSecret();
    const login = program();
    answerWith(login, { token });
    const questions: string[] = [];
    const env = { AWS_PROFILE: 'dev', HIDDEN: 'not passed' };
    const host = testHost({ ...yes(questions), env });
    const store = openWith({ file: kubeconfig({ user: login.user }), host });
    assert.equal(await textOf(store, 'dev/team/db'), 'reached');
    assert.equal(await textOf(store, 'dev/team/db'), 'reached');
    assert.equal(login.runs(), 1);
    assert.equal(questions.length, 1);
    assert.ok(questions[0]!.includes(`${login.folder}/login get --client-secret … --api-key=…`), questions[0]);
    assert.equal(readFileSync(join(login.folder, 'seen'), 'utf8'), 'given-dev-');
    assert.deepEqual(JSON.parse(readFileSync(join(login.folder, 'info'), 'utf8')), {
      apiVersion: 'client.authentication.k8s.io/v1',
      kind: 'ExecCredential',
      spec: { interactive: false },
    });
    const again = openWith({ file: kubeconfig({ user: login.user }), host });
    assert.equal(await textOf(again, 'dev/team/db'), 'reached');
    assert.equal(questions.length, 1, 'a permission is remembered');
  });

  it('are asked for again when their arguments change', async () => {
    withSecret();
    const login = program();
    answerWith(login, { token });
    const questions: string[] = [];
    const host = testHost(yes(questions));
    for (const args of [[], ['other'], []]) {
      const exec = { ...(login.user.exec as object), args };
      assert.equal(await textOf(openWith({ file: kubeconfig({ user: { exec } }), host }), 'dev/team/db'), 'reached');
    }
    assert.equal(questions.length, 2);
  });

  it('are not run without permission', async () => {
    const login = program();
    answerWith(login, { token });
    const store = openWith({ file: kubeconfig({ user: login.user }) });
    assert.equal(await kindOf(store.get('dev/team/db')), 'login-needed');
    assert.equal(login.runs(), 0);
  });

  it('run once for calls at the same time, and the question can be left', async () => {
    withSecret();
    const login = program();
    answerWith(login, { token });
    const store = openWith({ file: kubeconfig({ user: login.user }), host: yes() });
    const values = await Promise.all(['', '', ''].map(() => textOf(store, 'dev/team/db')));
    assert.deepEqual(values, ['reached', 'reached', 'reached']);
    assert.equal(login.runs(), 1);
    const asked = new AbortController();
    const confirm = () => {
      asked.abort();
      return new Promise<boolean>(() => undefined);
    };
    const silent = { confirm };
    const waiting = openWith({ file: kubeconfig({ user: login.user }), host: silent });
    assert.equal(await kindOf(waiting.get('dev/team/db', { signal: asked.signal })), 'cancelled');
  });

  it('run again when the login expired, and once more when it is refused', async () => {
    withSecret();
    const login = program();
    const clock = { now: Date.parse('2026-05-01T12:00:00Z') };
    answerWith(login, { token, expirationTimestamp: '2026-05-01T12:15:00Z' });
    const host = { ...yes(), now: () => clock.now };
    const store = openWith({ file: kubeconfig({ user: login.user }), host });
    assert.equal(await textOf(store, 'dev/team/db'), 'reached');
    clock.now += 13 * 60_000;
    assert.equal(await textOf(store, 'dev/team/db'), 'reached');
    assert.equal(login.runs(), 1);
    clock.now += 90_000;
    assert.equal(await textOf(store, 'dev/team/db'), 'reached');
    assert.equal(login.runs(), 2, 'expired');
    cluster.tokens.clear();
    cluster.tokens.set('a-newer-one', 'developer');
    answerWith(login, { token: 'a-newer-one' });
    assert.equal(await textOf(store, 'dev/team/db'), 'reached');
    assert.equal(login.runs(), 3, 'refused in the middle');
    cluster.tokens.clear();
    assert.equal(await kindOf(store.get('dev/team/db')), 'login-needed');
    assert.equal(login.runs(), 4, 'only once more');
  });

  it('may give a client certificate, and be told of the cluster', async () => {
    withSecret();
    const client = makeCertificate({ commonName: 'developer', issuer: cluster.authority });
    const login = program({ provideClusterInfo: true });
    answerWith(login, { clientCertificateData: client.cert, clientKeyData: client.key });
    const extensions = [{ name: 'client.authentication.k8s.io/exec', extension: { audience: 'made-up' } }];
    const file = kubeconfig({ user: login.user, cluster: { extensions } });
    assert.equal(await textOf(openWith({ file, host: yes() }), 'dev/team/db'), 'reached');
    const info = JSON.parse(readFileSync(join(login.folder, 'info'), 'utf8'));
    assert.equal(info.spec.cluster.server, cluster.url);
    assert.deepEqual(info.spec.cluster.config, { audience: 'made-up' });
    assert.equal(Buffer.from(info.spec.cluster['certificate-authority-data'], 'base64').toString(), cluster.ca);
  });

  it('of the workspace are not run, by whatever way', async () => {
    const login = program();
    answerWith(login, { token });
    const place = { folder: login.folder };
    const file = kubeconfig({ user: login.user });
    assert.equal(await kindOf(openWith({ file, host: yes(), place }).get('dev/team/db')), 'misconfigured');
    assert.equal(login.runs(), 0);
  });

  const odd: readonly (readonly [string, Readonly<Record<string, unknown>>, string, string])[] = [
    ['an old version', { apiVersion: 'client.authentication.k8s.io/v1alpha1' }, '', 'unsupported'],
    ['a terminal needed', { interactiveMode: 'Always' }, '', 'unsupported'],
    ['no command', { command: '' }, '', 'misconfigured'],
    ['not installed', { command: 'no-such-program-anywhere' }, '', 'unavailable'],
    ['no JSON', {}, 'Please log in', 'unreadable'],
    [
      'another version in the answer',
      {},
      '{"apiVersion":"v1","kind":"ExecCredential","status":{"token":"x"}}',
      'unreadable',
    ],
    [
      'nothing in the answer',
      {},
      '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{}}',
      'unreadable',
    ],
  ];
  for (const [what, more, answer, kind] of odd)
    it(`with ${what} are ${kind}`, async () => {
      const login = program(more);
      writeFileSync(join(login.folder, 'answer'), answer);
      assert.equal(
        await kindOf(openWith({ file: kubeconfig({ user: login.user }), host: yes() }).get('dev/team/db')),
        kind,
      );
    });

  it('that fail ask for a login', async () => {
    const login = program();
    assert.equal(
      await kindOf(openWith({ file: kubeconfig({ user: login.user }), host: yes() }).get('dev/team/db')),
      'login-needed',
    );
  });
});

describe('the service account of a pod', () => {
  it('is a context of its own only where the settings say so', async () => {
    const env = { KUBERNETES_SERVICE_HOST: '127.0.0.1', KUBERNETES_SERVICE_PORT: new URL(cluster.url).port };
    const off = openWith({ host: { env } });
    assert.equal(await kindOf(off.get('in-cluster/team/db')), 'not-found');
    const on = openWith({ host: { env }, place: { settings: { instanceMetadata: true } } });
    const page = await on.list();
    assert.deepEqual(page.ok && page.value.folders, ['dev', 'in-cluster']);
  });

  it('is read from where the kubelet puts it', async () => {
    const folder = newFolder();
    const env = { KUBERNETES_SERVICE_HOST: 'fd00::1', KUBERNETES_SERVICE_PORT: '443' };
    const connect = inCluster({ env }, folder);
    assert.equal((await connect?.())?.ok, false);
    writeFileSync(join(folder, 'token'), `${token}\n`);
    writeFileSync(join(folder, 'ca.crt'), cluster.ca);
    writeFileSync(join(folder, 'namespace'), 'team');
    assert.deepEqual(await connect?.(), {
      ok: true,
      value: {
        context: 'in-cluster',
        server: 'https://[fd00::1]:443',
        namespace: 'team',
        tls: { ca: cluster.ca },
        headers: { authorization: `Bearer ${token}` },
        asksForProxy: false,
      },
    });
    assert.equal(inCluster({ env: {} }, folder), undefined);
  });
});
