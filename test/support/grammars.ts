// The grammars of the installed packages, for hosts in tests.

import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Host } from '../../server/host';

const folderOf = (name: string): string => dirname(require.resolve(name));

export const grammars: Pick<Host, 'grammar' | 'treeSitter'> = {
  grammar: (name) =>
    readFile(join(folderOf('@vscode/tree-sitter-wasm/package.json'), 'wasm', `tree-sitter-${name}.wasm`)),
  treeSitter: () => readFile(join(folderOf('web-tree-sitter'), 'web-tree-sitter.wasm')),
};
