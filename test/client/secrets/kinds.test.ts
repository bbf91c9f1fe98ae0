// Every kind that can be generated can be chosen, and its strength is told without flattery.

import assert from 'node:assert/strict';
import { classWords, kindWords, strengthWords } from '../../../client/secrets/kinds';
import { newEnvValue } from '../../../client/secrets/new-value';
import { quoteEnvValue } from '../../../protocol/env-quote';
import { characterClasses, generateKinds } from '../../../protocol/generate';

describe('the words of the choice', () => {
  it('name every kind and every class once', () => {
    assert.deepEqual(kindWords.map(({ kind }) => kind).sort(), [...generateKinds].sort());
    assert.deepEqual(
      classWords.map(({ id }) => id),
      characterClasses,
    );
  });

  it('round the strength down and say when it is little', () => {
    assert.equal(strengthWords(256), '256 bits of strength');
    assert.equal(strengthWords(122), '122 bits of strength');
    assert.match(strengthWords(77.9), /^77 bits of strength: enough for a password/);
    assert.match(strengthWords(30), /weak/);
  });
});

describe('newEnvValue', () => {
  it('is 32 bytes that need no quotes', () => {
    const value = newEnvValue((count) => new Uint8Array(count).fill(251));
    assert.equal(Buffer.from(value, 'base64url').length, 32);
    assert.equal(quoteEnvValue(value), value);
  });
});
