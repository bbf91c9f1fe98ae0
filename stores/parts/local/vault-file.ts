// The vault as it lies on the disk: how its key is kept, a sealed index, sealed values under random ids. No name, no value.

import { chmod, lstat, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { found, type Result, refused } from '../../store';
import { readText } from '../../support/read-text';
import { replaceFile, temporaryPrefix } from '../../support/replace-file';
import { hardness } from './seal';

export interface VaultFile extends VaultHead {
  /** Sealed names, versions and times. */
  readonly index: string;
  /** Sealed values by random id. */
  readonly records: ReadonlyMap<string, string>;
}

/** What stays the same as long as the vault lives. */
export interface VaultHead {
  /** Random; of this very file, and of its key. */
  readonly id: string;
  /** Absent: among the host's credentials. Else sealed here, with a key that a passphrase gives. */
  readonly wrapped?: WrappedKey;
}

export interface WrappedKey {
  /** Base64. */
  readonly salt: string;
  readonly key: string;
}

/** Bytes of the file. */
export const sizeLimit = 64_000_000;

const sealed = () => z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/);

/** The scrypt numbers are fixed: a changed file must not make us fill the memory. */
const form = () =>
  z.strictObject({
    format: z.literal('scabbard-vault'),
    version: z.literal(1),
    id: z.string().regex(/^[0-9a-f]{32}$/),
    key: z.discriminatedUnion('in', [
      z.strictObject({ in: z.literal('credentials') }),
      z.strictObject({
        in: z.literal('passphrase'),
        N: z.literal(hardness.N),
        r: z.literal(hardness.r),
        p: z.literal(hardness.p),
        salt: sealed(),
        key: sealed(),
      }),
    ]),
    index: sealed(),
    records: z.array(z.tuple([z.string(), sealed()])),
  });

/** Undefined when there is none yet. */
export async function readVaultFile(path: string): Promise<Result<VaultFile | undefined>> {
  if (!(await exists(path))) return found(undefined);
  const text = await readText(path, { limit: sizeLimit });
  if (!text.ok) return text;
  const read = form().safeParse(jsonOf(text.value));
  if (!read.success) return refused('unreadable', 'The file of the local vault is damaged or from a newer version.');
  const { id, key, index, records } = read.data;
  const wrapped = key.in === 'passphrase' ? { salt: key.salt, key: key.key } : undefined;
  return found({ id, index, records: new Map(records), ...(wrapped && { wrapped }) });
}

/** Whatever is there and cannot be read counts as a file, a dangling link too: no new vault must take its place. */
async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'));
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Undefined when it would be larger than what is read. */
export function bytesOfVault({ id, wrapped, index, records }: VaultFile): Uint8Array | undefined {
  const key = wrapped ? { in: 'passphrase', ...hardness, ...wrapped } : { in: 'credentials' };
  const bytes = Buffer.from(
    JSON.stringify({ format: 'scabbard-vault', version: 1, id, key, index, records: [...records] }),
  );
  return bytes.length > sizeLimit ? undefined : bytes;
}

/** Only for who holds the lock: any unfinished copy is what a killed process left. */
export async function writeVaultFile(path: string, bytes: Uint8Array, stillAllowed: () => void): Promise<void> {
  for (const name of await readdir(dirname(path))) {
    if (name.startsWith(temporaryPrefix(path)) && name.endsWith('.tmp'))
      await rm(join(dirname(path), name), { force: true });
  }
  await replaceFile(path, bytes, { mode: 0o600, stillAllowed });
}

/** Nobody else may look into the folder. */
export async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  if (process.platform !== 'win32' && ((await stat(path)).mode & 0o077) !== 0) await chmod(path, 0o700);
}
