// `Move Secret to a Store…`: the value goes from the text to a store, a reference takes its place; one undo for the text.

import { parse } from 'dotenv';
import { type TextDocument, type TextEditor, Uri, window, workspace } from 'vscode';
import { parseReference } from '../../protocol/reference';
import { isEnvDocument } from '../env/documents';
import { lastSegment } from '../env/names';
import { envValuesOf, writeValues } from '../env/write-values';
import { offerRevert, putSecret, takeBack } from '../stores/put-secret';
import { applyStoreMove, askStoreMove, type MoveArguments } from '../stores/store-move';
import type { Command, Surroundings } from './command';

const title = 'Move to a Store';

const moveToStore: Command = {
  id: 'scabbard.moveToStore',
  title: 'Move Secret to a Store…',
  enablement: 'isWorkspaceTrusted',
  needsServer: true,
  run: async (surroundings, _resource, given) => {
    const editor = window.activeTextEditor;
    if (!editor) return;
    const source = await sourceOf(surroundings, editor, given as MoveArguments | undefined);
    if (!source) {
      void window.showInformationMessage('Scabbard: put the cursor on a secret that can be moved.');
      return;
    }
    await move(surroundings, source, given as MoveArguments | undefined);
  },
};
export default moveToStore;

/** What is moved: its name, the value as late as possible, and how the text comes to refer to it. */
interface Source {
  readonly uri: Uri;
  readonly name: string;
  /** Undefined when the document changed meanwhile. */
  readonly value: () => string | undefined;
  /** False when nothing was changed. */
  readonly refer: (reference: string) => Promise<boolean>;
}

async function move(surroundings: Surroundings, source: Source, given: MoveArguments | undefined): Promise<void> {
  const open = await surroundings.stores.open();
  if (!open) return;
  const choice = open.stores.choices.find(({ key }) => key === given?.store);
  const done = await putSecret(open, {
    title,
    by: moveToStore.id,
    name: source.name,
    folder: folderName(source.uri),
    choice,
    getValue: source.value,
  });
  if (!done) return;
  if (await source.refer(done.reference)) {
    await offerRevert(done, `${source.name} is in ${done.asked.choice.title} now, and the text refers to it.`);
    return;
  }
  void window.showWarningMessage('Scabbard: the text could not be changed, so the value is taken back from the store.');
  await takeBack(done);
}

async function sourceOf(
  surroundings: Surroundings,
  { document, selection }: TextEditor,
  given: MoveArguments | undefined,
): Promise<Source | undefined> {
  const found = await askStoreMove(surroundings.server, document, given?.range ?? selection);
  if (found) {
    return {
      uri: document.uri,
      name: found.name,
      value: () => (document.version === found.version ? document.getText(found.range) : undefined),
      refer: (reference) => applyStoreMove(surroundings.server, document, { range: found.range, reference }),
    };
  }
  return isEnvDocument(document) ? envSource(surroundings, document, selection.active.line) : undefined;
}

/** The entry of an env file at the cursor, also where it is no finding: that is where values belong, but a store is better. */
async function envSource({ server }: Surroundings, document: TextDocument, line: number): Promise<Source | undefined> {
  const places = await envValuesOf(server, document);
  const entry = places?.values.find(({ range }) => range.start.line <= line && range.end.line >= line);
  if (!entry || !places) return undefined;
  const valueNow = () => parse(document.getText(), { fast: true })[entry.key];
  const value = valueNow();
  if (!value || parseReference(value)) return undefined;
  return {
    uri: document.uri,
    name: entry.key,
    value: () => (document.version === places.version ? valueNow() : undefined),
    refer: async (reference) =>
      (await writeValues(server, document.uri, [{ key: entry.key, value: reference }])) !== undefined,
  };
}

function folderName(uri: Uri): string {
  const folder = workspace.getWorkspaceFolder(uri)?.name ?? lastSegment(Uri.joinPath(uri, '..').path);
  return folder.replace(/[^A-Za-z0-9_.-]+/g, '-').replace(/^[-.]+|[-.]+$/g, '') || 'app';
}
