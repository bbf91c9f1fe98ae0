import assert from 'node:assert/strict';
import fc from 'fast-check';
import { all as rules } from '../../../rules';
import { createOrigin } from '../../../server/engine/findings/origin';
import { detectors } from '../../../server/engine/judge/detectors';
import { createLookout, listed } from '../../../server/engine/match/lookout';
import { ruleWatcher } from '../../../server/engine/match/rule-watcher';
import { bytesWhere, isUpper } from '../../../server/engine/text/bytes';
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

const isOpen = (byte: number): boolean => byte === 40;

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

  it('passes over a word that what it wants does not follow', () => {
    const one = { ...watcher('one', { text: 'ab' }), follows: () => ({ set: bytesWhere(isUpper), count: 2 }) };
    assert.deepEqual(seen([one], unitsOf('abCD abC- ab-D')), ['one 0-2']);
    // What comes after the end is not known.
    assert.deepEqual(seen([one], unitsOf('abC')), ['one 0-2']);
    const call = { ...watcher('call', { text: 'ab' }), follows: () => ({ set: bytesWhere(isOpen), count: 1 }) };
    const both = [one, call];
    assert.deepEqual(seen(both, unitsOf('ab(- ab-- abCD')), ['one 0-2', 'call 0-2', 'one 10-12', 'call 10-12']);
    assert.deepEqual(seen([one, watcher('any', { text: 'ab' })], unitsOf('ab--')), ['one 0-2', 'any 0-2']);
  });

  it('passes over nothing that a watcher would take', () => {
    const watchers = [...rules.map((rule) => ruleWatcher(rule) as Watcher), ...detectors];
    const short = watchers.filter(({ words }) => words.some(({ text }) => text.length <= 4));
    const lookouts = [short, short.map(({ follows: _, ...rest }) => rest)].map((all) => createLookout(listed(all)));
    const words = [...new Set(short.flatMap((one) => one.words.map(({ text }) => text)))];
    const word = fc.constantFrom(...words, ...words.map((text) => text.toUpperCase()));
    const behind = fc.string({ unit: fc.constantFrom(...'aZ7fF0-_./+=:;,"( \n\xe9'), maxLength: 12 });
    const long = fc.stringMatching(/^[A-Za-z0-9]{20,90}$/);
    const text = fc.array(fc.oneof(word, behind, long), { maxLength: 60 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (one) => {
        const [seenTo, asked] = lookouts.map((lookout) => {
          const units = unitsOf(one);
          const spots = lookout.look({ units, from: 0, to: units.length, origin: createOrigin({ path: 'a.ts' }) });
          return spots.map((spot) => `${spot.watcher.id} ${spot.start}-${spot.end}`);
        });
        assert.deepEqual(seenTo, asked);
      }),
      { numRuns: 2000, seed: 1 },
    );
  });
});
