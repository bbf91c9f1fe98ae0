// Writes values into an env file, open or not, as one step that can be undone. The file is left unsaved.

import { stat } from 'node:fs/promises';
import { Range, type TextDocument, type Uri, WorkspaceEdit, workspace } from 'vscode';
import { quoteEnvValue } from '../../protocol/env-quote';
import { type EnvValuesParams, type EnvValuesResult, envValuesRequest } from '../../protocol/messages';
import type { Server } from '../language-server/server';
import { type EnvEdit, setValue } from './set-value';

export interface NewValue {
  readonly key: string;
  readonly value: string;
}

/**
 * The document and where the last value now stands; undefined when nothing was written: a value that no quoting gives back,
 * a document that changed meanwhile, or a file that cannot be changed.
 */
export async function writeValues(
  server: Server,
  uri: Uri,
  values: readonly NewValue[],
): Promise<TextDocument | undefined> {
  if (await isReadOnly(uri)) return undefined;
  const written = values.map(({ key, value }) => ({ key, text: quoteEnvValue(value) }));
  const document = await workspace.openTextDocument(uri);
  const places = await envValuesOf(server, document);
  if (!places) return undefined;
  const edit = new WorkspaceEdit();
  for (const { key, text } of written) {
    if (text === undefined) return undefined;
    replace(edit, document, setValue(places, key, text));
  }
  return (await workspace.applyEdit(edit)) ? document : undefined;
}

/** The server's answer for the document as it is now. It may be asked before it has heard of the last edit: once more then. */
export async function envValuesOf(server: Server, document: TextDocument): Promise<EnvValuesResult | undefined> {
  const params: EnvValuesParams = { uri: server.uriOf(document.uri) };
  for (let attempt = 0; attempt < 5; attempt++) {
    const answer = await server.request<EnvValuesResult | null>(envValuesRequest, params);
    if (answer?.version === document.version) return answer;
  }
  return undefined;
}

/** An editor would take the edit and never save it. */
async function isReadOnly({ scheme, fsPath }: Uri): Promise<boolean> {
  if (scheme !== 'file') return false;
  const mode = await stat(fsPath).then(
    (found) => found.mode,
    () => 0o200, // Not there yet.
  );
  return (mode & 0o200) === 0;
}

function replace(edit: WorkspaceEdit, document: TextDocument, { range, text }: EnvEdit): void {
  const { start, end } = range;
  edit.replace(document.uri, new Range(start.line, start.character, end.line, end.character), text);
}
