// What VS Code calls: puts the parts together, nothing else.

import { randomBytes } from 'node:crypto';
import { type Disposable, type ExtensionContext, env, window, workspace } from 'vscode';
import { logLevelNotification, trustGrantedNotification } from '../protocol/messages';
import { all as commands } from './commands';
import { registerCommands } from './commands/support/register';
import { createAccessLog } from './features/access-log';
import { createExpiringClipboard } from './features/expiring-clipboard';
import { followFixes } from './features/fix-applied';
import { createMasking } from './features/masking/masking';
import { createPrivateFiles } from './features/private-files';
import { showStatus } from './features/status';
import { levelName } from './language-server/level-name';
import { Server } from './language-server/server';

let server: Server | undefined;

export function activate(context: ExtensionContext): void {
  const own = (item: Disposable): void => void context.subscriptions.push(item);
  const log = window.createOutputChannel('Scabbard', { log: true });
  own(log);
  const running = new Server(context, log);
  server = running;
  const privateFiles = createPrivateFiles(log, own);
  const masking = createMasking(running, own);
  const accessLog = createAccessLog({ folder: context.globalStorageUri.fsPath, now: () => new Date() });
  const clipboard = createExpiringClipboard({ clipboard: env.clipboard });
  own(clipboard);
  const surroundings = { server: running, masking, privateFiles, accessLog, clipboard, random: randomBytes, log };
  registerCommands(commands, surroundings, own);
  showStatus(running, own);
  followFixes(surroundings);
  own(workspace.onDidGrantWorkspaceTrust(() => running.notify(trustGrantedNotification)));
  own(log.onDidChangeLogLevel((level) => running.notify(logLevelNotification, { level: levelName(level) })));
  void running.restart();
}

export async function deactivate(): Promise<void> {
  await server?.stop();
  server = undefined;
}
