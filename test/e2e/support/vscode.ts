// One real VS Code for a suite: the server with the packaged extension, a browser, and a page on a workspace.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { requireBrowser } from '../../../scripts/support/browser.mjs';
import { vsix } from '../../../scripts/support/set-up.mjs';
import { startServer } from '../../../scripts/support/vscode-server.mjs';

export interface VsCode {
  /** Opens a page on a folder or `.code-workspace` file. */
  open(folder: string, options?: OpenOptions): Promise<Page>;
  /** Where the server keeps logs, settings and state. */
  readonly dataFolder: string;
  /** Ends browser and server; the data folder stays. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Goes into the address. */
  readonly query?: Readonly<Record<string, string>>;
  /** Called with the empty page before it goes to the address. */
  readonly prepare?: (page: Page) => Promise<void>;
}

export interface VsCodeOptions {
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Keep Workspace Trust on. */
  readonly trust?: boolean;
  /** Device pixels per CSS pixel; 2 for pictures. */
  readonly scale?: number;
  /** Let a page run tests in the extension host. VS Code then shows no notifications. */
  readonly driver?: boolean;
  /** Of every part of VS Code and its extensions; `info` unless given. */
  readonly logLevel?: 'trace';
  /** Added to the environment of VS Code and of what it starts. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Flags for a browser that runs as root, in a container, without a network. */
const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts a VS Code of its own in a temporary folder, which `close` removes. */
export async function startVsCode({
  settings = {},
  trust = false,
  scale = 1,
  driver = true,
  logLevel,
  env = {},
}: VsCodeOptions = {}): Promise<VsCode> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'scabbard-e2e-'));
  const server = await startServer({ dataFolder, vsix, driver, trust, settings, logLevel, env });
  const browser: Browser = await chromium.launch({ executablePath: await requireBrowser(), args: browserFlags });
  const stop = async (): Promise<void> => {
    await browser.close();
    await server.stop();
  };
  return {
    dataFolder,
    open: async (folder, { query = {}, prepare } = {}) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: scale });
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      const page = await context.newPage();
      await prepare?.(page);
      await page.goto(server.url({ [folder.endsWith('.code-workspace') ? 'workspace' : 'folder']: folder, ...query }));
      return page;
    },
    stop,
    close: async () => {
      await stop();
      rmSync(dataFolder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}
