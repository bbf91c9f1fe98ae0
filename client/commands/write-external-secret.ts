// `Write ExternalSecret Manifest…`: the references of an env file as manifests for the External Secrets operator. No value is read.

import { window, workspace } from 'vscode';
import { formatReference } from '../../protocol/reference';
import { isEnvDocument } from '../env/documents';
import { findReferences } from '../references/find';
import { tellProblem } from '../stores/tell-problem';
import type { Command } from './command';

const title = 'Write ExternalSecret Manifest';

const writeExternalSecret: Command = {
  id: 'scabbard.writeExternalSecret',
  title: 'Write ExternalSecret Manifest…',
  enablement: 'isWorkspaceTrusted',
  when: 'scabbard.envEditor',
  needsServer: false,
  run: async ({ stores }) => {
    const document = window.activeTextEditor?.document;
    if (!document || !isEnvDocument(document)) return;
    const entries = findReferences(document.getText()).map(({ key, reference }) => ({
      key,
      reference: formatReference(reference),
    }));
    if (entries.length === 0) {
      void window.showInformationMessage('Scabbard: this file names no secret of a store.');
      return;
    }
    const open = await stores.open();
    const target = open && (await askTarget());
    if (!open || !target) return;
    const made = open.runtime.externalSecret({ entries, target });
    if (!made.ok) return tellProblem(made.problem);
    await window.showTextDocument(await workspace.openTextDocument({ language: 'yaml', content: made.value.text }));
  },
};
export default writeExternalSecret;

async function askTarget(): Promise<{ readonly name: string; readonly namespace: string } | undefined> {
  const prompt = 'Namespace and name of the Kubernetes secret that the operator makes';
  const valid = (typed: string) => /^[a-z0-9-]+\/[a-z0-9.-]+$/.test(typed);
  const typed = await window.showInputBox({
    title,
    prompt,
    value: 'default/app',
    validateInput: (text) => (valid(text) ? undefined : 'For instance default/app.'),
  });
  const [namespace, name] = typed?.split('/') ?? [];
  return namespace !== undefined && name !== undefined ? { name, namespace } : undefined;
}
