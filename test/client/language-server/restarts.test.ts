// How often and how soon a dead server comes back.

import assert from 'node:assert/strict';
import { createRestarts } from '../../../client/language-server/restarts';

describe('restarts', () => {
  it('come at once, then ever later, and end after the fifth within three minutes', () => {
    const restarts = createRestarts(() => 0);
    assert.deepEqual(
      Array.from({ length: 7 }, () => restarts.died()),
      [100, 1000, 2000, 4000, 8000, undefined, undefined],
    );
  });

  it('forget what is long ago', () => {
    let now = 0;
    const restarts = createRestarts(() => now);
    for (let death = 0; death < 20; death++) {
      assert.equal(restarts.died(), 100);
      now += 3 * 60_000;
    }
  });

  it('begin anew when a person asks', () => {
    const restarts = createRestarts(() => 0);
    for (let death = 0; death < 6; death++) restarts.died();
    restarts.reset();
    assert.equal(restarts.died(), 100);
  });
});
