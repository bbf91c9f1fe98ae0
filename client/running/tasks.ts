// Tasks of the type `scabbard`: a command with the secrets in its environment. Resolved when the task starts, for it alone.

import { resolve } from 'node:path';
import {
  CustomExecution,
  type Disposable,
  EventEmitter,
  type Pseudoterminal,
  Task,
  type TaskDefinition,
  TaskScope,
  tasks,
  type WorkspaceFolder,
  workspace,
} from 'vscode';
import type { StoreSession } from '../stores/session';
import { resolveEnvironment } from './resolve-env';
import { type Running, startShell } from './start-shell';

export const taskType = 'scabbard';

interface SecretsTask extends TaskDefinition {
  readonly command: string;
  /** Relative to the workspace folder, or absolute. */
  readonly cwd?: string;
}

export function tasksWithSecrets(stores: StoreSession, own: (item: Disposable) => void): void {
  own(
    tasks.registerTaskProvider(taskType, {
      provideTasks: () => [],
      resolveTask: ({ definition, scope }) => {
        const wanted = definition as SecretsTask;
        if (typeof wanted.command !== 'string' || wanted.command.trim() === '') return undefined;
        return taskOf(stores, wanted, scope);
      },
    }),
  );
}

function taskOf(stores: StoreSession, definition: SecretsTask, scope: WorkspaceFolder | TaskScope | undefined): Task {
  const folder = folderOf(scope);
  const execution = new CustomExecution(async () => terminalFor(stores, definition, folder));
  return new Task(definition, folder ?? TaskScope.Workspace, definition.command, 'scabbard', execution);
}

const folderOf = (scope: WorkspaceFolder | TaskScope | undefined): WorkspaceFolder | undefined =>
  typeof scope === 'object' ? scope : workspace.workspaceFolders?.[0];

/** The secrets' values are masked in what it shows; the program has no terminal of its own. */
function terminalFor(
  stores: StoreSession,
  { command, cwd }: SecretsTask,
  folder: WorkspaceFolder | undefined,
): Pseudoterminal {
  const written = new EventEmitter<string>();
  const closed = new EventEmitter<number>();
  let running: Running | undefined;
  const begin = async (): Promise<void> => {
    const root = folder?.uri.fsPath;
    if (root === undefined) return end('Open a folder first.');
    const start = resolve(root, cwd ?? '.');
    const resolved = await resolveEnvironment(stores, { folder: start, by: 'task' });
    const open = await stores.open({ silent: true });
    if (!resolved || !open) return end('Nothing was started.');
    running = startShell({
      command,
      cwd: start,
      ...resolved,
      redactor: open.runtime.createRedactor(),
      onText: (text) => written.fire(text.replace(/\r?\n/g, '\r\n')),
      onEnd: (code) => closed.fire(code),
    });
  };
  const end = (why: string): void => {
    written.fire(`Scabbard: ${why}\r\n`);
    closed.fire(1);
  };
  return {
    onDidWrite: written.event,
    onDidClose: closed.event,
    open: () => void begin().catch(() => end('The task could not be started.')),
    close: () => running?.stop(),
    handleInput: (typed) => (typed === '\x03' ? running?.stop() : running?.write(typed.replace(/\r/g, '\n'))),
  };
}
