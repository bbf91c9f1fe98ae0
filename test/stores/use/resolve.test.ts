// References become values only after the exact list was approved, and every access is in the log.

import assert from 'node:assert/strict';
import type { Store, StoreKind } from '../../../stores/store';
import type { Access } from '../../../stores/use/access-log';
import { createApprovals } from '../../../stores/use/approvals';
import { createStores } from '../../../stores/use/configured';
import { type ApprovalRequest, type Resolver, resolveVariables } from '../../../stores/use/resolve';
import { memoryStore } from '../support/memory-store';
import { newFolder, testHost } from '../support/test-host';

const secret = 'canary-value-of-nothing';

const kindOf = (id: string, store: Store): StoreKind => ({
  id,
  title: id,
  detail: '',
  scheme: id,
  opens: 'settings',
  says: { auth: '', read: '', write: '', rotate: '', list: '' },
  open: () => store,
});

function setUp(answer = true) {
  const asked: ApprovalRequest[] = [];
  const log: Access[] = [];
  const stores = createStores({
    kinds: [
      kindOf('vault', memoryStore({ 'app#key': secret, nul: 'a\0b' })),
      kindOf('local', memoryStore({ other: 'second-value' })),
    ],
    settings: { dev: { kind: 'vault' } },
    host: testHost(),
  });
  const resolver: Resolver = {
    stores,
    approvals: createApprovals(newFolder()),
    accessLog: { file: '', record: async (access) => void log.push(access) },
    by: 'run',
    askApproval: async (request) => {
      asked.push(request);
      return answer;
    },
  };
  const resolve = (variables: Readonly<Record<string, string>>, folder = '/work') =>
    resolveVariables(resolver, {
      folder,
      variables: Object.entries(variables).map(([name, value]) => ({ name, value })),
      signal: new AbortController().signal,
    });
  return { asked, log, resolve };
}

describe('resolving references', () => {
  it('gives plain values back as they are, and asks nobody', async () => {
    const { asked, log, resolve } = setUp();
    const resolved = await resolve({ PORT: '80', URL: 'https://host/path', ODD: 'vault:/no' });
    assert.ok(resolved.ok && 'values' in resolved.value);
    assert.deepEqual(
      [...resolved.value.values],
      [
        ['PORT', '80'],
        ['URL', 'https://host/path'],
        ['ODD', 'vault:/no'],
      ],
    );
    assert.deepEqual([asked, log], [[], []]);
  });

  it('asks once for exactly this list, and again for any change', async () => {
    const { asked, resolve } = setUp();
    const first = { A: 'vault://app#key', B: '1' };
    await resolve(first);
    await resolve({ ...first, C: 'again' });
    assert.equal(asked.length, 1);
    await resolve({ ...first, D: 'local://other' });
    assert.deepEqual(asked[1], {
      folder: '/work',
      list: ['local://other', 'vault://app#key'],
      news: ['local://other'],
    });
    await resolve(first);
    assert.equal(asked.length, 3, 'a shorter list is another one');
    await resolve(first, '/elsewhere');
    assert.equal(asked.length, 4, 'another folder is asked for by itself');
  });

  it('touches no store without the approval', async () => {
    const { log, resolve } = setUp(false);
    const refusedAll = await resolve({ A: 'vault://app#key' });
    assert.ok(!refusedAll.ok && refusedAll.problem.kind === 'denied');
    assert.deepEqual(log, []);
  });

  it('replaces references and tells what came from a store', async () => {
    const { log, resolve } = setUp();
    const resolved = await resolve({ A: 'vault+dev://app#key', B: 'plain' });
    assert.ok(resolved.ok && 'values' in resolved.value);
    assert.equal(resolved.value.values.get('A'), secret);
    assert.deepEqual(resolved.value.secrets, [secret]);
    assert.deepEqual(
      log.map(({ action, name, outcome }) => [action, name, outcome]),
      [['run', 'app#key', 'ok']],
    );
    assert.ok(!JSON.stringify(log).includes(secret));
  });

  it('names the variables that failed, and no value', async () => {
    const { resolve } = setUp();
    const resolved = await resolve({
      A: 'vault://app#key',
      B: 'vault://absent',
      C: 'vault+prod://x',
      D: 'vault://nul',
    });
    assert.ok(resolved.ok && 'failures' in resolved.value);
    assert.deepEqual(
      resolved.value.failures.map(({ name }) => name),
      ['B', 'C', 'D'],
    );
    assert.ok(!JSON.stringify(resolved).includes(secret));
  });
});
