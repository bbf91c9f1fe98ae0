// Which stores a person has, and which of them are the same from every folder of a workspace.

import assert from 'node:assert/strict';
import type { StoreKind } from '../../../stores/store';
import { createStores } from '../../../stores/use/configured';
import { memoryStore } from '../support/memory-store';
import { testHost } from '../support/test-host';

function setUp() {
  const opened: (string | undefined)[] = [];
  const closed: string[] = [];
  const kindOf = (id: string, more: Partial<StoreKind> = {}): StoreKind => ({
    id,
    title: id,
    detail: '',
    scheme: id,
    opens: 'settings',
    says: { auth: '', read: '', write: '', rotate: '', list: '' },
    open: ({ folder }) => {
      opened.push(folder);
      return { ...memoryStore({}), close: async () => void closed.push(`${id} ${folder ?? ''}`) };
    },
    ...more,
  });
  const stores = createStores({
    kinds: [kindOf('vault'), kindOf('sops', { isOfFolder: true }), kindOf('file', { opens: 'file' })],
    settings: { dev: { kind: 'vault', address: 'https://vault.example' }, sops: { kind: 'sops', deep: true } },
    host: testHost(),
    folder: '/work/a',
  });
  return { stores, opened, closed };
}

describe('configured stores', () => {
  it('are each kind without an alias, and those of the settings before them', () => {
    const { stores } = setUp();
    assert.deepEqual(
      stores.choices.map(({ key }) => key),
      ['vault+dev', 'vault', 'sops'],
    );
    assert.deepEqual(stores.choices.map(stores.settingsOf), [{ address: 'https://vault.example' }, {}, { deep: true }]);
  });

  it('are opened once for all folders, and those of files once for each', async () => {
    const { stores, opened, closed } = setUp();
    const [dev, , sops] = stores.choices;
    const there = stores.in('/work/b');
    assert.equal(stores.open(dev!), there.open(dev!));
    assert.equal(stores.open(sops!), stores.in('/work/a').open(sops!));
    assert.notEqual(stores.open(sops!), there.open(sops!));
    assert.deepEqual(opened, [undefined, '/work/a', '/work/b']);
    assert.deepEqual([stores.keyOf(there.open(dev!)), stores.keyOf(there.open(sops!))], ['vault+dev', 'sops']);
    await there.close();
    assert.deepEqual(closed, ['vault ', 'sops /work/a', 'sops /work/b']);
    assert.equal(stores.keyOf(memoryStore({})), undefined);
  });
});
