// Runs the suite of `extension-host/` inside VS Code's extension host, against the installed package.

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { makeProject } from './support/project';
import { startVsCode } from './support/vscode';

const root = join(__dirname, '../..');
const out = join(root, 'out/extension-host');

/** VS Code runs tests only for an extension under development: this one is empty, ours is the installed package. */
const emptyExtension = JSON.stringify({
  name: 'driver',
  publisher: 'scabbard',
  version: '0.0.1',
  engines: { vscode: '*' },
});

describe('in the extension host', () => {
  it('passes its suite', async function () {
    this.timeout(300_000);
    mkdirSync(join(out, 'driver'), { recursive: true });
    writeFileSync(join(out, 'driver/package.json'), emptyExtension);
    await build({
      entryPoints: [join(__dirname, 'extension-host/index.ts')],
      outfile: join(out, 'suite.js'),
      bundle: true,
      platform: 'node',
      format: 'cjs',
      external: ['vscode', 'mocha'],
    });
    const vscode = await startVsCode({ settings: { 'files.autoSave': 'off' } });
    const project = makeProject({ 'first/a.txt': 'first\n', 'second/b.txt': 'second\n' });
    project.write('all.code-workspace', JSON.stringify({ folders: [{ path: 'first' }, { path: 'second' }] }));
    try {
      let finish: (code: number) => void = () => {};
      const exit = new Promise<number>((resolve) => {
        finish = resolve;
      });
      const prepare = async (page: Page) => {
        await page.exposeFunction('codeAutomationExit', (code: number) => finish(code));
        await page.exposeFunction('codeAutomationLog', (_: string, args: readonly unknown[]) => console.log(...args));
      };
      await vscode.open(project.path('all.code-workspace'), { query: { payload: payload() }, prepare });
      assert.equal(await exit, 0);
    } finally {
      await vscode.close();
      project.remove();
    }
  });
});

const payload = (): string =>
  JSON.stringify([
    ['extensionDevelopmentPath', `vscode-remote://remote${join(out, 'driver')}`],
    ['extensionTestsPath', `vscode-remote://remote${join(out, 'suite.js')}`],
    ['skipWelcome', 'true'],
  ]);
