// `Mask Values`: hides the values of the env file in the active editor.

import { window } from 'vscode';
import type { Command } from './command';
import { documentOf } from './support/document-of';

const maskValues: Command = {
  id: 'scabbard.maskValues',
  title: 'Mask Values',
  icon: '$(eye-closed)',
  when: 'scabbard.envEditor && !scabbard.masked',
  needsServer: false,
  run: ({ masking }, resource) => {
    const document = documentOf(resource);
    if (document) masking.set(document, true);
    if (!document || !masking.isMasked(document)) {
      void window.showInformationMessage('Scabbard: values are masked in env files; open one first.');
    }
  },
};
export default maskValues;
