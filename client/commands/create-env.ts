// `Create .env from Example`: copies an example of the workspace; the server plans it, the editor can undo it.

import { Uri, window } from 'vscode';
import { createEnvCommand } from '../../protocol/messages';
import { findEnvFiles } from '../env/find-files';
import { lastSegment } from '../env/names';
import { folderWords, pickFile } from '../env/pick-file';
import type { Server } from '../language-server/server';
import type { Command } from './command';

const createEnv: Command = {
  id: 'scabbard.createEnv',
  title: 'Create .env from Example…',
  needsServer: true,
  run: async ({ server }) => {
    const { examples } = await findEnvFiles();
    const example = await choose(examples.filter(({ scheme }) => scheme !== 'untitled'));
    if (example) await create(server, example);
  },
};
export default createEnv;

/** The example in the active editor first; the only one is not asked for. */
async function choose(examples: readonly Uri[]): Promise<Uri | undefined> {
  if (examples.length === 0) {
    void window.showInformationMessage('Scabbard: there is no .env.example in this workspace.');
    return undefined;
  }
  if (examples.length === 1) return examples[0];
  const active = window.activeTextEditor?.document.uri.toString();
  const items = examples.map((uri) => ({
    label: lastSegment(uri.path),
    description: folderWords(uri),
    uri,
  }));
  items.sort((a, b) => Number(b.uri.toString() === active) - Number(a.uri.toString() === active));
  return (await pickFile(items, { title: 'Create .env', placeHolder: 'Example to copy' }))?.uri;
}

/** What follows (mode, values to generate) comes with the server's word that the plan was applied. */
async function create(server: Server, example: Uri): Promise<void> {
  const params = { command: createEnvCommand, arguments: [server.uriOf(example)] };
  const created = await server.request<string | null>('workspace/executeCommand', params);
  if (created !== null) {
    // The person may be choosing which values to generate already: the focus stays there.
    await window.showTextDocument(Uri.parse(created), { preserveFocus: true, preview: false });
    return;
  }
  const name = lastSegment(example.path);
  void window.showWarningMessage(
    `Scabbard could not create an env file from ${name}: there is one already, or ${name} cannot be read.`,
  );
}
