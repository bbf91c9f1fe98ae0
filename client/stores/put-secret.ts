// Puts a value into a store: asks where and under which name, never overwrites without a yes, and can take the write back.

import { window } from 'vscode';
import { formatReference, parseName, type ReferenceScheme } from '../../protocol/reference';
import type { Written } from '../../stores/store';
import type { StoreChoice } from '../../stores/use/configured';
import type { AskedStore } from './ask/ask-store';
import { askStore } from './ask/ask-store';
import type { OpenStores } from './session';
import { tellProblem } from './tell-problem';

export interface PutRequest {
  readonly title: string;
  /** Id of the command that asks. */
  readonly by: string;
  /** Suggested as the last part of the name. */
  readonly name: string;
  /** Suggested before it. */
  readonly folder: string;
  /** Chosen already. */
  readonly choice?: StoreChoice | undefined;
  /** Asked as late as possible; undefined when there is none after all, and the person knows. */
  readonly getValue: () => Promise<string | undefined> | string | undefined;
}

export interface PutDone {
  readonly asked: AskedStore & { readonly choice: StoreChoice };
  readonly written: Written;
  readonly reference: string;
}

/** Undefined when the person left or was told why not; then the store is as it was. */
export async function putSecret(open: OpenStores, request: PutRequest): Promise<PutDone | undefined> {
  const { title, by, choice: given } = request;
  const asked = given
    ? { store: open.openChoice(given, by), choice: given }
    : await askStore(open, { title, by, suits: (choice) => isWritable(open, choice) });
  const { choice } = asked ?? {};
  if (!asked || !choice?.kind.scheme) return undefined;
  const name = await askNewName(choice, request);
  const value = name === undefined ? undefined : await request.getValue();
  if (name === undefined || value === undefined) return undefined;
  const written = await putCarefully(asked, name, value);
  if (!written) return undefined;
  const scheme = choice.kind.scheme as ReferenceScheme;
  const reference = formatReference({ scheme, name, ...(choice.alias !== undefined && { alias: choice.alias }) });
  return { asked: { ...asked, choice }, written, reference };
}

/** Nothing of the store is read for that. */
export const isWritable = ({ stores }: OpenStores, choice: StoreChoice): boolean =>
  choice.kind.scheme !== undefined && stores.open(choice).put !== undefined;

function askNewName({ title: store, kind }: StoreChoice, request: PutRequest): Promise<string | undefined> {
  const { title, folder, name } = request;
  const prompt = `Name in ${store}${kind.nameForm ? ` (${kind.nameForm})` : ''}`;
  const value = kind.suggestName?.({ folder, name }) ?? `${folder}/${name}`;
  const validateInput = (typed: string) =>
    parseName(typed) ? undefined : 'Parts between slashes, none of them empty.';
  return Promise.resolve(
    window.showInputBox({
      title,
      prompt,
      value,
      valueSelection: [value.length, value.length],
      validateInput,
      ignoreFocusOut: true,
    }),
  );
}

/** First as a new secret; over one that is there only after a yes. */
async function putCarefully({ store }: AskedStore, name: string, value: string): Promise<Written | undefined> {
  const first = await store.put(name, value, { expected: null });
  if (first.ok) return first.value;
  if (first.problem.kind !== 'conflict') {
    tellProblem(first.problem);
    return undefined;
  }
  const yes = 'Write a New Version';
  const message = `“${name}” is there already. Programs that read it get the new value.`;
  if ((await window.showWarningMessage(message, { modal: true }, yes)) !== yes) return undefined;
  const again = await store.put(name, value);
  if (again.ok) return again.value;
  tellProblem(again.problem);
  return undefined;
}

/** Says what is in the store now and offers to take it back there. */
export async function offerRevert({ asked, written }: PutDone, message: string): Promise<void> {
  const revert = `Take Back in ${asked.choice.title}`;
  const actions = asked.store.store.revert ? [revert] : [];
  if ((await window.showInformationMessage(`Scabbard: ${message}`, ...actions)) !== revert) return;
  await takeBack({ asked, written });
}

export async function takeBack({ asked, written }: Pick<PutDone, 'asked' | 'written'>): Promise<void> {
  const reverted = await asked.store.revert(written);
  if (!reverted.ok) tellProblem(reverted.problem);
  else
    void window.showInformationMessage(
      `Scabbard: ${asked.choice.title} is as it was before. The text is not changed by that.`,
    );
}
