// `Generate Secret…`: kind and size, then where it goes.

import { window, workspace } from 'vscode';
import { type GenerateRequest, generate, strengthOf } from '../../protocol/generate';
import { askRequest } from '../secrets/ask-request';
import { copyToClipboard, insertAtCursors, setInEnvFile } from '../secrets/deliver';
import { strengthWords } from '../secrets/kinds';
import { offerRevert, putSecret } from '../stores/put-secret';
import type { Command, Surroundings } from './command';
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
    const store = { label: '$(cloud-upload) Put into a store', target: 'store' } as const;
    const stores = workspace.isTrusted ? [store] : [];
    const chosen = await window.showQuickPick([...(editor ? [insert] : []), copy, set, ...stores], {
      title: 'Generate Secret',
      placeHolder: strengthWords(strengthOf(request)),
    });
    if (chosen?.target === 'insert' && editor) await insertAtCursors(editor, request, surroundings.random);
    if (chosen?.target === 'copy') await copyToClipboard(request, surroundings.random);
    if (chosen?.target === 'set') {
      const getValue = () => generate(request, surroundings.random).value;
      await whenServerRuns(surroundings, () => setInEnvFile({ getValue }, surroundings));
    }
    if (chosen?.target === 'store') await putIntoStore(request, surroundings);
  },
};
export default generateSecret;

/** The new value is nowhere but in the store; what can be written down is a reference to it. */
async function putIntoStore(request: GenerateRequest, { stores, random, clipboard }: Surroundings): Promise<void> {
  const open = await stores.open();
  const folder = workspace.workspaceFolders?.[0]?.name ?? 'app';
  const getValue = () => generate(request, random).value;
  const title = 'Put into a Store';
  const done = open && (await putSecret(open, { title, by: generateSecret.id, name: 'NEW_SECRET', folder, getValue }));
  if (!done) return;
  await clipboard.copy(done.reference);
  await offerRevert(done, `a new secret is in ${done.asked.choice.title}; the reference to it is on the clipboard.`);
}
