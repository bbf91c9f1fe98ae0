// Names in a folder, a page at a time: OpenBao has pages itself, other servers give all at once, which is cut here.

import * as z from 'zod';
import { formatName } from '../../../../protocol/reference';
import { found, type ListRequest, type NamePage, type Result } from '../../../store';
import type { Client } from '../connection/client';
import { notUnderstood, refusalOf } from '../connection/requests';
import { isSegment, type Located, type Mounts } from '../mounts';
import { pendingSuffix } from './staged';

const pageSize = 1000;
/** Keys that are asked for at first: a folder of fewer is cut into pages here, in the order of our names. */
const window = 10_000;

/** Servers that do not page warn of `limit`, and an empty folder with a warning is no longer “not found”. */
const keysForm = () => z.object({ data: z.object({ keys: z.array(z.string()).nullish() }).nullish() });

export async function listMounts(mounts: Mounts, { signal }: ListRequest): Promise<Result<NamePage>> {
  const all = await mounts.all(signal);
  if (!all.ok) return all;
  return found({ names: [], folders: all.value.map(({ path }) => formatName({ segments: path })).sort() });
}

/**
 * Larger folders come in the server’s own order (UTF-8 bytes of keys, not UTF-16 units of encoded names), so that each page
 * costs one page where the server has pages: the same but for keys that have to be encoded.
 */
export async function listKeys(client: Client, at: Located, request: ListRequest): Promise<Result<NamePage>> {
  const limit = Math.max(request.limit ?? pageSize, 1);
  const cursor = readCursor(request.cursor);
  const asked = cursor.kind === 'all' ? undefined : cursor.after === '' ? Math.max(limit, window) : limit;
  const keys = await keysAfter(client, { at, cursor, limit: asked, ...(request.signal && { signal: request.signal }) });
  if (!keys.ok) return keys;
  const isWhole = cursor.kind === 'all' || (cursor.after === '' && keys.value.length !== asked);
  const page = isWhole
    ? cutNames(keys.value, cursor.after, limit)
    : cutKeys(keys.value, cursor.after, { limit, asked });
  return found(pageOf(at, page));
}

interface Cursor {
  /** `all`: by our names, of everything. `page`: by the server’s keys. */
  readonly kind: 'all' | 'page';
  /** Empty for the first page. */
  readonly after: string;
}

interface Asked {
  readonly at: Located;
  readonly cursor: Cursor;
  readonly limit: number | undefined;
  readonly signal?: AbortSignal;
}

interface Keys {
  readonly keys: readonly string[];
  readonly next?: string;
}

async function keysAfter(client: Client, { at, cursor, limit, signal }: Asked): Promise<Result<readonly string[]>> {
  const after = cursor.kind === 'page' ? cursor.after : '';
  const reply = await client.ask({
    method: 'GET',
    path: [...listPath(at), ''],
    query: { list: 'true', ...(limit !== undefined && { limit: String(limit) }), ...(after !== '' && { after }) },
    ...(signal && { signal }),
  });
  if (!reply.ok) return reply;
  if (reply.value.status === 404) return found([]);
  if (reply.value.status >= 300) return refusalOf(reply.value);
  const parsed = keysForm().safeParse(JSON.parse(reply.value.text));
  return parsed.success ? found(parsed.data.data?.keys ?? []) : notUnderstood();
}

function cutNames(keys: readonly string[], after: string, limit: number): Keys {
  const names = new Map(keys.filter(isKey).map((key) => [encodedKey(key), key]));
  const rest = [...names.keys()].filter((name) => name > after).sort();
  const page = rest.slice(0, limit);
  return {
    keys: page.map((name) => names.get(name)!),
    ...(page.length < rest.length && { next: `all:${page.at(-1)!}` }),
  };
}

interface Limits {
  readonly limit: number;
  readonly asked: number | undefined;
}

/** A page that is full by chance costs one more question. A server without pages gives everything each time. */
function cutKeys(keys: readonly string[], after: string, { limit, asked }: Limits): Keys {
  const start = Buffer.from(after);
  const rest = keys.filter((key) => Buffer.compare(Buffer.from(key), start) > 0);
  const page = rest.slice(0, limit);
  const hasMore = page.length < rest.length || (page.length > 0 && keys.length === asked);
  return { keys: page.filter(isKey), ...(hasMore && { next: `page:${page.at(-1)!}` }) };
}

function pageOf({ mount, rest }: Located, { keys, next }: Keys): NamePage {
  const folder = formatName({ segments: [...mount.path, ...rest] });
  const named = keys.filter((key) => !key.endsWith(pendingSuffix)).map((key) => `${folder}/${encodedKey(key)}`);
  const folders = named.filter((name) => name.endsWith('/')).map((name) => name.slice(0, -1));
  return {
    names: named.filter((name) => !name.endsWith('/')).sort(),
    ...(folders.length > 0 && { folders: folders.sort() }),
    ...(next !== undefined && { next }),
  };
}

const isFolder = (key: string): boolean => key.endsWith('/');
const segmentOf = (key: string): string => (isFolder(key) ? key.slice(0, -1) : key);
const encodedKey = (key: string): string => `${formatName({ segments: [segmentOf(key)] })}${isFolder(key) ? '/' : ''}`;

/** What no name of ours could say is left out. */
const isKey = (key: string): boolean => {
  const segment = segmentOf(key);
  return segment !== '' && segment !== '.' && segment !== '..' && isSegment(segment);
};

function listPath({ mount, rest }: Located): readonly string[] {
  return mount.engine === 'kv-2' ? [...mount.path, 'metadata', ...rest] : [...mount.path, ...rest];
}

function readCursor(cursor = 'page:'): Cursor {
  const at = cursor.indexOf(':');
  return { kind: cursor.slice(0, at) === 'all' ? 'all' : 'page', after: cursor.slice(at + 1) };
}
