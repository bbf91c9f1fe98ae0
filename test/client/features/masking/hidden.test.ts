// Which values are hidden, and which one a peek means.

import assert from 'node:assert/strict';
import { hiddenRanges, valueOnLine } from '../../../../client/features/masking/hidden';
import type { EnvValue, Range } from '../../../../protocol/messages';

const range = (first: number, last = first): Range => ({
  start: { line: first, character: 2 },
  end: { line: last, character: 9 },
});
const plain: EnvValue = { key: 'PORT', range: range(0), masks: [range(0)], sensitive: false };
const secret: EnvValue = { key: 'A', range: range(1), masks: [range(1)], sensitive: true };
const long: EnvValue = { key: 'B', range: range(2, 4), masks: [range(2), range(3), range(4)], sensitive: true };
const all = [plain, secret, long];

describe('hiddenRanges', () => {
  it('hides every line of every sensitive value', () => {
    assert.deepEqual(hiddenRanges(all, undefined), [range(1), range(2), range(3), range(4)]);
  });
  it('shows the peeked one', () => {
    assert.deepEqual(hiddenRanges(all, long), [range(1)]);
  });
  it('shows the peeked one when the values were read anew', () => {
    assert.deepEqual(hiddenRanges(structuredClone(all), long), [range(1)]);
  });
});

describe('valueOnLine', () => {
  it('finds the sensitive value of a line, whole length', () => {
    assert.deepEqual(
      [0, 1, 2, 3, 4, 5].map((line) => valueOnLine(all, line)?.key),
      [undefined, 'A', 'B', 'B', 'B', undefined],
    );
  });
});
