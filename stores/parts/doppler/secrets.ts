// Secrets of Doppler: listed by project and configuration, read one by one, written against what was there before.

import * as z from 'zod';
import {
  found,
  type ListRequest,
  type NamePage,
  type PutRequest,
  type Result,
  refused,
  type Secret,
  type SecretFacts,
  type StoreRequest,
  type Written,
} from '../../store';
import type { Pages } from '../../support/cloud/pages';
import { isWhole, notWhole, taken, type Undos, unknownBefore, writtenOver } from '../../support/undo';
import type { Api } from './api';
import { isPlaceName, isSecretName, readFolder, type SecretName, writeName } from './names';

const mostPages = 500;
/** More than any page of Doppler's has at least, so that a shorter one is the last. */
const fewest = 20;

export async function listNames(api: Api, pages: Pages, request: ListRequest): Promise<Result<NamePage>> {
  const { folder, signal } = request;
  if (folder === undefined) return topOf(api, signal);
  const place = readFolder(folder);
  if (!place.ok) return place;
  const { project, config } = place.value;
  if (config !== undefined) return pages(folder, request, () => namesOf(api, { project, config }, signal));
  const schema = z.object({ configs: z.array(z.object({ name: z.string() })) });
  const configs = await readAll(async (page) => {
    const query = { project, page, per_page: '100' };
    const answer = await api.call({ method: 'GET', path: 'configs', query, signal }, schema);
    return answer.ok ? found(answer.value.configs.map(({ name }) => name)) : answer;
  });
  return configs.ok ? found({ names: [], folders: configs.value.map((one) => writeName(project, one)) }) : configs;
}

async function topOf(api: Api, signal?: AbortSignal): Promise<Result<NamePage>> {
  const isForOne = await api.isForOneConfig(signal);
  if (!isForOne.ok) return isForOne;
  if (isForOne.value) return ownConfig(api, signal);
  const schema = z.object({ projects: z.array(z.object({ id: z.string(), slug: z.string().nullish() })) });
  const projects = await readAll(async (page) => {
    const query = { page, per_page: '100' };
    const answer = await api.call({ method: 'GET', path: 'projects', query, signal }, schema);
    return answer.ok ? found(answer.value.projects.map(({ id, slug }) => slug ?? id)) : answer;
  });
  return projects.ok ? found({ names: [], folders: projects.value.map((one) => writeName(one)) }) : projects;
}

async function ownConfig(api: Api, signal?: AbortSignal): Promise<Result<NamePage>> {
  const schema = z.object({ config: z.object({ name: z.string(), project: z.string() }) });
  const answer = await api.call({ method: 'GET', path: 'configs/config', signal }, schema);
  if (!answer.ok) return answer;
  const { project, name } = answer.value.config;
  return found({ names: [], folders: [project, name].every(isPlaceName) ? [writeName(project, name)] : [] });
}

async function readAll(read: (page: string) => Promise<Result<readonly string[]>>): Promise<Result<readonly string[]>> {
  const all = new Set<string>();
  for (let page = 1; page <= mostPages; page++) {
    const some = await read(String(page));
    if (!some.ok) return some;
    const known = all.size;
    for (const one of some.value) if (isPlaceName(one)) all.add(one);
    if (some.value.length < fewest || all.size === known) return found([...all].sort());
  }
  return refused('unreadable', 'Doppler holds more than can be listed.');
}

async function namesOf(
  api: Api,
  { project, config }: Omit<SecretName, 'name'>,
  signal?: AbortSignal,
): Promise<Result<readonly string[]>> {
  const query = { project, config, ...withoutLeases, include_managed_secrets: 'false' };
  const schema = z.object({ names: z.array(z.string()) });
  const answer = await api.call({ method: 'GET', path: 'configs/config/secrets/names', query, signal }, schema);
  if (!answer.ok) return answer;
  return found(answer.value.names.filter(isSecretName).map((name) => writeName(project, config, name)));
}

/** Dynamic secrets are leased by reading them: never as a side effect. */
const withoutLeases = { include_dynamic_secrets: 'false' } as const;

interface Value {
  /** Both `null`: nobody may read it back. */
  readonly raw: string | null;
  /** With its references to other secrets filled in. */
  readonly computed: string | null;
}

const valueSchema = () =>
  z
    .object({ raw: z.string().nullish(), computed: z.string().nullish() })
    .transform(({ raw = null, computed = null }): Value => ({ raw, computed }));

async function readValue(api: Api, at: SecretName, signal?: AbortSignal): Promise<Result<Value>> {
  const call = { method: 'GET', path: 'configs/config/secret', query: { ...at, ...withoutLeases }, signal } as const;
  const answer = await api.call(call, z.object({ value: valueSchema() }));
  return answer.ok ? found(answer.value.value) : answer;
}

export async function getSecret(api: Api, at: SecretName, signal?: AbortSignal): Promise<Result<Secret>> {
  const value = await readValue(api, at, signal);
  if (!value.ok) return value;
  return value.value.computed === null
    ? refused('denied', 'This secret is restricted in Doppler: its value cannot be read back.')
    : found({ text: value.value.computed });
}

export async function aboutSecret(api: Api, at: SecretName, signal?: AbortSignal): Promise<Result<SecretFacts>> {
  const names = await namesOf(api, at, signal);
  if (!names.ok) return names;
  return names.value.includes(writeName(at.project, at.config, at.name))
    ? found({})
    : refused('not-found', 'The configuration holds no such secret.');
}

/** Doppler is told what is replaced, and refuses when that is not there any more. */
export async function putSecret(
  { api, undos }: { readonly api: Api; readonly undos: Undos },
  at: SecretName,
  { text, expected, signal }: PutRequest & { readonly text: string },
): Promise<Result<Written>> {
  if (!isWhole(text)) return notWhole();
  if (typeof expected === 'string') return refused('unsupported', 'Doppler has no versions.');
  const now = await readValue(api, at, signal);
  if (!now.ok && now.problem.kind !== 'not-found') return now;
  if (now.ok && expected === null) return taken();
  const before = now.ok ? now.value.raw : null;
  const done = await change(api, at, { isNew: !now.ok, before, text, signal });
  if (!done.ok) return done;
  const written: Written = { name: writeName(at.project, at.config, at.name), ...(!now.ok && { previous: null }) };
  if (!now.ok || before !== null) undos.set(written, { before, wrote: text });
  if (done.value === null || done.value === text) return found(written);
  // Taken back whether or not that was asked to end: nobody wanted this value.
  await revertSecret({ api, undos }, at, { written });
  return refused('unsupported', 'Doppler takes a part of this value for a reference to another secret.');
}

interface Change extends StoreRequest {
  readonly isNew: boolean;
  /** `null`: new, or not readable. */
  readonly before: string | null;
  readonly text: string;
}

/** The value that readers get now; `null` when nobody does. */
async function change(
  api: Api,
  { project, config, name }: SecretName,
  { isNew, before, text, signal }: Change,
): Promise<Result<string | null>> {
  const request = {
    name,
    originalName: isNew ? null : name,
    value: text,
    ...(before !== null && { originalValue: before }),
  };
  const body = { project, config, change_requests: [request] };
  const schema = z.object({ secrets: z.record(z.string(), valueSchema()) });
  const answer = await api.call({ method: 'POST', path: 'configs/config/secrets', body, signal }, schema);
  if (answer.ok) return found(answer.value.secrets[name]?.computed ?? null);
  if (answer.problem.kind !== 'unsupported') return answer;
  // Refused: for what was asked, or because it is not so any more.
  const now = await readValue(api, { project, config, name }, signal);
  const isSame = now.ok ? !isNew && now.value.raw === before : isNew;
  return isSame ? answer : writtenOver();
}

export async function revertSecret(
  { api, undos }: { readonly api: Api; readonly undos: Undos },
  at: SecretName,
  { written, signal }: StoreRequest & { readonly written: Written },
): Promise<Result<void>> {
  const undo = undos.get(written);
  if (!undo) return unknownBefore();
  const now = await readValue(api, at, signal);
  if (!now.ok) return now;
  if (now.value.raw !== undo.wrote) return writtenOver();
  const done =
    undo.before === null
      ? await api.call({ method: 'DELETE', path: 'configs/config/secret', query: { ...at }, signal }, z.unknown())
      : await change(api, at, { isNew: false, before: undo.wrote, text: undo.before, signal });
  if (!done.ok) return done;
  undos.delete(written);
  return found(undefined);
}
