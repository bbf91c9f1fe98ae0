// Settings and workspace folders: both may change at any time.

import type { DidChangeConfigurationParams, DidChangeWorkspaceFoldersParams } from 'vscode-languageserver/node';
import type { Feature } from '../feature';

const feature: Feature = {
  id: 'configuration',
  capabilities: (client) =>
    client.workspaceFolders ? { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } } : {},
  register: (on, { configuration, folders, refresh }) => {
    on.notification<DidChangeConfigurationParams>('workspace/didChangeConfiguration', ({ settings }) => {
      configuration.changed(settings);
      refresh.everything();
    });
    on.notification<DidChangeWorkspaceFoldersParams>('workspace/didChangeWorkspaceFolders', ({ event }) => {
      folders.change(event.added, event.removed);
      configuration.changed(undefined);
      for (const { uri } of event.removed) refresh.removedFolder(uri);
      for (const { uri } of event.added) refresh.workspaceFolder(uri);
      refresh.everything();
    });
  },
  initialized: async ({ client, editor }) => {
    if (client.registersConfiguration) await editor.listenToConfiguration();
  },
};

export default feature;
