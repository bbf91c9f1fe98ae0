// Sets values in SOPS files and takes them back, one after the other for each file.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { cancelled, found, type Result, refused, type Store, type Written } from '../../store';
import { writeProblemOf } from '../../support/replace-file';
import { createTurns } from './asking';
import { type Created, encryptNew } from './create/encrypt-new';
import { openDataKey, type Unlocking } from './keys/data-key';
import { parseSopsName, type SopsName } from './names';
import { formatOf, locate } from './place';
import { notFound, noVersions, type OpenFile, openFile, type Surroundings } from './reading';
import { bytesOf, changedMeanwhile, replaceUnchanged, withValue } from './set-value';
import { quotedKey } from './text/edit';

interface Undo {
  readonly name: string;
  readonly path: string;
  /** Ciphertext all of it; undefined where there was no file. */
  readonly before: Buffer | undefined;
  /** Of what was written. */
  readonly digest: string;
}

/** Files whose last write can be taken back. */
const undoLimit = 8;

interface Putting {
  readonly name: string;
  readonly parts: SopsName;
  readonly text: string;
  readonly onlyNew: boolean;
  readonly signal?: AbortSignal;
}

export function writing(surroundings: Surroundings): Pick<Store, 'put' | 'revert'> {
  const turns = createTurns();
  const undos = new Map<string, Undo>();
  const remember = (undo: Undo): void => {
    undos.delete(undo.path);
    undos.set(undo.path, undo);
    const [oldest] = undos.keys();
    if (undos.size > undoLimit && oldest !== undefined) undos.delete(oldest);
  };
  return {
    put: async (name, text, { expected, signal } = {}) => {
      const parts = parseSopsName(name);
      if (signal?.aborted) return cancelled();
      if (!parts) return notFound();
      if (typeof expected === 'string') return noVersions();
      const putting = { name, parts, text, onlyNew: expected === null, ...(signal && { signal }) };
      return turns(parts.segments.join('/'), () => putValue(surroundings, putting, remember));
    },
    revert: async (written, { signal } = {}) => {
      const parts = parseSopsName(written.name);
      if (signal?.aborted) return cancelled();
      return turns(parts?.segments.join('/') ?? '', () => takeBack(undos, written));
    },
  };
}

async function putValue(
  surroundings: Surroundings,
  putting: Putting,
  remember: (undo: Undo) => void,
): Promise<Result<Written>> {
  const { folder } = surroundings;
  const { parts, signal } = putting;
  const there = await locate(folder, parts.segments);
  if (!there.ok && there.problem.kind === 'not-found' && folder !== undefined)
    return putFirst({ ...surroundings, folder }, putting, remember);
  const opened = await openFile(folder, parts.segments, signal);
  return opened.ok ? replaceValue(opened.value, surroundings.unlocking, putting, remember) : opened;
}

async function replaceValue(
  { file, metadata }: OpenFile,
  unlocking: Unlocking,
  { name, parts: { parts }, text, onlyNew, signal }: Putting,
  remember: (undo: Undo) => void,
): Promise<Result<Written>> {
  const from = await bytesOf(file);
  if (!from) return changedMeanwhile();
  const key = await openDataKey(metadata, { ...unlocking, ...(signal && { signal }) });
  if (!key.ok) return key;
  const replaced = withValue({ file, metadata, key: key.value, parts, text, onlyNew, now: unlocking.host.now() });
  key.value.fill(0);
  if (!replaced.ok) return replaced;
  const to = Buffer.from(file.mark + replaced.value.text);
  const written = await replaceUnchanged(file.path, from, to, signal);
  if (!written.ok) return written;
  remember({ name, path: file.path, before: from, digest: digestOf(to) });
  return found({ name, ...(replaced.value.isNew && { previous: null }) });
}

/** The file is made with its first value, by the creation rules of the repository. */
async function putFirst(
  { folder, unlocking }: Surroundings & { readonly folder: string },
  { name, parts, text, signal }: Putting,
  remember: (undo: Undo) => void,
): Promise<Result<Written>> {
  const plain = firstText(parts, text);
  if (plain === undefined)
    return refused('unsupported', 'A new file of this format cannot begin with an entry of this name.');
  const host = { ...unlocking.host, confirm: unlocking.confirm };
  const created: Result<Created> = await encryptNew(host, {
    folder,
    segments: parts.segments,
    text: plain,
    isSecret: true,
    ...(signal && { signal }),
  });
  if (!created.ok) return created;
  const { path, bytes } = created.value;
  remember({ name, path, before: undefined, digest: digestOf(bytes) });
  return found({ name, previous: null });
}

function firstText({ segments, parts }: SopsName, text: string): string | undefined {
  const name = segments.at(-1)!;
  const format = /\.(?:ya?ml|json|env|ini)$/.test(name) ? formatOf(name, '') : 'binary';
  const [key] = parts;
  if (format === 'binary') return parts.length === 1 && key === 'data' ? text : undefined;
  if (format === 'dotenv') {
    const isEntry = parts.length === 1 && /^[A-Za-z_][\w.-]*$/.test(key!) && !/[\r\n]|\\n/.test(text);
    return isEntry ? `${key}=${text}\n` : undefined;
  }
  const nested = parts.toReversed().reduce((below, part) => `{${quotedKey(part)}: ${below}}`, quotedKey(text));
  if (format === 'json') return `${JSON.stringify(JSON.parse(nested), null, '\t')}\n`;
  const lines = parts.map((part, depth) => `${' '.repeat(depth * 4)}${quotedKey(part)}:`);
  return `${lines.join('\n')} ${quotedKey(text)}\n`;
}

async function takeBack(undos: Map<string, Undo>, written: Written): Promise<Result<void>> {
  const undo = [...undos.values()].findLast(({ name }) => name === written.name);
  if (!undo)
    return refused(
      'conflict',
      'This write cannot be taken back: something was written after it, or another window wrote it.',
    );
  const { path, before, digest } = undo;
  const now = await readFile(path).catch(() => undefined);
  if (!now || digestOf(now) !== digest) return changedMeanwhile();
  const result = before ? await replaceUnchanged(path, now, before) : await removeUnchanged(path, now);
  if (result.ok) undos.delete(path);
  return result;
}

async function removeUnchanged(path: string, bytes: Buffer): Promise<Result<void>> {
  try {
    if (!readFileSync(path).equals(bytes)) return changedMeanwhile();
    await rm(path);
    return found(undefined);
  } catch (error) {
    return writeProblemOf(error);
  }
}

const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
