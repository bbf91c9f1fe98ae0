// Sorted pages of names for a server that has no order, or another one than ours.

import { found, type ListRequest, type NamePage, type Result } from '../../store';

export type Pages = (
  folder: string,
  request: ListRequest,
  readAll: () => Promise<Result<readonly string[]>>,
) => Promise<Result<NamePage>>;

/** Milliseconds that the names of a folder are kept between two of its pages. */
const keptFor = 60_000;
const pageSize = 1000;

/**
 * Which name is first is known only when all of them are there. They are read with the first page, kept for the pages that
 * follow soon, and let go with the last one. The cursor is the last name of the page before: where the names are not kept any
 * more they are read again, and what was added or removed in between shifts nothing.
 */
export function createPages(now: () => number): Pages {
  let kept: { readonly folder: string; readonly names: readonly string[]; readonly since: number } | undefined;
  const namesOf = async (...[folder, { cursor }, readAll]: Parameters<Pages>): Promise<Result<readonly string[]>> => {
    const isKept = cursor !== undefined && kept?.folder === folder && now() - kept.since < keptFor;
    if (isKept && kept) return found(kept.names);
    const all = await readAll();
    return all.ok ? found([...new Set(all.value)].sort()) : all;
  };
  return async (folder, request, readAll) => {
    const names = await namesOf(folder, request, readAll);
    if (!names.ok) return names;
    const { cursor, limit = pageSize } = request;
    const start = cursor === undefined ? 0 : firstBehind(names.value, cursor);
    const page = names.value.slice(start, start + Math.max(Math.floor(limit), 1));
    const isLast = start + page.length >= names.value.length;
    kept = isLast ? undefined : { folder, names: names.value, since: now() };
    return found(isLast ? { names: page } : { names: page, next: page.at(-1)! });
  };
}

/** Index of the first name that is greater. */
function firstBehind(names: readonly string[], name: string): number {
  let low = 0;
  let high = names.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (names[middle]! > name) high = middle;
    else low = middle + 1;
  }
  return low;
}
