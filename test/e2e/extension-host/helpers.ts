// What the tests in the extension host share: documents, diagnostics of ours, waiting for them.

import * as vscode from 'vscode';
import { seededRandom } from '../../../server/engine/shape/sample';
import { fillMarks } from '../../support/marks';

/** A generated sample of a rule. */
export const tokenOf = (ruleId: string, seed = 3): string => fillMarks(`⟦${ruleId}⟧`, seededRandom(seed)).text;

export const folder = (index = 0): vscode.Uri => vscode.workspace.workspaceFolders![index]!.uri;

export const uriOf = (path: string, index = 0): vscode.Uri => vscode.Uri.joinPath(folder(index), path);

export async function write(path: string, text: string, index = 0): Promise<vscode.Uri> {
  const uri = uriOf(path, index);
  await vscode.workspace.fs.writeFile(uri, Buffer.from(text));
  return uri;
}

export const read = async (uri: vscode.Uri): Promise<string> =>
  Buffer.from(await vscode.workspace.fs.readFile(uri)).toString();

export async function show(uri: vscode.Uri): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
}

export const ours = (uri: vscode.Uri): readonly vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'scabbard');

export const codeOf = ({ code }: vscode.Diagnostic): string => String(typeof code === 'object' ? code.value : code);

/** Resolves with our diagnostics of `uri` once they satisfy `wanted`; throws after 20 s, naming the codes that are there. */
export async function diagnostics(
  uri: vscode.Uri,
  wanted: (found: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  const deadline = Date.now() + 20_000;
  while (!wanted(ours(uri))) {
    if (Date.now() > deadline)
      throw new Error(`Not as wanted; there are: ${ours(uri).map(codeOf).join(', ') || 'none'}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  return ours(uri);
}

export const has =
  (...codes: readonly string[]) =>
  (found: readonly vscode.Diagnostic[]): boolean =>
    codes.every((code) => found.some((one) => codeOf(one) === code));

export const lacks =
  (code: string) =>
  (found: readonly vscode.Diagnostic[]): boolean =>
    !found.some((one) => codeOf(one) === code);

/** Quick-fixes on a range, resolved so that each has its edit. */
export async function fixes(uri: vscode.Uri, range: vscode.Range): Promise<readonly vscode.CodeAction[]> {
  const kind = vscode.CodeActionKind.QuickFix.value;
  return vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range, kind, 50);
}

/** Applies the fix with exactly this title; throws when it is not offered or has no edit. */
export async function applyFix(uri: vscode.Uri, range: vscode.Range, title: string): Promise<void> {
  const found = await fixes(uri, range);
  const fix = found.find((one) => one.title === title);
  if (!fix?.edit) throw new Error(`${title} is not offered; there are: ${found.map((one) => one.title).join(' | ')}`);
  if (!(await vscode.workspace.applyEdit(fix.edit))) throw new Error(`${title} could not be applied`);
}

export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.files.revert').then(undefined, () => undefined);
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
