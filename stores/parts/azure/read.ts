// Reads secrets of a vault: a version, what is known of it, and the names of all.

import * as z from 'zod';
import { found, type GetRequest, type Result, refused, type Secret, type SecretFacts } from '../../store';
import type { Api } from './api';
import { isVersion, partsOfId, type SecretName, writeName } from './names';
import { notThere } from './problems';

/** The vault gives no more than this at once. */
const pageSize = '25';
/** Answers for one list: many more than a vault holds. */
const mostPages = 4000;

export interface Bundle {
  readonly text: string;
  readonly version: string;
  readonly contentType?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly attributes: Attributes;
  /** Made for a certificate, and changed with it alone. */
  readonly isManaged: boolean;
}

/** Times in seconds since 1970. */
export interface Attributes {
  readonly enabled?: boolean;
  readonly created?: number;
  readonly exp?: number;
  readonly nbf?: number;
}

const attributesSchema = () =>
  z
    .object({
      enabled: z.boolean().optional(),
      created: z.number().optional(),
      exp: z.number().optional(),
      nbf: z.number().optional(),
    })
    .default({});

export async function readBundle(
  api: Api,
  { vault, secret }: SecretName,
  { version, signal }: GetRequest,
): Promise<Result<Bundle>> {
  if (version !== undefined && !isVersion(version)) return notThere();
  const schema = z.object({
    value: z.string(),
    id: z.string(),
    contentType: z.string().nullish(),
    tags: z.record(z.string(), z.string()).nullish(),
    attributes: attributesSchema(),
    managed: z.boolean().nullish(),
  });
  const path = version === undefined ? `secrets/${secret}` : `secrets/${secret}/${version}`;
  const answer = await api.call(vault, { method: 'GET', path, signal }, schema);
  if (!answer.ok) return answer;
  const { value, id, contentType, tags, attributes, managed } = answer.value;
  const { version: number } = partsOfId(id);
  if (number === undefined) return malformed();
  return found({
    text: value,
    version: number,
    attributes,
    isManaged: managed === true,
    ...(contentType && { contentType }),
    ...(tags && { tags }),
  });
}

const malformed = () => refused('unreadable', 'The vault names a secret as Azure Key Vault does not.');

export async function getSecret(api: Api, name: SecretName, request: GetRequest): Promise<Result<Secret>> {
  const bundle = await readBundle(api, name, request);
  if (bundle.ok) {
    const { text, version, attributes } = bundle.value;
    return found({ text, version, ...(attributes.exp !== undefined && { expires: attributes.exp * 1000 }) });
  }
  const mayBeDeleted = bundle.problem.kind === 'not-found' && request.version === undefined;
  return mayBeDeleted && (await isDeleted(api, name, request.signal))
    ? refused('not-found', 'This secret was deleted. It can still be recovered in Azure.')
    : bundle;
}

/** Those who may not look at deleted ones are told that there is none. */
async function isDeleted(api: Api, { vault, secret }: SecretName, signal?: AbortSignal): Promise<boolean> {
  const path = `deletedsecrets/${secret}`;
  return (await api.call(vault, { method: 'GET', path, signal }, z.object({ id: z.string() }))).ok;
}

export interface VersionFacts {
  readonly version: string;
  readonly attributes: Attributes;
}

/** All versions without their values; the vault has them in no order of time. Empty when there is no such secret. */
export async function readVersions(
  api: Api,
  { vault, secret }: SecretName,
  signal?: AbortSignal,
): Promise<Result<readonly VersionFacts[]>> {
  const items = await readAll(api, vault, { path: `secrets/${secret}/versions`, signal });
  if (!items.ok) return items.problem.kind === 'not-found' ? found([]) : items;
  const versions = items.value.flatMap(({ id, attributes }) => {
    const { version } = partsOfId(id);
    return version === undefined ? [] : [{ version, attributes }];
  });
  return versions.length === items.value.length ? found(versions) : malformed();
}

/**
 * The newest version is the current one, even a disabled one. Times are in whole seconds: where two are of the same one, only
 * reading it tells, and that is all that its value is read for.
 */
export async function currentOf(
  api: Api,
  name: SecretName,
  versions: readonly VersionFacts[],
  signal?: AbortSignal,
): Promise<Result<VersionFacts | undefined>> {
  const newest = Math.max(...versions.map(({ attributes }) => attributes.created ?? 0));
  const [first, second] = versions.filter(({ attributes }) => (attributes.created ?? 0) === newest);
  if (!second) return found(first);
  const bundle = await readBundle(api, name, { signal });
  return bundle.ok ? found({ version: bundle.value.version, attributes: bundle.value.attributes }) : bundle;
}

export async function aboutSecret(api: Api, name: SecretName, signal?: AbortSignal): Promise<Result<SecretFacts>> {
  const versions = await readVersions(api, name, signal);
  if (!versions.ok) return versions;
  const current = await currentOf(api, name, versions.value, signal);
  if (!current.ok) return current;
  if (!current.value) return (await isDeleted(api, name, signal)) ? found({ isDeleted: true }) : notThere();
  const { version, attributes } = current.value;
  return found({
    version,
    ...(attributes.created !== undefined && { changed: attributes.created * 1000 }),
    ...(attributes.exp !== undefined && { expires: attributes.exp * 1000 }),
  });
}

export async function readNames(api: Api, vault: string, signal?: AbortSignal): Promise<Result<readonly string[]>> {
  const items = await readAll(api, vault, { path: 'secrets', signal });
  if (!items.ok) return items;
  const names = items.value.flatMap(({ id }) => {
    const { secret } = partsOfId(id);
    return secret === undefined ? [] : [writeName({ vault, secret })];
  });
  return names.length === items.value.length ? found(names) : malformed();
}

interface Item {
  readonly id: string;
  readonly attributes: Attributes;
}

interface Listing {
  readonly path: string;
  readonly signal?: AbortSignal;
}

async function readAll(api: Api, vault: string, listing: Listing): Promise<Result<readonly Item[]>> {
  const items: Item[] = [];
  let path = listing.path;
  for (let page = 0; page < mostPages; page++) {
    const answer = await readPage(api, vault, { ...listing, path });
    if (!answer.ok) return answer;
    items.push(...answer.value.value);
    if (!answer.value.nextLink) return found(items);
    path = answer.value.nextLink;
  }
  return refused('unreadable', 'The vault holds more than can be listed.');
}

export function readPage(api: Api, vault: string, { path, signal }: Listing) {
  const schema = z.object({
    value: z.array(z.object({ id: z.string(), attributes: attributesSchema() })).default([]),
    nextLink: z.string().nullish(),
  });
  return api.call(vault, { method: 'GET', path, query: { maxresults: pageSize }, signal }, schema);
}
