// `Check References`: asks the stores whether everything that this env file names is there.

import { ProgressLocation, window } from 'vscode';
import { isEnvDocument } from '../env/documents';
import type { Command } from './command';

const checkReferences: Command = {
  id: 'scabbard.checkReferences',
  title: 'Check References',
  enablement: 'isWorkspaceTrusted',
  when: 'scabbard.envEditor',
  needsServer: false,
  run: async ({ references }) => {
    const document = window.activeTextEditor?.document;
    if (!document || !isEnvDocument(document)) return;
    const options = {
      location: ProgressLocation.Notification,
      title: 'Scabbard: asking the stores',
      cancellable: true,
    };
    const problems = await window.withProgress(options, (_, token) => references.check(document, token));
    if (problems === 0) void window.showInformationMessage('Scabbard: every reference of this file is in its store.');
  },
};
export default checkReferences;
