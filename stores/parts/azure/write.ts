// Writes secrets of a vault: a version more, taken back by one more, and disabled.

import * as z from 'zod';
import { found, type PutRequest, type Result, refused, type StoreRequest, type Written } from '../../store';
import type { Api } from './api';
import { partsOfId, type SecretName, writeName } from './names';
import { notThere } from './problems';
import { type Attributes, type Bundle, currentOf, readBundle, readVersions } from './read';

/** Bytes: the 25 k of the documentation. */
const largest = 25_600;

interface Current {
  /** `null`: there is none. Undefined: unknown, as some may write and not read. */
  readonly version?: string | null;
  readonly bundle?: Bundle;
}

/**
 * Key Vault has no check-and-set: it is asked for the current version before. Somebody who writes between that question and our
 * write goes unnoticed; their value stays as an older version.
 */
export async function putSecret(
  api: Api,
  name: SecretName,
  text: string,
  { expected, signal }: PutRequest,
): Promise<Result<Written>> {
  if (Buffer.byteLength(text) > largest) return refused('unsupported', 'Azure Key Vault keeps 25 KiB at most.');
  if (Buffer.from(text).toString() !== text) {
    return refused('unsupported', 'The value is no text: half of a character.');
  }
  const current = await readCurrent(api, name, signal);
  if (!current.ok && (current.problem.kind !== 'denied' || expected !== undefined)) return current;
  const { version: previous, bundle } = current.ok ? current.value : {};
  if (expected !== undefined && previous !== expected) return conflict();
  if (bundle?.isManaged) return refused('unsupported', 'This secret belongs to a certificate, and changes with it.');
  // What the secret is for stays the same; when a value ends is a matter of each value.
  const written = await set(api, name, { text, contentType: bundle?.contentType, tags: bundle?.tags }, signal);
  if (!written.ok) return written;
  return found({ name: writeName(name), version: written.value, ...(previous !== undefined && { previous }) });
}

const conflict = () => refused('conflict', 'The secret has another version than expected: somebody else wrote it.');

/** A disabled version is current too, and gives only its number. */
async function readCurrent(api: Api, name: SecretName, signal?: AbortSignal): Promise<Result<Current>> {
  const bundle = await readBundle(api, name, { signal });
  if (bundle.ok) return found({ version: bundle.value.version, bundle: bundle.value });
  if (bundle.problem.kind === 'not-found') return found({ version: null });
  if (bundle.problem.kind !== 'denied') return bundle;
  const current = await newestOf(api, name, signal);
  return current.ok ? found({ version: current.value }) : bundle;
}

async function newestOf(api: Api, name: SecretName, signal?: AbortSignal): Promise<Result<string | null>> {
  const versions = await readVersions(api, name, signal);
  if (!versions.ok) return versions;
  const current = await currentOf(api, name, versions.value, signal);
  return current.ok ? found(current.value?.version ?? null) : current;
}

type Setting = Pick<Bundle, 'text' | 'contentType' | 'tags'> & { readonly attributes?: Attributes };

async function set(
  api: Api,
  { vault, secret }: SecretName,
  { text, contentType, tags, attributes }: Setting,
  signal?: AbortSignal,
): Promise<Result<string>> {
  const body = { value: text, contentType, tags, attributes };
  const call = { method: 'PUT', path: `secrets/${secret}`, body, signal } as const;
  const answer = await api.call(vault, call, z.object({ id: z.string() }));
  if (!answer.ok) return answer;
  const { version } = partsOfId(answer.value.id);
  return version === undefined
    ? refused('unreadable', 'The vault does not say which version was written.')
    : found(version);
}

/** A first write is taken back by deleting the secret; where the vault keeps deleted ones, its name stays taken for a while. */
export async function revertSecret(
  api: Api,
  name: SecretName,
  { version, previous }: Written,
  { signal }: StoreRequest,
): Promise<Result<void>> {
  const current = await readCurrent(api, name, signal);
  if (!current.ok) return current;
  if (current.value.version === null) return notThere();
  if (current.value.version !== version) return conflict();
  if (previous === undefined) return refused('unsupported', 'What was there before this write is not known.');
  if (previous === null) return remove(api, name, signal);
  const before = await readBundle(api, name, { version: previous, signal });
  if (!before.ok) return before;
  const { attributes, ...rest } = before.value;
  const restored = await set(api, name, { ...rest, attributes: { exp: attributes.exp, nbf: attributes.nbf } }, signal);
  return restored.ok ? found(undefined) : restored;
}

async function remove(api: Api, { vault, secret }: SecretName, signal?: AbortSignal): Promise<Result<void>> {
  const removed = await api.call(vault, { method: 'DELETE', path: `secrets/${secret}`, signal }, z.unknown());
  return removed.ok ? found(undefined) : removed;
}

/** A vault destroys no single version: a disabled one is not given to anybody, and can be enabled again. */
export async function retireVersion(
  api: Api,
  name: SecretName,
  version: string,
  { signal }: StoreRequest,
): Promise<Result<void>> {
  const versions = await readVersions(api, name, signal);
  if (!versions.ok) return versions;
  if (!versions.value.some((one) => one.version === version)) return notThere();
  const current = await currentOf(api, name, versions.value, signal);
  if (!current.ok) return current;
  if (current.value?.version === version) {
    return refused('unsupported', 'This is the current version. Only older ones can be retired.');
  }
  const path = `secrets/${name.secret}/${version}`;
  const call = { method: 'PATCH', path, body: { attributes: { enabled: false } }, signal } as const;
  const done = await api.call(name.vault, call, z.object({ id: z.string() }));
  return done.ok ? found(undefined) : done;
}
