// Which open documents hold environment variables, and which of them the server knows.

import type { TextDocument } from 'vscode';
import { envLanguages, isEnvName, lastSegment } from './names';

/** By name or by language; in a diff the old side (scheme `git`) too. */
export function isEnvDocument({ uri, languageId }: TextDocument): boolean {
  return isEnvName(lastSegment(uri.path)) || envLanguages.includes(languageId);
}

/** Schemes of the documents that are sent to the server: never git, output, debug, comments or the search editor. */
export const servedSchemes: readonly string[] = [
  'file',
  'untitled',
  'vscode-notebook-cell',
  'vscode-vfs',
  'vscode-remote',
];

export function isServed({ uri }: TextDocument): boolean {
  return servedSchemes.includes(uri.scheme);
}
