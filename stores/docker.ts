// Secrets of Docker Compose: files and variables that a compose file names, and what is mounted in a container.

import { readdir, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { parse } from 'dotenv';
import * as z from 'zod';
import { formatName, parseName } from '../protocol/reference';
import type { StoreHost } from './host';
import { interpolate, rememberingSecretsOf, type SecretsOf, type Source } from './parts/docker/compose';
import { allowedFile, allowedTarget, changedAt, readSecretFile, writeSecretFile } from './parts/docker/secret-file';
import {
  cancelled,
  found,
  type NamePage,
  type Result,
  refused,
  type Secret,
  type SecretFacts,
  type StoreKind,
  type StorePlace,
  type Written,
} from './store';
import { readText } from './support/read-text';

export { fileVariables } from './parts/docker/compose';

/** Bytes. */
const sizeLimit = 1_000_000;
const pageSize = 1000;

const settingsForm = () =>
  z.strictObject({
    files: z
      .array(z.string().min(1))
      .min(1)
      .optional()
      .describe('Compose files instead of the usual ones; relative to the workspace folder, later ones win.'),
    mounted: z
      .string()
      .refine(isAbsolute)
      .optional()
      .describe('Where secrets are mounted in a container (default: /run/secrets).'),
  });

const docker: StoreKind = {
  id: 'docker',
  title: 'Docker secret files',
  detail: 'Secrets of the workspace’s compose file, or mounted below /run/secrets',
  scheme: 'docker',
  nameForm: 'name',
  suggestName: ({ name }) => name.toLowerCase(),
  isOfFolder: true,
  opens: 'settings',
  says: {
    auth: 'the files’ own permissions',
    read: 'files, variables, mounted secrets',
    write: 'files that git ignores',
    rotate: 'no',
    list: 'yes',
  },
  settings: settingsForm,
  open: (place, host) => {
    const at: Place = { ...place, secretsOf: rememberingSecretsOf() };
    return {
      describe: () => ({ kind: 'docker', place: place.folder ?? 'mounted secrets', hasVersions: false }),
      list: ({ cursor, limit = pageSize, signal } = {}) =>
        ask(at, signal, async ({ sources, mounted }) =>
          found(pageOf([...new Set([...sources.keys(), ...mounted])], limit, cursor)),
        ),
      get: (name, { version, signal } = {}) =>
        ask(at, signal, async (secrets) => {
          if (version !== undefined) return refused('unsupported', 'Docker secrets have no versions.');
          return secretOf(secrets, host, ownName(name));
        }),
      about: (name, { signal } = {}) => ask(at, signal, (secrets) => factsOf(secrets, host, ownName(name))),
      health: ({ signal } = {}) =>
        ask(at, signal, async ({ sources, mounted }) =>
          found({ summary: `Secrets in the compose file: ${sources.size}; mounted here: ${mounted.length}.` }),
        ),
      put: (name, text, { expected, signal } = {}) =>
        withSecrets(at, signal, async (secrets) => {
          if (typeof expected === 'string') return refused('unsupported', 'Docker secrets have no versions.');
          return written(secrets, host, { name, text, isFirst: expected === null });
        }),
    };
  },
};
export default docker;

interface Place extends StorePlace {
  readonly secretsOf: SecretsOf;
}

interface Secrets {
  /** What the compose file says, by name. */
  readonly sources: ReadonlyMap<string, Source>;
  /** The folder of the first compose file: paths begin there. */
  readonly base: string;
  readonly workspace: string | undefined;
  readonly mountedAt: string;
  /** Names of files there. */
  readonly mounted: readonly string[];
}

/** Everything is read anew for each question. */
async function withSecrets<T>(
  place: Place,
  signal: AbortSignal | undefined,
  use: (secrets: Secrets) => Promise<Result<T>>,
): Promise<Result<T>> {
  if (signal?.aborted) return cancelled();
  const secrets = await readSecrets(place);
  if (signal?.aborted) return cancelled();
  return secrets.ok ? use(secrets.value) : secrets;
}

/** What changes nothing can be cancelled to its end. */
async function ask<T>(...[place, signal, use]: Parameters<typeof withSecrets<T>>): Promise<Result<T>> {
  const answer = await withSecrets(place, signal, use);
  return signal?.aborted ? cancelled() : answer;
}

async function readSecrets({ folder, settings, secretsOf }: Place): Promise<Result<Secrets>> {
  const read = settingsForm().safeParse(settings);
  if (!read.success) return refused('misconfigured', 'The settings of the Docker secrets are wrong.');
  const mountedAt = read.data.mounted ?? '/run/secrets';
  const mounted = await filesIn(mountedAt);
  const paths = folder === undefined ? [] : await composeFiles(folder, read.data.files);
  if (paths.length === 0 && mounted.length === 0) {
    return refused('unavailable', 'There is no compose file in the workspace folder, and no secret is mounted here.');
  }
  const texts: string[] = [];
  for (const path of paths) {
    const text = await readText(path, { limit: sizeLimit });
    if (!text.ok) return text;
    texts.push(text.value);
  }
  const sources = secretsOf(texts);
  const base = dirname(paths[0] ?? mountedAt);
  return sources.ok ? found({ sources: sources.value, base, workspace: folder, mountedAt, mounted }) : sources;
}

/** Compose takes the first of each list that is there. */
const usualFiles = [
  ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'],
  ['compose.override.yml', 'compose.override.yaml', 'docker-compose.override.yml', 'docker-compose.override.yaml'],
] as const;

async function composeFiles(folder: string, chosen?: readonly string[]): Promise<readonly string[]> {
  if (chosen) return chosen.map((file) => resolve(folder, file));
  const there = new Set(await filesIn(folder));
  const [first, override] = usualFiles.map((names) => names.find((name) => there.has(name)));
  return first === undefined ? [] : [first, override].flatMap((name) => (name === undefined ? [] : join(folder, name)));
}

/** Where a link leads counts: mounted secrets may be links. Hidden ones are bookkeeping of whoever mounts. */
async function filesIn(folder: string): Promise<readonly string[]> {
  try {
    const names = (await readdir(folder)).filter((name) => !name.startsWith('.'));
    const isFile = await Promise.all(
      names.map((name) =>
        stat(join(folder, name)).then(
          (one) => one.isFile(),
          () => false,
        ),
      ),
    );
    return names.filter((_, index) => isFile[index]);
  } catch {
    // No such folder, or none for us: nothing is there.
    return [];
  }
}

function pageOf(all: readonly string[], limit: number, cursor?: string): NamePage {
  const names = all
    .filter((name) => !/\p{Surrogate}/u.test(name))
    .map((name) => formatName({ segments: [name] }))
    .filter((name) => parseName(name) && (cursor === undefined || name > cursor))
    .sort();
  const page = names.slice(0, Math.max(limit, 1));
  return page.length < names.length ? { names: page, next: page.at(-1)! } : { names: page };
}

/** Decoded; undefined for what is no name of ours. */
function ownName(name: string): string | undefined {
  const parts = parseName(name);
  return parts?.segments.length === 1 && parts.field === undefined ? parts.segments[0] : undefined;
}

const notFound = () => refused('not-found', 'The compose file names no such secret, and none is mounted here.');

async function secretOf(secrets: Secrets, host: StoreHost, name: string | undefined): Promise<Result<Secret>> {
  const place = await whereIs(secrets, host, name);
  if (!place.ok) return place;
  if ('text' in place.value) return found(place.value);
  return readSecretFile(place.value.file);
}

async function factsOf(secrets: Secrets, host: StoreHost, name: string | undefined): Promise<Result<SecretFacts>> {
  const place = await whereIs(secrets, host, name);
  if (!place.ok) return place;
  return 'text' in place.value ? found({}) : changedAt(place.value.file);
}

type Where = { readonly file: string } | { readonly text: string };

async function whereIs(secrets: Secrets, host: StoreHost, name: string | undefined): Promise<Result<Where>> {
  if (name === undefined) return notFound();
  const source = secrets.sources.get(name);
  const isMounted = secrets.mounted.includes(name);
  if (source?.from === 'file') return fileAt(secrets, host, source.path, allowedFile);
  if (source?.from === 'environment') return variableOf(secrets, host, source.variable);
  if (isMounted) return asWhere(await allowedFile(join(secrets.mountedAt, name), [secrets.mountedAt]));
  if (source?.from === 'external') {
    return refused('unsupported', 'This secret is external: Docker keeps it and gives it to running services only.');
  }
  return source
    ? refused('unsupported', 'This secret comes from a driver, not from a file or a variable.')
    : notFound();
}

const asWhere = (file: Result<string>): Result<Where> => (file.ok ? found({ file: file.value }) : file);

/** Where compose would look, in the workspace or the home folder. */
async function fileAt(
  secrets: Secrets,
  host: StoreHost,
  written: string,
  allowed: typeof allowedFile,
): Promise<Result<Where>> {
  const variables = await variablesFor(secrets, host);
  if (!variables.ok) return variables;
  const path = interpolate(written, variables.value);
  if (path === undefined)
    return refused('unsupported', 'The path of this secret has a variable that is not set, or is malformed.');
  const absolute = /^~[/\\]/.test(path) ? join(host.home, path.slice(2)) : resolve(secrets.base, path);
  return asWhere(await allowed(absolute, [host.home, ...(secrets.workspace === undefined ? [] : [secrets.workspace])]));
}

async function variableOf(secrets: Secrets, host: StoreHost, written: string): Promise<Result<Where>> {
  const variables = await variablesFor(secrets, host);
  if (!variables.ok) return variables;
  const variable = interpolate(written, variables.value);
  const text = variable === undefined ? undefined : variables.value(variable);
  return text === undefined ? refused('not-found', 'The variable of this secret is not set.') : found({ text });
}

/** Of the environment, then of the `.env` beside the compose file, as compose looks them up. */
async function variablesFor({ base }: Secrets, host: StoreHost): Promise<Result<(name: string) => string | undefined>> {
  const text = await readText(join(base, '.env'), { limit: sizeLimit });
  if (!text.ok && text.problem.kind !== 'unavailable') return text;
  const inFile = new Map(text.ok ? Object.entries(parse(text.value, { fast: true })) : []);
  return found((name) => (Object.hasOwn(host.env, name) ? host.env[name] : undefined) ?? inFile.get(name));
}

interface Writing {
  readonly name: string;
  readonly text: string;
  /** Only if there is none yet. */
  readonly isFirst: boolean;
}

async function written(secrets: Secrets, host: StoreHost, { name, text, isFirst }: Writing): Promise<Result<Written>> {
  const source = secrets.sources.get(ownName(name) ?? '');
  if (!source) return refused('not-found', 'The compose file names no such secret.');
  if (source.from !== 'file') return refused('unsupported', 'Only secrets that come from a file can be written.');
  if (/\p{Surrogate}/u.test(text)) return refused('unsupported', 'The value is no well-formed text.');
  const place = await fileAt(secrets, host, source.path, allowedTarget);
  if (!place.ok) return place;
  if (!('file' in place.value)) return notFound();
  const wasThere = await writeSecretFile(place.value.file, text, isFirst);
  return wasThere.ok ? found({ name, ...(!wasThere.value && { previous: null }) }) : wasThere;
}
