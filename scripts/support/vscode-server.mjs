// A real VS Code as a server with its workbench in the browser: the host of the end-to-end tests and of `npm start`.

import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { hostFolder } from './set-up.mjs';
import { run } from './steps.mjs';

const serverMain = join(hostFolder, 'node_modules/code-server/lib/vscode/out/server-main.js');

/** Quiet defaults: nothing that would phone out or cover the editor. */
const calmSettings = {
  'chat.disableAIFeatures': true,
  'workbench.startupEditor': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'telemetry.telemetryLevel': 'off',
  'js/ts.tsserver.automaticTypeAcquisition.enabled': false,
  'workbench.enableExperiments': false,
  'git.openRepositoryInParentFolders': 'never',
};

/** The Node this VS Code wants (24): this process, or the one that came with the host. */
export function hostNode() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const program = join(hostFolder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(program)) return program;
  throw new Error(
    `The VS Code server needs Node 24, this is ${process.versions.node}, and none is packaged for ${name}. Please run with Node 24.`,
  );
}

/**
 * Starts the server with the packaged extension installed.
 * @param {{ dataFolder: string, vsix: string, settings?: object, token?: string, driver?: boolean, trust?: boolean,
 *   logLevel?: string, env?: Record<string, string> }} options
 *   `env` adds to its environment; `driver` lets a page run tests in the extension host; `trust` keeps Workspace Trust on; `token` guards the page;
 *   `logLevel` holds for every part of VS Code.
 * @returns {Promise<{ port: number, url: (query?: Record<string, string>) => string, stop: () => Promise<void>,
 *   ended: Promise<void> }>} `ended` resolves when the server is gone, asked or not
 */
export async function startServer(options) {
  const { dataFolder, vsix, settings = {}, token, driver = false, trust = false, logLevel, env = {} } = options;
  for (const scope of ['User', 'Machine']) {
    const folder = join(dataFolder, 'data', scope);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'settings.json'), JSON.stringify({ ...calmSettings, ...settings }, null, 2));
  }
  const common = ['--accept-server-license-terms', '--server-data-dir', dataFolder];
  const node = hostNode();
  await run(node, [serverMain, ...common, '--install-extension', vsix], { quiet: true });
  const port = await freePort();
  const args = [serverMain, ...common, '--host', '127.0.0.1', '--port', String(port), '--telemetry-level', 'off'];
  args.push(...(token ? ['--connection-token', token] : ['--without-connection-token']));
  if (driver) args.push('--enable-smoke-test-driver');
  if (!trust) args.push('--disable-workspace-trust');
  if (logLevel) args.push('--log', logLevel);
  const child = spawn(node, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...withoutEditorVariables(), ...env } });
  const ended = new Promise((resolve) => child.once('exit', () => resolve()));
  const log = createWriteStream(join(dataFolder, 'server.log'));
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  await answers(port, child);
  return {
    port,
    url: (query) => pageUrl(port, { ...(token ? { tkn: token } : {}), ...query }),
    stop: () => stop(child),
    ended,
  };
}

function pageUrl(port, query) {
  const url = new URL(`http://127.0.0.1:${port}/`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}

/** A shell inside VS Code hands on variables that would confuse another one. */
function withoutEditorVariables() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_)/.test(name)));
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Resolves once the port accepts a connection; rejects when the server ends first or 60 s have passed. */
async function answers(port, child) {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The VS Code server ended with ${child.exitCode}.`);
    if (await accepts(port)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill('SIGKILL');
  throw new Error('The VS Code server did not answer within 60 s.');
}

function accepts(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('close', () => socket.destroy());
    socket.once('connect', () => socket.end());
  });
}

function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const force = setTimeout(() => child.kill('SIGKILL'), 5_000);
    child.once('exit', () => {
      clearTimeout(force);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
