// Names of objects without what is in them: as the table that kubectl prints, so that no value enters our memory.

import * as z from 'zod';
import { cancelled, found, type NamePage, type Result, refused } from '../../store';
import { type Api, type ApiAnswer, readAnswer, statusOf } from './api';
import type { Connection } from './cluster/connection';
import { isSecret } from './names';

/**
 * A table has no metadata either: annotations of `kubectl apply` repeat the values. Servers and gateways that make none
 * may answer with metadata; whole objects are not accepted.
 */
const accept =
  'application/json;as=Table;g=meta.k8s.io;v=v1, application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1';
/** Names per request at most: the answer must stay below the limit of answers. */
const mostPerRequest = 5000;
const usualPerRequest = 1000;

interface Listing {
  readonly api: Api;
  readonly connection: Connection;
  /** Of the collection. */
  readonly path: string;
  readonly cursor?: string;
  readonly limit?: number;
  readonly signal?: AbortSignal;
}

/** Where a listing stands. */
interface Position {
  /** The server's, for the next page; empty: from the start. */
  readonly mark: string;
  /** The last name that was given. */
  readonly last: string;
  /** It was begun again: names up to `last` come once more. */
  readonly repeats: boolean;
}

/** Bare names, sorted over all pages. */
export async function listNames(listing: Listing): Promise<Result<NamePage>> {
  let position = listing.cursor === undefined ? start : readCursor(listing.cursor);
  if (!position) return refused('unsupported', 'The listing cannot be continued from there. Start it again.');
  for (let expired = 0; ; ) {
    if (listing.signal?.aborted) return cancelled();
    const answer = await listing.api.ask(listing.connection, requestFor(listing, position));
    if (!answer.ok) return answer;
    if (answer.value.status === 410) {
      if (expired++ === mostExpired) return refused('busy', 'The cluster changes faster than it can be listed.');
      position = renewed(position, answer.value);
      continue;
    }
    const page = pageOf(answer.value, position, listing.limit ?? usualPerRequest);
    if (!page.ok) return page;
    const { names, next } = page.value;
    if (names.length > 0 || !next) return found({ names, ...(next && { next: writeCursor(next) }) });
    position = next;
  }
}

const start: Position = { mark: '', last: '', repeats: false };
const mostExpired = 3;

/** A mark for going on with the present state, where the server gives one; else from the start. */
function renewed(position: Position, answer: ApiAnswer): Position {
  const mark = statusOf(answer)?.metadata?.continue ?? '';
  return mark === '' ? { ...position, mark, repeats: true } : { ...position, mark };
}

function requestFor({ path, limit = usualPerRequest, signal }: Listing, { mark }: Position) {
  const query = new URLSearchParams({
    limit: String(Math.min(Math.max(limit, 1), mostPerRequest)),
    includeObject: 'None',
    ...(mark !== '' && { continue: mark }),
  });
  return { path: `${path}?${query}`, accept, ...(signal && { signal }) };
}

/** API servers sort by name. Of one that knows no pages, a part is given, and all of it asked for again. */
function pageOf(answer: ApiAnswer, { last, repeats }: Position, limit: number): Result<Page> {
  const read = readAnswer(found(answer), listSchema());
  if (!read.ok) return read;
  const { names, mark } = read.value;
  if (!names.every(isSecret)) return refused('unreadable', 'The cluster lists names that no cluster can have.');
  const later = names.filter((name) => name > last).sort();
  if (later.length < names.length && !repeats)
    return refused('unreadable', 'The cluster lists its names in no order, so that some could be missed.');
  const page = later.slice(0, Math.max(limit, 1));
  const newest = page.at(-1) ?? last;
  if (page.length < later.length) return found({ names: page, next: { mark: '', last: newest, repeats: true } });
  const stillRepeats = repeats && page.length === 0;
  return found({ names: page, ...(mark !== '' && { next: { mark, last: newest, repeats: stillRepeats } }) });
}

interface Page {
  readonly names: readonly string[];
  readonly next?: Position;
}

/** Both forms, as names and the mark of the next page. */
function listSchema() {
  const metadata = z.looseObject({ continue: z.string().optional() }).optional();
  const table = z.looseObject({
    kind: z.literal('Table'),
    metadata,
    columnDefinitions: z.array(z.looseObject({ name: z.string() })),
    rows: z.array(z.looseObject({ cells: z.array(z.unknown()) })).nullish(),
  });
  const partial = z.looseObject({
    kind: z.literal('PartialObjectMetadataList'),
    metadata,
    items: z.array(z.looseObject({ metadata: z.looseObject({ name: z.string() }) })).nullish(),
  });
  return z.union([
    table.transform(({ metadata: meta, columnDefinitions, rows }) => {
      const column = columnDefinitions.findIndex(({ name }) => name === 'Name');
      const names = (rows ?? []).map(({ cells }) => cells[column]);
      return { names: names.filter((name) => typeof name === 'string'), mark: meta?.continue ?? '' };
    }),
    partial.transform(({ metadata: meta, items }) => ({
      names: (items ?? []).map((item) => item.metadata.name),
      mark: meta?.continue ?? '',
    })),
  ]);
}

const writeCursor = ({ mark, last, repeats }: Position): string =>
  Buffer.from(JSON.stringify([mark, last, repeats])).toString('base64url');

function readCursor(cursor: string): Position | undefined {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const [mark, last, repeats] = z.tuple([z.string(), z.string(), z.boolean()]).parse(read);
    return { mark, last, repeats };
  } catch {
    // Not one of ours.
    return undefined;
  }
}
