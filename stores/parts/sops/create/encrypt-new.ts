// Encrypts a new file for the recipients of the repository's creation rules, after the person has seen who they are.

import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { relative } from 'node:path';
import type { StoreHost } from '../../../host';
import { cancelled, found, type Result, refused } from '../../../store';
import { replaceFile, writeProblemOf } from '../../../support/replace-file';
import { shown } from '../keys/identities';
import { formatOf, locateNew, parseAs } from '../place';
import { encryptValue, looksEncrypted, type ValueType } from '../sealed/cipher';
import { decryptAll, encryptedHash, openContents, timeOf } from '../sealed/contents';
import { type Metadata, readMetadata } from '../sealed/metadata';
import { type Selection, selectionOf, wouldBePlain } from '../sealed/selection';
import { type Comment, yamlComments } from '../text/comments';
import { type Edit, replacement } from '../text/edit';
import { boundTo, leavesOf, type ParsedText, spliced } from '../text/tree';
import { type CreationRule, creationRuleFor } from './creation-rules';
import { withMetadata } from './metadata-text';

export interface NewFile {
  /** Absolute; the file is below it. */
  readonly folder: string;
  readonly segments: readonly string[];
  /** Of the whole file, not encrypted. It is never on the disk. */
  readonly text: string;
  /** Refused when the rules would leave a value in the open. */
  readonly isSecret?: boolean;
  readonly signal?: AbortSignal;
}

export interface Created {
  readonly path: string;
  readonly bytes: Buffer;
}

/** Age recipients alone; for others there is the program `sops`. */
export async function encryptNew(
  host: StoreHost,
  { folder, segments, text, isSecret = false, signal }: NewFile,
): Promise<Result<Created>> {
  const path = await locateNew(folder, segments);
  if (!path.ok) return path;
  if (existsSync(path.value)) return refused('conflict', 'There is such a file already.');
  const top = await realpath(folder);
  const created = await creationRuleFor(path.value, top);
  if (!created.ok) return created;
  const plain = parsePlain(path.value, text);
  if (!plain.ok) return plain;
  const selection = selectionOf(created.value.rule);
  if (isSecret && [...leavesOf(plain.value.roots[0]!)].some(({ path }) => selection(path) === false))
    return wouldBePlain();
  const approved = await approve(host, { folder: top, path: path.value, recipients: created.value.recipients });
  if (!approved.ok) return approved;
  if (signal?.aborted) return cancelled();
  const key = randomBytes(32);
  try {
    const encrypted = await encryptText(plain.value, { key, created: created.value, now: host.now() });
    return encrypted.ok ? await writeNew(path.value, Buffer.from(encrypted.value)) : encrypted;
  } finally {
    key.fill(0);
  }
}

/** A file of any other ending is one value in JSON. */
function parsePlain(path: string, text: string): Result<ParsedText> {
  if (Buffer.from(text).toString('utf8') !== text) return refused('unsupported', 'The text is no Unicode text.');
  const isBinary = !/\.(?:ya?ml|json|env|ini)$/.test(path);
  const format = isBinary ? 'json' : formatOf(path, text);
  if (format === 'ini') return refused('unsupported', 'INI files of SOPS are not supported.');
  const parsed = parseAs(format, isBinary ? `${JSON.stringify({ data: text }, null, '\t')}\n` : text);
  if (!parsed.ok) return parsed;
  if (parsed.value.metadata !== undefined) return refused('unsupported', 'The text is encrypted by SOPS already.');
  return parsed.value.roots.length === 1
    ? parsed
    : refused('unsupported', 'A new file with several YAML documents is beyond us. Use the program `sops`.');
}

interface Approval {
  readonly folder: string;
  readonly path: string;
  readonly recipients: readonly string[];
}

/** Asked once for each set of recipients of a workspace: a repository that adds one is asked about again. */
async function approve(host: StoreHost, { folder, path, recipients }: Approval): Promise<Result<void>> {
  const set = JSON.stringify([folder, ...recipients.toSorted()]);
  const name = `sops:recipients:${createHash('sha256').update(set).digest('hex')}`;
  if ((await host.credentials.get(name)) !== undefined) return found(undefined);
  const question = `Encrypt the new SOPS file “${shown(relative(folder, path))}” for the age recipients that the repository’s .sops.yaml names? Whoever has one of these keys can read it: ${recipients.join(', ')}`;
  if (!(await host.confirm(question))) return refused('denied', 'The recipients of the new file were not approved.');
  await host.credentials.set(name, 'approved');
  return found(undefined);
}

interface Encrypting {
  readonly key: Buffer;
  readonly created: CreationRule;
  readonly now: number;
}

export async function encryptText(plain: ParsedText, encrypting: Encrypting): Promise<Result<string>> {
  const { key, created, now } = encrypting;
  const selection = selectionOf(created.rule);
  const edits = [...valueEdits(plain, selection, key), ...commentEdits(plain, selection, key)];
  if (edits.some((edit) => edit === undefined))
    return refused(
      'unsupported',
      'A rule for what is encrypted is not certain to be read as SOPS reads it. Use the program `sops`.',
    );
  const encrypted = parseAs(plain.format, spliced(plain.text, edits as readonly Edit[]));
  if (!encrypted.ok) return encrypted;
  const stanzas = await stanzasFor(created.recipients, key);
  if (!stanzas) return refused('misconfigured', 'A recipient of the creation rule is no age key.');
  const lastModified = timeOf(now);
  const metadata = { stanzas, lastModified, created };
  const hash = decryptAll(encrypted.value, { ...created, ...unsealed, lastModified }, key);
  if (!hash.ok) return hash;
  const text = withMetadata(encrypted.value, { ...metadata, mac: encryptedHash(hash.value.hash, key, lastModified) });
  return text !== undefined && isReadable(plain.format, text, key)
    ? found(text)
    : refused('unsupported', 'The new file is written in a way that is beyond us. Use the program `sops`.');
}

/** What the hash does not depend on. */
const unsealed: Pick<Metadata, 'groups' | 'threshold' | 'mac'> = { groups: [], threshold: 1, mac: '' };

function isReadable(format: ParsedText['format'], text: string, key: Buffer): boolean {
  const parsed = parseAs(format, text);
  const metadata = parsed.ok ? readMetadata(parsed.value.metadata) : parsed;
  return parsed.ok && metadata.ok && openContents(parsed.value, metadata.value, key).ok;
}

/** Undefined for an entry of which we do not know whether it is to be encrypted. */
function valueEdits(plain: ParsedText, selection: Selection, key: Buffer): readonly (Edit | undefined)[] {
  return [...leavesOf(plain.roots[0]!)].flatMap(({ path, leaf }) => {
    const isSelected = selection(path);
    if (isSelected === undefined) return [undefined];
    if (!isSelected || leaf.type === 'null' || (leaf.type === 'str' && leaf.text === '')) return [];
    const type: ValueType = leaf.type;
    return [replacement(plain, leaf, encryptValue({ type, bytes: Buffer.from(leaf.text) }, key, boundTo(path)))];
  });
}

function commentEdits(plain: ParsedText, selection: Selection, key: Buffer): readonly Edit[] {
  return commentsOf(plain).flatMap(({ start, end, text, path }) => {
    if (text === '' || looksEncrypted(text) || selection(path) === false) return [];
    return [
      { start, end, text: `#${encryptValue({ type: 'comment', bytes: Buffer.from(text) }, key, boundTo(path))}` },
    ];
  });
}

function commentsOf({ format, text, roots }: ParsedText): readonly Comment[] {
  if (format === 'yaml') return yamlComments(text, roots[0]!);
  if (format === 'json') return [];
  return [...text.matchAll(/^#([^\r\n]*)/gm)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[1]!,
    path: [],
  }));
}

async function stanzasFor(recipients: readonly string[], key: Buffer) {
  const { Encrypter, armor } = await import('age-encryption');
  try {
    return await Promise.all(
      recipients.map(async (recipient) => {
        const encrypter = new Encrypter();
        encrypter.addRecipient(recipient);
        return { recipient, enc: armor.encode(await encrypter.encrypt(key)) };
      }),
    );
  } catch {
    // The library's words quote the recipient.
    return undefined;
  }
}

async function writeNew(path: string, bytes: Buffer): Promise<Result<Created>> {
  try {
    await replaceFile(path, bytes, {
      // It is encrypted, and meant to be committed.
      mode: 0o644,
      stillAllowed: () => {
        if (existsSync(path)) throw new Exists();
      },
    });
    return found({ path, bytes });
  } catch (error) {
    return error instanceof Exists ? refused('conflict', 'There is such a file already.') : writeProblemOf(error);
  }
}

/** Stops a creation at its last step. */
class Exists extends Error {}
