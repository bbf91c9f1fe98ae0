// The arithmetic under the judgements.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { classCount, distinct, isRun, shannon } from '../../../server/engine/judge/entropy';
import { wordlikeness } from '../../../server/engine/judge/wordlike';

describe('entropy', () => {
  it('is nothing for one repeated character, and the logarithm of n different ones', () => {
    assert.equal(shannon(''), 0);
    assert.equal(shannon('aaaa'), 0);
    assert.equal(shannon('abcdefgh'), 3);
  });

  it('never exceeds what the number of distinct characters allows', () => {
    fc.assert(fc.property(fc.string({ minLength: 1 }), (text) => shannon(text) <= Math.log2(distinct(text)) + 1e-9));
  });

  it('counts kinds of characters', () => {
    assert.deepEqual(['abc', 'aB', 'aB1', 'aB1!', 'é'].map(classCount), [1, 2, 3, 4, 1]);
  });

  for (const text of [
    'abcdef',
    'fedcba',
    '123456',
    '654321',
    'qwertyuiop',
    'abcabcabc',
    '12341234',
    'xxxx',
    '1212121',
    '1234567890123456',
  ])
    it(`${text} is a run`, () => assert.equal(isRun(text), true));

  for (const text of ['', 'a', 'acbd', 'k3v9', 'hunter'])
    it(`'${text}' is no run`, () => assert.equal(isRun(text), false));
});

describe('wordlikeness', () => {
  for (const word of ['password', 'connection', 'database', 'userName', 'sunflower'])
    it(`${word} reads like a word`, () => assert.ok(wordlikeness(word) >= 4.6));

  for (const noise of ['qzxvkjwp', 'nrlsvsuotjd', 'djdzqazb', 'bxqkzvtj'])
    it(`${noise} does not`, () => assert.ok(wordlikeness(noise) < 4));

  it('has nothing against texts without letters', () => assert.equal(wordlikeness('1234'), 9));
});
