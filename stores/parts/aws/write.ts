// Writing a secret or a field of it, and taking that back.

import { randomUUID } from 'node:crypto';
import type { StoreHost } from '../../host';
import { cancelled, found, type PutRequest, type Result, refused, type StoreRequest, type Written } from '../../store';
import { withField } from './json-fields';
import { isArn, type SecretName } from './names';
import { type AwsClient, type AwsFacts, type NewVersion, versionWith } from './types';

export interface Writing {
  readonly client: AwsClient;
  readonly host: StoreHost;
  readonly secret: SecretName;
  /** As it was asked for. */
  readonly name: string;
}

const conflict = () => refused('conflict', 'Somebody else has changed the secret in between.');

/** Attempts of a write for which it does not matter what was there before. */
const mostAttempts = 3;

export async function putSecret(writing: Writing, text: string, request: PutRequest): Promise<Result<Written>> {
  for (let attempt = 1; ; attempt++) {
    const written = await putOnce(writing, text, request);
    const isLost = !written.ok && written.problem.kind === 'conflict';
    if (!isLost || request.expected !== undefined || attempt >= mostAttempts) return written;
  }
}

async function putOnce(writing: Writing, text: string, request: PutRequest): Promise<Result<Written>> {
  const { client, secret, name } = writing;
  const { expected } = request;
  const facts = await client.describe(secret.id, request);
  if (!facts.ok && facts.problem.kind !== 'not-found') return facts;
  if (!facts.ok || facts.value.isDeleted) {
    if (typeof expected === 'string') return conflict();
    return facts.ok ? putDeleted(writing, text, request) : create(writing, text, request);
  }
  const current = versionWith(facts.value, 'AWSCURRENT');
  if (expected !== undefined && expected !== (current ?? null)) return conflict();
  const version = await newVersion(writing, { text, current }, request);
  if (!version.ok) return version;
  // A plain write needs fewer permissions than one that depends on what was there.
  const isGuarded = current !== undefined && (secret.field !== undefined || expected !== undefined);
  const added = isGuarded
    ? await swap(writing, { version: version.value, current }, request)
    : await client.add(secret.id, version.value, request);
  if (!added.ok) return added;
  return found({ name, version: version.value.version, ...(current !== undefined && { previous: current }) });
}

interface Content {
  readonly text: string;
  /** What the other fields are taken from; undefined where there is no value yet. */
  readonly current: string | undefined;
}

/** The whole text of a version with this secret or field. */
export async function newVersion(
  { client, secret: { id, field } }: Pick<Writing, 'client' | 'secret'>,
  { text, current }: Content,
  request: StoreRequest,
): Promise<Result<NewVersion>> {
  let whole: string | undefined = text;
  if (field !== undefined) {
    const read = current === undefined ? undefined : await client.read(id, { version: current }, request);
    if (read && !read.ok) return read;
    whole = read?.value.isBinary ? undefined : withField(read?.value.text ?? '{}', field, text);
  }
  if (whole === undefined)
    return refused('unsupported', 'The secret is no JSON object, so that it cannot have fields.');
  if (whole === '') return refused('unsupported', 'AWS Secrets Manager holds no empty text.');
  if (Buffer.byteLength(whole) > sizeLimit)
    return refused('unsupported', 'AWS Secrets Manager holds 65,536 bytes at most.');
  return found({ version: randomUUID(), text: whole });
}

const sizeLimit = 65_536;

async function create(writing: Writing, text: string, request: StoreRequest): Promise<Result<Written>> {
  const { client, secret, name } = writing;
  if (isArn(secret.id)) return refused('not-found', 'AWS Secrets Manager has no such secret.');
  const version = await newVersion(writing, { text, current: undefined }, request);
  if (!version.ok) return version;
  const created = await client.create(secret.id, version.value, request);
  return created.ok ? found({ name, version: version.value.version, previous: null }) : created;
}

async function putDeleted(writing: Writing, text: string, request: StoreRequest): Promise<Result<Written>> {
  const { client, host, secret, name } = writing;
  const question =
    'A deleted secret of this name can still be recovered in AWS. Recover it and write the new value into it?';
  if (!(await host.confirm(question)))
    return refused(
      'unsupported',
      'A deleted secret of this name can still be recovered: until then AWS makes no other.',
    );
  if (request.signal?.aborted) return cancelled();
  const restored = await client.restore(secret.id, request);
  if (!restored.ok) return restored;
  const facts = await client.describe(secret.id, request);
  const current = facts.ok ? versionWith(facts.value, 'AWSCURRENT') : undefined;
  const version = facts.ok ? await newVersion(writing, { text, current }, request) : facts;
  const added = version.ok ? await client.add(secret.id, version.value, request) : version;
  if (version.ok && added.ok) return found({ name, version: version.value.version, previous: null });
  // Without the signal: a cancelled write, too, leaves it deleted.
  await client.remove(secret.id);
  return added.ok ? conflict() : added;
}

interface Swapping {
  readonly version: NewVersion;
  readonly current: string;
}

/** AWS moves a label only from where it is said to be: that makes this check-and-set. */
async function swap({ client, secret: { id } }: Writing, { version, current }: Swapping, request: StoreRequest) {
  const stage = `scabbard-${version.version}`;
  const added = await client.add(id, { ...version, stages: [stage] }, request);
  if (!added.ok) return added;
  const moved = await client.move(id, { stage: 'AWSCURRENT', from: current, to: version.version }, request);
  // A version without labels goes away by itself; where removing it fails, the label does no harm.
  await client.move(id, { stage, from: version.version });
  return moved;
}

export async function revertWrite(
  client: AwsClient,
  { id }: SecretName,
  { version, previous }: Written,
  request: StoreRequest,
): Promise<Result<void>> {
  if (version === undefined || previous === undefined)
    return refused('unsupported', 'The secret had no value before, and AWS cannot take the first one away.');
  if (previous !== null) return client.move(id, { stage: 'AWSCURRENT', from: version, to: previous }, request);
  const facts = await client.describe(id, request);
  if (!facts.ok) return facts;
  return isCurrent(facts.value, version) ? client.remove(id, request) : conflict();
}

const isCurrent = (facts: AwsFacts, version: string): boolean =>
  !facts.isDeleted && versionWith(facts, 'AWSCURRENT') === version;
