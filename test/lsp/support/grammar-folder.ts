// One folder with the runtime and the grammars, as the build makes it beside the server.

import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Made once per test process, removed at its end. */
export const grammarFolder = createGrammarFolder();

function createGrammarFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'scabbard-grammars-'));
  const wasm = join(dirname(require.resolve('@vscode/tree-sitter-wasm/package.json')), 'wasm');
  const runtime = join(dirname(require.resolve('web-tree-sitter')), 'web-tree-sitter.wasm');
  symlinkSync(runtime, join(folder, 'tree-sitter.wasm'));
  for (const name of ['javascript', 'typescript', 'tsx', 'python']) {
    symlinkSync(join(wasm, `tree-sitter-${name}.wasm`), join(folder, `tree-sitter-${name}.wasm`));
  }
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
