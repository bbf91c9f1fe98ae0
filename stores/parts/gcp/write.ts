// Writes secrets of Google Cloud: a version more, taken back by one more, and made unreadable.

import * as z from 'zod';
import { found, type PutRequest, type Result, refused, type StoreRequest, type Written } from '../../store';
import { type Api, type Call, folderPath, secretPath } from './api';
import { lastPart, type SecretName, writeName } from './names';
import { again, type Payload, payloadOf } from './payload';
import { notThere } from './problems';
import { accessed, type VersionFacts, versionFacts } from './read';

/** On secrets that we made: taking back a first write removes such a one, and leaves others as somebody else made them. */
const ours = { 'created-by': 'scabbard' } as const;

/**
 * Secret Manager has no check-and-set for versions: it is asked for the newest one before. As versions are numbered one by one,
 * a write in between shows in our own number; then theirs is made current again. For that moment ours was current.
 */
export async function putSecret(
  api: Api,
  name: SecretName,
  text: string,
  { expected, signal }: PutRequest,
): Promise<Result<Written>> {
  const payload = payloadOf(text);
  if (!payload.ok) return payload;
  const current = await previousOf(api, name, { expected, signal });
  if (!current.ok) return current;
  const previous = current.value;
  if (expected !== undefined && previous !== expected) return conflict();
  const version = await stored(api, name, payload.value, { previous, signal });
  if (!version.ok) return version;
  const next = String(Number(expected ?? 0) + 1);
  if (expected !== undefined && version.value !== next) return giveWay(api, name, version.value);
  return found({
    name: writeName(name),
    version: version.value,
    ...(previous !== undefined && { previous }),
  });
}

const conflict = () => refused('conflict', 'The secret has another version than expected: somebody else wrote it.');

/**
 * Number of the newest version, `null` when there is none. Undefined: unknown, as some may add versions and not look at them;
 * enough where nothing was expected.
 */
async function previousOf(
  api: Api,
  name: SecretName,
  { expected, signal }: PutRequest,
): Promise<Result<string | null | undefined>> {
  const latest = await versionFacts(api, name, 'latest', signal);
  if (latest.ok) return found(latest.value.number);
  if (latest.problem.kind === 'not-found') return found(null);
  return latest.problem.kind === 'denied' && expected === undefined ? found(undefined) : latest;
}

interface Storing extends StoreRequest {
  readonly previous?: string | null;
}

/** Number of the new version. A secret that we make for it and that then takes no version is removed again. */
async function stored(api: Api, name: SecretName, payload: Payload, { previous, signal }: Storing) {
  const made = previous === null ? await makeSecret(api, name, signal) : found(false);
  if (!made.ok) return made;
  const version = await addVersion(api, name, payload, signal);
  if (!version.ok && made.value) await remove(api, name);
  return version;
}

/** False when it is there already: without a version, as whole teams prepare theirs. */
async function makeSecret(api: Api, name: SecretName, signal?: AbortSignal): Promise<Result<boolean>> {
  const { location } = api.settings;
  const call: Call = {
    method: 'POST',
    path: `${folderPath(name.project, api.settings)}/secrets`,
    query: { secretId: name.secret },
    body: { labels: ours, ...(location === undefined && { replication: { automatic: {} } }) },
    signal,
  };
  const made = await api.call(call, z.unknown());
  if (made.ok) return found(true);
  return made.problem.kind === 'conflict' ? found(false) : made;
}

async function addVersion(api: Api, name: SecretName, payload: Payload, signal?: AbortSignal): Promise<Result<string>> {
  const path = `${secretPath(name, api.settings)}:addVersion`;
  const call: Call = { method: 'POST', path, body: { payload }, signal };
  const added = await api.call(call, z.object({ name: z.string() }));
  return added.ok ? found(lastPart(added.value.name)) : added;
}

const remove = (api: Api, name: SecretName, query?: Readonly<Record<string, string>>) =>
  api.call({ method: 'DELETE', path: secretPath(name, api.settings), ...(query && { query }) }, z.unknown());

/** Not cancelled on its way: it puts right what we did. */
async function giveWay(api: Api, name: SecretName, version: string): Promise<Result<never>> {
  const restored = await restore(api, name, String(Number(version) - 1));
  return restored.ok
    ? refused('conflict', 'Somebody else wrote the secret at the same time. Their value is the current one.')
    : refused('conflict', 'Somebody else wrote the secret at the same time, and ours became current over theirs.');
}

/** The newest version is always the current one, even a disabled one: an older value comes back as a new version. */
async function restore(api: Api, name: SecretName, version: string, signal?: AbortSignal): Promise<Result<void>> {
  const before = await accessed(api, name, version, signal);
  if (!before.ok) return before;
  const payload = again(before.value.payload);
  if (!payload.ok) return payload;
  const added = await addVersion(api, name, payload.value, signal);
  return added.ok ? found(undefined) : added;
}

export async function revertSecret(
  api: Api,
  name: SecretName,
  { version, previous }: Written,
  { signal }: StoreRequest,
): Promise<Result<void>> {
  const latest = await versionFacts(api, name, 'latest', signal);
  if (!latest.ok) return latest;
  if (latest.value.number !== version) return conflict();
  if (previous === undefined) return refused('unsupported', 'What was there before this write is not known.');
  return previous === null ? unmake(api, name, latest.value) : restore(api, name, previous, signal);
}

/** The first version of a secret is taken back: with the secret, if that is ours. */
async function unmake(api: Api, name: SecretName, version: VersionFacts): Promise<Result<void>> {
  const schema = z.object({ labels: z.record(z.string(), z.string()).default({}), etag: z.string().optional() });
  const secret = await api.call({ method: 'GET', path: secretPath(name, api.settings) }, schema);
  if (!secret.ok) return secret;
  const { labels, etag } = secret.value;
  const isOurs = labels['created-by'] === ours['created-by'] && version.number === '1';
  if (!isOurs) return change(api, name, version, 'destroy');
  const removed = await remove(api, name, etag === undefined ? undefined : { etag });
  return removed.ok ? found(undefined) : removed;
}

/** In two steps, so that a version that somebody still needs can be enabled again: the first call disables, the next one destroys. */
export async function retireVersion(
  api: Api,
  name: SecretName,
  version: string,
  { signal }: StoreRequest,
): Promise<Result<void>> {
  const [old, latest] = await Promise.all([
    versionFacts(api, name, version, signal),
    versionFacts(api, name, 'latest', signal),
  ]);
  if (!old.ok) return old;
  if (!latest.ok) return latest;
  if (old.value.number === latest.value.number) {
    return refused('unsupported', 'This is the current version. Only older ones can be retired.');
  }
  if (old.value.state === 'DESTROYED') return found(undefined);
  return change(api, name, old.value, old.value.state === 'ENABLED' ? 'disable' : 'destroy', signal);
}

/** With the etag of what we saw, so that two of us do not take both steps at once. */
async function change(
  api: Api,
  name: SecretName,
  { number, etag }: VersionFacts,
  action: 'disable' | 'destroy',
  signal?: AbortSignal,
): Promise<Result<void>> {
  const path = `${secretPath(name, api.settings)}/versions/${number}:${action}`;
  const call: Call = { method: 'POST', path, body: { ...(etag && { etag }) }, signal };
  const done = await api.call(call, z.object({ state: z.string() }));
  return done.ok ? found(undefined) : done.problem.kind === 'not-found' ? notThere() : done;
}
