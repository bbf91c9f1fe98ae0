// The two hosts that can run a compiled suite in a real extension host: the server in a browser, and a desktop VS Code.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { vsix } from '../../../scripts/support/set-up.mjs';
import { startVsCode } from './vscode';

export interface HostedSuite {
  /** Folder or `.code-workspace` file to open. */
  readonly workspace: string;
  /** Folder of an extension to develop, which VS Code asks for. */
  readonly driver: string;
  /** Compiled file that exports `run()`. */
  readonly tests: string;
}

const settings = { 'files.autoSave': 'off' };
const limitInMs = 280_000;

/** Throws when a test failed or the suite did not end in time. */
export async function runInServer({ workspace, driver, tests }: HostedSuite): Promise<void> {
  const vscode = await startVsCode({ settings });
  const payload = JSON.stringify([
    ['extensionDevelopmentPath', `vscode-remote://remote${driver}`],
    ['extensionTestsPath', `vscode-remote://remote${tests}`],
    ['skipWelcome', 'true'],
  ]);
  let timer: NodeJS.Timeout | undefined;
  try {
    const code = await new Promise<number>((resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`The suite did not end within ${limitInMs} ms`)), limitInMs);
      const prepare = async (page: Page): Promise<void> => {
        await page.exposeFunction('codeAutomationExit', resolve);
        await page.exposeFunction('codeAutomationLog', report);
      };
      vscode.open(workspace, { query: { payload }, prepare }).catch(reject);
    });
    if (code !== 0) throw new Error(`The suite ended with ${code}`);
  } finally {
    clearTimeout(timer);
    await vscode.close();
  }
}

/** Shows what the suite prints; VS Code's own warnings about modules the test host leaves out would bury it. */
function report(type: string, args: readonly unknown[]): void {
  if (type === 'info' && !String(args[0]).startsWith('[')) console.log(...args);
}

/** Uses VSCODE_EXECUTABLE, or downloads a VS Code. Throws when a test failed. */
export async function runInDesktop({ workspace, driver, tests }: HostedSuite): Promise<void> {
  const { downloadAndUnzipVSCode, resolveCliPathFromVSCodeExecutablePath, runTests } = await import(
    '@vscode/test-electron'
  );
  const executable = process.env.VSCODE_EXECUTABLE ?? (await downloadAndUnzipVSCode());
  const folder = mkdtempSync(join(tmpdir(), 'scabbard-desktop-'));
  const profile = ['--extensions-dir', join(folder, 'extensions'), '--user-data-dir', join(folder, 'user')];
  try {
    const cli = resolveCliPathFromVSCodeExecutablePath(executable);
    execFileSync(cli, [...profile, '--install-extension', vsix], {
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: driver,
      extensionTestsPath: tests,
      launchArgs: [workspace, ...profile, '--disable-workspace-trust'],
    });
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
