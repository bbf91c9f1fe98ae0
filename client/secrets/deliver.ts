// Where a new secret goes: into the text at every cursor, on the clipboard, or into an env file. Never into a message.

import { env, Range, type TextEditor, TextEditorRevealType, type Uri, WorkspaceEdit, window, workspace } from 'vscode';
import { type GenerateRequest, generate, type RandomBytes, strengthOf } from '../../protocol/generate';
import { lastSegment } from '../env/names';
import { envValuesOf, writeValues } from '../env/write-values';
import type { PrivateFiles } from '../features/private-files';
import type { Server } from '../language-server/server';
import { askEnvFile, askKey, type EnvFileChoice } from './ask-key';
import { strengthWords } from './kinds';

interface Parts {
  readonly server: Server;
  readonly privateFiles: PrivateFiles;
  readonly random: RandomBytes;
}

/** Each cursor gets a secret of its own: one per place is what good practice asks for. */
export async function insertAtCursors(
  editor: TextEditor,
  request: GenerateRequest,
  random: RandomBytes,
): Promise<void> {
  const applied = await editor.edit((edit) => {
    for (const selection of editor.selections) edit.replace(selection, generate(request, random).value);
  });
  if (!applied) void window.showWarningMessage('Scabbard could not change this document. Nothing was inserted.');
}

export async function copyToClipboard(request: GenerateRequest, random: RandomBytes): Promise<void> {
  await env.clipboard.writeText(generate(request, random).value);
  void window.showInformationMessage(
    `Scabbard: a new secret is on the clipboard (${strengthWords(strengthOf(request))}).`,
  );
}

export interface SecretToSet {
  /** Suggested as the key. */
  readonly name?: string;
  /** Asked as late as possible; undefined when there is none after all, and the person knows. */
  readonly getValue: () => Promise<string | undefined> | string;
}

/** Asks for file and key, writes, and shows the place. The file stays unsaved, so that undo is one key away. */
export async function setInEnvFile(
  { name, getValue }: SecretToSet,
  { server, privateFiles }: Omit<Parts, 'random'>,
): Promise<void> {
  const choice = await askEnvFile(window.activeTextEditor?.document.uri);
  if (!choice) return;
  const key = await askKey(await valuesIn(server, choice), lastSegment(choice.uri.path), name);
  const value = key === undefined ? undefined : await getValue();
  if (key === undefined || value === undefined) return;
  if (!choice.exists && !(await create(choice.uri, privateFiles))) return refuse(choice.uri);
  const document = await writeValues(server, choice.uri, [{ key, value }]);
  if (!document) return refuse(choice.uri);
  const editor = await window.showTextDocument(document);
  const line = (await envValuesOf(server, document))?.values.findLast((one) => one.key === key)?.range.start.line;
  if (line !== undefined)
    editor.revealRange(new Range(line, 0, line, 0), TextEditorRevealType.InCenterIfOutsideViewport);
}

async function valuesIn(server: Server, { uri, exists }: EnvFileChoice) {
  if (!exists) return [];
  const document = await workspace.openTextDocument(uri);
  return (await envValuesOf(server, document))?.values ?? [];
}

async function create(uri: Uri, privateFiles: PrivateFiles): Promise<boolean> {
  const edit = new WorkspaceEdit();
  edit.createFile(uri, { ignoreIfExists: true });
  const created = await workspace.applyEdit(edit);
  if (created) await privateFiles.protect(uri);
  return created;
}

function refuse(uri: Uri): void {
  void window.showWarningMessage(`Scabbard could not write to ${lastSegment(uri.path)}. The file is as it was.`);
}
