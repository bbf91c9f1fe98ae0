// Asks which secret of a store: folders to enter, names that come page by page, and the fields of a secret that has several.

import { ProgressLocation, type QuickPick, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import type { NamePage } from '../../../stores/store';
import type { AuditedStore } from '../../../stores/use/audited-store';
import { abortWith } from '../abort-with';
import { heard, tellProblem } from '../tell-problem';

interface Row extends QuickPickItem {
  readonly name?: string;
  readonly folder?: string;
  readonly more?: true;
}

interface Level {
  readonly folder: string | undefined;
  readonly folders: readonly string[];
  readonly names: readonly string[];
  /** Cursor of the next page. */
  readonly next: string | undefined;
}

/** The name, with its field; undefined when the person left, or was told what is wrong. */
export async function askName(store: AuditedStore, title: string): Promise<string | undefined> {
  const first = await readFirst(store);
  const name = first && (await browse(store, title, first));
  return name === undefined || name.includes('#') || !store.store.fields ? name : askField(store, name, title);
}

/** Before the list is shown: the store may ask for a yes or a password, and either would close it. */
async function readFirst(store: AuditedStore): Promise<NamePage | undefined> {
  const options = { location: ProgressLocation.Notification, title: 'Scabbard: asking the store', cancellable: true };
  return heard(await window.withProgress(options, (_, token) => store.list({ signal: abortWith(token) })));
}

const top: Level = { folder: undefined, folders: [], names: [], next: undefined };

function browse(store: AuditedStore, title: string, first: NamePage): Promise<string | undefined> {
  const pick = window.createQuickPick<Row>();
  let controller = new AbortController();
  let level: Level | undefined;
  pick.title = title;
  // It comes after a wait, when the focus may still be on its way back from what was open before.
  pick.ignoreFocusOut = true;
  pick.placeholder = 'Name of the secret; Escape cancels';
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => {
      reject(error);
      pick.hide();
    };
    const enter = (folder: string | undefined): void => {
      controller.abort();
      controller = new AbortController();
      level = undefined;
      pick.value = '';
      pick.items = [];
      load({ ...top, folder }).catch(fail);
    };
    const add = (from: Level, page: NamePage): void => {
      level = {
        ...from,
        folders: [...new Set([...from.folders, ...(page.folders ?? [])])].sort(),
        names: [...from.names, ...page.names],
        next: page.next,
      };
      show(pick, level);
    };
    const load = async (from: Level): Promise<void> => {
      const { signal } = controller;
      pick.busy = true;
      const page = await store.list({ signal, ...cursorOf(from) });
      if (signal.aborted) return;
      pick.busy = false;
      if (!page.ok) {
        tellProblem(page.problem);
        return pick.hide();
      }
      add(from, page.value);
    };
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      if (chosen?.more && level) load(level).catch(fail);
      else if (chosen?.folder !== undefined) enter(chosen.folder === '' ? undefined : chosen.folder);
      else if (chosen?.name !== undefined) {
        resolve(chosen.name);
        pick.hide();
      }
    });
    pick.onDidHide(() => {
      controller.abort();
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
    add(top, first);
  });
}

const cursorOf = ({ folder, next }: Level): { folder?: string; cursor?: string } => ({
  ...(folder !== undefined && { folder }),
  ...(next !== undefined && { cursor: next }),
});

/** The row that was active stays so, when a page is added. */
function show(pick: QuickPick<Row>, { folder, folders, names, next }: Level): void {
  const active = pick.activeItems[0]?.label;
  const up: readonly Row[] =
    folder === undefined ? [] : [{ label: '$(arrow-left) Back to the top', folder: '', alwaysShow: true }];
  const more: readonly Row[] =
    next === undefined
      ? []
      : [
          { label: '', kind: QuickPickItemKind.Separator },
          { label: '$(ellipsis) Load more names', more: true, alwaysShow: true },
        ];
  pick.items = [
    ...up,
    ...folders.map((one): Row => ({ label: `$(folder) ${one}`, folder: one })),
    ...names.map((name): Row => ({ label: name, name })),
    ...more,
  ];
  pick.activeItems = pick.items.filter(({ label }) => label === active);
  pick.placeholder =
    folders.length + names.length === 0 ? 'There are no names in it' : 'Name of the secret; Escape cancels';
}

async function askField(store: AuditedStore, name: string, title: string): Promise<string | undefined> {
  const fields = await store.store.fields?.(name);
  if (!fields) return name;
  if (!fields.ok) {
    tellProblem(fields.problem);
    return undefined;
  }
  if (fields.value.length <= 1) return fields.value[0] ?? name;
  const items = fields.value.map((field) => ({ label: field.slice(field.indexOf('#') + 1), field }));
  return (await window.showQuickPick(items, { title, placeHolder: `Field of ${name}` }))?.field;
}
