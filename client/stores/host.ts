// The surroundings of stores in VS Code: its keychain, its sign-in, its questions; programs and network through our wrappers.

import { AsyncLocalStorage } from 'node:async_hooks';
import { homedir } from 'node:os';
import { authentication, type ExtensionContext, window, workspace } from 'vscode';
import type { StoreHost } from '../../stores/host';
import type { StoreSettings } from '../../stores/use/configured';
import type { StoresRuntime } from './load';

const quiet = new AsyncLocalStorage<true>();
const canAsk = (): boolean => quiet.getStore() === undefined;

/** Whatever `work` asks of stores opens no dialog: a hover, a completion or a save is no moment for questions. */
export const quietly = <T>(work: () => T): T => quiet.run(true, work);

export function createStoreHost(
  context: ExtensionContext,
  { createHttp, createRunner, wantsMetadata }: StoresRuntime,
  settings: StoreSettings,
): StoreHost {
  const home = homedir();
  const folders = workspaceFolders();
  return {
    env: process.env,
    home,
    platform: process.platform,
    workspace: folders,
    // VS Code's own proxy and certificate settings are in node:https already.
    http: createHttp({ env: process.env, proxy: 'none', allowMetadata: wantsMetadata(settings) }),
    run: createRunner({ env: process.env, home, workspace: folders }),
    credentials: {
      get: async (key) => context.secrets.get(key),
      set: async (key, value) => context.secrets.store(key, value),
      delete: async (key) => context.secrets.delete(key),
    },
    storage: context.globalStorageUri.fsPath,
    now: Date.now,
    canAsk,
    askHidden: async (question) =>
      canAsk() ? window.showInputBox({ prompt: question, password: true, ignoreFocusOut: true }) : undefined,
    confirm: async (question) => {
      if (!canAsk()) return false;
      const yes = 'Allow';
      return (await window.showWarningMessage('Scabbard', { modal: true, detail: question }, yes)) === yes;
    },
    // Leaving the sign-in is an answer, too.
    signIn: async (provider, scopes) =>
      Promise.resolve(
        authentication.getSession(provider, [...scopes], canAsk() ? { createIfNone: true } : { silent: true }),
      ).then(
        (session) => session?.accessToken,
        () => undefined,
      ),
  };
}

/** Absolute paths of those on a disk. */
export const workspaceFolders = (): readonly string[] =>
  (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file').map(({ uri }) => uri.fsPath);
