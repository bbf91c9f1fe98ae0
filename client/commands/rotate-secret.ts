// `Rotate Secret…`: new value, pending, verified, current, the old one retired; resumable at every step.

import { ProgressLocation, type TextEditor, window, workspace } from 'vscode';
import { formatReference, parseReference, type Reference, type ReferenceScheme } from '../../protocol/reference';
import type { Store } from '../../stores/store';
import type { AuditedStore } from '../../stores/use/audited-store';
import type { Rotating } from '../../stores/use/rotation';
import { isEnvDocument } from '../env/documents';
import { findReferences } from '../references/find';
import { goThrough } from '../rotation/steps';
import { abortWith } from '../stores/abort-with';
import { askName } from '../stores/ask/ask-name';
import { askStore } from '../stores/ask/ask-store';
import { isWritable } from '../stores/put-secret';
import type { OpenStores } from '../stores/session';
import { heard, tellProblem } from '../stores/tell-problem';
import type { Command, Surroundings } from './command';

const title = 'Rotate Secret';

const rotateSecret: Command = {
  id: 'scabbard.rotateSecret',
  title: 'Rotate Secret…',
  enablement: 'isWorkspaceTrusted',
  needsServer: false,
  run: async (surroundings, _resource, given) => {
    const open = await surroundings.stores.open();
    if (!open) return;
    const reference = typeof given === 'string' ? parseReference(given) : await askReference(open);
    if (reference) await rotate(surroundings, open, reference);
  },
};
export default rotateSecret;

/** At the cursor, one under way, or of any store. */
async function askReference(open: OpenStores): Promise<Reference | undefined> {
  const here = referenceAt(window.activeTextEditor);
  const underway = (await open.runtime.createJournal(open.host.storage).all()).map(({ reference }) => reference);
  const known = [...new Set([...(here ? [formatReference(here)] : []), ...underway])];
  if (known.length === 0) return askAnother(open);
  const items = [
    ...known.map((one) => ({ label: one, description: underway.includes(one) ? 'under way' : '', one })),
    { label: 'Another secret…', one: undefined },
  ];
  const chosen = await window.showQuickPick(items, { title, placeHolder: 'Which secret' });
  if (!chosen) return undefined;
  return chosen.one === undefined ? askAnother(open) : parseReference(chosen.one);
}

function referenceAt(editor: TextEditor | undefined): Reference | undefined {
  if (!editor || !isEnvDocument(editor.document)) return undefined;
  return findReferences(editor.document.lineAt(editor.selection.active.line).text)[0]?.reference;
}

async function askAnother(open: OpenStores): Promise<Reference | undefined> {
  const asked = await askStore(open, { title, by: rotateSecret.id, suits: (choice) => isWritable(open, choice) });
  const name = asked && (await askName(asked.store, title));
  if (!asked?.choice || name === undefined) return undefined;
  const { kind, alias } = asked.choice;
  return { scheme: kind.scheme as ReferenceScheme, name, ...(alias !== undefined && { alias }) };
}

async function rotate(surroundings: Surroundings, open: OpenStores, reference: Reference): Promise<void> {
  const found = heard(open.stores.storeOf(reference));
  const local = open.stores.choices.find(({ key }) => key === 'local');
  if (!found || !local) return;
  const audited = open.audited(found, rotateSecret.id);
  // What is written ends what is remembered of the store; what is read is never a remembered value.
  const store: Store = { ...audited.store, get: (name, request) => found.get(name, request) };
  const { name } = reference;
  const journal = open.runtime.createJournal(open.host.storage);
  const written = formatReference({ ...reference, name });
  const isUnderway = (await journal.of(written)) !== undefined;
  const itself = isUnderway || !store.rotate ? false : await asksStoreItself();
  if (itself === undefined) return;
  if (itself) return rotateThere(audited, store, name);
  const rotating: Rotating = {
    reference: written,
    name,
    store,
    local: open.stores.open(local),
    journal,
    now: open.host.now,
  };
  await goThrough({
    runtime: open.runtime,
    rotating,
    audited,
    random: surroundings.random,
    clipboard: surroundings.clipboard,
    folder: workspace.workspaceFolders?.[0]?.uri.fsPath,
  });
}

/** Undefined: the person left. */
async function asksStoreItself(): Promise<boolean | undefined> {
  const items = [
    { label: 'Step by step, here', itself: false },
    { label: 'Start the rotation that the store is set up for', itself: true },
  ];
  return (await window.showQuickPick(items, { title, placeHolder: 'Who makes the new value' }))?.itself;
}

async function rotateThere(audited: AuditedStore, store: Store, name: string): Promise<void> {
  const options = {
    location: ProgressLocation.Notification,
    title: 'Scabbard: the store rotates the secret',
    cancellable: true,
  };
  const result = await window.withProgress(options, async (_, token) =>
    store.rotate?.(name, { signal: abortWith(token) }),
  );
  if (!result) return;
  await audited.did('rotate', name, result);
  if (!result.ok) tellProblem(result.problem);
  else void window.showInformationMessage('Scabbard: the store has made a new version current.');
}
