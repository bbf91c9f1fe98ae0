// Kubernetes: keys and facts of a secret, writing with check-and-set, and problems.

import assert from 'node:assert/strict';
import { problemOf } from '../../contract';
import type { Fault } from '../../servers/k8s';
import { kindOf, textOf, useCluster } from '../../support/k8s-fixture';

describe('keys of a Kubernetes secret', () => {
  const at = useCluster();

  it('are told and read one by one', async () => {
    at.cluster.put('team', 'db', { username: 'reader', password: 'kept-in-the-cluster' });
    const store = at.openWith();
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
    at.cluster.put('team', 'db', { a: 'x', b: 'y' }, { hasRecord: false });
    const fields = await at.openWith().fields?.('dev/team/db');
    assert.deepEqual(fields, { ok: true, value: ['dev/team/db#a', 'dev/team/db#b'] });
  });

  it('have facts', async () => {
    at.cluster.put('team', 'db', { a: 'x', b: 'y' }, { version: '42' });
    const facts = await at.openWith().about?.('dev/team/db');
    assert.deepEqual(facts, {
      ok: true,
      value: { version: '42', changed: Date.parse('2026-02-03T04:05:06Z'), fields: ['a', 'b'] },
    });
  });

  it('may be binary, and may be none', async () => {
    const bytes = Buffer.from([0xff, 0xfe, 0x00, 0x80]);
    at.cluster.put('team', 'keystore', { 'store.jks': bytes }, { type: 'Opaque' });
    at.cluster.put('team', 'empty', {});
    const store = at.openWith();
    assert.deepEqual(await store.get('dev/team/keystore'), {
      ok: true,
      value: { text: bytes.toString('base64'), isBinary: true },
    });
    assert.equal(await kindOf(store.get('dev/team/empty')), 'not-found');
  });

  it('keep a byte order mark, and are refused when their base64 is broken', async () => {
    at.cluster.put('team', 'bom', { value: '\uFEFFtext' });
    at.cluster.put('team', 'broken', {}, { data: new Map([['value', 'a==b']]) });
    const store = at.openWith();
    assert.equal(await textOf(store, 'dev/team/bom'), '\uFEFFtext');
    assert.equal(await kindOf(store.get('dev/team/broken')), 'unreadable');
  });

  it('of service account tokens are read like others', async () => {
    const data = { token: 'made-up', 'ca.crt': 'made-up', namespace: 'team' };
    at.cluster.put('team', 'robot-token', data, { type: 'kubernetes.io/service-account-token' });
    assert.equal(await textOf(at.openWith(), 'dev/team/robot-token#ca.crt'), 'made-up');
  });
});

describe('writing a Kubernetes secret', () => {
  const at = useCluster();

  it('makes an opaque one without annotations', async () => {
    const store = at.openWith();
    const written = await store.put?.('dev/team/new#password', 'first');
    assert.ok(written?.ok);
    assert.equal(written.value.previous, null);
    const { body, path } = at.cluster.requests.at(-1)!;
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
    at.cluster.put('team', 'db', { username: 'reader', password: 'old' });
    const store = at.openWith();
    assert.ok((await store.put!('dev/team/db#password', 'new')).ok);
    assert.deepEqual(Object.keys(JSON.parse(at.cluster.requests.at(-1)!.body).data), ['password']);
    assert.equal(at.valueIn('db', 'username'), 'reader');
    assert.equal(at.valueIn('db', 'password'), 'new');
    assert.equal(await kindOf(store.put!('dev/team/db', 'which?')), 'unsupported');
  });

  it('compares the resource version that was expected', async () => {
    at.cluster.put('team', 'db', { value: 'old' });
    const store = at.openWith();
    const facts = await store.about!('dev/team/db');
    assert.ok(facts.ok && facts.value.version !== undefined);
    const expected = facts.value.version;
    assert.ok((await store.put!('dev/team/db', 'new', { expected })).ok);
    assert.equal(await kindOf(store.put!('dev/team/db', 'late', { expected })), 'conflict');
    assert.equal(await kindOf(store.put!('dev/team/absent', 'x', { expected })), 'conflict');
    assert.equal(at.valueIn('db'), 'new');
    assert.ok((await store.put!('dev/team/db#more', 'x', { expected: null })).ok);
  });

  it('gives way to another writer between its reading and its writing, and tries again when nothing was expected', async () => {
    const intrude: Fault = () => undefined;
    const other: Fault = (it) => it.put('team', 'db', { value: 'of another' });
    at.cluster.put('team', 'db', { value: 'old' });
    const store = at.openWith();
    const facts = await store.about!('dev/team/db');
    assert.ok(facts.ok);
    at.cluster.faults.push(intrude, other);
    assert.equal(await kindOf(store.put!('dev/team/db', 'mine', { expected: facts.value.version! })), 'conflict');
    assert.equal(at.valueIn('db'), 'of another');
    at.cluster.faults.push(intrude, other);
    assert.ok((await store.put!('dev/team/db', 'mine')).ok);
    assert.equal(at.valueIn('db'), 'mine');
    at.cluster.faults.push(intrude, (it) => it.put('team', 'made', { value: 'of another' }));
    assert.equal(await kindOf(store.put!('dev/team/made', 'mine', { expected: null })), 'conflict');
    assert.equal(at.valueIn('made'), 'of another');
  });

  it('is taken back only when nothing followed, and only by the object that wrote', async () => {
    at.cluster.put('team', 'db', { value: 'old', other: 'stays' });
    const store = at.openWith();
    const added = await store.put!('dev/team/db#added', 'x');
    assert.ok(added.ok && (await store.revert!(added.value)).ok);
    assert.equal(at.valueIn('db', 'added'), undefined);
    assert.equal(at.valueIn('db', 'other'), 'stays');
    const written = await store.put!('dev/team/db#value', 'new');
    assert.ok(written.ok);
    assert.equal(await kindOf(at.openWith().revert!(written.value)), 'unsupported');
    assert.ok((await at.openWith().put!('dev/team/db#value', 'of another')).ok);
    assert.equal(await kindOf(store.revert!(written.value)), 'conflict');
    assert.equal(at.valueIn('db'), 'of another');
    const made = await store.put!('dev/team/made', 'x');
    assert.ok(made.ok && (await at.openWith().put!('dev/team/made', 'of another')).ok);
    assert.equal(await kindOf(store.revert!(made.value)), 'conflict');
    assert.equal(at.valueIn('made'), 'of another');
    const last = await store.put!('dev/team/db#value', 'last');
    assert.ok(last.ok);
    await store.close?.();
    assert.equal(await kindOf(store.revert!(last.value)), 'unsupported');
  });

  const limits: readonly (readonly [string, () => void, string, string, string, RegExp])[] = [
    [
      'immutable',
      () => at.cluster.put('team', 'fixed', { value: 'old' }, { immutable: true }),
      'dev/team/fixed',
      'new',
      'unsupported',
      /immutable/,
    ],
    ['made immutable meanwhile', meanwhileImmutable, 'dev/team/fixed', 'new', 'unsupported', /immutable/],
    ['too large', () => undefined, 'dev/team/large', 'x'.repeat(1_048_577), 'unsupported', /1 MiB/],
    [
      'too large together',
      () => at.cluster.put('team', 'large', { a: 'x'.repeat(600_000) }),
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
    at.cluster.put('team', 'fixed', { value: 'old' });
    const version = at.cluster.secrets.get('team')!.get('fixed')!.version;
    at.cluster.faults.push(
      () => undefined,
      (it) => it.put('team', 'fixed', { value: 'old' }, { immutable: true, version }),
    );
  }
  for (const [what, arrange, name, text, kind, words] of limits)
    it(`is refused for what is ${what}`, async () => {
      arrange();
      const problem = problemOf(await at.openWith().put!(name, text));
      assert.equal(problem.kind, kind);
      assert.match(problem.message, words);
    });

  it('takes a value just below the limit', async () => {
    const text = 'x\0\n'.repeat(340_000);
    const store = at.openWith();
    assert.ok((await store.put!('dev/team/large', text)).ok);
    assert.ok((await textOf(store, 'dev/team/large')) === text);
  });
});

describe('problems of Kubernetes', () => {
  const at = useCluster();

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
      at.cluster.put('team', 'db', { value: 'kept-in-the-cluster' });
      const headers = { 'retry-after': '0' };
      const fault: Fault = { status, headers, ...(body !== undefined && { body }) };
      at.cluster.faults.push(fault, fault, fault);
      const problem = problemOf(await at.openWith().get('dev/team/db'));
      assert.equal(problem.kind, kind);
      assert.ok(!/db|team|foreign|kept/.test(problem.message), problem.message);
    });

  it('are told by health too, which asks what may be done', async () => {
    const store = at.openWith();
    const well = await store.health();
    assert.ok(well.ok && /lets us list/.test(well.value.summary));
    at.cluster.powerless.add('developer');
    const poor = await store.health();
    assert.ok(poor.ok && /does not let us/.test(poor.value.summary));
    assert.equal(await kindOf(store.list({ folder: 'dev/team' })), 'denied');
    at.cluster.tokens.clear();
    assert.equal(await kindOf(store.health()), 'login-needed');
  });

  it('end when a request that is never answered is cancelled', async () => {
    at.cluster.faults.push('hang');
    const controller = new AbortController();
    const count = at.cluster.requests.length;
    const running = at.openWith().get('dev/team/db', { signal: controller.signal });
    while (at.cluster.requests.length === count) await new Promise((resolve) => setImmediate(resolve));
    controller.abort();
    assert.equal(await kindOf(running), 'cancelled');
  });
});
