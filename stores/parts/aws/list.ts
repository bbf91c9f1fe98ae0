// Names, page by page. AWS sorts by name, but says nowhere how: where its order is not ours, the rest is read and sorted here.

import * as z from 'zod';
import { found, type ListRequest, type NamePage, type Result, refused, type StoreRequest } from '../../store';
import { writeName } from './names';
import type { AwsClient } from './types';

/** Of AWS, per page. */
const pageSize = 100;

interface Place {
  /** Of AWS, for the page where this begins. */
  readonly token?: string | undefined;
  /** The last name of the page before. */
  readonly last?: string | undefined;
  /** All from the token on is sorted by us: this page begins behind that name. */
  readonly after?: string | undefined;
}

export async function listNames(client: AwsClient, request: ListRequest): Promise<Result<NamePage>> {
  const { cursor, folder, limit = pageSize } = request;
  if (folder !== undefined) return refused('not-found', 'The names in AWS Secrets Manager are in no folders.');
  const place = cursor === undefined ? {} : readCursor(cursor);
  if (!place) return refused('conflict', 'The list has changed since its last page. Begin it again.');
  const size = Math.max(1, limit);
  if (place.after !== undefined) return restOf(client, place, { ...request, size });
  const { token } = place;
  const page = await client.list({ limit: Math.min(size, pageSize), ...(token !== undefined && { token }) }, request);
  if (!page.ok) return page;
  const names = namesOf(page.value.ids);
  if (!isSorted(place.last === undefined ? names : [place.last, ...names]))
    return restOf(client, { token, after: '' }, { ...request, size });
  const { next } = page.value;
  return found({
    names,
    ...(next !== undefined && { next: writeCursor({ token: next, last: names.at(-1) ?? place.last }) }),
  });
}

/** Read to the end each time: between two calls nothing is kept. */
async function restOf(
  client: AwsClient,
  { token, after = '' }: Place,
  { size, signal }: StoreRequest & { readonly size: number },
): Promise<Result<NamePage>> {
  const ids: string[] = [];
  const tokens = new Set<string>();
  for (let at = token; ; ) {
    const page = await client.list({ limit: pageSize, ...(at !== undefined && { token: at }) }, { signal });
    if (!page.ok) return page;
    ids.push(...page.value.ids);
    at = page.value.next;
    if (at === undefined) break;
    if (tokens.has(at)) return refused('unreadable', 'The list of AWS Secrets Manager goes in a circle.');
    tokens.add(at);
  }
  const rest = namesOf(ids)
    .toSorted()
    .filter((name) => name > after);
  const names = rest.slice(0, size);
  return found({ names, ...(names.length < rest.length && { next: writeCursor({ token, after: names.at(-1) }) }) });
}

const namesOf = (ids: readonly string[]): readonly string[] => ids.flatMap((id) => writeName(id) ?? []);

const isSorted = (names: readonly string[]): boolean =>
  names.every((name, index) => index === 0 || names[index - 1]! < name);

const writeCursor = (place: Place): string => JSON.stringify(place);

function readCursor(cursor: string): Place | undefined {
  const text = z.string().optional();
  try {
    return z.strictObject({ token: text, last: text, after: text }).safeParse(JSON.parse(cursor)).data;
  } catch {
    return undefined;
  }
}
