// `Sign In to a Store…`: keeps a credential in VS Code's keychain, bound to the address it belongs to; left empty, it is removed.

import { window } from 'vscode';
import type { StoreChoice } from '../../stores/use/configured';
import { askStore } from '../stores/ask/ask-store';
import type { OpenStores } from '../stores/session';
import type { Command } from './command';

const title = 'Sign In to a Store';

const signIn: Command = {
  id: 'scabbard.signIn',
  title: 'Sign In to a Store…',
  enablement: 'isWorkspaceTrusted',
  needsServer: false,
  run: async ({ stores }) => {
    const open = await stores.open();
    const asked =
      open && (await askStore(open, { title, by: signIn.id, suits: ({ kind }) => kind.signsIn !== undefined }));
    if (!open || !asked?.choice) return;
    const origin = originOf(open, asked.choice);
    if (origin === undefined) {
      const message = `the address of ${asked.choice.title} is not set. Put it into scabbard.stores in your user settings.`;
      void window.showWarningMessage(`Scabbard: ${message}`);
      return;
    }
    await keep(open, asked.choice, origin);
    // What was opened with the old credential goes with it.
    await stores.forget();
  },
};
export default signIn;

function originOf({ host, stores }: OpenStores, { kind, alias }: StoreChoice): string | undefined {
  const address = kind.signsIn?.address(stores.settingsOf({ kind, alias }), host.env);
  try {
    return typeof address === 'string' ? new URL(address).origin : undefined;
  } catch {
    return undefined;
  }
}

async function keep({ host, stores }: OpenStores, choice: StoreChoice, origin: string): Promise<void> {
  const { kind } = choice;
  const prompt = `${kind.signsIn?.question(stores.settingsOf(choice))} for ${origin}. Empty: forget the one that is kept.`;
  const typed = await window.showInputBox({ title, prompt, password: true, ignoreFocusOut: true });
  if (typed === undefined) return;
  const key = `cred:${kind.id}:${origin}`;
  if (typed === '') await host.credentials.delete(key);
  else await host.credentials.set(key, typed);
  const done = typed === '' ? 'is forgotten' : 'is kept in the keychain, for this address only';
  void window.showInformationMessage(`Scabbard: the credential ${done}.`);
}
