// `Unmask Values`: shows the values of the env file in the active editor again.

import { window } from 'vscode';
import type { Command } from './command';

const unmaskValues: Command = {
  id: 'scabbard.unmaskValues',
  title: 'Unmask Values',
  icon: '$(eye)',
  when: 'scabbard.masked',
  needsServer: false,
  run: ({ masking }) => {
    const document = window.activeTextEditor?.document;
    if (document) masking.set(document, false);
  },
};
export default unmaskValues;
