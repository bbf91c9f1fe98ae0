// A Host whose files are a plain object, and the application of plans to it: what fixes are tested with.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Host } from '../../server/host';
import type { Edit, FileChange } from '../../server/plan';
import { nameOfUri, parentUri } from '../../server/uri';

/** Text by path relative to `root`, e.g. `{ 'api/.env': 'A=1\n' }`. */
export type Files = Readonly<Record<string, string>>;

/** The folder all files of a memory host lie in. */
export const root = 'file:///a%20folder/project';

/** URI of a relative path, and back. */
export const uriOf = (path: string): string => (path === '' ? root : `${root}/${path}`);
export function pathOf(uri: string): string {
  assert.ok(uri === root || uri.startsWith(`${root}/`), `not in the memory host: ${uri}`);
  return uri.slice(root.length + 1);
}

/**
 * A Host over these files. `random` is a fixed sequence, `now` the first of January 2026. Grammars are those of the
 * installed package when `grammars` reads them, else asking for one fails.
 */
export function memoryHost(
  files: Files,
  { grammars }: { readonly grammars?: Pick<Host, 'grammar' | 'treeSitter'> } = {},
): Host {
  let calls = 0;
  const noGrammar = (): Promise<Uint8Array> => Promise.reject(new Error('this memory host has no grammars'));
  return {
    read: async (uri) => (Object.hasOwn(files, pathOf(uri)) ? files[pathOf(uri)] : undefined),
    list: async (folderUri) =>
      Object.keys(files)
        .map(uriOf)
        .filter((uri) => parentUri(uri) === folderUri)
        .map(nameOfUri),
    grammar: grammars?.grammar ?? noGrammar,
    treeSitter: grammars?.treeSitter ?? noGrammar,
    random: (bytes) => fixedBytes(bytes, calls++),
    now: () => Date.UTC(2026, 0, 1),
  };
}

/** Bytes that look random and are the same in every run. */
function fixedBytes(count: number, seed: number): Uint8Array {
  const bytes = new Uint8Array(count);
  for (let at = 0; at < count; at += 32) {
    const block = createHash('sha256').update(`${seed}/${at}`).digest();
    bytes.set(block.subarray(0, Math.min(32, count - at)), at);
  }
  return bytes;
}

/** The text after the edits. Fails when they leave the text or overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const sorted = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  let [result, at] = ['', 0];
  for (const { start, end, newText } of sorted) {
    assert.ok(at <= start && start <= end && end <= text.length, `edit ${start}–${end} overlaps or leaves the text`);
    result += text.slice(at, start) + newText;
    at = end;
  }
  return result + text.slice(at);
}

/** The files after a plan. Fails when it creates a file that exists, or changes one that does not, or one twice. */
export function applyPlan(files: Files, plan: { readonly changes: readonly FileChange[] }): Files {
  const after: Record<string, string> = { ...files };
  const changed = new Set<string>();
  for (const { uri, create, edits } of plan.changes) {
    const path = pathOf(uri);
    assert.ok(!changed.has(path), `${path} is changed twice`);
    assert.equal(create, !Object.hasOwn(files, path), `${path}: create is ${create}`);
    changed.add(path);
    after[path] = applyEdits(files[path] ?? '', edits);
  }
  return after;
}

/** `ignored` of a fix context, as git would answer for `.gitignore` lines that are plain names. True outside a repository. */
export function ignoredIn(files: Files, { repository = true }: { readonly repository?: boolean } = {}) {
  return async (uri: string): Promise<boolean> => {
    if (!repository) return true;
    for (let folder = parentUri(uri); folder.startsWith(root); folder = parentUri(folder)) {
      const lines = files[pathOf(`${folder}/.gitignore`)]?.split(/\r\n|\r|\n/) ?? [];
      if (lines.includes(nameOfUri(uri))) return true;
    }
    return false;
  };
}
