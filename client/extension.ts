// What VS Code calls: puts the parts together, nothing else.

import { randomBytes } from 'node:crypto';
import { access } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { type Disposable, type ExtensionContext, env, window, workspace } from 'vscode';
import { logLevelNotification, trustGrantedNotification } from '../protocol/messages';
import { createAccessLog } from '../stores/use/access-log';
import { all as commands } from './commands';
import { registerCommands } from './commands/support/register';
import { createExpiringClipboard } from './features/expiring-clipboard';
import { followFixes } from './features/fix-applied';
import { createMasking } from './features/masking/masking';
import { createPrivateFiles } from './features/private-files';
import { showStatus } from './features/status';
import { offerStoreFixes } from './features/store-fixes';
import { levelName } from './language-server/level-name';
import { Server } from './language-server/server';
import { followReferences } from './references/references';
import { remindOfRotations } from './rotation/reminders';
import { answerTerminals } from './running/answer-terminals';
import { debugWithSecrets } from './running/debug';
import { tasksWithSecrets } from './running/tasks';
import { terminalWithSecrets } from './running/terminal';
import { createStoreSession, type StoreSession } from './stores/session';

let server: Server | undefined;
let openStores: StoreSession | undefined;

export function activate(context: ExtensionContext): void {
  const own = (item: Disposable): void => void context.subscriptions.push(item);
  const log = window.createOutputChannel('Scabbard', { log: true });
  own(log);
  const running = new Server(context, log);
  server = running;
  const privateFiles = createPrivateFiles(log, own);
  const masking = createMasking(running, own);
  const accessLog = createAccessLog({
    folder: context.globalStorageUri.fsPath,
    now: () => new Date(),
    who: userInfo().username,
  });
  const stores = createStoreSession(context, accessLog, own);
  openStores = stores;
  const references = followReferences(stores, own);
  const clipboard = createExpiringClipboard({ clipboard: env.clipboard });
  own(clipboard);
  const surroundings = {
    server: running,
    masking,
    privateFiles,
    accessLog,
    stores,
    references,
    clipboard,
    random: randomBytes,
    log,
  };
  registerCommands(commands, surroundings, own);
  showStatus(running, own);
  followFixes(surroundings);
  offerStoreFixes(running, own);
  debugWithSecrets(stores, own);
  tasksWithSecrets(stores, own);
  terminalWithSecrets(stores, own);
  answerTerminals(stores, { context, log, own });
  own(workspace.onDidGrantWorkspaceTrust(() => running.notify(trustGrantedNotification)));
  own(log.onDidChangeLogLevel((level) => running.notify(logLevelNotification, { level: levelName(level) })));
  void remindOfRotations(stores, () => exists(join(context.globalStorageUri.fsPath, 'rotations.json')));
  void running.restart();
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

export async function deactivate(): Promise<void> {
  await Promise.all([server?.stop(), openStores?.forget()]);
  server = undefined;
  openStores = undefined;
}
