// Writes one key of a secret, and takes such a write back. Other keys, labels and the type stay as they are.

import { cancelled, found, type PutRequest, type Result, refused, type Written } from '../../store';
import { type ApiAnswer, problemOf, readAnswer, statusOf } from './api';
import { secretPath, secretsPath } from './names';
import { type At, keyOf, readSecret, type SecretObject, secretSchema } from './secret';

/** Of a new secret, where its name says no key. */
const usualKey = 'value';
/** Bytes of all values of a secret, as the API server counts. */
const sizeLimit = 1_048_576;
/** Writes of one object that can be taken back. */
const mostRemembered = 500;
/** Somebody else may write between our reading and writing. */
const mostTries = 4;

/** What a write replaced: kept in memory alone, because the cluster forgets it. */
interface Undo {
  readonly key: string;
  /** Base64; undefined when the key is new. */
  readonly before: string | undefined;
  /** The secret itself is new. */
  readonly uid?: string;
}

export interface Writer {
  put(at: At, name: string, request: PutRequest & { readonly text: string }): Promise<Result<Written>>;
  revert(at: At, written: Written): Promise<Result<void>>;
  clear(): void;
}

export function createWriter(): Writer {
  const undos = new Map<string, Undo>();
  const idOf = ({ name, version }: Written) => JSON.stringify([name, version]);
  return {
    put: async (at, name, { text, expected }) => {
      const bytes = bytesOf(text);
      if (!bytes) return refused('unsupported', 'The value is no text that can be kept: it holds half a character.');
      const done = await write(at, bytes, expected);
      if (!done.ok) return done;
      const { undo, version, previous } = done.value;
      const written = { name, version, previous };
      undos.set(idOf(written), undo);
      for (const oldest of undos.keys()) if (undos.size > mostRemembered) undos.delete(oldest);
      return found(written);
    },
    revert: async (at, written) => {
      const undo = undos.get(idOf(written));
      if (!undo || written.version === undefined)
        return refused(
          'unsupported',
          'What was there before is known only to the window that wrote it, until it is closed.',
        );
      const undone = await takeBack(at, undo, written.version);
      if (undone.ok) undos.delete(idOf(written));
      return undone;
    },
    clear: () => undos.clear(),
  };
}

/** Undefined for half of a surrogate pair: UTF-8 has no way to write it. */
function bytesOf(text: string): Buffer | undefined {
  return /\p{Surrogate}/u.test(text) ? undefined : Buffer.from(text);
}

interface Done {
  readonly undo: Undo;
  readonly version: string;
  readonly previous: string | null;
}

/** Read first, then written only if nothing changed in between. Unless a state was expected, that is tried again. */
async function write(at: At, bytes: Buffer, expected: PutRequest['expected']): Promise<Result<Done>> {
  for (let tries = 1; ; tries++) {
    if (at.signal?.aborted) return cancelled();
    const now = await readSecret(at);
    const isAbsent = !now.ok && now.problem.kind === 'not-found';
    if (!now.ok && !isAbsent) return now;
    const done = now.ok ? await change(at, now.value, { bytes, expected }) : await create(at, bytes, expected);
    const mayRepeat = expected === undefined && tries < mostTries;
    if (done.ok || done.problem.kind !== 'conflict' || !mayRepeat) return done;
  }
}

async function create(at: At, bytes: Buffer, expected: PutRequest['expected']): Promise<Result<Done>> {
  if (typeof expected === 'string') return changedMeanwhile();
  if (bytes.length > sizeLimit) return tooLarge();
  const { namespace, secret, key = usualKey } = at.name;
  const body = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: secret, namespace },
    type: 'Opaque',
    data: { [key]: bytes.toString('base64') },
  };
  const made = await sendFor(at, { method: 'POST', path: `${secretsPath(at.name)}?${manager}`, body });
  if (!made.ok) return made;
  const { uid, resourceVersion } = made.value;
  return found({ undo: { key, before: undefined, uid }, version: resourceVersion, previous: null });
}

interface Change {
  readonly bytes: Buffer;
  readonly expected: PutRequest['expected'];
}

async function change(at: At, now: SecretObject, { bytes, expected }: Change): Promise<Result<Done>> {
  const key = at.name.key ?? (now.data.size === 0 ? usualKey : undefined);
  const target = key === undefined ? keyOf(now, at.name) : found(key);
  if (!target.ok) return target;
  const before = now.data.get(target.value);
  if (typeof expected === 'string' && expected !== now.resourceVersion) return changedMeanwhile();
  if (expected === null && before !== undefined) return changedMeanwhile();
  if (now.isImmutable) return immutable();
  const others = [...now.data].filter(([one]) => one !== target.value);
  if (others.reduce((sum, [, value]) => sum + Buffer.byteLength(value, 'base64'), bytes.length) > sizeLimit)
    return tooLarge();
  const patched = await patch(at, now.resourceVersion, { [target.value]: bytes.toString('base64') });
  if (!patched.ok) return patched;
  const previous = before === undefined ? null : now.resourceVersion;
  return found({ undo: { key: target.value, before }, version: patched.value.resourceVersion, previous });
}

/** Null removes a key. */
function patch(at: At, resourceVersion: string, data: Readonly<Record<string, string | null>>) {
  return sendFor(at, {
    method: 'PATCH',
    path: `${secretPath(at.name)}?${manager}`,
    contentType: 'application/merge-patch+json',
    body: { metadata: { resourceVersion }, data },
  });
}

/** Who writes, in the cluster's own record. */
const manager = 'fieldManager=scabbard';

interface Sent {
  readonly method: 'POST' | 'PATCH';
  readonly path: string;
  readonly contentType?: string;
  readonly body: unknown;
}

async function sendFor({ api, connection, signal }: At, sent: Sent): Promise<Result<SecretObject>> {
  const answer = await api.ask(connection, { ...sent, ...(signal && { signal }) });
  return answer.ok && isImmutable(answer.value) ? immutable() : readAnswer(answer, secretSchema());
}

const isImmutable = (answer: ApiAnswer): boolean =>
  answer.status === 422 &&
  statusOf(answer)?.details?.causes?.some(({ reason }) => reason === 'FieldValueForbidden') === true;

const immutable = () =>
  refused('unsupported', 'This secret is marked immutable. Store the new value in a secret of another name.');
const tooLarge = () => refused('unsupported', 'A Kubernetes secret cannot be larger than 1 MiB.');
const changedMeanwhile = () => refused('conflict', 'The secret is not in the state that was expected.');

/** Only if nothing followed: the cluster compares the version. */
async function takeBack(at: At, { key, before, uid }: Undo, version: string): Promise<Result<void>> {
  if (uid === undefined) {
    const patched = await patch(at, version, { [key]: before ?? null });
    return patched.ok ? found(undefined) : patched;
  }
  const { api, connection, name, signal } = at;
  const body = { apiVersion: 'v1', kind: 'DeleteOptions', preconditions: { uid, resourceVersion: version } };
  const gone = await api.ask(connection, { method: 'DELETE', path: secretPath(name), body, ...(signal && { signal }) });
  if (!gone.ok) return gone;
  return gone.value.status >= 200 && gone.value.status < 300 ? found(undefined) : problemOf(gone.value);
}
