// The operations of AWS Secrets Manager that we use: inputs, answers checked by hand, and what an error means in each.

import {
  CreateSecretCommand,
  DeleteSecretCommand,
  DescribeSecretCommand,
  type DescribeSecretCommandOutput,
  GetSecretValueCommand,
  type GetSecretValueCommandOutput,
  ListSecretsCommand,
  type ListSecretsCommandOutput,
  PutSecretValueCommand,
  RestoreSecretCommand,
  RotateSecretCommand,
  type SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import { found, type Result, refused, type StoreRequest } from '../../store';
import { isArn } from './names';
import { codeOf, type Special } from './problems';
import type { AwsClient, AwsFacts, AwsPage, AwsValue } from './types';

export interface Asked<T> {
  readonly call: (sdk: SecretsManagerClient, options: { readonly abortSignal?: AbortSignal }) => Promise<Result<T>>;
  /** What an error means here, where that is not what it means elsewhere. */
  readonly special?: Special;
  /** Doing it twice is another thing: it is not sent again while nobody knows whether it was done. */
  readonly isOnce?: boolean;
}

export type Send = <T>(asked: Asked<T>, request?: StoreRequest) => Promise<Result<T>>;

export function createCalls(send: Send): Omit<AwsClient, 'region' | 'close'> {
  return { ...readingCalls(send), ...writingCalls(send), ...labelCalls(send) };
}

const done = () => found(undefined);
const deleted = ['not-found', 'The secret is marked for deletion. It can still be recovered in the console.'] as const;
const busyState = [
  'unsupported',
  'AWS does not write to the secret: it is deleted, or another service manages it.',
] as const;
const moved = ['conflict', 'Somebody else has changed the versions of this secret in between.'] as const;

const readingCalls = (send: Send): Pick<AwsClient, 'read' | 'describe' | 'check' | 'list'> => ({
  read: (id, { version, stage }, request) =>
    send(
      {
        call: async (sdk, options) => {
          const input = { SecretId: id, VersionId: version, VersionStage: stage };
          return secretOf(await sdk.send(new GetSecretValueCommand(input), options), id);
        },
        special: { InvalidRequest: deleted },
      },
      request,
    ),
  describe: (id, request) =>
    send(
      {
        call: async (sdk, options) => factsOf(await sdk.send(new DescribeSecretCommand({ SecretId: id }), options)),
      },
      request,
    ),
  check: (request) =>
    send<{ readonly mayList: boolean }>(
      {
        call: async (sdk, options) => {
          try {
            await sdk.send(new ListSecretsCommand({ MaxResults: 1 }), options);
            return found({ mayList: true });
          } catch (error) {
            // Whoever is refused by name is known: reading may be allowed.
            if (codeOf(error) === 'AccessDenied') return found({ mayList: false });
            throw error;
          }
        },
      },
      request,
    ),
  list: ({ limit, token }, request) =>
    send(
      {
        call: async (sdk, options) => {
          const input = { MaxResults: limit, NextToken: token, SortBy: 'name', SortOrder: 'asc' } as const;
          return pageOf(await sdk.send(new ListSecretsCommand(input), options));
        },
      },
      request,
    ),
});

const writingCalls = (send: Send): Pick<AwsClient, 'create' | 'add' | 'remove' | 'restore'> => ({
  create: (id, { version, text }, request) =>
    send(
      {
        call: async (sdk, options) => {
          const input = { Name: id, ClientRequestToken: version, SecretString: text };
          await sdk.send(new CreateSecretCommand(input), options);
          return done();
        },
        special: { InvalidRequest: busyState },
      },
      request,
    ),
  add: (id, { version, text, stages }, request) =>
    send(
      {
        call: async (sdk, options) => {
          const input = { SecretId: id, ClientRequestToken: version, SecretString: text };
          const labels = stages === undefined ? {} : { VersionStages: [...stages] };
          await sdk.send(new PutSecretValueCommand({ ...input, ...labels }), options);
          return done();
        },
        special: { InvalidRequest: busyState },
      },
      request,
    ),
  remove: (id, request) =>
    send(
      {
        call: async (sdk, options) => {
          await sdk.send(new DeleteSecretCommand({ SecretId: id, RecoveryWindowInDays: 7 }), options);
          return done();
        },
        special: {
          InvalidRequest: ['unsupported', 'AWS does not delete the secret: another service manages it.'],
        },
        isOnce: true,
      },
      request,
    ),
  restore: (id, request) =>
    send(
      {
        call: async (sdk, options) => {
          await sdk.send(new RestoreSecretCommand({ SecretId: id }), options);
          return done();
        },
      },
      request,
    ),
});

const labelCalls = (send: Send): Pick<AwsClient, 'move' | 'rotate'> => ({
  move: (id, { stage, from, to }, request) =>
    send(
      {
        call: async (sdk, options) => {
          const input = { SecretId: id, VersionStage: stage, RemoveFromVersionId: from, MoveToVersionId: to };
          await sdk.send(new UpdateSecretVersionStageCommand(input), options);
          return done();
        },
        special: { InvalidParameter: moved, InvalidRequest: busyState },
        // The second time the label is no longer where it is said to be.
        isOnce: true,
      },
      request,
    ),
  rotate: (id, version, request) =>
    send(
      {
        call: async (sdk, options) => {
          await sdk.send(new RotateSecretCommand({ SecretId: id, ClientRequestToken: version }), options);
          return done();
        },
        special: {
          InvalidRequest: ['unsupported', 'AWS has no rotation set up for the secret, or one has not ended.'],
        },
      },
      request,
    ),
});

const unreadable = () => refused('unreadable', 'The answer is none of AWS Secrets Manager.');

function secretOf(answer: GetSecretValueCommandOutput, id: string): Result<AwsValue> {
  const { Name: name, VersionId: version, SecretString: text, SecretBinary: bytes } = answer;
  if (typeof version !== 'string' || (name !== id && !isArn(id))) return unreadable();
  if (typeof text === 'string') return found({ text, version, isBinary: false });
  if (!(bytes instanceof Uint8Array)) return unreadable();
  return found({ text: Buffer.from(bytes).toString('base64'), version, isBinary: true });
}

function factsOf(answer: DescribeSecretCommandOutput): Result<AwsFacts> {
  if (typeof answer.Name !== 'string') return unreadable();
  const stages = Object.entries(answer.VersionIdsToStages ?? {}).filter(([, labels]) => Array.isArray(labels));
  const changed = timeOf(answer.LastChangedDate);
  const nextRotation = timeOf(answer.NextRotationDate);
  return found({
    stages: new Map(stages),
    isDeleted: timeOf(answer.DeletedDate) !== undefined,
    hasRotation: answer.RotationEnabled === true,
    ...(changed !== undefined && { changed }),
    ...(nextRotation !== undefined && { nextRotation }),
  });
}

const timeOf = (date: unknown): number | undefined =>
  date instanceof Date && !Number.isNaN(date.getTime()) ? date.getTime() : undefined;

function pageOf({ SecretList: list, NextToken: next }: ListSecretsCommandOutput): Result<AwsPage> {
  if (!Array.isArray(list)) return unreadable();
  const ids = list.map((secret) => secret?.Name).filter((name) => typeof name === 'string');
  if (ids.length < list.length) return unreadable();
  return found({ ids, ...(typeof next === 'string' && next !== '' && { next }) });
}
