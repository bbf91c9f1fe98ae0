// No access to a store without a line in the log, and no value in such a line.

import assert from 'node:assert/strict';
import { found, refused, type Store } from '../../../stores/store';
import type { Access } from '../../../stores/use/access-log';
import { audited } from '../../../stores/use/audited-store';

const value = 'canary-value-of-the-store';

const store: Store = {
  describe: () => ({ kind: 'memory', place: 'here', hasVersions: false }),
  list: async ({ cursor } = {}) =>
    cursor === 'gone'
      ? refused('unavailable', 'It is gone.')
      : found({ names: [cursor ?? 'KEY'], ...(cursor === undefined && { next: 'SECOND' }) }),
  get: async (name) => (name === 'KEY' ? found({ text: value }) : refused('not-found', 'There is no such name.')),
  health: async () => found({ summary: 'It is well.' }),
};

function recorded() {
  const lines: Access[] = [];
  const accessLog = { file: '', record: async (access: Access) => void lines.push(access) };
  return { lines, source: audited(store, accessLog, 'scabbard.fetchSecret') };
}

describe('a store under audit', () => {
  const about = { by: 'scabbard.fetchSecret', store: 'memory', place: 'here' };

  it('records each value that was read, by name and use', async () => {
    const { lines, source } = recorded();
    for (const use of ['copy', 'peek', 'set'] as const) {
      assert.deepEqual(await source.fetch('KEY', use), found({ text: value }));
    }
    await source.fetch('ABSENT', 'copy');
    assert.deepEqual(lines, [
      { ...about, name: 'KEY', action: 'copy', outcome: 'ok' },
      { ...about, name: 'KEY', action: 'peek', outcome: 'ok' },
      { ...about, name: 'KEY', action: 'set', outcome: 'ok' },
      { ...about, name: 'ABSENT', action: 'copy', outcome: 'not-found' },
    ]);
    assert.ok(!JSON.stringify(lines).includes(value));
  });

  it('records a listing once, and where it broke off', async () => {
    const { lines, source } = recorded();
    await source.list();
    await source.list({ cursor: 'SECOND' });
    await source.list({ cursor: 'gone' });
    assert.deepEqual(
      lines.map(({ action, outcome }) => `${action} ${outcome}`),
      ['list ok', 'list unavailable'],
    );
  });

  it('hands nothing out when the log cannot be written', async () => {
    const accessLog = { file: '', record: () => Promise.reject(new Error('disk full')) };
    const source = audited(store, accessLog, 'scabbard.fetchSecret');
    await assert.rejects(source.fetch('KEY', 'copy'), /disk full/);
    await assert.rejects(source.list(), /disk full/);
  });
});
