import assert from 'node:assert/strict';
import { mask, maskSpan, prefixOf } from '../../../server/engine/findings/mask';

describe('a mask', () => {
  it('is the longest literal prefix of the rule and an ellipsis', () => {
    assert.equal(maskSpan('x zq-long-abcdef', { start: 2, end: 16 }, ['zq-', 'zq-long-']), 'zq-long-…');
  });

  it('shows nothing of a value without one', () => {
    assert.equal(maskSpan('abcdef', { start: 0, end: 6 }, ['zq-']), '…');
    assert.equal(mask(), '…');
  });

  it('never shows a whole value', () => {
    assert.equal(maskSpan('zq-', { start: 0, end: 3 }, ['zq-']), '…');
  });

  it('writes the prefix as the rule does, not as the text does', () => {
    assert.equal(prefixOf('ZQ-KEY-1234', ['zq-key-']), 'zq-key-');
  });

  it('tells nothing about the length', () => {
    const [short, long] = ['zq-1234', `zq-${'1'.repeat(90)}`];
    assert.equal(
      maskSpan(short, { start: 0, end: short.length }, ['zq-']),
      maskSpan(long, { start: 0, end: long.length }, ['zq-']),
    );
  });
});
