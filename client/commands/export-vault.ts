// `Export Local Vault…`: all of it as an age file with a passphrase, for another machine or the program `age`.

import { ProgressLocation, Uri, window, workspace } from 'vscode';
import { tellProblem } from '../stores/tell-problem';
import type { Command } from './command';

const title = 'Export Local Vault';

const exportVault: Command = {
  id: 'scabbard.exportVault',
  title: 'Export Local Vault…',
  enablement: 'isWorkspaceTrusted',
  needsServer: false,
  run: async ({ stores, privateFiles }) => {
    const open = await stores.open();
    const local = open?.stores.choices.find(({ key }) => key === 'local');
    const passphrase = local && (await askPassphrase());
    if (!open || !local || passphrase === undefined) return;
    const file = await window.showSaveDialog({ title, defaultUri: Uri.file('scabbard-vault.age') });
    if (!file) return;
    const { store, did } = open.openChoice(local, exportVault.id);
    const options = { location: ProgressLocation.Notification, title: 'Scabbard: encrypting the vault' };
    const exported = await window.withProgress(options, () => open.runtime.exportAge(store, passphrase));
    await did('copy', 'all of the vault', exported);
    if (!exported.ok) return tellProblem(exported.problem);
    await workspace.fs.writeFile(file, exported.value);
    await privateFiles.protect(file);
    void window.showInformationMessage(
      'Scabbard: the vault is exported. `age --decrypt` opens it with the passphrase.',
    );
  },
};
export default exportVault;

/** Twice: a slip would lock everything away. */
async function askPassphrase(): Promise<string | undefined> {
  const ask = (prompt: string) => window.showInputBox({ title, prompt, password: true, ignoreFocusOut: true });
  const first = await ask('Passphrase of the exported file, at least 12 characters');
  if (first === undefined) return undefined;
  if (first.length >= 12 && (await ask('The same once more')) === first) return first;
  void window.showWarningMessage(
    'Scabbard: the passphrase was too short, or not the same twice. Nothing was exported.',
  );
  return undefined;
}
