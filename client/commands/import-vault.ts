// `Import into Local Vault…`: what was exported, or any age file with such content; names that are there already stay as they are.

import { ProgressLocation, window, workspace } from 'vscode';
import type { AuditedStore } from '../../stores/use/audited-store';
import { tellProblem } from '../stores/tell-problem';
import type { Command } from './command';

const title = 'Import into Local Vault';

const importVault: Command = {
  id: 'scabbard.importVault',
  title: 'Import into Local Vault…',
  enablement: 'isWorkspaceTrusted',
  needsServer: false,
  run: async ({ stores }) => {
    const open = await stores.open();
    const local = open?.stores.choices.find(({ key }) => key === 'local');
    const [file] = (local && (await window.showOpenDialog({ title, openLabel: 'Import' }))) ?? [];
    const prompt = 'Passphrase of the file';
    const passphrase = file && (await window.showInputBox({ title, prompt, password: true, ignoreFocusOut: true }));
    if (!open || !local || !file || !passphrase) return;
    const bytes = await workspace.fs.readFile(file);
    const options = { location: ProgressLocation.Notification, title: 'Scabbard: decrypting' };
    const imported = await window.withProgress(options, () => open.runtime.importAge(bytes, passphrase));
    if (!imported.ok) return tellProblem(imported.problem);
    await putAll(open.openChoice(local, importVault.id), imported.value);
  },
};
export default importVault;

async function putAll(vault: AuditedStore, values: ReadonlyMap<string, string>): Promise<void> {
  let [added, kept] = [0, 0];
  for (const [name, value] of values) {
    const written = await vault.put(name, value, { expected: null });
    if (written.ok) added += 1;
    else if (written.problem.kind === 'conflict') kept += 1;
    else return tellProblem(written.problem);
  }
  const left = kept > 0 ? ` ${kept} were there already and stay as they are.` : '';
  void window.showInformationMessage(`Scabbard: ${added} secrets were imported.${left}`);
}
