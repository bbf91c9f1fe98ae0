// Sets one value in a SOPS file: everything else keeps its ciphertext, and what is written was read back and checked before.

import { readFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { cancelled, found, type ProblemKind, type Result, refused } from '../../store';
import { replaceFile, writeProblemOf } from '../../support/replace-file';
import { parseAs, type SopsFile } from './place';
import { encryptValue, type Plain, type ValueType } from './sealed/cipher';
import { type Contents, decryptAll, encryptedHash, openContents, timeOf } from './sealed/contents';
import { type Metadata, readMetadata } from './sealed/metadata';
import { selectionOf, wouldBePlain } from './sealed/selection';
import { type Edit, insertion, missingAt, replacement } from './text/edit';
import { floatText, intText } from './text/numbers';
import { boundTo, leavesOf, nodeAt, type ParsedText, type Path, spliced } from './text/tree';

export interface Setting {
  readonly file: SopsFile;
  readonly metadata: Metadata;
  readonly key: Buffer;
  readonly parts: readonly string[];
  readonly text: string;
  /** Refused when there is a value already. */
  readonly onlyNew: boolean;
  readonly now: number;
}

export interface Replaced {
  readonly text: string;
  readonly isNew: boolean;
}

/** The new text of the file. */
export function withValue(setting: Setting): Result<Replaced> {
  const { file, metadata, key } = setting;
  const before = openContents(file.parsed, metadata, key);
  if (!before.ok) return before;
  const change = changeOf(setting, before.value);
  if (!change.ok) return change;
  const { edits, path, plain, isNew } = change.value;
  const edited = parseAs(file.parsed.format, spliced(file.parsed.text, edits));
  const text = edited.ok ? renewed(edited.value, setting) : edited;
  if (!text.ok) return cannotEdit();
  const isAsMeant = checked(setting, text.value, expectedOf(file.parsed, before.value, path, plain));
  return isAsMeant ? found({ text: text.value, isNew }) : cannotEdit();
}

const cannotEdit = () =>
  refused(
    'unsupported',
    'The file is written in a way in which this entry cannot be set without changing others. Use the program `sops`.',
  );

interface Change {
  /** None when the value is the same: its ciphertext stays. */
  readonly edits: readonly Edit[];
  readonly path: Path;
  readonly plain: Plain;
  readonly isNew: boolean;
}

function changeOf(setting: Setting, contents: Contents): Result<Change> {
  const root = setting.file.parsed.roots[0];
  const node = root && nodeAt(root, setting.parts);
  if (!root || (node && node.kind !== 'leaf'))
    return refused('unsupported', 'This name is of several entries, and not of one value.');
  return node && node.type !== 'null' ? changed(setting, contents) : addedTo(setting);
}

function changed(setting: Setting, { values }: Contents): Result<Change> {
  const { file, key, text } = setting;
  if (setting.onlyNew) return refused('conflict', 'There is a value of this name already.');
  const placed = placedAt(file.parsed, setting.parts);
  const old = placed && values.get(placed.leaf);
  if (!old?.isEncrypted || old.type === 'comment') return wouldBePlain();
  const plain = typed(text, old.type);
  if (!plain) return notText();
  const change = { path: placed!.path, plain, isNew: false };
  if (plain.type === old.type && plain.bytes.equals(old.bytes)) return found({ ...change, edits: [] });
  return found({ ...change, edits: [replacement(file.parsed, placed!.leaf, ciphertext(plain, key, placed!.path))] });
}

function addedTo(setting: Setting): Result<Change> {
  const { file, metadata, key, parts } = setting;
  const root = file.parsed.roots[0]!;
  const empty = placedAt(file.parsed, parts);
  const missing = empty ? undefined : missingAt(root, parts);
  const path = empty?.path ?? (missing && [...missing.before, ...missing.added]);
  const plain = typed(setting.text, 'str');
  if (!path)
    return refused(
      'unsupported',
      'Another entry is in the way of this name, or its position in a list is not the next one.',
    );
  if (!plain) return notText();
  if (selectionOf(metadata.rule)(path) !== true) return wouldBePlain();
  const value = ciphertext(plain, key, path);
  const edit = empty ? replacement(file.parsed, empty.leaf, value) : insertion(file.parsed, missing!, value);
  return edit
    ? found({ edits: [edit], path, plain, isNew: true })
    : refused('unsupported', 'A file of this format cannot hold an entry of this name.');
}

const notText = () => refused('unsupported', 'The value is no Unicode text.');

const ciphertext = (plain: Plain, key: Uint8Array, path: Path): string =>
  plain.type === 'str' && plain.bytes.length === 0 ? '' : encryptValue(plain, key, boundTo(path));

export function placedAt(parsed: ParsedText, parts: readonly string[]) {
  const leaf = parsed.roots[0] && nodeAt(parsed.roots[0], parts);
  if (leaf?.kind !== 'leaf') return undefined;
  for (const placed of leavesOf(parsed.roots[0]!)) if (placed.leaf === leaf) return placed;
  return undefined;
}

/** A number stays a number where the text is one; programs that read the file may rely on it. */
function typed(text: string, type: ValueType): Plain | undefined {
  const bytes = Buffer.from(text);
  if (bytes.toString('utf8') !== text) return undefined;
  if (type === 'bool' && /^(?:true|false)$/.test(text))
    return { type, bytes: Buffer.from(text === 'true' ? 'True' : 'False') };
  if (type === 'int' && /^-?\d{1,19}$/.test(text) && intText(BigInt(text)) === text) return { type, bytes };
  if (type === 'float' && Number.isFinite(Number(text)) && floatText(Number(text)) === text) return { type, bytes };
  return { type: 'str', bytes };
}

/** With the time and the hash of now. */
function renewed(parsed: ParsedText, { metadata, key, now }: Setting): Result<string> {
  const contents = decryptAll(parsed, metadata, key);
  if (!contents.ok) return contents;
  const lastModified = timeOf(now);
  const mac = encryptedHash(contents.value.hash, key, lastModified);
  const edits = [
    ...parsed.renewed.lastmodified.map((leaf) => replacement(parsed, leaf, lastModified)),
    ...parsed.renewed.mac.map((leaf) => replacement(parsed, leaf, mac)),
  ];
  return found(spliced(parsed.text, edits));
}

type Expected = ReadonlyMap<string, string>;

/** Every value by its document and place. */
function valuesOf(parsed: ParsedText, { values }: Contents): Map<string, string> {
  const all = parsed.roots.flatMap((root, document) =>
    [...leavesOf(root)].map(({ path, leaf }): [string, string] => {
      const value = values.get(leaf);
      return [placeKey(document, path), value ? `${value.type} ${value.bytes.toString('base64')}` : 'null'];
    }),
  );
  return new Map(all);
}

const placeKey = (document: number, path: Path): string => JSON.stringify([document, ...path]);

function expectedOf(parsed: ParsedText, contents: Contents, path: Path, plain: Plain): Expected {
  const values = valuesOf(parsed, contents);
  return values.set(placeKey(0, path), `${plain.type} ${plain.bytes.toString('base64')}`);
}

/** What will be read from the new text, hash included, is what was there and the new value. */
function checked({ file, key }: Setting, text: string, expected: Expected): boolean {
  const parsed = parseAs(file.parsed.format, text);
  const metadata = parsed.ok ? readMetadata(parsed.value.metadata) : parsed;
  if (!parsed.ok || !metadata.ok) return false;
  const contents = openContents(parsed.value, metadata.value, key);
  if (!contents.ok) return false;
  const values = valuesOf(parsed.value, contents.value);
  return values.size === expected.size && [...expected].every(([place, value]) => values.get(place) === value);
}

/** Replaces a file whose bytes are still these. */
export async function replaceUnchanged(
  path: string,
  from: Buffer,
  to: Buffer,
  signal?: AbortSignal,
): Promise<Result<void>> {
  try {
    const { mode } = await stat(path);
    if (signal?.aborted) return cancelled();
    await replaceFile(path, to, {
      mode: mode & 0o777,
      stillAllowed: () => {
        if (!readFileSync(path).equals(from)) throw new Changed();
      },
    });
    return found(undefined);
  } catch (error) {
    return error instanceof Changed ? changedMeanwhile() : writeProblemOf(error);
  }
}

/** Stops a replacement at its last step. */
class Changed extends Error {}

export const changedMeanwhile = (): {
  readonly ok: false;
  readonly problem: { readonly kind: ProblemKind; readonly message: string };
} => refused('conflict', 'The file was changed by something else in between.');

/** Its bytes, if they are still what was parsed. */
export async function bytesOf({ path, mark, parsed }: SopsFile): Promise<Buffer | undefined> {
  const bytes = await readFile(path).catch(() => undefined);
  return bytes?.equals(Buffer.from(mark + parsed.text)) ? bytes : undefined;
}
