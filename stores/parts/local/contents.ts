// What an opened vault holds, and its sealed index: names, versions, times. Values stay sealed until they are asked for.

import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { found, type Result, refused, type Secret } from '../../store';
import { type Binding, seal, unseal } from './seal';
import type { VaultFile, VaultHead } from './vault-file';

export interface Contents {
  readonly head: VaultHead;
  readonly key: Uint8Array;
  /** The highest version number of any name that is gone: a name that comes back must not repeat one. */
  floor: number;
  readonly entries: Map<string, Entry>;
  /** Sealed values by random id. */
  readonly records: Map<string, string>;
}

export interface Entry {
  /** Absent while there are pending versions only. */
  readonly current?: string;
  /** The highest number given so far. */
  readonly last: number;
  /** Oldest first. */
  readonly versions: readonly Version[];
}

export interface Version {
  readonly version: string;
  /** Id of the sealed value. */
  readonly record: string;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly isPending?: boolean;
}

export const emptyContents = (head: VaultHead, key: Uint8Array): Contents => ({
  head,
  key,
  floor: 0,
  entries: new Map(),
  records: new Map(),
});

const form = () =>
  z.strictObject({
    floor: z.int().min(0),
    secrets: z.array(
      z.strictObject({
        name: z.string(),
        current: z.string().optional(),
        last: z.int().min(0),
        versions: z.array(
          z.strictObject({
            version: z.string(),
            record: z.string(),
            created: z.number(),
            isPending: z.boolean().optional(),
          }),
        ),
      }),
    ),
  });

const damaged = () =>
  refused(
    'unreadable',
    'The local vault was changed by something else, or its key is another one. Restore a copy of it.',
  );

export function openContents(file: VaultFile, key: Uint8Array): Result<Contents> {
  const plain = unseal(key, file.index, indexBinding(file));
  if (!plain) return damaged();
  const read = form().safeParse(JSON.parse(plain.toString()));
  plain.fill(0);
  if (!read.success) return refused('unreadable', 'The local vault was written by a newer version.');
  const { floor, secrets } = read.data;
  const entries = new Map(secrets.map(({ name, ...entry }) => [name, entry]));
  return found({ head: file, key, floor, entries, records: new Map(file.records) });
}

export function sealContents({ head, key, floor, entries, records }: Contents): VaultFile {
  const index = { floor, secrets: [...entries].map(([name, entry]) => ({ name, ...entry })) };
  const { id, wrapped } = head;
  const sealed = seal(key, Buffer.from(JSON.stringify(index)), indexBinding(head));
  return { id, index: sealed, records, ...(wrapped && { wrapped }) };
}

/** Of the current version unless one is asked for. */
export function secretOf(contents: Contents, name: string, asked?: string): Result<Secret> {
  const version = versionOf(contents.entries.get(name), asked);
  if (!version) return notFound();
  const sealed = contents.records.get(version.record);
  const plain = sealed && unseal(contents.key, sealed, recordBinding(contents.head, name, version));
  if (!plain) return damaged();
  const text = plain.toString();
  plain.fill(0);
  return found({ text, version: version.version });
}

export const notFound = () => refused('not-found', 'The local vault holds no such name or version.');

export function versionOf(entry: Entry | undefined, asked = entry?.current): Version | undefined {
  return asked === undefined ? undefined : entry?.versions.find(({ version }) => version === asked);
}

/** A new version and its sealed value; nothing refers to it yet. */
export function sealVersion(
  contents: Contents,
  name: string,
  made: { readonly number: number; readonly text: string; readonly created: number },
): Version {
  const version = { version: String(made.number), record: randomBytes(12).toString('hex'), created: made.created };
  const plain = Buffer.from(made.text);
  contents.records.set(version.record, seal(contents.key, plain, recordBinding(contents.head, name, version)));
  plain.fill(0);
  return version;
}

const indexBinding = ({ id }: VaultHead): Binding => ['local', id, 'index'];

const recordBinding = ({ id }: VaultHead, name: string, { version, record }: Version): Binding => [
  'local',
  id,
  name,
  version,
  record,
];
