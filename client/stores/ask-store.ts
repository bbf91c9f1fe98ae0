// Asks which store a secret comes from: its kind, where there are several, and its place.

import { Uri, window, workspace } from 'vscode';
import { all as kinds } from '../../stores';
import type { Store, StoreKind } from '../../stores/store';
import { findEnvFiles } from '../env/find-files';
import { lastSegment } from '../env/names';
import { folderWords, pickFile } from '../env/pick-file';

const title = 'Fetch Secret';

/** Nothing of the store has been read yet. Undefined when the person left. */
export async function askStore(): Promise<Store | undefined> {
  const kind = await askKind();
  const file = kind && (await askFile());
  return file === undefined ? undefined : kind?.open(file);
}

async function askKind(): Promise<StoreKind | undefined> {
  if (kinds.length === 1) return kinds[0];
  const items = kinds.map((store) => ({ label: store.title, detail: store.detail, store }));
  return (await window.showQuickPick(items, { title, placeHolder: 'Store' }))?.store;
}

/** Path of one of the workspace's env files, or of any other file. */
async function askFile(): Promise<string | undefined> {
  const { layers } = await findEnvFiles();
  const found = layers
    .filter(({ scheme }) => scheme === 'file')
    .map((uri) => ({ label: lastSegment(uri.path), description: folderWords(uri), path: uri.fsPath }));
  if (found.length === 0) return askOtherFile();
  const other = { label: '$(folder-opened) Another file…', path: undefined };
  const chosen = await pickFile([...found, other], { title, placeHolder: 'Env file to fetch from' });
  return chosen && (chosen.path ?? askOtherFile());
}

/** Starts beside the workspace, where sibling checkouts are. */
async function askOtherFile(): Promise<string | undefined> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const [file] =
    (await window.showOpenDialog({
      title: 'Env file to fetch from',
      openLabel: 'Fetch from This File',
      ...(folder?.scheme === 'file' && { defaultUri: Uri.joinPath(folder, '..') }),
    })) ?? [];
  return file?.scheme === 'file' ? file.fsPath : undefined;
}
