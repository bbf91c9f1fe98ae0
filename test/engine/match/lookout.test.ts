import assert from 'node:assert/strict';
import { createOrigin } from '../../../server/engine/findings/origin';
import { createLookout, listed } from '../../../server/engine/match/lookout';
import { unitsOf } from '../../../server/engine/text/units';
import type { Watcher, Word } from '../../../server/engine/watcher';

const watcher = (id: string, ...words: readonly Word[]): Watcher => ({ id, words, reach: 10, at: () => [] });

function seen(watchers: readonly Watcher[], units: Uint8Array): readonly string[] {
  const spots = createLookout(listed(watchers)).look({
    units,
    from: 0,
    to: units.length,
    origin: createOrigin({ path: 'a' }),
  });
  return spots.map((spot) => `${spot.watcher.id} ${spot.start}-${spot.end}`);
}

describe('the lookout', () => {
  it('tells every watcher of a word, in the order of the text', () => {
    const both = [watcher('one', { text: 'key' }), watcher('two', { text: 'key' }, { text: 'a ' })];
    assert.deepEqual(seen(both, unitsOf('a Key')), ['two 0-2', 'one 2-5', 'two 2-5']);
  });

  it('minds the case of words that want it', () => {
    const exact = watcher('exact', { text: 'AKIA', exact: true });
    assert.deepEqual(seen([exact], unitsOf('akia AKIA aKIA')), ['exact 5-9']);
  });

  it('finds words beyond ASCII in the text', () => {
    const words = watcher('w', { text: 'пароль' }, { text: 'contraseña' }, { text: '密码' });
    for (const text of ['пароль', 'Пароль', 'ПАРОЛЬ', 'CONTRASEÑA', 'contraseña', '密码']) {
      const spots = createLookout(listed([words])).lookBeyond(`x${text}`);
      assert.deepEqual(
        spots.map(({ start, end }) => [start, end]),
        [[1, 1 + text.length]],
      );
    }
  });

  it('asks the cheap check before it tells', () => {
    const picky = {
      ...watcher('picky', { text: 'key' }),
      passes: (units: Uint8Array, _: number, end: number) => units[end] === 61,
    };
    assert.deepEqual(seen([picky], unitsOf('key: key=')), ['picky 5-8']);
  });
});
