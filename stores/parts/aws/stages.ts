// Steps of a rotation: a value is stored as pending, becomes current or is let go, and the one before loses its label.

import { found, type Result, refused, type StagedRotation, type StoreRequest, type Written } from '../../store';
import { fieldOf, withField } from './json-fields';
import type { SecretName } from './names';
import { type AwsClient, type AwsFacts, versionWith } from './types';
import { newVersion } from './write';

export interface Staging {
  readonly client: AwsClient;
  readonly secret: SecretName;
  /** As it was asked for. */
  readonly name: string;
}

/** Of a secret whose rotation can begin: not deleted, none under way, with a value. */
export async function settled(
  client: AwsClient,
  id: string,
  request: StoreRequest,
): Promise<Result<AwsFacts & Settled>> {
  const facts = await client.describe(id, request);
  if (!facts.ok) return facts;
  if (facts.value.isDeleted)
    return refused('not-found', 'The secret is marked for deletion. It can still be recovered in the console.');
  const current = versionWith(facts.value, 'AWSCURRENT');
  const pending = versionWith(facts.value, 'AWSPENDING');
  if (current === undefined) return refused('unsupported', 'The secret has no value yet.');
  // AWS leaves the label on a version that has become current, in some cases.
  if (pending !== undefined && pending !== current)
    return refused('conflict', 'Another rotation of this secret has not ended.');
  return found({ ...facts.value, current });
}

interface Settled {
  readonly current: string;
}

export async function stage(
  { client, secret, name }: Staging,
  text: string,
  request: StoreRequest,
): Promise<Result<Written>> {
  const facts = await settled(client, secret.id, request);
  if (!facts.ok) return facts;
  const { current } = facts.value;
  const version = await newVersion({ client, secret }, { text, current }, request);
  if (!version.ok) return version;
  const added = await client.add(secret.id, { ...version.value, stages: ['AWSPENDING'] }, request);
  return added.ok ? found({ name, version: version.value.version, previous: current }) : added;
}

const notPending = () => refused('not-found', 'The secret has no such pending version.');

export async function promote(staging: Staging, version: string, request: StoreRequest): Promise<Result<Written>> {
  const { client, secret, name } = staging;
  const facts = await client.describe(secret.id, request);
  if (!facts.ok) return facts;
  const current = versionWith(facts.value, 'AWSCURRENT');
  if (current === undefined || versionWith(facts.value, 'AWSPENDING') !== version) return notPending();
  const others =
    secret.field === undefined ? found(undefined) : await sameOtherFields(staging, { version, current }, request);
  if (!others.ok) return others;
  const moved = await client.move(secret.id, { stage: 'AWSCURRENT', from: current, to: version }, request);
  if (!moved.ok) return moved;
  // On the current version the label does no harm: AWS takes that rotation for ended.
  await client.move(secret.id, { stage: 'AWSPENDING', from: version });
  return found({ name, version, previous: current });
}

/** The pending text was made of a version whose other fields somebody may have changed since. */
async function sameOtherFields(
  { client, secret: { id, field = '' } }: Staging,
  { version, current }: { readonly version: string; readonly current: string },
  request: StoreRequest,
): Promise<Result<void>> {
  const pending = await client.read(id, { version }, request);
  if (!pending.ok) return pending;
  const now = await client.read(id, { version: current }, request);
  if (!now.ok) return now;
  const text = fieldOf(pending.value.text, field);
  return text !== undefined && withField(now.value.text, field, text) === pending.value.text
    ? found(undefined)
    : refused('conflict', 'Somebody else has changed other fields of the secret in between.');
}

export async function discard(
  { client, secret }: Staging,
  version: string,
  request: StoreRequest,
): Promise<Result<void>> {
  const facts = await client.describe(secret.id, request);
  if (!facts.ok) return facts;
  return versionWith(facts.value, 'AWSPENDING') === version
    ? client.move(secret.id, { stage: 'AWSPENDING', from: version }, request)
    : notPending();
}

/** AWS deletes versions without labels by itself, some time later. */
export async function retire(
  { client, secret }: Pick<Staging, 'client' | 'secret'>,
  version: string,
  request: StoreRequest,
): Promise<Result<void>> {
  const facts = await client.describe(secret.id, request);
  if (!facts.ok) return facts;
  const labels = facts.value.stages.get(version) ?? [];
  if (labels.includes('AWSCURRENT')) return refused('conflict', 'The version is the current one.');
  return labels.includes('AWSPREVIOUS')
    ? client.move(secret.id, { stage: 'AWSPREVIOUS', from: version }, request)
    : found(undefined);
}

export function stagedRotation(
  named: <T>(name: string, request: StoreRequest, work: (staging: Staging) => Promise<Result<T>>) => Promise<Result<T>>,
): StagedRotation {
  return {
    stage: (name, text, request = {}) => named(name, request, (staging) => stage(staging, text, request)),
    promote: (name, version, request = {}) => named(name, request, (staging) => promote(staging, version, request)),
    discard: (name, version, request = {}) => named(name, request, (staging) => discard(staging, version, request)),
  };
}
