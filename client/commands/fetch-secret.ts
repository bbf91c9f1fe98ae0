// `Fetch Secret…`: store, name, and what to do with the value, which is read last and kept nowhere.

import { commands, window, workspace } from 'vscode';
import { clipboardSeconds } from '../features/expiring-clipboard';
import { setInEnvFile } from '../secrets/deliver';
import { askName } from '../stores/ask-name';
import { askStore } from '../stores/ask-store';
import { type AuditedStore, audited, type SecretUse } from '../stores/audited-store';
import { peekSecret } from '../stores/peek-secret';
import { tellProblem } from '../stores/tell-problem';
import type { Command, Surroundings } from './command';
import { whenServerRuns } from './support/register';

const fetchSecret: Command = {
  id: 'scabbard.fetchSecret',
  title: 'Fetch Secret…',
  enablement: 'isWorkspaceTrusted',
  needsServer: false,
  run: async (surroundings) => {
    // Greyed out there, but a keybinding or another extension can still ask.
    if (!workspace.isTrusted) return void offerTrust();
    const store = await askStore();
    if (!store) return;
    const source = audited(store, surroundings.accessLog, fetchSecret.id);
    const name = await askName(source);
    const use = name !== undefined && (await askUse(name));
    if (use) await uses[use]({ source, name }, surroundings);
  },
};
export default fetchSecret;

interface Choice {
  readonly source: AuditedStore;
  readonly name: string;
}

const uses: Readonly<Record<SecretUse, (choice: Choice, surroundings: Surroundings) => Promise<void>>> = {
  set: (choice, surroundings) =>
    whenServerRuns(surroundings, () =>
      setInEnvFile({ name: choice.name, getValue: () => fetchValue(choice, 'set') }, surroundings),
    ),
  copy: async (choice, { clipboard }) => {
    const text = await fetchValue(choice, 'copy');
    if (text === undefined) return;
    await clipboard.copy(text);
    void window.showInformationMessage(
      `Scabbard: ${choice.name} is on the clipboard, which is cleared in ${clipboardSeconds} seconds.`,
    );
  },
  peek: async (choice) => {
    const text = await fetchValue(choice, 'peek');
    if (text !== undefined) await peekSecret(choice.name, text);
  },
};

/** Undefined when the store refused, and the person was told why. */
async function fetchValue({ source, name }: Choice, use: SecretUse): Promise<string | undefined> {
  const secret = await source.fetch(name, use);
  if (secret.ok) return secret.value.text;
  tellProblem(secret.problem);
  return undefined;
}

async function askUse(name: string): Promise<SecretUse | undefined> {
  const items = [
    { label: '$(key) Set as the value of a key in an env file', use: 'set' },
    { label: '$(clippy) Copy to the clipboard', detail: `Cleared after ${clipboardSeconds} seconds`, use: 'copy' },
    { label: '$(eye) Peek', detail: 'Hidden until you ask for it', use: 'peek' },
  ] as const;
  const chosen = await window.showQuickPick(items, { title: 'Fetch Secret', placeHolder: `What to do with ${name}` });
  return chosen?.use;
}

async function offerTrust(): Promise<void> {
  const manage = 'Manage Workspace Trust';
  const message = 'Scabbard: secrets are fetched in trusted workspaces only.';
  if ((await window.showWarningMessage(message, manage)) === manage) {
    await commands.executeCommand('workbench.trust.manage');
  }
}
