// Every code we may report is explained on the reference page.

import assert from 'node:assert/strict';
import { hygieneCodes } from '../../protocol/hygiene';
import { all as checks } from '../../server/checks';
import { envCodes } from '../../server/dotenv/problem';

describe('hygiene codes', () => {
  it('explain every env code and every check', () => {
    const missing = [...envCodes, 'config/invalid'].filter((code) => hygieneCodes[code] === undefined);
    assert.deepEqual(missing, []);
    assert.ok(
      checks.every(({ id }) => hygieneCodes[id] !== undefined),
      checks.map(({ id }) => id).join(', '),
    );
  });
});
