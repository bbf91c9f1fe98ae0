// Files come in order, with what was found, whoever scans them.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Job, Outcome, Pool } from '../../../server/workspace/scanning/pool';
import { nothingFound } from '../../../server/workspace/scanning/pool';
import { type ScanFilesOptions, scanFiles } from '../../../server/workspace/scanning/scan-files';
import { folderWith, removeFolders } from '../support/sandbox';

const scanned: Outcome = { kind: 'scanned', bytes: 0, result: nothingFound };

const poolOf = (run: (batch: readonly Job[]) => readonly Outcome[], width = 1): Pool => ({
  width,
  run: async (batch) => run(batch),
  close: async () => undefined,
});

async function scan(root: string, options: Partial<ScanFilesOptions> = {}): Promise<readonly string[]> {
  const said: string[] = [];
  const nameOf = (path: string) => path;
  const pool = poolOf((batch) => batch.map(() => scanned));
  for await (const one of scanFiles({ root, pool, nameOf, common: { minimumConfidence: 'likely' }, ...options })) {
    said.push(`${one.file}: ${one.kind === 'skipped' ? one.reason : one.kind}`);
  }
  return said;
}

describe('scan of files', () => {
  afterEach(removeFolders);
  const names = Array.from({ length: 300 }, (_, index) => `${String(index).padStart(3, '0')}.txt`);

  it('keeps the order of the walk whichever batch is done first', async () => {
    const folder = folderWith(Object.fromEntries(names.map((name) => [name, ''])));
    let waiting = 0;
    const pool: Pool = {
      ...poolOf(() => [], 3),
      run: async (batch) => {
        waiting += 1;
        await new Promise((resume) => setTimeout(resume, 30 - 5 * waiting));
        return batch.map(() => scanned);
      },
    };
    assert.deepEqual(
      await scan(folder, { pool }),
      names.map((name) => `${name}: file`),
    );
  });

  it('tells the scanner where the file is and what its project calls it', async () => {
    const folder = folderWith({ 'a.txt': 'hello' });
    const seen: Job[] = [];
    const pool = poolOf((batch) => {
      seen.push(...batch);
      return batch.map(() => ({ kind: 'skipped', reason: 'seen' }));
    });
    const said = await scan(folder, { pool, nameOf: () => 'as/told.txt' });
    assert.deepEqual(seen, [{ path: join(folder, 'a.txt'), name: 'as/told.txt' }]);
    assert.deepEqual(said, ['a.txt: seen']);
  });

  it('stops when told to', async () => {
    const folder = folderWith(Object.fromEntries(names.map((name) => [name, ''])));
    const stop = new AbortController();
    const pool = poolOf((batch) => {
      stop.abort();
      return batch.map(() => scanned);
    });
    assert.deepEqual(await scan(folder, { pool, signal: stop.signal }), []);
  });
});
