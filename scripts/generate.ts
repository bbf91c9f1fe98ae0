// Rewrites everything that is derived: registry indexes, package.json contributions, reference pages, README tables.
// `npm run generate` writes; with `--check` it only names what is stale and exits 1.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { registryIndexes } from './generate/registries';

const root = join(__dirname, '..');
const check = process.argv.includes('--check');
const stale: string[] = [];

function put(path: string, text: string): void {
  const file = join(root, path);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  stale.push(path);
  if (!check) writeFileSync(file, text);
}

async function main(): Promise<void> {
  // The indexes first: what follows imports them.
  for (const { path, text } of registryIndexes(root)) put(path, text);
  const { derivedFiles } = await import('./generate/derived');
  for (const { path, text } of await derivedFiles(root)) put(path, text);
  for (const path of stale) console.log(`${check ? 'stale' : 'wrote'} ${path}`);
  if (check && stale.length > 0) process.exitCode = 1;
}

void main();
