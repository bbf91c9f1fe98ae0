// Debug configurations with `"scabbard": true`: the program gets the secrets in its environment.

import { type DebugConfiguration, type Disposable, debug, type WorkspaceFolder, workspace } from 'vscode';
import type { StoreSession } from '../stores/session';
import { resolveEnvironment } from './resolve-env';

export function debugWithSecrets(stores: StoreSession, own: (item: Disposable) => void): void {
  const provider = {
    /** Undefined ends the start: it was refused or failed. */
    resolveDebugConfigurationWithSubstitutedVariables: async (
      folder: WorkspaceFolder | undefined,
      configuration: DebugConfiguration,
    ): Promise<DebugConfiguration | undefined> => {
      if (configuration.scabbard !== true) return configuration;
      const start = folderOf(configuration, folder);
      const resolved =
        start === undefined ? undefined : await resolveEnvironment(stores, { folder: start, by: 'debug' });
      if (!resolved) return undefined;
      const own = environmentIn(configuration);
      return { ...configuration, env: { ...resolved.added, ...own } };
    },
  };
  own(debug.registerDebugConfigurationProvider('*', provider));
}

function folderOf({ cwd }: DebugConfiguration, folder: WorkspaceFolder | undefined): string | undefined {
  if (typeof cwd === 'string' && cwd !== '') return cwd;
  return (folder ?? workspace.workspaceFolders?.[0])?.uri.fsPath;
}

/** What the configuration says itself wins. */
const environmentIn = ({ env }: DebugConfiguration): Readonly<Record<string, unknown>> =>
  env && typeof env === 'object' ? env : {};
