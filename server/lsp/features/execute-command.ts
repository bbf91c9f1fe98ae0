// The commands the server carries out: scan the workspace, make an env file out of its example.

import type { ExecuteCommandParams } from 'vscode-languageserver/node';
import { createEnvCommand, type ScanSummary, scanWorkspaceCommand } from '../../../protocol/messages';
import type { FixContext } from '../../fixes/fix';
import { envUriOf } from '../../fixes/support/create-env-plan';
import type { ScanRequest } from '../diagnostics/workspace-scan';
import type { Feature } from '../feature';
import { planned } from '../fixing/quick-fixes';
import type { Session } from '../session';
import { inBackground } from '../wire/guard';

const feature: Feature = {
  id: 'execute-command',
  capabilities: () => ({ executeCommandProvider: { commands: [scanWorkspaceCommand, createEnvCommand] } }),
  register: (on, session) => {
    on.request<ExecuteCommandParams, ScanSummary | string | null>(
      'workspace/executeCommand',
      null,
      async ({ command, arguments: given = [], workDoneToken }, token) => {
        if (command === scanWorkspaceCommand) return scanWorkspace(session, { token, workDoneToken });
        if (command === createEnvCommand && typeof given[0] === 'string') return createEnv(session, given[0]);
        return null;
      },
    );
  },
  initialized: async ({ folders, configuration, scan, log }) => {
    const settings = await Promise.all(folders.all().map(async (uri) => ({ uri, ...(await configuration.of(uri)) })));
    const asked = settings.filter(({ workspaceScan }) => workspaceScan === 'background').map(({ uri }) => uri);
    if (asked.length > 0) inBackground(log, 'The background scan', async () => void (await scan.run(asked)));
  },
};

async function scanWorkspace({ scan, folders, log }: Session, asked: ScanRequest): Promise<ScanSummary> {
  const summary = await scan.run(folders.all(), asked);
  const { files, findings, skipped, cancelled } = summary;
  log.info(`Scanned ${files} files: ${findings} findings, ${skipped.length} skipped${cancelled ? ', cancelled' : ''}.`);
  return summary;
}

/** The URI of the created file, which is reported as for every other fix; null when there is none. */
async function createEnv(session: Session, exampleUri: string): Promise<string | null> {
  const { parts, client, editor, around, host } = session;
  const fix = parts.fixes.find(({ id }) => id === 'create-env');
  if (!fix || !client.appliesEdits) return null;
  const { ignored, repositoryUri, folderUri, settings } = await around.of(exampleUri);
  const exampleNames = settings['env.examples'];
  const text = (await host.read(exampleUri)) ?? '';
  const git = { ignored, repositoryUri, rootUri: folderUri, exampleNames };
  const context: FixContext = { host, uri: exampleUri, languageId: 'dotenv', text, languages: parts.languages, ...git };
  const offer = { fixId: fix.id, title: 'Create .env', preferred: true, args: { exampleUri } };
  const refuse = (why: string) => editor.warn(`Scabbard: ${why}`);
  const edit = await planned(session, fix, { offer, context, refuse });
  if (edit === undefined || !(await editor.apply(edit, 'Create the env file'))) return null;
  // An editor may have written the file without opening it.
  const envUri = envUriOf(exampleUri, exampleNames);
  session.fixes.seen(envUri, (await host.read(envUri)) ?? '');
  return envUri;
}

export default feature;
