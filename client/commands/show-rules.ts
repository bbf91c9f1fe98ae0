// `Show Rule Reference`: the bundled page about every rule, offline. A hover's link hands over the page with a rule's heading.

import { commands, extensions, Uri } from 'vscode';
import type { Command } from './command';

const showRules: Command = {
  id: 'scabbard.showRules',
  title: 'Show Rule Reference',
  needsServer: false,
  run: async (_, resource) => {
    const own = extensions.getExtension('scabbard.scabbard');
    if (own)
      await commands.executeCommand(
        'markdown.showPreview',
        resource ?? Uri.joinPath(own.extensionUri, 'docs', 'rules.md'),
      );
  },
};
export default showRules;
