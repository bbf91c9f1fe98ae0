// Asks which secret of a store: a list of names that fills while it can be typed into already.

import { type QuickPick, type QuickPickItem, window } from 'vscode';
import type { AuditedStore } from './audited-store';
import { tellProblem } from './tell-problem';

/** Undefined when the person left, or was told what is wrong. */
export function askName(store: AuditedStore): Promise<string | undefined> {
  const pick = window.createQuickPick();
  const controller = new AbortController();
  pick.title = 'Fetch Secret';
  pick.placeholder = 'Name of the secret';
  return new Promise((resolve, reject) => {
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      if (!chosen) return;
      resolve(chosen.label);
      pick.hide();
    });
    pick.onDidHide(() => {
      controller.abort();
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
    fill(pick, store, controller.signal).catch((error: unknown) => {
      reject(error);
      pick.hide();
    });
  });
}

async function fill(pick: QuickPick<QuickPickItem>, store: AuditedStore, signal: AbortSignal): Promise<void> {
  pick.busy = true;
  for (let cursor: string | undefined; ; ) {
    const page = await store.list({ signal, cursor });
    if (signal.aborted) return;
    if (!page.ok) {
      tellProblem(page.problem);
      return pick.hide();
    }
    pick.items = [...pick.items, ...page.value.names.map((label) => ({ label }))];
    cursor = page.value.next;
    if (cursor === undefined) break;
  }
  pick.busy = false;
  if (pick.items.length === 0) pick.placeholder = 'There are no names in it';
}
