// Values of several lines, long ones and empty ones in a box of one line.

import assert from 'node:assert/strict';
import { onOneLine } from '../../../client/stores/ask/one-line';

describe('a value on one line', () => {
  it('is itself where it can be', () => {
    assert.deepEqual(onOneLine('  a$(b) "c" '), { shown: '  a$(b) "c" ', note: '' });
  });

  it('shows line ends and says so', () => {
    assert.equal(onOneLine('a\nb\r\nc\rd\u2028e').shown, 'a⏎b⏎c⏎d⏎e');
    assert.match(onOneLine('a\nb').note, /⏎ stands for a line end/);
  });

  it('says what it leaves out, and that there is nothing', () => {
    assert.deepEqual(onOneLine('abcdef', 4), { shown: 'abcd', note: 'Only the first 4 characters are shown.' });
    assert.deepEqual(onOneLine(''), { shown: '', note: 'The value is empty.' });
  });
});
