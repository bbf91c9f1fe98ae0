// `Seal Kubernetes Secret…`: the manifest in the editor as a SealedSecret beside it; only the cluster's controller can open that.

import { readFile } from 'node:fs/promises';
import { ProgressLocation, ViewColumn, window, workspace } from 'vscode';
import type { OpenStores } from '../stores/session';
import { heard } from '../stores/tell-problem';
import type { Command } from './command';

const title = 'Seal Kubernetes Secret';

const sealSecret: Command = {
  id: 'scabbard.sealSecret',
  title: 'Seal Kubernetes Secret…',
  enablement: 'isWorkspaceTrusted',
  when: 'editorLangId == yaml',
  needsServer: false,
  run: async ({ stores }) => {
    const document = window.activeTextEditor?.document;
    const open = document && (await stores.open());
    if (!document || !open) return;
    const scope = await askScope();
    const certificate = scope && (await askCertificate(open));
    if (!scope || !certificate || !(await isTrusted(open, certificate))) return;
    const sealed = heard(open.runtime.sealManifest(document.getText(), certificate, scope));
    if (sealed === undefined) return;
    await window.showTextDocument(await workspace.openTextDocument({ language: 'yaml', content: sealed }), {
      viewColumn: ViewColumn.Beside,
    });
  },
};
export default sealSecret;

async function askScope() {
  const items = [
    { label: 'Strict', detail: 'Opens under this name in this namespace only', scope: 'strict' as const },
    { label: 'Namespace-wide', detail: 'Under any name in this namespace', scope: 'namespace-wide' as const },
    { label: 'Cluster-wide', detail: 'Under any name in any namespace', scope: 'cluster-wide' as const },
  ];
  return (await window.showQuickPick(items, { title, placeHolder: 'Where the sealed secret may be opened' }))?.scope;
}

/** PEM text. */
async function askCertificate(open: OpenStores): Promise<string | undefined> {
  const items = [
    { label: '$(cloud) From the controller', detail: 'In the current context of the kubeconfig', fetch: true },
    { label: '$(file) From a file', detail: 'A certificate in PEM', fetch: false },
  ];
  const chosen = await window.showQuickPick(items, { title, placeHolder: 'Certificate to seal with' });
  if (!chosen) return undefined;
  if (!chosen.fetch) return readChosenFile();
  const options = {
    location: ProgressLocation.Notification,
    title: 'Scabbard: asking the controller',
    cancellable: true,
  };
  return window.withProgress(options, async (_, token) => {
    const controller = new AbortController();
    token.onCancellationRequested(() => controller.abort());
    const choice = open.stores.choices.find(({ key }) => key === 'k8s');
    const settings = choice ? open.stores.settingsOf(choice) : {};
    return heard(await open.runtime.fetchCertificate({ settings }, open.host, { signal: controller.signal }));
  });
}

async function readChosenFile(): Promise<string | undefined> {
  const [file] = (await window.showOpenDialog({ title: 'Certificate to seal with', openLabel: 'Seal With It' })) ?? [];
  return file && readFile(file.fsPath, 'utf8').catch(() => undefined);
}

/** Whoever made the certificate can read what is sealed with it: its fingerprint is confirmed once. */
async function isTrusted({ runtime, host }: OpenStores, certificate: string): Promise<boolean> {
  const fingerprint = heard(runtime.fingerprintOf(certificate));
  if (fingerprint === undefined) return false;
  const key = `k8s:certificate:${fingerprint}`;
  if ((await host.credentials.get(key)) !== undefined) return true;
  const yes = 'Seal With It';
  const detail = `SHA-256 ${fingerprint}\n\nWhoever made this certificate can read what is sealed with it.`;
  const message = 'Is this the certificate of your cluster’s controller?';
  if ((await window.showWarningMessage(message, { modal: true, detail }, yes)) !== yes) return false;
  await host.credentials.set(key, 'confirmed');
  return true;
}
