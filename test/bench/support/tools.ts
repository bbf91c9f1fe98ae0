// The programs we are compared with, installed to the cache folder without running their scripts.

import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { tools as versions } from '../pinned';
import { once } from './once';

export interface Tools {
  /** Path of ripgrep's program; its npm package brings one per platform. */
  readonly rg: string;
  /** Path of secretlint's script, for `node`. */
  readonly secretlint: string;
  readonly folder: string;
}

export function tools(): Tools {
  const folder = once('tools', versions, (into) => {
    writeFileSync(join(into, 'package.json'), JSON.stringify({ private: true, dependencies: versions }));
    execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--silent'], {
      cwd: into,
      stdio: 'pipe',
    });
  });
  const { resolve } = createRequire(join(folder, 'package.json'));
  const program = process.platform === 'win32' ? 'rg.exe' : 'rg';
  return {
    rg: resolve(`@vscode/ripgrep-${process.platform}-${process.arch}/bin/${program}`),
    secretlint: join(folder, 'node_modules', 'secretlint', 'bin', 'secretlint.js'),
    folder,
  };
}
