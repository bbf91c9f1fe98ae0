// One secret in a file of its own: read as it is, byte for byte; written only where git does not see it.

import { constants, existsSync } from 'node:fs';
import { open, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { found, type Result, refused, type Secret, type SecretFacts } from '../../store';
import { isWithin } from '../../support/is-within';
import { replaceFile, writeProblemOf } from '../../support/replace-file';

/** Bytes of a secret; Docker itself takes half of it. */
const sizeLimit = 1_000_000;

/** The file itself, links followed, when it is in one of these folders. */
export async function allowedFile(path: string, folders: readonly string[]): Promise<Result<string>> {
  const [file, ...roots] = await Promise.all([path, ...folders].map(real));
  if (file === undefined) return refused('not-found', 'The file of this secret does not exist.');
  const isInside = roots.some((root) => root !== undefined && isWithin(file, root));
  return isInside
    ? found(file)
    : refused('unsupported', 'The file of this secret is outside of the workspace and of your home folder.');
}

/** Like `allowedFile`, for one that need not be there yet: its folder must. */
export async function allowedTarget(path: string, folders: readonly string[]): Promise<Result<string>> {
  if ((await real(path)) !== undefined) return allowedFile(path, folders);
  const folder = await allowedFile(dirname(path), folders);
  if (!folder.ok)
    return folder.problem.kind === 'not-found'
      ? refused('not-found', 'The folder of this secret does not exist.')
      : folder;
  return found(join(folder.value, basename(path)));
}

async function real(path: string): Promise<string | undefined> {
  try {
    return await realpath(path);
  } catch {
    // Not there, or not for us: neither is inside of anything.
    return undefined;
  }
}

/** Regular files only; O_NONBLOCK, because a pipe must not hang us. */
export async function readSecretFile(path: string): Promise<Result<Secret>> {
  try {
    if (!(await stat(path)).isFile()) return notRegular();
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const now = await file.stat();
      if (!now.isFile()) return notRegular();
      if (now.size > sizeLimit)
        return refused('unreadable', `The file of this secret is larger than ${sizeLimit / 1_000_000} MB.`);
      return found(secretOf(await file.readFile()));
    } finally {
      await file.close();
    }
  } catch (error) {
    return readProblemOf(error);
  }
}

/** When it was written, without reading it. */
export async function changedAt(path: string): Promise<Result<SecretFacts>> {
  try {
    return found({ changed: (await stat(path)).mtimeMs });
  } catch (error) {
    return readProblemOf(error);
  }
}

const notRegular = () => refused('unreadable', 'The file of this secret is no regular file.');

/** A byte order mark is a part of the value as well. */
function secretOf(bytes: Buffer): Secret {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { text: bytes.toString('base64'), isBinary: true };
  }
}

/** The error's own message holds the path. */
function readProblemOf(error: unknown) {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOENT') return refused('not-found', 'The file of this secret does not exist.');
  if (code === 'EACCES' || code === 'EPERM')
    return refused('denied', 'There is no permission to read the file of this secret.');
  return refused('unavailable', 'The file of this secret cannot be read.');
}

/** Answers whether the file was there before. */
export async function writeSecretFile(path: string, text: string, isFirst: boolean): Promise<Result<boolean>> {
  const bytes = Buffer.from(text);
  if (bytes.length > sizeLimit)
    return refused('unsupported', `A secret file holds ${sizeLimit / 1_000_000} MB at most.`);
  try {
    const isThere = existsSync(path);
    if (isThere && isFirst) return conflict();
    if (isThere && !(await stat(path)).isFile()) return notRegular();
    if (!isThere && !(await isKeptFromGit(dirname(path)))) return notKept();
    await replaceFile(path, bytes, { mode: 0o600, stillAllowed: () => isFirst && refuseExisting(path) });
    return found(isThere);
  } catch (error) {
    return error instanceof WrittenInBetween ? conflict() : writeProblemOf(error);
  }
}

const notKept = () =>
  refused(
    'unsupported',
    'The folder of this secret is not kept from git: a .gitignore with the line * belongs into it.',
  );

const conflict = () => refused('conflict', 'This secret has a value already.');

class WrittenInBetween extends Error {}

function refuseExisting(path: string): void {
  if (existsSync(path)) throw new WrittenInBetween();
}

/** Its own ignore file leaves everything out, itself perhaps not. */
async function isKeptFromGit(folder: string): Promise<boolean> {
  let text: string;
  try {
    text = await readFile(join(folder, '.gitignore'), 'utf8');
  } catch {
    return false;
  }
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  return lines.includes('*') && lines.every((line) => !line.startsWith('!') || line === '!.gitignore');
}
