// `Generate Secret…`: kind and size, then where it goes.

import { window } from 'vscode';
import { generate, strengthOf } from '../../protocol/generate';
import { askRequest } from '../secrets/ask-request';
import { copyToClipboard, insertAtCursors, setInEnvFile } from '../secrets/deliver';
import { strengthWords } from '../secrets/kinds';
import type { Command } from './command';
import { whenServerRuns } from './support/register';

const generateSecret: Command = {
  id: 'scabbard.generateSecret',
  title: 'Generate Secret…',
  needsServer: false,
  run: async (surroundings) => {
    const editor = window.activeTextEditor;
    const request = await askRequest();
    if (!request) return;
    const insert = { label: '$(edit) Insert at the cursor', target: 'insert' } as const;
    const copy = { label: '$(clippy) Copy to the clipboard', target: 'copy' } as const;
    const set = { label: '$(key) Set as the value of a key in an env file', target: 'set' } as const;
    const chosen = await window.showQuickPick([...(editor ? [insert] : []), copy, set], {
      title: 'Generate Secret',
      placeHolder: strengthWords(strengthOf(request)),
    });
    if (chosen?.target === 'insert' && editor) await insertAtCursors(editor, request, surroundings.random);
    if (chosen?.target === 'copy') await copyToClipboard(request, surroundings.random);
    if (chosen?.target === 'set') {
      const getValue = () => generate(request, surroundings.random).value;
      await whenServerRuns(surroundings, () => setInEnvFile({ getValue }, surroundings));
    }
  },
};
export default generateSecret;
