// Starts what is measured: a bench entry, bundled as the product is, in a Node process of its own.

import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { cacheFolder, root } from './folders';

const resolve = createRequire(__filename).resolve;

/** Path of the bundle of `test/bench/inside/<name>.ts`, made as scripts/build.mjs makes ours. `first` stands before its code. */
export function bundle(name: string, first = ''): string {
  const outfile = join(cacheFolder('bundles'), `${name}.cjs`);
  buildSync({
    entryPoints: [join(root, 'test', 'bench', 'inside', `${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    minifyWhitespace: true,
    minifySyntax: true,
    banner: { js: first },
    logLevel: 'error',
    absWorkingDir: root,
    alias: {
      'web-tree-sitter': resolve('web-tree-sitter').replace(/\.js$/, '.cjs'),
      'jsonc-parser': join(root, 'node_modules/jsonc-parser/lib/esm/main.js'),
    },
  });
  return outfile;
}

/** What the entry answers: it writes one JSON text to its output. Fails when it takes longer than `seconds`. */
export function inside<Answer>(script: string, given: unknown, { seconds = 1800 } = {}): Answer {
  const { status, signal, stdout, stderr, error } = spawnSync(process.execPath, [script, JSON.stringify(given)], {
    encoding: 'utf8',
    timeout: seconds * 1000,
    maxBuffer: 512 << 20,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${script} ended with ${signal ?? status}\n${stderr.slice(0, 4000)}`);
  return JSON.parse(stdout) as Answer;
}
