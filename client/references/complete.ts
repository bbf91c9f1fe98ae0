// Completion of references in env files: the stores behind `KEY=`, then folders and names as far as the store lists them.

import {
  CompletionItem,
  CompletionItemKind,
  CompletionList,
  languages,
  type Position,
  Range,
  type TextDocument,
  workspace,
} from 'vscode';
import type { Store } from '../../stores/store';
import type { AuditedStore } from '../../stores/use/audited-store';
import { isEnvDocument } from '../env/documents';
import { abortWith } from '../stores/abort-with';
import { quietly } from '../stores/host';
import type { OpenStores } from '../stores/session';
import type { ReferenceParts } from './parts';

const by = 'references';

export function completeReferences({ stores, selector, own }: ReferenceParts): void {
  own(
    languages.registerCompletionItemProvider(
      selector,
      {
        provideCompletionItems: async (document, position, token) => {
          const typed = typedValue(document, position);
          if (!typed || !workspace.isTrusted) return undefined;
          const open = await stores.open({ silent: true, folder: document.uri.fsPath });
          if (!open) return undefined;
          const store = /^([a-z][a-z0-9-]*(?:\+[\w-]*)?):\/\/(.*)$/.exec(typed.text);
          if (!store) return schemes(open, typed);
          const path = { range: typed.range, key: store[1]!, path: store[2]! };
          return quietly(() => names(open, path, abortWith(token)));
        },
      },
      ':',
      '/',
      '+',
      '#',
      '=',
    ),
  );
}

interface Typed {
  readonly text: string;
  /** Of the value as far as it was typed. */
  readonly range: Range;
}

function typedValue(document: TextDocument, position: Position): Typed | undefined {
  if (!isEnvDocument(document)) return undefined;
  const before = document.lineAt(position.line).text.slice(0, position.character);
  const found = /^\s*(?:export\s+)?[A-Za-z_][\w.-]*\s*=\s*["'`]?([^\s"'`]*)$/.exec(before);
  if (!found) return undefined;
  const text = found[1]!;
  return { text, range: new Range(position.translate(0, -text.length), position) };
}

/** As soon as something is typed that may become one of them. */
function schemes({ stores }: OpenStores, { text, range }: Typed): CompletionItem[] {
  return stores.choices
    .filter(({ kind, key }) => kind.scheme !== undefined && key.startsWith(text))
    .map(({ key, title }) => {
      const item = new CompletionItem(`${key}://`, CompletionItemKind.Reference);
      item.detail = `Reference to ${title}`;
      item.range = range;
      item.command = goOn;
      return item;
    });
}

/** What was completed has more below it. */
const goOn = { title: 'Complete', command: 'editor.action.triggerSuggest' };

interface Path extends Pick<Typed, 'range'> {
  readonly key: string;
  readonly path: string;
}

/** Of the folder that was typed so far; of a secret its fields. Names only. */
async function names(open: OpenStores, { key, path, range }: Path, signal: AbortSignal): Promise<CompletionList> {
  const choice = open.stores.choices.find((one) => one.key === key);
  if (!choice) return new CompletionList([]);
  const store = open.openChoice(choice, by);
  if (path.includes('#')) return new CompletionList(await fieldItems(store.store, { key, path, range }, signal));
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const page = await pagesOf(store, folder.replace(/\/$/, ''), signal);
  const item = (name: string, kind: CompletionItemKind): CompletionItem => {
    const one = new CompletionItem(`${key}://${name}`, kind);
    one.range = range;
    if (kind === CompletionItemKind.Folder) one.command = goOn;
    return one;
  };
  const items = [
    ...page.folders.map((one) => item(one.endsWith('/') ? one : `${one}/`, CompletionItemKind.Folder)),
    ...page.names.map((one) => item(one, CompletionItemKind.Value)),
  ];
  return new CompletionList(items, page.isCut);
}

/** A list that is longer is better searched with `Fetch Secret…`. */
const mostNames = 5000;

async function pagesOf(store: AuditedStore, folder: string, signal: AbortSignal) {
  const [folders, names]: [string[], string[]] = [[], []];
  let cursor: string | undefined;
  do {
    const page = await store.list({
      signal,
      ...(folder !== '' && { folder }),
      ...(cursor !== undefined && { cursor }),
    });
    if (!page.ok) return { folders, names, isCut: true };
    folders.push(...(page.value.folders ?? []));
    names.push(...page.value.names);
    cursor = page.value.next;
  } while (cursor !== undefined && names.length < mostNames);
  return { folders, names, isCut: cursor !== undefined };
}

async function fieldItems(store: Store, { key, path, range }: Path, signal: AbortSignal): Promise<CompletionItem[]> {
  const fields = await store.fields?.(path.slice(0, path.indexOf('#')), { signal });
  if (!fields?.ok) return [];
  return fields.value.map((name) => {
    const item = new CompletionItem(`${key}://${name}`, CompletionItemKind.Field);
    item.range = range;
    return item;
  });
}
