// What can be asked of SOPS files: their names, which need no key, and one value at a time.

import { formatName, parseName } from '../../../protocol/reference';
import {
  cancelled,
  found,
  type NamePage,
  type Result,
  refused,
  type Secret,
  type SecretFacts,
  type Store,
} from '../../store';
import { findSopsFiles } from './find-files';
import { openDataKey, type Unlocking } from './keys/data-key';
import { ownIdentities } from './keys/identities';
import { readWithSops, textOf } from './keys/program';
import { formatSopsName, parseSopsName } from './names';
import { locate, noFile, noFolder, readSopsFile, type SopsFile } from './place';
import { looksEncrypted, typeOf } from './sealed/cipher';
import { openContents, type Value } from './sealed/contents';
import { type Metadata, readMetadata } from './sealed/metadata';
import { selectionOf } from './sealed/selection';
import { placedAt } from './set-value';
import { leavesOf, type PlacedLeaf } from './text/tree';

const pageSize = 1000;

export interface Surroundings {
  readonly folder: string | undefined;
  readonly program?: string;
  readonly unlocking: Unlocking;
}

export const notFound = () => refused('not-found', 'The SOPS files hold no value of this name.');

export interface OpenFile {
  readonly file: SopsFile;
  readonly metadata: Metadata;
}

export async function openFile(
  folder: string | undefined,
  segments: readonly string[],
  signal?: AbortSignal,
): Promise<Result<OpenFile>> {
  const path = await locate(folder, segments);
  if (!path.ok) return path;
  const file = await readSopsFile(path.value, signal);
  if (!file.ok) return file;
  const metadata = readMetadata(file.value.parsed.metadata);
  return metadata.ok ? found({ file: file.value, metadata: metadata.value }) : metadata;
}

export const reading = (surroundings: Surroundings): Pick<Store, 'list' | 'get' | 'about' | 'health'> => ({
  list: ({ folder, cursor, limit = pageSize, signal } = {}) =>
    folder === undefined ? listFiles(surroundings, signal) : listNames(surroundings, { folder, cursor, limit, signal }),
  get: async (name, { version, signal } = {}) => {
    if (version !== undefined) return noVersions();
    const secret = await readValue(surroundings, name, signal);
    return signal?.aborted ? cancelled() : secret;
  },
  about: (name, { signal } = {}) => factsOf(surroundings, name, signal),
  health: ({ signal } = {}) => healthOf(surroundings, signal),
});

export const noVersions = () => refused('unsupported', 'SOPS files have no versions.');

async function listFiles({ folder }: Surroundings, signal?: AbortSignal): Promise<Result<NamePage>> {
  if (folder === undefined) return noFolder();
  const files = await findSopsFiles(folder, signal);
  if (!files.ok) return files;
  return found({ names: [], folders: files.value.map((segments) => formatName({ segments })).sort() });
}

interface Page {
  readonly folder: string;
  readonly cursor: string | undefined;
  readonly limit: number;
  readonly signal: AbortSignal | undefined;
}

async function listNames(
  { folder: top }: Surroundings,
  { folder, cursor, limit, signal }: Page,
): Promise<Result<NamePage>> {
  const parsed = parseName(folder);
  if (!parsed || parsed.field !== undefined) return noFile();
  const { segments } = parsed;
  const opened = await openFile(top, segments, signal);
  if (!opened.ok) return opened;
  if (signal?.aborted) return cancelled();
  const names = encryptedLeaves(opened.value)
    .flatMap(({ path }) => formatSopsName(segments, path) ?? [])
    .sort()
    .filter((name) => cursor === undefined || name > cursor);
  const page = names.slice(0, Math.max(limit, 1));
  return found(page.length < names.length ? { names: page, next: page.at(-1)! } : { names: page });
}

/** What the rule says is encrypted; nothing has to be decrypted for that. */
function encryptedLeaves({ file, metadata }: OpenFile): readonly PlacedLeaf[] {
  const selection = selectionOf(metadata.rule);
  const [root] = file.parsed.roots;
  return [...(root ? leavesOf(root) : [])].filter(({ path, leaf }) => {
    if (leaf.type !== 'str' || typeOf(leaf.text) === 'comment') return false;
    return selection(path) ?? looksEncrypted(leaf.text);
  });
}

async function readValue(
  { folder, program, unlocking: asked }: Surroundings,
  name: string,
  signal?: AbortSignal,
): Promise<Result<Secret>> {
  const opened = await openNamed(folder, name, signal);
  if (!opened.ok) return opened;
  const { file, metadata, placed } = opened.value;
  const unlocking = { ...asked, ...(signal && { signal }) };
  const key = await openDataKey(metadata, unlocking);
  if (!key.ok) {
    const isLocked = key.problem.kind === 'denied' || key.problem.kind === 'unsupported';
    const wanted = { file, metadata, placed, ...(program !== undefined && { program }) };
    return (isLocked && isSecret(opened.value) ? await readWithSops(wanted, unlocking) : undefined) ?? key;
  }
  try {
    const contents = openContents(file.parsed, metadata, key.value);
    if (!contents.ok) return contents;
    return secretOf(contents.value.values.get(placed.leaf), metadata);
  } finally {
    key.value.fill(0);
  }
}

const isSecret = (named: NamedFile): boolean => encryptedLeaves(named).some(({ leaf }) => leaf === named.placed.leaf);

interface NamedFile extends OpenFile {
  readonly placed: PlacedLeaf;
}

async function openNamed(folder: string | undefined, name: string, signal?: AbortSignal): Promise<Result<NamedFile>> {
  const parsed = parseSopsName(name);
  if (signal?.aborted) return cancelled();
  if (!parsed) return notFound();
  const opened = await openFile(folder, parsed.segments, signal);
  if (!opened.ok) return opened;
  if (signal?.aborted) return cancelled();
  const placed = placedAt(opened.value.file.parsed, parsed.parts);
  return placed && placed.leaf.type !== 'null' ? found({ ...opened.value, placed }) : notFound();
}

/** What is not encrypted is given too, where the hash answers for it. */
function secretOf(value: Value | undefined, { macOnlyEncrypted }: Metadata): Result<Secret> {
  if (!value || value.type === 'comment') return notFound();
  if (!value.isEncrypted && macOnlyEncrypted) {
    return refused(
      'unsupported',
      'This entry is not encrypted, and anybody could have changed it: the hash of the file leaves it out.',
    );
  }
  if (value.type === 'bytes') return found({ text: value.bytes.toString('base64'), isBinary: true });
  return value.type === 'bool'
    ? found({ text: value.bytes.toString() === 'True' ? 'true' : 'false' })
    : found(textOf(value.bytes));
}

async function factsOf({ folder }: Surroundings, name: string, signal?: AbortSignal): Promise<Result<SecretFacts>> {
  const opened = await openNamed(folder, name, signal);
  return opened.ok ? found({ changed: Date.parse(opened.value.metadata.lastModified) }) : opened;
}

async function healthOf({ folder, unlocking }: Surroundings, signal?: AbortSignal) {
  if (folder === undefined) return noFolder();
  const files = await findSopsFiles(folder, signal);
  if (!files.ok) return files;
  const keys = await ownIdentities({ ...unlocking, ...(signal && { signal }) });
  if (signal?.aborted) return cancelled();
  return found({
    summary: `SOPS files in the workspace folder: ${files.value.length}; age keys of yours: ${keys.length}.`,
  });
}
