// Plain env files as a store: a sibling checkout's `.env`, a `shared.env` in the home folder.

import { parse } from 'dotenv';
import { cancelled, found, type NamePage, type Result, refused, type Secret, type StoreKind } from './store';
import { readText } from './support/read-text';

/** Bytes. */
const sizeLimit = 1_000_000;
const pageSize = 1000;

const envFile: StoreKind = {
  id: 'env-file',
  title: 'Env file',
  detail: 'Another env file on this machine, as it is saved',
  opens: 'file',
  open: (path) => ({
    describe: () => ({ kind: 'env-file', place: path, hasVersions: false }),
    list: async ({ cursor, limit = pageSize, signal } = {}) => {
      const values = await readValues(path, signal);
      return values.ok ? found(pageOf(values.value, limit, cursor)) : values;
    },
    get: async (name, { version, signal } = {}) => {
      const values = await readValues(path, signal);
      if (!values.ok) return values;
      if (version !== undefined) return refused('unsupported', 'An env file has no versions.');
      return secretOf(values.value.get(name));
    },
    health: async ({ signal } = {}) => {
      const values = await readValues(path, signal);
      return values.ok ? found({ summary: `The file can be read; names in it: ${values.value.size}.` }) : values;
    },
  }),
};
export default envFile;

/**
 * What a program that loads the file with the npm package `dotenv` sees; nothing is expanded. Its `fast` parser reads the
 * same (the tests compare) in linear time; the other one takes minutes for a megabyte of blank lines.
 */
async function readValues(path: string, signal?: AbortSignal): Promise<Result<ReadonlyMap<string, string>>> {
  const text = await readText(path, { limit: sizeLimit, signal });
  if (!text.ok) return text;
  if (signal?.aborted) return cancelled();
  return found(new Map(Object.entries(parse(text.value, { fast: true }))));
}

/** The cursor is the last name of the page before, so that a file that changes in between shifts nothing. */
function pageOf(values: ReadonlyMap<string, string>, limit: number, cursor?: string): NamePage {
  const names = [...values.keys()].sort().filter((name) => cursor === undefined || name > cursor);
  const page = names.slice(0, Math.max(limit, 1));
  return page.length < names.length ? { names: page, next: page.at(-1)! } : { names: page };
}

function secretOf(text: string | undefined): Result<Secret> {
  if (text === undefined) return refused('not-found', 'The file holds no such name.');
  if (text.startsWith('encrypted:')) {
    return refused('unsupported', 'This value is encrypted by dotenvx. Decrypt the file first, or use dotenvx itself.');
  }
  return found({ text });
}
