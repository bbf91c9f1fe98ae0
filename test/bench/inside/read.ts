// Opens, reads and closes every file as plainly as Node can: what no scanner in Node is cheaper than.

import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { sizeLimit } from '../../../server/workspace/reading/read-text';

const buffer = new Uint8Array(sizeLimit);
const paths = readFileSync(process.argv[2]!, 'utf8').split('\0').filter(Boolean);
for (const path of paths) {
  const file = openSync(path, 'r');
  while (readSync(file, buffer) > 0);
  closeSync(file);
}
