// Bundles the extension, the server and the command line into dist/, with the grammars beside them.

import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const require = createRequire(import.meta.url);
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const dist = join(root, 'dist');

/** Grammars of the languages whose literals we rewrite; each is loaded on first use. */
const grammars = ['javascript', 'typescript', 'tsx', 'python'];

/**
 * The rules' look-alikes are for tests: shipped, they would only be bulk that other scanners take for tokens. The formatter
 * fixes how they are written; should that change, the build fails here.
 */
const withoutMisses = {
  name: 'without-misses',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]rules[\\/][^\\/]+[\\/][^\\/]+\.ts$/ }, ({ path }) => {
      const contents = readFileSync(path, 'utf8').replace(/^ {4}misses: \[(?:.*\],|\n[\s\S]*?^ {4}\],)$/gm, '');
      if (contents.includes('misses:')) throw new Error(`The look-alikes of ${path} are not written as expected.`);
      return { contents, loader: 'ts' };
    });
  },
};

/** What is loaded when it is first used, by `import()`, is a bundle of its own beside the others. */
const apart = {
  name: 'apart',
  setup({ onResolve }) {
    const chunk = (filter, path) =>
      onResolve({ filter }, ({ kind }) => (kind === 'dynamic-import' ? { path, external: true } : undefined));
    chunk(/\/stores\/runtime$/, './stores.js');
    chunk(/\/aws\/client$/, './aws.js');
    chunk(/^\.\/library$/, './library.js');
  },
};

const shared = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // Names are kept as they are: error classes and functions are told apart by them, and restoring them costs a call per closure.
  minifyWhitespace: true,
  minifySyntax: true,
  sourcemap: false,
  legalComments: 'none',
  logLevel: 'warning',
  absWorkingDir: root,
  plugins: [withoutMisses, apart],
  // `require` of a bundle: extension hosts and plain Node treat it alike.
  supported: { 'dynamic-import': false },
  define: { 'process.env.SCABBARD_VERSION': JSON.stringify(version) },
  // web-tree-sitter's ES module build asks for import.meta.url, which a CommonJS bundle does not have.
  alias: {
    'web-tree-sitter': require.resolve('web-tree-sitter').replace(/\.js$/, '.cjs'),
    // Its main file loads its parts through a `require` that no bundler sees.
    'jsonc-parser': join(root, 'node_modules/jsonc-parser/lib/esm/main.js'),
  },
};

rmSync(dist, { recursive: true, force: true });
mkdirSync(join(dist, 'grammars'), { recursive: true });
await Promise.all([
  // Where size counts more: it is read at every start of the editor.
  build({
    ...shared,
    minify: true,
    keepNames: true,
    entryPoints: { extension: 'client/extension.ts', library: 'client/language-server/library.ts' },
    outdir: 'dist',
    external: ['vscode'],
  }),
  build({ ...shared, entryPoints: ['stores/runtime.ts'], outfile: 'dist/stores.js' }),
  build({ ...shared, minify: true, entryPoints: ['stores/parts/aws/client.ts'], outfile: 'dist/aws.js' }),
  build({ ...shared, entryPoints: ['server/main.ts'], outfile: 'dist/server.js' }),
  build({ ...shared, entryPoints: ['server/worker.ts'], outfile: 'dist/worker.js' }),
  build({ ...shared, entryPoints: ['cli/main.ts'], outfile: 'dist/cli.js', banner: { js: '#!/usr/bin/env node' } }),
]);
const prebuild = join(dist, 'prebuild.js');
await build({ ...shared, entryPoints: ['scripts/prebuild.ts'], outfile: prebuild });
execFileSync(process.execPath, [prebuild, join(dist, 'engine.bin')], { stdio: 'inherit' });
rmSync(prebuild);
// For `npx --no scabbard`, which starts the file itself.
chmodSync(join(dist, 'cli.js'), 0o755);
const wasm = join(dirname(require.resolve('@vscode/tree-sitter-wasm/package.json')), 'wasm');
for (const name of grammars)
  copyFileSync(join(wasm, `tree-sitter-${name}.wasm`), join(dist, 'grammars', `tree-sitter-${name}.wasm`));
copyFileSync(
  join(dirname(require.resolve('web-tree-sitter')), 'web-tree-sitter.wasm'),
  join(dist, 'grammars', 'tree-sitter.wasm'),
);
