// The steps of a rotation as a person goes through them; each can be left, and taken up again by the same command.

import { window } from 'vscode';
import { type GenerateRequest, generate, type RandomBytes } from '../../protocol/generate';
import type { AuditedStore } from '../../stores/use/audited-store';
import type { Rotating, Rotation } from '../../stores/use/rotation';
import type { ExpiringClipboard } from '../features/expiring-clipboard';
import { startShell } from '../running/start-shell';
import { askRequest } from '../secrets/ask-request';
import type { StoresRuntime } from '../stores/load';
import { heard, tellProblem } from '../stores/tell-problem';

export interface Steps {
  readonly runtime: StoresRuntime;
  readonly rotating: Rotating;
  readonly audited: AuditedStore;
  readonly random: RandomBytes;
  readonly clipboard: ExpiringClipboard;
  /** Where a verifying command starts; undefined without a folder. */
  readonly folder: string | undefined;
}

const title = 'Rotate Secret';
const day = 86_400_000;

/** Goes on from where the rotation stands. Resolves when it ended, or was left to be taken up later. */
export async function goThrough(steps: Steps): Promise<void> {
  const { journal, reference } = steps.rotating;
  let rotation = (await journal.of(reference)) ?? (await begin(steps));
  if (rotation?.step === 'pending') rotation = await untilPromoted(steps, rotation);
  if (rotation?.step === 'current') await offerRetirement(steps, rotation);
}

/** Step 1 and 2: a new value is made and stored as pending. */
async function begin({ runtime, rotating, audited, random }: Steps): Promise<Rotation | undefined> {
  const value = await askNewValue(random);
  if (value === undefined) return undefined;
  return heard(await audited.did('stage', rotating.name, await runtime.stage(rotating, value)));
}

async function askNewValue(random: RandomBytes): Promise<string | undefined> {
  const items = [
    { label: '$(sparkle) Generate a new value', make: true },
    { label: '$(keyboard) Type or paste the new value', detail: 'Where its provider has made it', make: false },
  ];
  const placeHolder = 'Step 1 of 5: the new value. The current one stays in use until step 4.';
  const chosen = await window.showQuickPick(items, { title, placeHolder });
  if (!chosen) return undefined;
  if (!chosen.make)
    return window.showInputBox({ title, prompt: 'The new value', password: true, ignoreFocusOut: true });
  const request: GenerateRequest | undefined = await askRequest();
  return request && generate(request, random).value;
}

/** Steps 3 and 4. Undefined when it was left or abandoned. */
async function untilPromoted(steps: Steps, rotation: Rotation): Promise<Rotation | undefined> {
  for (;;) {
    const next = await askPending(steps, rotation);
    if (next === undefined) return undefined;
    if (next === 'abandon') return abandonNow(steps, rotation);
    if (next === 'promote') return promoteNow(steps, rotation);
    await verify(steps, rotation, next);
  }
}

async function abandonNow({ runtime, rotating, audited }: Steps, rotation: Rotation): Promise<undefined> {
  const done = await audited.did('discard', rotating.name, await runtime.abandon(rotating, rotation));
  if (!done.ok) tellProblem(done.problem);
  else void window.showInformationMessage('Scabbard: the new value is gone; nothing else changed.');
}

type Pending = 'command' | 'copy' | 'promote' | 'abandon';

async function askPending({ audited }: Steps, { begun }: Rotation): Promise<Pending | undefined> {
  const since = new Date(begun).toLocaleString();
  const items: readonly { readonly label: string; readonly detail?: string; readonly next: Pending }[] = [
    {
      label: '$(terminal) Step 3: verify with a command',
      detail: 'It gets the new value as NEW_SECRET',
      next: 'command',
    },
    {
      label: '$(clippy) Step 3: verify by hand',
      detail: 'The new value is on the clipboard for a minute',
      next: 'copy',
    },
    { label: '$(check) Step 4: make the new value current', next: 'promote' },
    { label: '$(trash) Let go of the new value', detail: 'The current one was never touched', next: 'abandon' },
  ];
  const placeHolder = `Pending in ${audited.describe().place} since ${since}. Escape leaves it; the same command goes on.`;
  return (await window.showQuickPick([...items], { title, placeHolder }))?.next;
}

async function verify(steps: Steps, rotation: Rotation, how: 'command' | 'copy'): Promise<void> {
  const { runtime, rotating, audited, clipboard } = steps;
  const use = how === 'copy' ? 'copy' : 'run';
  const value = heard(await audited.did(use, rotating.name, await runtime.pendingValue(rotating, rotation)));
  if (value === undefined) return;
  if (how === 'copy') {
    await clipboard.copy(value);
    void window.showInformationMessage('Scabbard: the new value is on the clipboard for a minute.');
    return;
  }
  const command = await window.showInputBox({
    title,
    prompt: 'Command that uses the new value in $NEW_SECRET; exit code 0 means that it works',
    ignoreFocusOut: true,
  });
  if (!command) return;
  const code = await runWith(steps, command, value);
  const verdict =
    code === 0 ? 'The command succeeded.' : `The command failed (exit code ${code}). Nothing was changed.`;
  void window.showInformationMessage(`Scabbard: ${verdict}`);
}

function runWith({ runtime, folder }: Steps, command: string, value: string): Promise<number> {
  return new Promise((resolve) =>
    startShell({
      command,
      cwd: folder ?? process.cwd(),
      added: { NEW_SECRET: value },
      secrets: [value],
      redactor: runtime.createRedactor(),
      onText: () => undefined,
      onEnd: resolve,
    }),
  );
}

async function promoteNow({ runtime, rotating, audited }: Steps, rotation: Rotation): Promise<Rotation | undefined> {
  const items = [
    { label: 'One day', grace: day },
    { label: 'One week', grace: 7 * day },
    { label: 'One hour', grace: day / 24 },
    { label: 'None: the old value may be revoked at once', grace: 0 },
  ];
  const placeHolder = 'Step 4: how long programs may go on with the old value';
  const chosen = await window.showQuickPick(items, { title, placeHolder });
  if (!chosen) return undefined;
  return heard(await audited.did('promote', rotating.name, await runtime.promote(rotating, rotation, chosen.grace)));
}

/** Step 5: once the grace period is over. */
async function offerRetirement({ runtime, rotating, audited }: Steps, rotation: Rotation): Promise<void> {
  const until = rotation.graceUntil ?? 0;
  const revoke = 'Revoke the Old Value';
  const later = until > rotating.now();
  const message = later
    ? `the new value is current. The old one may be revoked from ${new Date(until).toLocaleString()}; you are reminded.`
    : 'the new value is current, and the grace period of the old one is over.';
  if ((await window.showInformationMessage(`Scabbard: ${message}`, later ? `${revoke} Now` : revoke)) === undefined)
    return;
  const retired = heard(await audited.did('retire', rotating.name, await runtime.retireOld(rotating, rotation)));
  if (retired === undefined) return;
  const done = retired
    ? 'the old version cannot be read in the store any more.'
    : 'this store keeps no old versions: revoke the old value where it was issued.';
  void window.showInformationMessage(`Scabbard: ${done}`);
}
