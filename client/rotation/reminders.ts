// Reminds of rotations under way: an old value whose grace period is over, once per window.

import { commands, window, workspace } from 'vscode';
import type { StoreSession } from '../stores/session';

/** Reads the journal only, no store; and loads nothing where no rotation was ever begun. */
export async function remindOfRotations(stores: StoreSession, journalExists: () => Promise<boolean>): Promise<void> {
  if (!workspace.isTrusted || !(await journalExists())) return;
  const open = await stores.open({ silent: true });
  if (!open) return;
  const now = open.host.now();
  const due = (await open.runtime.createJournal(open.host.storage).all()).filter(
    ({ step, graceUntil = 0 }) => step === 'current' && graceUntil <= now,
  );
  for (const { reference } of due) {
    const go = 'Go On';
    const message = `Scabbard: the old value of ${reference} may be revoked now.`;
    void window.showInformationMessage(message, go).then((chosen) => {
      if (chosen === go) void commands.executeCommand('scabbard.rotateSecret', undefined, reference);
    });
  }
}
