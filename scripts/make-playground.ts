// Copies the sample workspace to a folder and fills its marks with generated values: `tsx scripts/make-playground.ts FOLDER [SEED]`.

import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../server/engine/shape/sample';
import { fillMarks } from '../test/support/marks';

/** Writes the sample workspace to `target`, which must not exist; the same seed makes the same values. */
export function makePlayground(target: string, seed = 1): void {
  cpSync(join(__dirname, '../test/fixtures/playground'), target, { recursive: true });
  const random = seededRandom(seed);
  for (const entry of readdirSync(target, { recursive: true, withFileTypes: true }).sort((a, b) =>
    join(a.parentPath, a.name) < join(b.parentPath, b.name) ? -1 : 1,
  )) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const { text } = fillMarks(readFileSync(file, 'utf8'), random);
    writeFileSync(file, text);
  }
  // `not-ignored` and `tracked` exist only in a repository.
  execFileSync('git', ['init', '--quiet', target]);
  execFileSync('git', ['-C', target, 'add', '--force', 'deploy/.env.production']);
}

const [target, seed] = process.argv.slice(2);
if (require.main === module && target) makePlayground(target, seed ? Number(seed) : undefined);
