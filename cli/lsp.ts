// `scabbard lsp`: the language server on standard input and output, for editors other than VS Code.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Subcommand } from './subcommand';
import { UsageError } from './support/arguments';

const lsp: Subcommand = {
  name: 'lsp',
  operands: '',
  summary: 'Start the language server on standard input and output.',
  options: { stdio: { help: 'Accepted because editors send it; there is no other way.' } },
  async run(given) {
    if (given.positionals.length > 0) throw new UsageError('lsp takes no operands.');
    // The bundles lie side by side; the server stays in this process and ends it when the editor says so.
    const server = join(__dirname, 'server.js');
    if (!existsSync(server)) throw new UsageError('server.js is not beside this program: run npm run build.');
    if (!process.argv.includes('--stdio')) process.argv.push('--stdio');
    await import(pathToFileURL(server).href);
    return 0;
  },
};
export default lsp;
