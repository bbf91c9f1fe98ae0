// `Show Problems`: where all findings are listed.

import { commands } from 'vscode';
import type { Command } from './command';

const showProblems: Command = {
  id: 'scabbard.showProblems',
  title: 'Show Problems',
  needsServer: false,
  run: async () => {
    await commands.executeCommand('workbench.actions.view.problems');
  },
};
export default showProblems;
