// Kubernetes: the contract, and how names are listed.

import assert from 'node:assert/strict';
import k8s from '../../../../stores/k8s';
import { contract } from '../../contract';
import type { Fault } from '../../servers/k8s';
import { kindOf, textOf, useCluster } from '../../support/k8s-fixture';

const nameOf = (key: string): string => `dev/team/${key.toLowerCase().replaceAll('_', '-')}`;

describe('Kubernetes', () => {
  const at = useCluster();

  contract({
    kind: k8s,
    nameOf,
    // Without the lower-case form of a name that is there.
    absent: ['ABSENT', '', 'constructor', '__proto__', '../PLAIN', 'PLAIN\n'].map(nameOf),
    storeWith: async (secrets) => {
      at.cluster.secrets.set('team', new Map());
      for (const [key, text] of Object.entries(secrets))
        at.cluster.put('team', nameOf(key).split('/')[2]!, { value: text });
      return at.openWith();
    },
  });
});

describe('names of Kubernetes secrets', () => {
  const at = useCluster();

  it('are contexts, then namespaces, then secrets', async () => {
    at.cluster.put('team', 'db', { value: 'x' });
    at.cluster.put('other', 'db', { value: 'x' });
    const store = at.openWith();
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
    at.cluster.put('team', 'db', { value: 'behind-a-long-context' });
    const file = at.kubeconfig().replaceAll('dev', 'arn:aws:eks:eu-north-1:0:cluster/dev');
    const store = at.openWith({ file });
    const folders = await store.list();
    assert.ok(folders.ok);
    assert.deepEqual(folders.value.folders, ['arn:aws:eks:eu-north-1:0:cluster%2Fdev']);
    assert.equal(await textOf(store, 'arn:aws:eks:eu-north-1:0:cluster%2Fdev/team/db'), 'behind-a-long-context');
  });

  it('are listed without a value coming near: tables without metadata', async () => {
    const annotations = { 'kubectl.kubernetes.io/last-applied-configuration': '{"data":{"value":"applied"}}' };
    at.cluster.put('team', 'db', { value: 'x' }, { annotations });
    const store = at.openWith();
    const before = at.cluster.requests.length;
    assert.ok((await store.list({ folder: 'dev/team' })).ok);
    assert.ok((await store.fields?.('dev/team/db'))?.ok);
    const asked = at.cluster.requests.slice(before);
    assert.ok(asked.every(({ accept }) => /as=Table/.test(accept) && !/application\/json(?:,|$)/.test(accept)));
    assert.match(asked[0]!.path, /includeObject=None/);
  });

  it('come from metadata where a server makes no tables', async () => {
    const items = ['a', 'b'].map((name) => ({ metadata: { name } }));
    at.cluster.faults.push({
      status: 200,
      body: JSON.stringify({ kind: 'PartialObjectMetadataList', metadata: {}, items }),
    });
    const page = await at.openWith().list({ folder: 'dev/team' });
    assert.deepEqual(page, { ok: true, value: { names: ['dev/team/a', 'dev/team/b'] } });
  });

  it('are the context’s namespace for whoever may not list namespaces', async () => {
    at.cluster.confined.add('developer');
    assert.deepEqual(await at.openWith().list({ folder: 'dev' }), {
      ok: true,
      value: { names: [], folders: ['dev/team'] },
    });
  });

  it('go on when a mark expires in the middle, and none is lost or repeated', async () => {
    for (let index = 0; index < 30; index++) at.cluster.put('team', `s${index}`, { value: 'x' });
    const store = at.openWith();
    const names: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await store.list({ folder: 'dev/team', limit: 7, ...(cursor !== undefined && { cursor }) });
      assert.ok(page.ok, JSON.stringify(page));
      names.push(...page.value.names);
      cursor = page.value.next;
      if (cursor === undefined) break;
      at.cluster.expireMarks();
    }
    assert.deepEqual(names, Array.from({ length: 30 }, (_, index) => `dev/team/s${index}`).sort());
  });

  it('go on with the mark that the server gives when the old one expired', async () => {
    for (const name of ['a', 'b', 'c']) at.cluster.put('team', name, { value: 'x' });
    const store = at.openWith();
    const first = await store.list({ folder: 'dev/team', limit: 1 });
    assert.ok(first.ok && first.value.next !== undefined);
    const [mark] = JSON.parse(Buffer.from(first.value.next, 'base64url').toString());
    const body = JSON.stringify({ kind: 'Status', reason: 'Expired', metadata: { continue: mark } });
    at.cluster.faults.push({ status: 410, body });
    const second = await store.list({ folder: 'dev/team', limit: 1, cursor: first.value.next });
    assert.deepEqual(second.ok && second.value.names, ['dev/team/b']);
  });

  it('that come in no order are refused rather than missed', async () => {
    at.cluster.put('team', 'm', { value: 'x' });
    at.cluster.put('team', 'n', { value: 'x' });
    const store = at.openWith();
    const first = await store.list({ folder: 'dev/team', limit: 1 });
    assert.ok(first.ok && first.value.next !== undefined);
    at.cluster.secrets.get('team')?.clear();
    const items = [{ metadata: { name: 'a' } }];
    at.cluster.faults.push({ status: 200, body: JSON.stringify({ kind: 'PartialObjectMetadataList', items }) });
    assert.equal(await kindOf(store.list({ folder: 'dev/team', cursor: first.value.next })), 'unreadable');
    assert.equal(await kindOf(store.list({ folder: 'dev/team', cursor: 'no cursor' })), 'unsupported');
  });

  it('that no cluster can have are refused, and so are contexts left out that no reference can name', async () => {
    const items = [{ metadata: { name: '\ud800' } }];
    at.cluster.faults.push({ status: 200, body: JSON.stringify({ kind: 'PartialObjectMetadataList', items }) });
    assert.equal(await kindOf(at.openWith().list({ folder: 'dev/team' })), 'unreadable');
    const file = `${at.kubeconfig()}\n`.replace(
      'contexts:',
      'contexts:\n  - name: "\\uD800"\n    context: {}\n  - name: ..\n    context: {}',
    );
    const page = await at.openWith({ file }).list();
    assert.deepEqual(page.ok && page.value.folders, ['dev']);
  });

  it('are given in parts when a server knows no pages', async () => {
    const items = ['c', 'a', 'b'].map((name) => ({ metadata: { name } }));
    const all: Fault = {
      status: 200,
      body: JSON.stringify({ kind: 'PartialObjectMetadataList', metadata: {}, items }),
    };
    const store = at.openWith();
    at.cluster.faults.push(all, all);
    const first = await store.list({ folder: 'dev/team', limit: 2 });
    assert.ok(first.ok && first.value.next !== undefined);
    assert.deepEqual(first.value.names, ['dev/team/a', 'dev/team/b']);
    const second = await store.list({ folder: 'dev/team', limit: 2, cursor: first.value.next });
    assert.deepEqual(second, { ok: true, value: { names: ['dev/team/c'] } });
  });

  it('of ten thousand secrets come in ten requests', async () => {
    for (let index = 0; index < 10_000; index++) at.cluster.put('team', `s-${index}`, { value: 'x' });
    const store = at.openWith();
    const before = at.cluster.requests.length;
    let count = 0;
    for (let cursor: string | undefined; ; ) {
      const page = await store.list({ folder: 'dev/team', ...(cursor !== undefined && { cursor }) });
      assert.ok(page.ok);
      count += page.value.names.length;
      cursor = page.value.next;
      if (cursor === undefined) break;
    }
    assert.equal(count, 10_000);
    assert.equal(at.cluster.requests.length - before, 10);
  });

  it('that no cluster can hold are not found, without a request', async () => {
    const store = at.openWith();
    const before = at.cluster.requests.length;
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
    assert.equal(at.cluster.requests.length, before);
  });
});
