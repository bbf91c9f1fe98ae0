// All values of a file, decrypted, and the hash over them: nothing is used before the hash is as the file says.

import { createHash, type Hash, timingSafeEqual } from 'node:crypto';
import { found, type Result, refused } from '../../../store';
import { boundTo, type Leaf, leavesOf, type ParsedText, type PlacedLeaf } from '../text/tree';
import { decryptValue, encryptValue, looksEncrypted, type Plain } from './cipher';
import type { Metadata } from './metadata';
import { selectionOf } from './selection';

export interface Value extends Plain {
  readonly isEncrypted: boolean;
}

export interface Contents {
  readonly values: ReadonlyMap<Leaf, Value>;
  /** Upper-case hexadecimal, as SOPS encrypts it. */
  readonly hash: string;
}

/** Decrypts everything and checks the hash; a mismatch ends here. */
export function openContents(parsed: ParsedText, metadata: Metadata, key: Uint8Array): Result<Contents> {
  const contents = decryptAll(parsed, metadata, key);
  if (!contents.ok) return contents;
  const said = decryptValue(metadata.mac, key, metadata.lastModified);
  const hash = Buffer.from(contents.value.hash);
  if (said?.type !== 'str' || said.bytes.length !== hash.length || !timingSafeEqual(said.bytes, hash)) {
    return wrongHash();
  }
  return contents;
}

export const wrongHash = () =>
  refused(
    'unreadable',
    'The file was changed by something that does not have its key: its hash (MAC) is wrong. Nothing in it can be trusted.',
  );

export function decryptAll({ roots }: ParsedText, metadata: Metadata, key: Uint8Array): Result<Contents> {
  const selection = selectionOf(metadata.rule);
  const values = new Map<Leaf, Value>();
  const hash = newHash(metadata);
  for (const root of roots) {
    for (const placed of leavesOf(root)) {
      if (placed.leaf.type === 'null') continue;
      const value = decryptedLeaf(placed, selection(placed.path), key);
      if (!value)
        return refused('unreadable', 'The file has an entry that was not encrypted for its place with the file’s key.');
      values.set(placed.leaf, value);
      if (value.type !== 'comment' && (value.isEncrypted || !metadata.macOnlyEncrypted)) hash.update(value.bytes);
    }
  }
  return found({ values, hash: hash.digest('hex').toUpperCase() });
}

/** Where the rule is one that we cannot follow, what looks encrypted must be, and the hash answers for the rest. */
function decryptedLeaf(
  { path, leaf }: PlacedLeaf,
  isSelected: boolean | undefined,
  key: Uint8Array,
): Value | undefined {
  const isEncrypted = isSelected ?? (leaf.type === 'str' && looksEncrypted(leaf.text));
  const bytes = Buffer.from(leaf.text);
  if (!isEncrypted) return { type: plainTypes[leaf.type], bytes, isEncrypted };
  if (leaf.type !== 'str') return undefined;
  // The empty text is never encrypted.
  if (leaf.text === '') return { type: 'str', bytes, isEncrypted };
  const plain = decryptValue(leaf.text, key, boundTo(path));
  return plain && { ...plain, isEncrypted };
}

const plainTypes = { str: 'str', int: 'int', float: 'float', bool: 'bool', time: 'time', null: 'str' } as const;

/** So that a file with this setting never has the hash of one without it. */
const onlyEncrypted = () => createHash('sha256').update('sops').digest();

function newHash({ macOnlyEncrypted }: Metadata): Hash {
  const hash = createHash('sha512');
  return macOnlyEncrypted ? hash.update(onlyEncrypted()) : hash;
}

export const encryptedHash = (hash: string, key: Uint8Array, lastModified: string): string =>
  encryptValue({ type: 'str', bytes: Buffer.from(hash) }, key, lastModified);

/** RFC 3339 in UTC, whole seconds. */
export const timeOf = (milliseconds: number): string => new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, 'Z');
