// Reading a secret or a field of it, and what is known of it.

import {
  found,
  type GetRequest,
  type Result,
  refused,
  type Secret,
  type SecretFacts,
  type StoreRequest,
} from '../../store';
import { fieldOf, fieldsOf } from './json-fields';
import { type SecretName, writeName } from './names';
import { type AwsClient, type VersionAt, versionWith } from './types';

/** Said, although it is what AWS takes without it: not all who speak its protocol do. */
const current: VersionAt = { stage: 'AWSCURRENT' };
const noField = () => refused('not-found', 'The secret has no such field.');
const noVersion = () => refused('not-found', 'The secret has no such version.');

export async function getSecret(
  client: AwsClient,
  { id, field }: SecretName,
  { version: asked, signal }: GetRequest,
): Promise<Result<Secret>> {
  const at = asked === undefined ? current : versionAt(asked);
  if (!at) return noVersion();
  const read = await client.read(id, at, { signal });
  if (!read.ok) return read;
  const { text, version, isBinary } = read.value;
  if (field === undefined) return found({ text, version, ...(isBinary && { isBinary }) });
  const value = isBinary ? undefined : fieldOf(text, field);
  return value === undefined ? noField() : found({ text: value, version });
}

/** The length tells an id from a label (`AWSPREVIOUS`): AWS gives and takes no shorter ones. */
function versionAt(version: string): VersionAt | undefined {
  if (version.length >= 32 && version.length <= 64) return { version };
  return version !== '' && version.length <= 256 ? { stage: version } : undefined;
}

export async function getFields(
  client: AwsClient,
  { id }: SecretName,
  request: StoreRequest,
): Promise<Result<readonly string[]>> {
  const read = await client.read(id, current, request);
  if (!read.ok) return read;
  const fields = read.value.isBinary ? [] : (fieldsOf(read.value.text) ?? []);
  return found(fields.flatMap((field) => (field === '' ? [] : (writeName(id, field) ?? []))));
}

/** Of a whole secret nothing but its description is read; whether it has a field, only its value tells. */
export async function getFacts(
  client: AwsClient,
  name: SecretName,
  request: StoreRequest,
): Promise<Result<SecretFacts>> {
  const facts = await client.describe(name.id, request);
  if (!facts.ok) return facts;
  const { changed, nextRotation, isDeleted } = facts.value;
  if (name.field !== undefined && !isDeleted) {
    const secret = await getSecret(client, name, request);
    if (!secret.ok) return secret;
  }
  const version = versionWith(facts.value, 'AWSCURRENT');
  return found({
    ...(version !== undefined && { version }),
    ...(changed !== undefined && { changed }),
    ...(nextRotation !== undefined && { nextRotation }),
    ...(isDeleted && { isDeleted }),
  });
}
