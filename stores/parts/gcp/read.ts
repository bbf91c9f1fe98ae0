// Reads secrets of Google Cloud: a version, what is known of it, and the names of a project.

import * as z from 'zod';
import {
  found,
  type GetRequest,
  type Result,
  refused,
  type Secret,
  type SecretFacts,
  type StoreRequest,
} from '../../store';
import { type Api, folderPath, secretPath } from './api';
import { isVersion, lastPart, type SecretName, writeName } from './names';
import { payloadSchema, readPayload } from './payload';
import { notThere } from './problems';

/** Names per answer. With nothing but names it stays far below the limit of an answer. */
const pageSize = 2500;
/** Answers for one project: many more names than a project may hold. */
const mostPages = 200;

export async function accessed(api: Api, name: SecretName, version: string, signal?: AbortSignal) {
  if (!isVersion(version)) return notThere();
  const schema = z.object({ name: z.string(), payload: payloadSchema().default({ data: '' }) });
  return api.call(
    { method: 'GET', path: `${secretPath(name, api.settings)}/versions/${version}:access`, signal },
    schema,
  );
}

export async function getSecret(
  api: Api,
  name: SecretName,
  { version = 'latest', signal }: GetRequest,
): Promise<Result<Secret>> {
  const answer = await accessed(api, name, version, signal);
  if (!answer.ok) return answer;
  const value = readPayload(answer.value.payload);
  return value.ok ? found({ ...value.value, version: lastPart(answer.value.name) }) : value;
}

export interface VersionFacts {
  readonly number: string;
  readonly state: string;
  readonly created?: number;
  /** Its secret keeps destroyed versions for a while: until then it can be enabled again. */
  readonly isLeaving: boolean;
  readonly etag?: string;
}

/** Without its value. */
export async function versionFacts(
  api: Api,
  name: SecretName,
  version: string,
  signal?: AbortSignal,
): Promise<Result<VersionFacts>> {
  if (!isVersion(version)) return notThere();
  const schema = z.object({
    name: z.string(),
    state: z.string(),
    createTime: z.string().optional(),
    scheduledDestroyTime: z.string().optional(),
    etag: z.string().optional(),
  });
  const path = `${secretPath(name, api.settings)}/versions/${version}`;
  const answer = await api.call({ method: 'GET', path, signal }, schema);
  if (!answer.ok) return answer;
  const { state, etag, scheduledDestroyTime } = answer.value;
  const created = timeOf(answer.value.createTime);
  return found({
    number: lastPart(answer.value.name),
    state,
    isLeaving: scheduledDestroyTime !== undefined && state !== 'DESTROYED',
    ...(created !== undefined && { created }),
    ...(etag !== undefined && { etag }),
  });
}

export async function aboutSecret(api: Api, name: SecretName, { signal }: StoreRequest): Promise<Result<SecretFacts>> {
  const schema = z.object({
    expireTime: z.string().optional(),
    rotation: z.object({ nextRotationTime: z.string().optional() }).optional(),
  });
  const path = secretPath(name, api.settings);
  const [secret, latest] = await Promise.all([
    api.call({ method: 'GET', path, signal }, schema),
    versionFacts(api, name, 'latest', signal),
  ]);
  if (!secret.ok) return secret;
  // A secret may have no version yet.
  if (!latest.ok && latest.problem.kind !== 'not-found') return latest;
  const version = latest.ok ? latest.value : undefined;
  const expires = timeOf(secret.value.expireTime);
  const nextRotation = timeOf(secret.value.rotation?.nextRotationTime);
  return found({
    ...(version && { version: version.number }),
    ...(version?.created !== undefined && { changed: version.created }),
    ...(expires !== undefined && { expires }),
    ...(nextRotation !== undefined && { nextRotation }),
    ...(version?.isLeaving && { isDeleted: true }),
  });
}

function timeOf(text: string | undefined): number | undefined {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? undefined : time;
}

/** Of all secrets of a project; the server gives the newest first. */
export async function readNames(api: Api, project: string, signal?: AbortSignal): Promise<Result<readonly string[]>> {
  const names: string[] = [];
  let pageToken: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const answer = await readPage(api, project, { pageSize, pageToken, signal });
    if (!answer.ok) return answer;
    for (const { name } of answer.value.secrets) names.push(writeName({ project, secret: lastPart(name) }));
    pageToken = answer.value.nextPageToken;
    if (!pageToken) return found(names);
  }
  return refused('unreadable', 'The project holds more secrets than can be listed.');
}

interface PageRequest extends StoreRequest {
  readonly pageSize: number;
  readonly pageToken?: string;
}

export async function readPage(api: Api, project: string, { pageSize, pageToken, signal }: PageRequest) {
  const schema = z.object({
    secrets: z.array(z.object({ name: z.string() })).default([]),
    nextPageToken: z.string().optional(),
  });
  const query = {
    pageSize: String(pageSize),
    // Labels and annotations of many secrets would be more than an answer may hold.
    fields: 'secrets(name),nextPageToken',
    ...(pageToken && { pageToken }),
  };
  const path = `${folderPath(project, api.settings)}/secrets`;
  return api.call({ method: 'GET', path, query, signal }, schema);
}
