// `scabbard run` in a terminal asks this window for secrets of the local vault: the key stays here, the person approves here.

import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { type Disposable, type ExtensionContext, type LogOutputChannel, workspace } from 'vscode';
import { parseReference } from '../../protocol/reference';
import { type ServedWindow, serveWindow } from '../../stores/editor/serve';
import { type Answer, type Question, type Reply, windowsFolder } from '../../stores/editor/window';
import { userFolder } from '../../stores/use/user-folder';
import { workspaceFolders } from '../stores/host';
import type { StoreSession } from '../stores/session';
import { askApproval } from './resolve-env';

/** Listens in a trusted workspace once there is a vault at all. */
export function answerTerminals(
  stores: StoreSession,
  { context, log, own }: { context: ExtensionContext; log: LogOutputChannel; own: (item: Disposable) => void },
): void {
  let served: Promise<ServedWindow | undefined> | undefined;
  const listen = (): void => {
    if (!workspace.isTrusted || workspaceFolders().length === 0) return;
    served ??= serveWindow({
      folder: windowsFolder(userFolder({ env: process.env, home: homedir(), platform: process.platform })),
      folders: workspaceFolders,
      answer: (question, signal) => answer(stores, question, signal),
    }).catch(() => {
      log.warn('Terminals cannot ask this window for secrets: there is no place for a socket.');
      return undefined;
    });
  };
  const listenWhereVault = async (): Promise<void> => {
    if (await hasVault(context.globalStorageUri.fsPath)) listen();
  };
  void listenWhereVault();
  own(stores.onDidOpen(listen));
  own(workspace.onDidGrantWorkspaceTrust(listenWhereVault));
  own(workspace.onDidChangeWorkspaceFolders(async () => (await served)?.publish().catch(() => undefined)));
  own({ dispose: async () => (await served)?.close() });
}

const hasVault = async (storage: string): Promise<boolean> =>
  (await readdir(storage).catch(() => [])).some((name) => /^vault.*\.json$/.test(name));

/** The whole list is approved, as for a task in this folder; the local vault's secrets are given out, and no other store's. */
async function answer(
  session: StoreSession,
  { folder, references }: Omit<Question, 'token'>,
  signal: AbortSignal,
): Promise<Reply> {
  // What is no reference has no place in a list that a person approves.
  if (!references.every((one) => parseReference(one)))
    return { refused: { kind: 'unreadable', message: 'The editor does not understand the list of secrets.' } };
  const open = await session.open({ silent: true, folder });
  if (!open) return { refused: { kind: 'denied', message: 'The editor does not trust this workspace.' } };
  const { runtime, stores, approvals, accessLog } = open;
  const approved = await runtime.approve({ approvals, askApproval }, folder, references);
  if (!approved.ok) return { refused: approved.problem };
  const answers: Record<string, Answer> = {};
  for (const one of references) {
    const reference = parseReference(one);
    if (reference?.scheme !== 'local' || signal.aborted) continue;
    const secret = await runtime.fetchApproved({ stores, accessLog, by: 'run' }, reference, signal);
    answers[one] = secret.ok ? { text: secret.value } : secret.problem;
  }
  return { answers };
}
