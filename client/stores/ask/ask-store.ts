// Asks which store: those the user configured, every other kind, or a file.

import { type QuickPickItem, QuickPickItemKind, Uri, window, workspace } from 'vscode';
import type { StoreKind } from '../../../stores/store';
import type { AuditedStore } from '../../../stores/use/audited-store';
import type { StoreChoice } from '../../../stores/use/configured';
import { findEnvFiles } from '../../env/find-files';
import { lastSegment } from '../../env/names';
import { folderWords, pickFile } from '../../env/pick-file';
import type { OpenStores } from '../session';

export interface AskedStore {
  readonly store: AuditedStore;
  /** Absent for a file, which nothing refers to. */
  readonly choice?: StoreChoice;
}

interface Asking {
  readonly title: string;
  /** The id of the command that asks. */
  readonly by: string;
  /** Which of the stores can do what is wanted. */
  readonly suits?: (choice: StoreChoice) => boolean;
  /** Whether a file may be chosen. */
  readonly files?: boolean;
}

type Item = QuickPickItem & { readonly choice?: StoreChoice; readonly file?: StoreKind };

/** Nothing of the store has been read yet. Undefined when the person left. */
export async function askStore(open: OpenStores, asking: Asking): Promise<AskedStore | undefined> {
  const { title, by, suits = () => true, files = false } = asking;
  const items = itemsOf(open, suits, files);
  const chosen = await window.showQuickPick(items, { title, placeHolder: 'Store', matchOnDetail: true });
  if (chosen?.choice) return { store: open.openChoice(chosen.choice, by), choice: chosen.choice };
  const path = chosen?.file && (await askFile(title));
  if (!chosen?.file || path === undefined) return undefined;
  return { store: open.audited(chosen.file.open({ file: path, settings: {} }, open.host), by) };
}

function itemsOf({ stores, runtime }: OpenStores, suits: (choice: StoreChoice) => boolean, files: boolean): Item[] {
  const usable = stores.choices.filter(suits);
  const row = (choice: StoreChoice): Item => ({ label: choice.title, detail: choice.kind.detail, choice });
  const configured = usable.filter(({ alias }) => alias !== undefined).map(row);
  const others = usable.filter(({ alias }) => alias === undefined).map(row);
  const plain: Item[] = files
    ? runtime.kinds
        .filter(({ opens }) => opens === 'file')
        .map((kind) => ({ label: kind.title, detail: kind.detail, file: kind }))
    : [];
  const group = (label: string, rows: readonly Item[]): Item[] =>
    rows.length > 0 ? [{ label, kind: QuickPickItemKind.Separator }, ...rows] : [];
  return [...group('configured', configured), ...group('of this machine’s environment', [...others, ...plain])];
}

/** Path of one of the workspace's env files, or of any other file. */
async function askFile(title: string): Promise<string | undefined> {
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
