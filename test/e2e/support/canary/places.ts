// Every place where a VS Code of the tests keeps something: files below its data folder, and what the page stores.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

export interface Place {
  readonly name: string;
  readonly text: string;
}

/**
 * What VS Code itself keeps of documents, and no extension can keep it from: hot-exit backups of unsaved ones, the local
 * history of saved ones, and, at the trace level, what its own TypeScript extension tells its server.
 */
const keptByVsCode = [
  /(?:^|\/)User\/(?:Backups|History)\//,
  /\/vscode\.typescript-language-features\/TypeScript\.log$/,
];

/** From the debug level on, VS Code's window log has every edit that any extension asks it to apply, on one line. */
const editsApplied = /^.*\b_performTextEdits \[.*$/gm;

/** Whether it is such a message, which the window prints on the page's console too. */
export const isEdit = (message: string): boolean => message.includes('_performTextEdits [');

export const isSearched = ({ name }: Place): boolean => !keptByVsCode.some((pattern) => pattern.test(name));

/** The window's log without the lines about edits. */
const withoutEdits = (log: string): string => log.replace(editsApplied, '');

/** Logs, output channels, settings, state and installed extensions; read as UTF-8 whatever they hold. */
export function placesOnDisk(dataFolder: string): readonly Place[] {
  return readdirSync(dataFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, name: path.slice(dataFolder.length + 1).replaceAll('\\', '/') }))
    .map(({ path, name }) => ({ name, text: readFileSync(path, 'utf8') }))
    .filter(isSearched);
}

/** The page's IndexedDB (VS Code's state and the window's logs), localStorage, sessionStorage and cookies. */
export async function placesInBrowser(page: Page): Promise<readonly Place[]> {
  const state: unknown = await page.context().storageState({ indexedDB: true });
  const session = await page.evaluate<string>('JSON.stringify({ ...sessionStorage })');
  return [...leavesOf(state, 'browser'), { name: 'browser/sessionStorage', text: session }]
    .map(({ name, text }) => ({ name, text: name.endsWith('/window.log') ? withoutEdits(text) : text }))
    .filter(isSearched);
}

/** One place per string; a database's record is named by its key. */
function leavesOf(value: unknown, name: string): readonly Place[] {
  if (typeof value === 'string') return [{ name, text: value }];
  if (value === null || typeof value !== 'object') return [];
  if (isBytes(value)) return [{ name, text: Buffer.from(value.ta.b, 'base64').toString('utf8') }];
  return Object.entries(value).flatMap(([key, inner]) => {
    const isContent = key === 'value' || key === 'valueEncoded';
    return leavesOf(inner, isContent ? name : `${name}/${nameOf(inner) ?? key}`);
  });
}

/** How playwright writes an array of bytes; VS Code stores its files so. */
const isBytes = (value: object): value is { readonly ta: { readonly b: string } } =>
  'ta' in value && typeof value.ta === 'object' && value.ta !== null && 'b' in value.ta;

function nameOf(value: unknown): string | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  const { key, name } = value as { readonly key?: unknown; readonly name?: unknown };
  return typeof key === 'string' ? key : typeof name === 'string' ? name : undefined;
}
