// No text makes the engine or a parser throw, hang or answer with a span that is not there. The bench does fifty times as many.

import assert from 'node:assert/strict';
import { fuzz } from './support/fuzz/run';

describe('random texts', () => {
  it('break nothing', function () {
    this.timeout(300_000);
    assert.deepEqual(fuzz({ from: 0, count: 20_000 }), []);
  });
});
