// Asks for a place in a store whose names belong together: a folder, or a secret with several fields.

import { window } from 'vscode';
import type { AuditedStore } from '../../../stores/use/audited-store';
import { tellProblem } from '../tell-problem';

export interface Place {
  /** A folder, or the secret that holds the fields; undefined for the top. */
  readonly at: string | undefined;
  readonly names: readonly string[];
  /** What stands before the last part of a new name here. */
  readonly prefix: string;
}

/** Undefined when the person left or was told what is wrong. */
export async function askPlace(store: AuditedStore, title: string): Promise<Place | undefined> {
  for (let folder: string | undefined; ; ) {
    const level = await listAll(store, folder);
    if (!level) return undefined;
    const here = {
      label: `$(check) ${folder ?? 'The top'}`,
      detail: `${level.names.length} names`,
      sort: 'here' as const,
      at: '',
    };
    const folders = level.folders.map((at) => ({ label: `$(folder) ${at}`, sort: 'folder' as const, at }));
    const secrets = store.store.fields
      ? level.names.map((at) => ({
          label: `$(symbol-object) ${at}`,
          detail: 'its fields',
          sort: 'secret' as const,
          at,
        }))
      : [];
    const items = [...(level.names.length > 0 || folders.length === 0 ? [here] : []), ...folders, ...secrets];
    const chosen = await window.showQuickPick(items, { title, placeHolder: 'Compare with the names of …' });
    if (!chosen) return undefined;
    if (chosen.sort === 'secret') return placeOfFields(store, chosen.at);
    if (chosen.sort === 'here')
      return { at: folder, names: level.names, prefix: folder ? `${folder.replace(/\/$/, '')}/` : '' };
    folder = chosen.at;
  }
}

async function placeOfFields(store: AuditedStore, at: string): Promise<Place | undefined> {
  const fields = await store.store.fields?.(at);
  if (fields?.ok) return { at, names: fields.value, prefix: `${at}#` };
  if (fields) tellProblem(fields.problem);
  return undefined;
}

/** Names of one folder: to compare, all of them are needed; ten thousand are enough. */
const most = 10_000;

async function listAll(
  store: AuditedStore,
  folder: string | undefined,
): Promise<{ names: readonly string[]; folders: readonly string[] } | undefined> {
  const names: string[] = [];
  const folders = new Set<string>();
  for (let cursor: string | undefined; names.length < most; ) {
    const page = await store.list({ ...(folder !== undefined && { folder }), ...(cursor !== undefined && { cursor }) });
    if (!page.ok) {
      tellProblem(page.problem);
      return undefined;
    }
    names.push(...page.value.names);
    for (const one of page.value.folders ?? []) folders.add(one);
    cursor = page.value.next;
    if (cursor === undefined) break;
  }
  return { names, folders: [...folders].sort() };
}
