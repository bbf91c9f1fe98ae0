// Whether a file may be written, before anything is changed.

import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isReadOnly } from '../../server/workspace/reading/read-only';

describe('read-only files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'scabbard-read-only-'));
  const file = join(folder, '.env');
  after(() => rmSync(folder, { recursive: true }));

  it('are those whose owner may not write them, even for root', async () => {
    writeFileSync(file, 'A=1\n');
    assert.equal(await isReadOnly(file), false);
    chmodSync(file, 0o444);
    assert.equal(await isReadOnly(file), true);
  });

  it('are not those that do not exist', async () => assert.equal(await isReadOnly(join(folder, 'none')), false));
});
