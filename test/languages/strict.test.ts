// The fix leaves code that compiles: all TypeScript cases after the move, under `strict`, in one run of the compiler.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { moveCases } from './cases';

const root = join(__dirname, '../..');

describe('TypeScript after the move', () => {
  it('compiles under strict', () => {
    const cases = moveCases().filter(({ extension }) => /^tsx?$/.test(extension));
    assert.ok(cases.length >= 15);
    const folder = mkdtempSync(join(tmpdir(), 'scabbard-strict-'));
    const files = cases.map(({ id, extension }) => join(root, 'test/fixtures/move', `${id}.after.${extension}`));
    const compilerOptions = {
      ...{ strict: true, noEmit: true, target: 'ES2022', module: 'preserve', moduleResolution: 'bundler' },
      ...{ jsx: 'preserve', experimentalDecorators: true, skipLibCheck: true },
      ...{ types: ['node'], typeRoots: [join(root, 'node_modules/@types')] },
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    const { status, stdout } = spawnSync(process.execPath, [compiler, '-p', folder], { encoding: 'utf8' });
    rmSync(folder, { recursive: true, force: true });
    assert.equal(status, 0, stdout);
  });
});
