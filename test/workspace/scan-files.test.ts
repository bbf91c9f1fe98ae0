// Files come in order, with what was found, and one that takes too long is said to have been skipped.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { ScanInput, ScanResult } from '../../server/engine/finding';
import { type ScanFilesOptions, scanFiles } from '../../server/workspace/scan-files';
import { folderWith, removeFolders } from './support/sandbox';

const nothing: ScanResult = { findings: [], suppressed: [], failures: [] };

async function scan(root: string, options: Partial<ScanFilesOptions> = {}): Promise<readonly string[]> {
  const said: string[] = [];
  const inputFor = (path: string) => ({ path });
  for await (const scanned of scanFiles({ root, detect: () => nothing, inputFor, ...options })) {
    said.push(`${scanned.file}: ${scanned.kind === 'skipped' ? scanned.reason : scanned.kind}`);
  }
  return said;
}

describe('scan of files', () => {
  afterEach(removeFolders);

  it('keeps the order of the walk while it reads ahead', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `${String(index).padStart(2, '0')}.txt`);
    const folder = folderWith(
      Object.fromEntries(names.map((name, index) => [name, 'x'.repeat(40_000 - index * 1000)])),
    );
    assert.deepEqual(
      await scan(folder),
      names.map((name) => `${name}: file`),
    );
  });

  it('gives the engine the text and what it was told of the path', async () => {
    const folder = folderWith({ 'a.txt': 'hello' });
    const seen: ScanInput[] = [];
    const detect = (input: ScanInput) => {
      seen.push(input);
      return nothing;
    };
    await scan(folder, { detect, inputFor: () => ({ path: 'as/told.txt' }) });
    assert.deepEqual(seen, [{ text: 'hello', path: 'as/told.txt' }]);
  });

  it('gives up on an answer that does not come', async () => {
    const folder = folderWith({ 'a.txt': '', 'b.txt': '' });
    const detect = ({ path }: ScanInput) =>
      path === join(folder, 'a.txt') ? new Promise<ScanResult>(() => undefined) : Promise.resolve(nothing);
    assert.deepEqual(await scan(folder, { detect, timeLimit: 5 }), ['a.txt: time limit', 'b.txt: file']);
  });

  it('stops when told to', async () => {
    const folder = folderWith({ 'a.txt': '', 'b.txt': '', 'c.txt': '' });
    const stop = new AbortController();
    const detect = () => {
      stop.abort();
      return nothing;
    };
    assert.deepEqual(await scan(folder, { detect, signal: stop.signal }), ['a.txt: file']);
  });
});
