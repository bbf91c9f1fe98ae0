// The scan of whole workspace folders: one at a time, with progress, cancellable; results are pushed like all others.

import type { CancellationToken, ProgressToken } from 'vscode-languageserver/node';
import type { ScanSummary } from '../../../protocol/messages';
import { envNameOf } from '../../dotenv/names';
import { isWithin, nameOfUri, parentUri } from '../../uri';
import { createPolicy } from '../../workspace/apply-config';
import { walkFiles } from '../../workspace/files';
import { projectPath } from '../../workspace/project';
import type { Pool } from '../../workspace/scanning/pool';
import { type Scanned, scanFiles } from '../../workspace/scanning/scan-files';
import type { Configuration } from '../configuration';
import type { Documents } from '../documents';
import type { Client } from '../wire/client';
import type { Editor, Progress } from '../wire/editor';
import { uriBelow, uriKey } from '../wire/uris';
import type { Board } from './board';
import type { Examiner } from './examine';
import type { Refresh } from './refresh';
import type { Around, Tree } from './surroundings';

export interface WorkspaceScan {
  /** Scans these workspace folders; while a scan runs, answers with that one's summary and may cancel it. */
  run(folderUris: readonly string[], asked?: ScanRequest): Promise<ScanSummary>;
}

/** What came with a person's request: its own cancelling, and the progress that the editor shows for it. */
export interface ScanRequest {
  readonly token?: CancellationToken;
  readonly workDoneToken?: ProgressToken;
}

interface Parts {
  readonly configuration: Configuration;
  readonly around: Around;
  /** Who scans the files; made for one scan and closed after it. */
  readonly createPool: () => Pool;
  readonly examiner: Examiner;
  readonly documents: Documents;
  readonly board: Board;
  readonly refresh: Refresh;
  readonly editor: Editor;
  readonly client: Client;
}

export function createWorkspaceScan(parts: Parts): WorkspaceScan {
  let running: { readonly summary: Promise<ScanSummary>; readonly abort: AbortController } | undefined;
  const start = (folderUris: readonly string[], progressToken?: ProgressToken) => {
    const abort = new AbortController();
    const summary = scan(parts, { folderUris, progressToken, abort }).finally(() => {
      running = undefined;
    });
    return { summary, abort };
  };
  return {
    run: (folderUris, { token, workDoneToken } = {}) => {
      running ??= start(folderUris, workDoneToken);
      abortWith(running.abort, token);
      return running.summary;
    },
  };
}

function abortWith(abort: AbortController, token: CancellationToken | undefined): void {
  if (token?.isCancellationRequested) abort.abort();
  token?.onCancellationRequested(() => abort.abort());
}

/** What one scan has seen so far. */
interface Tally {
  total: number;
  files: number;
  findings: number;
  readonly skipped: { readonly file: string; readonly reason: string }[];
  readonly found: Map<string, string>;
  readonly envFolders: Map<string, string>;
}

interface Root {
  readonly uri: string;
  readonly tree: Tree;
  /** Said before file names where there are several roots. */
  readonly prefix: string;
  /** Roots that lie in this one: their files are scanned with them, under their settings. */
  readonly inner: readonly string[];
}

interface Scan {
  readonly folderUris: readonly string[];
  readonly progressToken: ProgressToken | undefined;
  readonly abort: AbortController;
}

async function scan(parts: Parts, { folderUris, progressToken, abort }: Scan): Promise<ScanSummary> {
  const progress = await parts.editor.progress('Scabbard: looking for secrets', progressToken);
  abortWith(abort, progress.token);
  const tally: Tally = { total: 0, files: 0, findings: 0, skipped: [], found: new Map(), envFolders: new Map() };
  const pool = parts.createPool();
  abort.signal.addEventListener('abort', () => void pool.close());
  try {
    const roots = await rootsOf(parts, folderUris);
    for (const root of roots) await count(root, tally, abort.signal);
    for (const root of roots) await scanRoot(parts, { root, tally, progress, pool, signal: abort.signal });
    await follow(parts, tally, abort.signal.aborted);
  } finally {
    await pool.close();
    progress.done();
  }
  const { files, findings, skipped } = tally;
  return { cancelled: abort.signal.aborted, files, findings, skipped };
}

async function rootsOf({ configuration, around }: Parts, folderUris: readonly string[]): Promise<readonly Root[]> {
  const roots: Root[] = [];
  for (const uri of folderUris) {
    const tree = (await configuration.of(uri)).enable ? await around.treeOf(uri) : undefined;
    const inner = folderUris.filter((other) => other !== uri && isWithin(uriKey(other), uriKey(uri)));
    if (tree) roots.push({ uri, tree, prefix: folderUris.length > 1 ? `${nameOfUri(uri)}/` : '', inner });
  }
  return roots;
}

/** Whether the file is scanned with this root. */
function isOwn({ uri, inner }: Root, file: string): boolean {
  return inner.length === 0 || !inner.some((other) => isWithin(uriKey(uriBelow(uri, file)), uriKey(other)));
}

/** Names only, so that the progress knows its end; env files are noted even where git ignores them. */
async function count(root: Root, tally: Tally, signal: AbortSignal): Promise<void> {
  const { uri, tree } = root;
  for await (const { kind, file } of walkFiles({ root: tree.root, ignore: tree.ignore, signal })) {
    if (!isOwn(root, file)) continue;
    if (kind === 'file') tally.total += 1;
    if (envNameOf(file.slice(file.lastIndexOf('/') + 1))) {
      const folder = parentUri(uriBelow(uri, file));
      tally.envFolders.set(uriKey(folder), folder);
    }
  }
}

interface RootScan {
  readonly root: Root;
  readonly tally: Tally;
  readonly progress: Progress;
  readonly pool: Pool;
  readonly signal: AbortSignal;
}

async function scanRoot(parts: Parts, { root, tally, progress, pool, signal }: RootScan): Promise<void> {
  const { tree } = root;
  const settings = await parts.configuration.of(root.uri);
  const { key, minimumConfidence } = createPolicy(tree.project.config, settings);
  const common = { minimumConfidence, ...(key ? { fingerprintKey: key } : {}) };
  const nameOf = (path: string) => projectPath(tree.project, path);
  let shown = -1;
  for await (const one of scanFiles({ root: tree.root, ignore: tree.ignore, pool, nameOf, common, signal })) {
    if (!isOwn(root, one.file)) continue;
    if (one.kind === 'skipped') tally.skipped.push({ file: root.prefix + one.file, reason: one.reason });
    if (one.kind !== 'file') continue;
    await keep(parts, { root, tally, one });
    tally.files += 1;
    const percentage = Math.min(Math.floor((tally.files / tally.total) * 100), 100);
    if (percentage !== shown) progress.report(percentage, `${tally.files} of ${tally.total} files`);
    shown = percentage;
  }
}

interface Kept {
  readonly root: Root;
  readonly tally: Tally;
  readonly one: Extract<Scanned, { readonly kind: 'file' }>;
}

/** An open document is shown as it is in the editor, whatever the disk says. */
async function keep({ examiner, documents, board, refresh }: Parts, { root, tally, one }: Kept): Promise<void> {
  const uri = uriBelow(root.uri, one.file);
  const open = documents.get(uri);
  // Nothing was found: what an earlier scan had shown is taken back when all is done.
  if (!open && one.text === undefined) return;
  const { reported, diagnostics } = open
    ? await examiner.document(open)
    : await examiner.scanned({ uri, text: one.text ?? '', version: null }, one.result);
  tally.findings += reported.length;
  if (diagnostics.length > 0) {
    tally.found.set(uriKey(uri), uri);
    refresh.found(uri);
  }
  if (!open) board.put({ uri, layer: 'file', revision: undefined, diagnostics });
}

/** Keeps what was found in step with the disk, and looks again at what an earlier scan had found. */
async function follow(
  { refresh, editor, client }: Parts,
  { found, envFolders }: Tally,
  cancelled: boolean,
): Promise<void> {
  for (const folder of envFolders.values()) refresh.folder(folder, true);
  const earlier = refresh.foundUris().filter((uri) => !found.has(uriKey(uri)));
  if (!cancelled) for (const uri of earlier) refresh.again(uri);
  if (!client.registersWatchers) return;
  const names = new Set(refresh.foundUris().map(nameOfUri));
  const plain = [...names].filter((name) => /^[\w.@ -]+$/.test(name)).slice(0, 500);
  await editor.watch(
    'scabbard-found',
    plain.map((name) => `**/${name}`),
  );
}
