// After a fix: protects what it created, says what is left to do, offers to fill in what can be generated.

import { env, Uri, window } from 'vscode';
import type { RandomBytes } from '../../protocol/generate';
import { type FixAppliedParams, fixAppliedNotification } from '../../protocol/messages';
import { writeValues } from '../env/write-values';
import type { Server } from '../language-server/server';
import { newEnvValue } from '../secrets/new-value';
import { commandIn } from './next-step';
import type { PrivateFiles } from './private-files';

interface Parts {
  readonly server: Server;
  readonly privateFiles: PrivateFiles;
  readonly random: RandomBytes;
}

export function followFixes(parts: Parts): void {
  parts.server.onNotification<FixAppliedParams>(fixAppliedNotification, (fix) => {
    for (const uri of fix.created) void parts.privateFiles.protect(Uri.parse(uri));
    void followUp(parts, fix);
  });
}

/** The words come last: they would go away while the person still chooses. */
async function followUp(parts: Parts, { nextSteps, generate }: FixAppliedParams): Promise<void> {
  if (generate) await offerToGenerate(parts, Uri.parse(generate.uri), generate.keys);
  for (const step of nextSteps) void tell(step);
}

async function tell(step: string): Promise<void> {
  const command = commandIn(step);
  const copy = 'Copy Command';
  const chosen = await window.showInformationMessage(`Scabbard: ${step}`, ...(command ? [copy] : []));
  if (chosen === copy && command) await env.clipboard.writeText(command);
}

/** A list to choose from, all chosen: Enter fills them in, Escape leaves the file as it is. */
async function offerToGenerate(
  { server, random }: Pick<Parts, 'server' | 'random'>,
  uri: Uri,
  keys: readonly string[],
): Promise<void> {
  const chosen = await window.showQuickPick(
    keys.map((label) => ({ label, picked: true })),
    {
      canPickMany: true,
      ignoreFocusOut: true,
      title: `Generate values for ${uri.path.slice(uri.path.lastIndexOf('/') + 1)}`,
      placeHolder: 'Keys that get 32 random bytes in base64url (256 bits)',
    },
  );
  if (!chosen || chosen.length === 0) return;
  const values = chosen.map(({ label }) => ({ key: label, value: newEnvValue(random) }));
  const written = await writeValues(server, uri, values).catch(() => undefined); // The server died meanwhile.
  if (!written) {
    void window.showWarningMessage('Scabbard could not write the values. The file is as it was.');
  }
}
