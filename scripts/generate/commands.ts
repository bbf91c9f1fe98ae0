// Reads what the client's commands say of themselves, without VS Code: they are bundled against an empty `vscode`.

import { createRequire, Module } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';

export interface CommandFacts {
  readonly id: string;
  readonly title: string;
  readonly icon?: string;
  /** When the command can run: greyed out elsewhere. */
  readonly enablement?: string;
  /** When the palette lists it. */
  readonly when?: string;
}

/** Metadata of every command, sorted by id. */
export async function commandFacts(root: string): Promise<readonly CommandFacts[]> {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'client/commands/index.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    external: ['vscode', 'vscode-languageclient'],
    logLevel: 'silent',
  });
  const loaded = new Module('commands') as Module & { exports: { all: readonly CommandFacts[] } };
  const requireHere = createRequire(__filename);
  const anything: object = new Proxy(() => {}, {
    get: () => anything,
    apply: () => anything,
    construct: () => anything,
  });
  new Function('module', 'exports', 'require', outputFiles[0]!.text)(loaded, loaded.exports, (id: string) =>
    id.startsWith('vscode') ? anything : requireHere(id),
  );
  return [...loaded.exports.all].sort((a, b) => (a.id < b.id ? -1 : 1));
}
