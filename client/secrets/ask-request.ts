// Asks what to generate: kind, rules, size, with the strength in bits while the size is typed.

import { type QuickPickItem, window } from 'vscode';
import {
  characterClasses,
  type GenerateKind,
  type GenerateRequest,
  problemOf,
  sizes,
  strengthOf,
} from '../../protocol/generate';
import { classWords, kindWords, strengthWords } from './kinds';

const title = 'Generate Secret';

const usual = (kind: GenerateKind): GenerateRequest => ({ kind });

/** A valid request; undefined when the person left. */
export async function askRequest(): Promise<GenerateRequest | undefined> {
  // Not `kind`: that is how VS Code names separators.
  const items = kindWords.map(({ kind, label, detail }) => ({
    secret: kind,
    label,
    detail,
    description: strengthWords(strengthOf(usual(kind))),
  }));
  const chosen = await window.showQuickPick(items, { title, placeHolder: 'Kind of secret', matchOnDetail: true });
  if (!chosen) return undefined;
  const { secret: kind } = chosen;
  switch (kind) {
    case 'uuid':
      return { kind: 'uuid' };
    case 'passphrase':
      return askPassphrase();
    case 'password':
      return askPassword();
    default: {
      return askSize({
        prompt: 'Number of random bytes',
        size: sizes.bytes,
        requestOf: (bytes) => ({ kind, bytes }) as const,
      });
    }
  }
}

async function askPassphrase(): Promise<GenerateRequest | undefined> {
  const rules = await pickMany('Rules of the passphrase (none is fine)', [
    { id: 'capitalise', label: 'Capitalise the words' },
    { id: 'digit', label: 'Add a digit' },
  ]);
  if (!rules) return undefined;
  const form = { capitalise: rules.includes('capitalise'), digit: rules.includes('digit') };
  const separators = [
    { label: 'Hyphen', separator: '-' },
    { label: 'Dot', separator: '.' },
    { label: 'Underscore', separator: '_' },
    { label: 'Space', separator: ' ' },
    { label: 'Nothing', separator: '' },
  ].filter(({ separator }) => problemOf({ kind: 'passphrase', ...form, separator }) === undefined);
  const chosen = await window.showQuickPick(separators, { title, placeHolder: 'Between the words' });
  if (!chosen) return undefined;
  const { separator } = chosen;
  const requestOf = (words: number) => ({ kind: 'passphrase', words, separator, ...form }) as const;
  return askSize({ prompt: 'Number of words', size: sizes.words, requestOf });
}

async function askPassword(): Promise<GenerateRequest | undefined> {
  const rules = await pickMany('Characters of the password: each chosen class occurs', [
    ...classWords.map((word) => ({ ...word, picked: true })),
    { id: 'apart', label: 'Leave out look-alikes (0 O o 1 l I |)' },
  ]);
  if (!rules) return undefined;
  const classes = characterClasses.filter((one) => rules.includes(one));
  if (classes.length === 0) {
    void window.showWarningMessage('Scabbard: choose at least one class of characters.');
    return undefined;
  }
  const excludeLookAlikes = rules.includes('apart');
  const requestOf = (length: number) => ({ kind: 'password', length, classes, excludeLookAlikes }) as const;
  return askSize({ prompt: 'Number of characters', size: sizes.length, requestOf });
}

interface SizeQuestion {
  readonly prompt: string;
  readonly size: { readonly min: number; readonly max: number; readonly usual: number };
  readonly requestOf: (size: number) => GenerateRequest;
}

/** An input box that says the strength from the start, and with every digit. */
function askSize({ prompt, size, requestOf }: SizeQuestion): Promise<GenerateRequest | undefined> {
  const input = window.createInputBox();
  const read = () => requestOf(/^\s*\d{1,6}\s*$/.test(input.value) ? Number(input.value) : Number.NaN);
  const judge = (): void => {
    const problem = problemOf(read());
    const strength = problem ? '' : `. Now: ${strengthWords(strengthOf(read()))}`;
    input.prompt = `${prompt}, from ${size.min} to ${size.max}${strength}`;
    // A message would stand in the prompt's place: only what is wrong may.
    input.validationMessage = problem;
  };
  input.title = title;
  input.value = String(size.usual);
  judge();
  return new Promise((resolve) => {
    input.onDidChangeValue(judge);
    input.onDidAccept(() => {
      if (problemOf(read())) return;
      resolve(read());
      input.hide();
    });
    input.onDidHide(() => {
      resolve(undefined);
      input.dispose();
    });
    input.show();
  });
}

/** Ids of the chosen items; undefined when the person left. */
async function pickMany(
  placeHolder: string,
  items: readonly (QuickPickItem & { readonly id: string })[],
): Promise<readonly string[] | undefined> {
  const chosen = await window.showQuickPick([...items], { title, placeHolder, canPickMany: true });
  return chosen?.map(({ id }) => id);
}
