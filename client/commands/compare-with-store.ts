// `Compare Env File with a Store…`: which names are missing on either side; chosen ones are pushed or pulled after a preview.

import { parse } from 'dotenv';
import { QuickPickItemKind, type TextDocument, window } from 'vscode';
import { parseReference } from '../../protocol/reference';
import { isEnvDocument } from '../env/documents';
import { type NewValue, writeValues } from '../env/write-values';
import { askPlace, type Place } from '../stores/ask/ask-place';
import { type AskedStore, askStore } from '../stores/ask/ask-store';
import { type Comparison, compareNames } from '../stores/compare';
import { referenceTo } from '../stores/reference-to';
import { tellProblem } from '../stores/tell-problem';
import type { Command, Surroundings } from './command';

const title = 'Compare with a Store';

const compareWithStore: Command = {
  id: 'scabbard.compareWithStore',
  title: 'Compare Env File with a Store…',
  enablement: 'isWorkspaceTrusted',
  when: 'scabbard.envEditor',
  needsServer: true,
  run: async (surroundings) => {
    const document = window.activeTextEditor?.document;
    if (!document || !isEnvDocument(document)) return;
    const open = await surroundings.stores.open();
    const asked = open && (await askStore(open, { title, by: compareWithStore.id }));
    const place = asked && (await askPlace(asked.store, title));
    if (!asked || !place) return;
    const values = parse(document.getText(), { fast: true });
    const compared = compareNames(Object.keys(values), place.names);
    const chosen = await choose(compared, asked);
    if (chosen) await carryOut(surroundings, { document, asked, place, values, ...chosen });
  },
};
export default compareWithStore;

type Entry = Comparison['onlyInStore'][number];

interface Chosen {
  /** Keys whose values go to the store. */
  readonly push: readonly string[];
  /** Secrets that the file is to name, or to hold. */
  readonly pull: readonly Entry[];
}

async function choose(
  { onlyInFile, onlyInStore, inBoth }: Comparison,
  { store }: AskedStore,
): Promise<Chosen | undefined> {
  if (onlyInFile.length + onlyInStore.length === 0) {
    void window.showInformationMessage(`Scabbard: both sides have the same ${inBoth.length} names.`);
    return undefined;
  }
  const separator = (label: string) => ({ label, kind: QuickPickItemKind.Separator });
  const canPush = store.store.put !== undefined;
  const items = [
    separator(`only in the file${canPush ? ': push to the store' : ''}`),
    ...onlyInFile.map((key) => ({ label: key, description: canPush ? '→ store' : 'this store is only read', key })),
    separator('only in the store: pull into the file'),
    ...onlyInStore.map((entry) => ({ label: entry.key, description: `← ${entry.name}`, entry })),
  ];
  const placeHolder = `${inBoth.length} names are on both sides. Choose what to push or pull; nothing is chosen at first.`;
  const picked = await window.showQuickPick<{ label: string; key?: string; entry?: Entry }>(items, {
    title,
    placeHolder,
    canPickMany: true,
  });
  if (!picked || picked.length === 0) return undefined;
  return {
    push: canPush ? picked.flatMap(({ key }) => (key === undefined ? [] : [key])) : [],
    pull: picked.flatMap(({ entry }) => (entry ? [entry] : [])),
  };
}

interface Work extends Chosen {
  readonly document: TextDocument;
  readonly asked: AskedStore;
  readonly place: Place;
  readonly values: Readonly<Record<string, string>>;
}

async function carryOut(surroundings: Surroundings, work: Work): Promise<void> {
  const pullsValues = work.pull.length > 0 ? await asksForValues(work) : false;
  if (pullsValues === undefined || !(await preview(work, pullsValues))) return;
  const pushed = await pushAll(work);
  const pulled = await pullAll(surroundings, work, pullsValues);
  void window.showInformationMessage(`Scabbard: ${pushed} pushed, ${pulled} pulled. The file is not saved yet.`);
}

/** False: references. Undefined: the person left. */
async function asksForValues({ asked }: Work): Promise<boolean | undefined> {
  if (!asked.choice?.kind.scheme) return true;
  const items = [
    { label: '$(link) References', detail: 'The values stay in the store', values: false },
    { label: '$(key) Values', detail: 'Copies in the file', values: true },
  ];
  return (await window.showQuickPick(items, { title, placeHolder: 'What the file gets' }))?.values;
}

/** Names and directions; and a word of its own where production values would come to this machine. */
async function preview({ push, pull, asked }: Work, pullsValues: boolean): Promise<boolean> {
  const place = asked.store.describe();
  const lines = [
    ...push.map((key) => `${key} → ${place.place}`),
    ...pull.map(({ key, name }) => `${key} ← ${name}${pullsValues ? '' : ' (reference)'}`),
  ];
  const isGrave = pullsValues && pull.length > 0 && place.isProduction === true;
  const go = isGrave ? 'Write Production Values to the File' : 'Do It';
  const message = isGrave ? 'These are production secrets.' : 'This would be done:';
  return (await window.showWarningMessage(message, { modal: true, detail: lines.join('\n') }, go)) === go;
}

/** New secrets only: what is there meanwhile is left alone. How many were pushed. */
async function pushAll({ push, asked, place, values }: Work): Promise<number> {
  let count = 0;
  for (const key of push) {
    const value = values[key];
    if (!value || parseReference(value)) continue;
    const written = await asked.store.put(`${place.prefix}${key}`, value, { expected: null });
    if (written.ok) count += 1;
    else {
      tellProblem(written.problem);
      break;
    }
  }
  return count;
}

async function pullAll({ server }: Surroundings, { pull, asked, document }: Work, values: boolean): Promise<number> {
  const entries: NewValue[] = [];
  for (const { key, name } of pull) {
    const value = values ? await fetchValue(asked, name) : referenceTo(asked.choice, name);
    if (value === undefined) break;
    entries.push({ key, value });
  }
  if (entries.length === 0) return 0;
  const written = await writeValues(server, document.uri, entries);
  if (!written) void window.showWarningMessage('Scabbard could not write to this file. It is as it was.');
  return written ? entries.length : 0;
}

async function fetchValue({ store }: AskedStore, name: string): Promise<string | undefined> {
  const secret = await store.fetch(name, 'set');
  if (secret.ok) return secret.value.text;
  tellProblem(secret.problem);
  return undefined;
}
