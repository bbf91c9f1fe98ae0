import assert from 'node:assert/strict';
import fc from 'fast-check';
import { unitsOf } from '../../../server/engine/text/units';

/** Unit by unit. */
const plain = (text: string, from: number, to: number): Uint8Array =>
  Uint8Array.from({ length: to - from }, (_, i) => Math.min(text.charCodeAt(from + i), 255));

describe('the units of a text as bytes', () => {
  const letters = fc.constantFrom('a', 'Z', '0', '\n', 'é', 'ÿ', 'ш', '語', '😀', '\ud83d', '\0');
  const text = fc.array(letters, { maxLength: 60 }).map((all) => all.join(''));

  it('are one for each, whatever the text holds', () =>
    fc.assert(
      fc.property(text, fc.nat(20), fc.nat(40), (one, start, length) => {
        const from = Math.min(start, one.length);
        const to = Math.min(from + length, one.length);
        assert.deepEqual(unitsOf(one, from, to), plain(one, from, to));
      }),
    ));

  it('are the same in long texts, where ASCII and other letters come in turns', () => {
    for (const at of [0, 8190, 8191, 8192, 8193, 16_384, 29_999]) {
      const one = `${'k'.repeat(at)}😀${'v'.repeat(30_000 - at)}`;
      assert.deepEqual(unitsOf(one), plain(one, 0, one.length));
    }
  });
});
