// What AWS Secrets Manager does with secrets, versions and labels, in memory: one function per operation.

import { randomUUID } from 'node:crypto';

/** An answer of the service that is an error. */
export class ServiceError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export interface Version {
  readonly text?: string;
  /** Base64. */
  readonly binary?: string;
  readonly labels: Set<string>;
}

export interface Rotation {
  /** How many times it can be described until the rotation ends. */
  steps: number;
  readonly outcome: 'done' | 'failed';
  version?: string;
}

export interface KeptSecret {
  readonly name: string;
  readonly arn: string;
  readonly versions: Map<string, Version>;
  readonly created: number;
  changed: number;
  deleted?: number | undefined;
  rotation?: Rotation;
}

export type Input = Readonly<Record<string, unknown>>;

export interface Secrets {
  readonly kept: Map<string, KeptSecret>;
  /** How the service sorts by name. */
  order: (one: string, other: string) => number;
}

export function createSecrets(): Secrets {
  return { kept: new Map(), order: (one, other) => (one < other ? -1 : 1) };
}

export function keep(secrets: Secrets, name: string, version: Omit<Version, 'labels'>): KeptSecret {
  const secret = emptySecret(secrets, name);
  secret.versions.set(randomUUID(), { ...version, labels: new Set(['AWSCURRENT']) });
  return secret;
}

export function emptySecret(secrets: Secrets, name: string): KeptSecret {
  const arn = `arn:aws:secretsmanager:eu-central-1:123456789012:secret:${name}-${randomUUID().slice(0, 6)}`;
  const now = Date.now();
  const secret: KeptSecret = { name, arn, versions: new Map(), created: now, changed: now };
  secrets.kept.set(name, secret);
  return secret;
}

/** By the name in `X-Amz-Target`. */
export const operations: Readonly<Record<string, (secrets: Secrets, input: Input) => object>> = {
  GetSecretValue: (secrets, input) => {
    const secret = living(find(secrets, input));
    const stage = textOf(input, 'VersionStage', 1, 256);
    const id = textOf(input, 'VersionId', 32, 64) ?? versionWith(secret, stage ?? 'AWSCURRENT');
    const version = id === undefined ? undefined : secret.versions.get(id);
    if (!version || (stage !== undefined && !version.labels.has(stage)))
      throw new ServiceError('ResourceNotFoundException', `can't find the specified value for ${secret.name}`);
    const value = version.binary === undefined ? { SecretString: version.text } : { SecretBinary: version.binary };
    return {
      ...headOf(secret),
      VersionId: id,
      ...value,
      VersionStages: [...version.labels],
      CreatedDate: seconds(secret.created),
    };
  },
  DescribeSecret: (secrets, input) => {
    const secret = find(secrets, input);
    advance(secret);
    return factsOf(secret, 'VersionIdsToStages');
  },
  ListSecrets: (secrets, input) => {
    const size = typeof input.MaxResults === 'number' ? input.MaxResults : 100;
    if (size < 1 || size > 100) throw new ServiceError('InvalidParameterException', 'MaxResults');
    const token = textOf(input, 'NextToken', 1, 4096);
    const start = token === undefined ? 0 : Number(/^page-(\d+)-of-names$/.exec(token)?.[1] ?? Number.NaN);
    if (Number.isNaN(start)) throw new ServiceError('InvalidNextTokenException', 'token');
    const all = [...secrets.kept.values()].filter(({ deleted }) => deleted === undefined);
    // Else in the order in which they were made.
    if (input.SortBy === 'name') all.sort((one, other) => secrets.order(one.name, other.name));
    const page = all.slice(start, start + size);
    const end = start + page.length;
    return {
      SecretList: page.map((secret) => factsOf(secret, 'SecretVersionsToStages')),
      ...(end < all.length && { NextToken: `page-${end}-of-names` }),
    };
  },
  CreateSecret: (secrets, input) => {
    const name = textOf(input, 'Name', 1, 512) ?? '';
    if (!/^[A-Za-z0-9/_+=.@-]+$/.test(name)) throw new ServiceError('ValidationException', `invalid name ${name}`);
    const kept = secrets.kept.get(name);
    if (kept?.deleted !== undefined)
      throw new ServiceError(
        'InvalidRequestException',
        `a secret with the name ${name} is already scheduled for deletion`,
      );
    const { id, version } = newVersion(input);
    if (kept && kept.versions.get(id)?.text !== version.text)
      throw new ServiceError('ResourceExistsException', `the secret ${name} already exists`);
    const secret = kept ?? emptySecret(secrets, name);
    if (!kept) secret.versions.set(id, { ...version, labels: new Set(['AWSCURRENT']) });
    return { ...headOf(secret), VersionId: id };
  },
  PutSecretValue: (secrets, input) => {
    const secret = living(find(secrets, input));
    const { id, version } = newVersion(input);
    const kept = secret.versions.get(id);
    if (kept && (kept.text !== version.text || kept.binary !== version.binary))
      throw new ServiceError('ResourceExistsException', `the token ${id} is already in use`);
    if (!kept) secret.versions.set(id, { ...version, labels: new Set() });
    const wanted = Array.isArray(input.VersionStages) ? input.VersionStages.map(String) : ['AWSCURRENT'];
    const labels = secret.versions.size === 1 ? ['AWSCURRENT', ...wanted] : wanted;
    if (!kept) for (const label of labels) moveLabel(secret, label, id);
    secret.changed = Date.now();
    return { ...headOf(secret), VersionId: id, VersionStages: [...secret.versions.get(id)!.labels] };
  },
  UpdateSecretVersionStage: (secrets, input) => {
    const secret = living(find(secrets, input));
    const label = textOf(input, 'VersionStage', 1, 256) ?? '';
    const from = textOf(input, 'RemoveFromVersionId', 32, 64);
    const to = textOf(input, 'MoveToVersionId', 32, 64);
    const holder = versionWith(secret, label);
    if (from === undefined ? holder !== undefined && holder !== to : holder !== from)
      throw new ServiceError('InvalidParameterException', `${label} is currently attached to version ${holder}`);
    if (to !== undefined && !secret.versions.has(to))
      throw new ServiceError('ResourceNotFoundException', `version ${to}`);
    if (to === undefined && label === 'AWSCURRENT') throw new ServiceError('InvalidParameterException', 'AWSCURRENT');
    moveLabel(secret, label, to);
    secret.changed = Date.now();
    return headOf(secret);
  },
  DeleteSecret: (secrets, input) => {
    const secret = living(find(secrets, input));
    const days = input.RecoveryWindowInDays;
    if (typeof days !== 'number' || days < 7 || days > 30) throw new ServiceError('InvalidParameterException', 'days');
    secret.deleted = Date.now();
    return { ...headOf(secret), DeletionDate: seconds(secret.deleted + days * 86_400_000) };
  },
  RestoreSecret: (secrets, input) => {
    const secret = find(secrets, input);
    secret.deleted = undefined;
    return headOf(secret);
  },
  RotateSecret: (secrets, input) => {
    const secret = living(find(secrets, input));
    const id = textOf(input, 'ClientRequestToken', 32, 64) ?? randomUUID();
    if (!secret.rotation)
      throw new ServiceError('InvalidRequestException', `no Lambda rotation function for ${secret.name}`);
    const pending = versionWith(secret, 'AWSPENDING');
    if (pending !== undefined && pending !== versionWith(secret, 'AWSCURRENT'))
      throw new ServiceError('InvalidRequestException', 'a previous rotation is not complete');
    secret.rotation.version = id;
    return { ...headOf(secret), VersionId: id };
  },
};

/** One step of a rotation that runs: first its version is pending, in the end current or gone. */
function advance(secret: KeptSecret): void {
  const { rotation } = secret;
  if (rotation?.version === undefined) return;
  rotation.steps -= 1;
  const { version: id, steps, outcome } = rotation;
  if (!secret.versions.has(id)) secret.versions.set(id, { text: `rotated-${id}`, labels: new Set(['AWSPENDING']) });
  if (steps > 0) return;
  if (outcome === 'done') moveLabel(secret, 'AWSCURRENT', id);
  else secret.versions.get(id)!.labels.delete('AWSPENDING');
  delete rotation.version;
}

function moveLabel(secret: KeptSecret, label: string, to: string | undefined): void {
  const from = versionWith(secret, label);
  if (from !== undefined) secret.versions.get(from)!.labels.delete(label);
  if (to !== undefined) secret.versions.get(to)!.labels.add(label);
  if (label === 'AWSCURRENT' && from !== undefined && from !== to) moveLabel(secret, 'AWSPREVIOUS', from);
}

export const versionWith = (secret: KeptSecret, label: string): string | undefined =>
  [...secret.versions].find(([, { labels }]) => labels.has(label))?.[0];

function find(secrets: Secrets, input: Input): KeptSecret {
  const id = textOf(input, 'SecretId', 1, 2048) ?? '';
  const secret = secrets.kept.get(id) ?? [...secrets.kept.values()].find(({ arn }) => arn === id);
  if (!secret) throw new ServiceError('ResourceNotFoundException', `can't find the specified secret ${id}`);
  return secret;
}

function living(secret: KeptSecret): KeptSecret {
  if (secret.deleted !== undefined)
    throw new ServiceError('InvalidRequestException', `the secret ${secret.name} was marked for deletion`);
  return secret;
}

function newVersion(input: Input): { readonly id: string; readonly version: Omit<Version, 'labels'> } {
  const id = textOf(input, 'ClientRequestToken', 32, 64);
  if (id === undefined) throw new ServiceError('InvalidParameterException', 'ClientRequestToken');
  const text = textOf(input, 'SecretString', 1, 65_536);
  const binary = textOf(input, 'SecretBinary', 1, 90_000);
  if ((text === undefined) === (binary === undefined)) throw new ServiceError('InvalidParameterException', 'one value');
  return { id, version: { ...(text !== undefined && { text }), ...(binary !== undefined && { binary }) } };
}

/** Lengths as in the service's own model. */
function textOf(input: Input, key: string, least: number, most: number): string | undefined {
  const value = input[key];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string' || value.length < least || Buffer.byteLength(value) > most)
    throw new ServiceError('ValidationException', `${key} failed to satisfy a constraint`);
  return value;
}

const headOf = ({ arn, name }: KeptSecret) => ({ ARN: arn, Name: name });

function factsOf(secret: KeptSecret, key: string): object {
  const stages = [...secret.versions].filter(([, { labels }]) => labels.size > 0);
  return {
    ...headOf(secret),
    CreatedDate: seconds(secret.created),
    LastChangedDate: seconds(secret.changed),
    ...(secret.deleted !== undefined && { DeletedDate: seconds(secret.deleted) }),
    ...(secret.rotation && { RotationEnabled: true, NextRotationDate: seconds(secret.changed + 86_400_000) }),
    [key]: Object.fromEntries(stages.map(([id, { labels }]) => [id, [...labels]])),
  };
}

const seconds = (milliseconds: number): number => milliseconds / 1000;
