// Env files as a store: a sibling checkout's `.env`, a `shared.env` in the home folder; also with values that dotenvx encrypted.

import { dirname, join } from 'node:path';
import { parse } from 'dotenv';
import type { StoreHost } from './host';
import { decrypt, isEncrypted, privateKeysIn } from './parts/env-file/dotenvx';
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
  says: {
    auth: 'the file’s own permissions',
    read: 'yes, dotenvx with its key',
    write: 'no',
    rotate: 'no',
    list: 'yes',
  },
  open: ({ file: path = '' }, host) => ({
    describe: () => ({ kind: 'env-file', place: path, hasVersions: false }),
    list: async ({ cursor, limit = pageSize, signal } = {}) => {
      const values = await readValues(path, signal);
      return values.ok ? found(pageOf(values.value, limit, cursor)) : values;
    },
    get: async (name, { version, signal } = {}) => {
      const values = await readValues(path, signal);
      if (!values.ok) return values;
      if (version !== undefined) return refused('unsupported', 'An env file has no versions.');
      const secret = await secretOf(values.value.get(name), { path, host, signal });
      return signal?.aborted ? cancelled() : secret;
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

interface Opening {
  readonly path: string;
  readonly host: StoreHost;
  readonly signal: AbortSignal | undefined;
}

async function secretOf(text: string | undefined, opening: Opening): Promise<Result<Secret>> {
  if (text === undefined) return refused('not-found', 'The file holds no such name.');
  if (!isEncrypted(text)) return found({ text });
  const keys = await privateKeys(opening);
  if (!keys.ok) return keys;
  if (keys.value.length === 0) {
    return refused('unsupported', 'This value is encrypted by dotenvx. Decrypt the file first, or use dotenvx itself.');
  }
  const plain = decrypt(text, keys.value);
  return plain.ok ? found({ text: plain.value }) : plain;
}

/** Of the environment and of the `.env.keys` beside the file: where dotenvx looks for them too. */
async function privateKeys({ path, host, signal }: Opening): Promise<Result<readonly string[]>> {
  const keys = await readValues(join(dirname(path), '.env.keys'), signal);
  if (keys.ok) return found(privateKeysIn([...Object.entries(host.env), ...keys.value]));
  if (keys.problem.kind === 'cancelled') return keys;
  if (keys.problem.kind === 'unavailable') return found(privateKeysIn(Object.entries(host.env)));
  return refused(keys.problem.kind, 'The file .env.keys beside this one cannot be read.');
}
