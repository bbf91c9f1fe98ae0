// `Fetch Secret…`: store, name, and what to do with it: a reference needs no value, and otherwise the value is read last and kept nowhere.

import { window } from 'vscode';
import { isEnvDocument } from '../env/documents';
import { clipboardSeconds } from '../features/expiring-clipboard';
import { setInEnvFile } from '../secrets/deliver';
import { askName } from '../stores/ask/ask-name';
import { type AskedStore, askStore } from '../stores/ask/ask-store';
import { keyOf } from '../stores/ask/key-of';
import { peekSecret } from '../stores/peek-secret';
import { referenceTo } from '../stores/reference-to';
import { tellProblem } from '../stores/tell-problem';
import type { Command, Surroundings } from './command';
import { whenServerRuns } from './support/register';

const title = 'Fetch Secret';

const fetchSecret: Command = {
  id: 'scabbard.fetchSecret',
  title: 'Fetch Secret…',
  enablement: 'isWorkspaceTrusted',
  needsServer: false,
  run: async (surroundings) => {
    const open = await surroundings.stores.open();
    const asked = open && (await askStore(open, { title, by: fetchSecret.id, files: true }));
    const name = asked && (await askName(asked.store, title));
    if (!asked || name === undefined) return;
    const choice: Choice = { ...asked, name };
    const use = await askUse(choice);
    if (use) await uses[use](choice, surroundings);
  },
};
export default fetchSecret;

interface Choice extends AskedStore {
  readonly name: string;
}

type Use = 'reference' | 'set' | 'copy' | 'peek';

const uses: Readonly<Record<Use, (choice: Choice, surroundings: Surroundings) => Promise<void>>> = {
  reference: insertReference,
  set: (choice, surroundings) =>
    whenServerRuns(surroundings, async () => {
      if (!(await mayWriteDown(choice))) return;
      await setInEnvFile({ name: keyOf(choice.name), getValue: () => fetchValue(choice, 'set') }, surroundings);
    }),
  copy: async (choice, { clipboard }) => {
    const text = await fetchValue(choice, 'copy');
    if (text === undefined) return;
    await clipboard.copy(text);
    void window.showInformationMessage(
      `Scabbard: ${choice.name} is on the clipboard, which is cleared in ${clipboardSeconds} seconds.`,
    );
  },
  peek: async (choice) => {
    const text = await fetchValue(choice, 'peek');
    if (text !== undefined) await peekSecret(choice.name, text);
  },
};

/** At the cursor of an env file, else as the value of a key that is asked for. */
async function insertReference(choice: Choice, surroundings: Surroundings): Promise<void> {
  const reference = referenceTo(choice.choice, choice.name);
  if (reference === undefined) return;
  const editor = window.activeTextEditor;
  if (editor && isEnvDocument(editor.document)) {
    const applied = await editor.edit((edit) => {
      for (const selection of editor.selections) edit.replace(selection, reference);
    });
    if (!applied) void window.showWarningMessage('Scabbard could not change this document. Nothing was inserted.');
  } else {
    await whenServerRuns(surroundings, () =>
      setInEnvFile({ name: keyOf(choice.name), getValue: () => reference }, surroundings),
    );
  }
  await choice.store.did('insert-reference', choice.name, { ok: true, value: undefined });
}

/** What production runs on is not written to a file without a word. */
async function mayWriteDown({ store, name }: Choice): Promise<boolean> {
  if (!store.describe().isProduction) return true;
  const yes = 'Write It to the File';
  const detail = 'A reference would do as well, and leave no copy on this machine.';
  const message = `“${name}” is a production secret.`;
  return (await window.showWarningMessage(message, { modal: true, detail }, yes)) === yes;
}

/** Undefined when the store refused, and the person was told why. */
async function fetchValue({ store, name }: Choice, use: 'set' | 'copy' | 'peek'): Promise<string | undefined> {
  const secret = await store.fetch(name, use);
  if (secret.ok) return secret.value.text;
  tellProblem(secret.problem);
  return undefined;
}

async function askUse({ choice, name }: Choice): Promise<Use | undefined> {
  const reference = {
    label: '$(link) Insert a reference',
    detail: 'The value stays in the store; scabbard run, tasks, terminals and debug sessions resolve it',
    use: 'reference' as const,
  };
  const items = [
    ...(choice?.kind.scheme ? [reference] : []),
    { label: '$(key) Set as the value of a key in an env file', use: 'set' as const },
    {
      label: '$(clippy) Copy to the clipboard',
      detail: `Cleared after ${clipboardSeconds} seconds`,
      use: 'copy' as const,
    },
    { label: '$(eye) Peek', detail: 'Hidden until you ask for it', use: 'peek' as const },
  ];
  return (await window.showQuickPick(items, { title, placeHolder: `What to do with ${name}` }))?.use;
}
