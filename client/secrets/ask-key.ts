// Asks which key of which env file gets the value. Shows names, never values.

import { type QuickPickItem, QuickPickItemKind, Uri, window, workspace } from 'vscode';
import type { EnvValuesResult } from '../../protocol/messages';
import { findEnvFiles } from '../env/find-files';
import { isKey, lastSegment } from '../env/names';
import { folderWords, pickFile } from '../env/pick-file';

export interface EnvFileChoice {
  readonly uri: Uri;
  readonly exists: boolean;
}

/** An env file of the workspace, or one to be created in a folder that has none; undefined when the person left. */
export async function askEnvFile(active: Uri | undefined): Promise<EnvFileChoice | undefined> {
  const { layers } = await findEnvFiles();
  const first = layers.filter((uri) => uri.toString() === active?.toString());
  const existing = [...first, ...layers.filter((uri) => !first.includes(uri))].map((uri) => ({
    label: lastSegment(uri.path),
    description: folderWords(uri),
    choice: { uri, exists: true },
  }));
  const missing = (workspace.workspaceFolders ?? [])
    .map(({ uri }) => Uri.joinPath(uri, '.env'))
    .filter((uri) => !layers.some((layer) => layer.toString() === uri.toString()))
    .map((uri) => ({ label: '$(new-file) New .env', description: folderWords(uri), choice: { uri, exists: false } }));
  const items = [...existing, ...missing];
  if (items.length === 0) {
    void window.showInformationMessage('Scabbard: open a folder or an env file first.');
    return undefined;
  }
  return (await pickFile(items, { title: 'Set in Env File', placeHolder: 'Env file' }))?.choice;
}

/** An existing key or a new name, `suggested` at first; undefined when the person left. */
export function askKey(values: EnvValuesResult['values'], file: string, suggested = ''): Promise<string | undefined> {
  const pick = window.createQuickPick<QuickPickItem & { readonly key?: string }>();
  const keys = [...new Map(values.map((value) => [value.key, value])).values()];
  const known = keys.map(({ key, sensitive }) => ({
    label: key,
    key,
    description: sensitive ? 'replaces its value' : '',
  }));
  pick.title = `Set in ${file}`;
  pick.placeholder = 'Choose a key or type the name of a new one';
  const list = (typed: string): void => {
    const name = typed.trim();
    const fresh = isKey(name) && !keys.some(({ key }) => key === name);
    const separator = { label: 'new', kind: QuickPickItemKind.Separator };
    pick.items = fresh ? [...known, separator, { label: `$(add) ${name}`, key: name, alwaysShow: true }] : known;
  };
  pick.value = suggested;
  list(suggested);
  return new Promise((resolve) => {
    pick.onDidChangeValue(list);
    pick.onDidAccept(() => {
      // Who types fast presses Enter before the row of the new name is there.
      const typed = pick.value.trim();
      const key = pick.activeItems[0]?.key ?? (isKey(typed) ? typed : undefined);
      if (key === undefined) return;
      resolve(key);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}
