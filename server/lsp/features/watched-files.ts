// Changes on disk: env files, ignore rules and git's index decide about what is shown elsewhere.

import {
  type DeleteFilesParams,
  type DidChangeWatchedFilesParams,
  FileChangeType,
  type FileOperationRegistrationOptions,
  type RenameFilesParams,
} from 'vscode-languageserver/node';
import type { Feature } from '../feature';
import { readFromDisk } from '../host';

const patterns = [
  '**/.env*',
  '**/.gitignore',
  '**/.scabbardignore',
  '**/.scabbard.json',
  '**/.git/index',
  '**/.git/info/exclude',
];

const everywhere: FileOperationRegistrationOptions = { filters: [{ pattern: { glob: '**/*' } }] };

const feature: Feature = {
  id: 'watched-files',
  capabilities: () => ({ workspace: { fileOperations: { didRename: everywhere, didDelete: everywhere } } }),
  register: (on, { refresh, fixes }) => {
    on.notification<DidChangeWatchedFilesParams>('workspace/didChangeWatchedFiles', async ({ changes }) => {
      refresh.changedOnDisk(changes.map(({ uri }) => uri));
      for (const { uri, type } of changes) {
        if (type !== FileChangeType.Created) continue;
        const text = await readFromDisk(uri);
        if (text !== undefined) fixes.seen(uri, text);
      }
    });
    on.notification<DeleteFilesParams>('workspace/didDeleteFiles', ({ files }) => {
      for (const { uri } of files) refresh.gone(uri);
    });
    on.notification<RenameFilesParams>('workspace/didRenameFiles', ({ files }) => {
      for (const { oldUri } of files) refresh.gone(oldUri);
      refresh.changedOnDisk(files.flatMap(({ oldUri, newUri }) => [oldUri, newUri]));
    });
  },
  initialized: async ({ client, editor }) => {
    if (client.registersWatchers) await editor.watch('scabbard-files', patterns);
  },
};

export default feature;
