// `npm start`: from a fresh clone to a real VS Code with the extension on a sample workspace. `--no-open` only prints the address.

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser, findProgram } from './support/browser.mjs';
import { bin, buildBundles, installDependencies, installHost, packageExtension, vsix } from './support/set-up.mjs';
import { launch, requireNode, run, step } from './support/steps.mjs';
import { startServer } from './support/vscode-server.mjs';

const open = !process.argv.includes('--no-open');

async function main() {
  requireNode();
  const desktop = open ? findDesktop() : undefined;
  await step('Install dependencies', installDependencies);
  await step('Build the extension, the server and the command line', buildBundles);
  await step('Package scabbard.vsix', packageExtension);
  if (!desktop) await step('Install the VS Code server (about 30 s the first time)', installHost);
  // Heard from here on, so that nothing is left behind however early it comes.
  const stopped = signalled();
  const folder = mkdtempSync(join(tmpdir(), 'scabbard-'));
  let kept = false;
  try {
    const workspace = join(folder, 'playground');
    await step('Make the sample workspace', () =>
      run(bin('tsx'), ['scripts/make-playground.ts', workspace], { quiet: true }),
    );
    if (desktop) kept = await openDesktop(desktop, folder, workspace);
    else await serve({ folder, workspace, stopped });
  } finally {
    if (!kept) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The `code` of a remote window's terminal, or of WSL, knows no profile of its own: it would install into the person's. */
function findDesktop() {
  return process.env.VSCODE_IPC_HOOK_CLI || process.env.WSL_DISTRO_NAME ? undefined : findProgram('code');
}

/** An own profile: the person's settings and extensions stay as they are. The window outlives us, and so does its folder. */
async function openDesktop(code, folder, workspace) {
  const profile = ['--user-data-dir', join(folder, 'user'), '--extensions-dir', join(folder, 'extensions')];
  await step('Install the extension into a profile of its own', () =>
    run(code, [...profile, '--install-extension', vsix], { quiet: true }),
  );
  await launch(code, [...profile, '--disable-workspace-trust', '--new-window', workspace, startFile(workspace)]);
  console.log(`\nVS Code opens on ${workspace}\nDelete ${folder} when you are done.`);
  return true;
}

async function serve({ folder, workspace, stopped }) {
  const settings = { 'files.autoSave': 'off' };
  const server = await startServer({
    dataFolder: join(folder, 'server'),
    vsix,
    settings,
    token: randomBytes(16).toString('hex'),
  });
  const address = server.url({ folder: workspace });
  console.log(`\nVS Code is ready:\n\n  ${address}\n\nThe sample workspace is ${workspace}. Ctrl+C ends it.`);
  if (open) openInBrowser(address);
  const died = await Promise.race([stopped.then(() => false), server.ended.then(() => true)]);
  if (died) throw new Error('The VS Code server ended by itself.');
  await server.stop();
}

function signalled() {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolve);
  });
}

const startFile = (workspace) => join(workspace, 'services', 'payments', 'src', 'server.js');

/** Best effort: without a desktop the printed address is enough. */
function openInBrowser(address) {
  const opener =
    { darwin: 'open', win32: 'explorer' }[process.platform] ??
    findProgram('xdg-open') ??
    (process.env.DISPLAY && findBrowser());
  if (!opener) return console.log('No desktop was found: open the address in a browser.');
  const child = spawn(opener, [address], { stdio: 'ignore', detached: true });
  const sorry = () => console.log('The browser could not be started: open the address by hand.');
  child.on('error', sorry).on('exit', (code) => code && sorry());
  child.unref();
}

main().catch((error) => {
  console.error(`\n✗ ${error.message}`);
  process.exitCode = 1;
});
