// Which Prefect server is asked, and with which key: from the user's settings, environment or profiles, never from a repository.

import { isAbsolute, join } from 'node:path';
import { parse } from 'smol-toml';
import * as z from 'zod';
import type { StoreHost } from '../../host';
import { found, type Result, refused } from '../../store';
import { hostOf, isLoopback } from '../../support/http/target';
import { productionSetting } from '../../support/production';
import { readText } from '../../support/read-text';

export interface Settings {
  readonly api?: URL;
}

const cloud = 'https://api.prefect.cloud';

export const settingsForm = () =>
  z.strictObject({
    api: z
      .string()
      .max(1000)
      .optional()
      .describe(
        'Address of the API, as PREFECT_API_URL has it; without it the environment or the active profile says.',
      ),
    production: productionSetting(),
  });

export function readSettings(given: Readonly<Record<string, unknown>>): Result<Settings> {
  const parsed = settingsForm().safeParse(given);
  if (!parsed.success) return refused('misconfigured', 'The settings of Prefect are not valid.');
  if (parsed.data.api === undefined) return found({});
  const api = addressOf(parsed.data.api);
  return api ? found({ api }) : notAnAddress();
}

const notAnAddress = () =>
  refused('misconfigured', 'The address of the Prefect API must begin with https://, or be on this machine.');

export function addressOf(text: string | undefined): URL | undefined {
  if (text === undefined || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(hostOf(url)));
  return isSafe && url.username === '' && url.password === '' && url.search === '' && url.hash === '' ? url : undefined;
}

export interface Server {
  /** Without a slash at the end. */
  readonly base: string;
  readonly authorization?: string;
}

type Env = Readonly<Record<string, string | undefined>>;

export async function findServer(settings: Settings, host: StoreHost, signal?: AbortSignal): Promise<Result<Server>> {
  const profile = await readProfile(host, signal);
  if (!profile.ok) return profile;
  const { values, isOfEnvironment } = profile.value;
  const text = host.env.PREFECT_API_URL || values.PREFECT_API_URL;
  const url = settings.api ?? addressOf(text);
  if (!url) {
    return text === undefined
      ? refused('misconfigured', 'No Prefect server is set: in the settings, as PREFECT_API_URL, or in a profile.')
      : notAnAddress();
  }
  const isOwn = settings.api !== undefined || (!host.env.PREFECT_API_URL && !isOfEnvironment);
  if (!isOwn && url.origin !== cloud && !isLoopback(hostOf(url)) && !(await isConfirmed(url.origin, host)))
    return refused(
      'misconfigured',
      'The Prefect server that the environment names was not confirmed. Confirm it, or put it into the settings.',
    );
  const authorization = await authorizationFor(url.origin, host, values);
  return found({ base: url.href.replace(/\/+$/, ''), ...(authorization !== undefined && { authorization }) });
}

/** Once for each origin: a repository's container may set variables, and must not get a key that way. */
async function isConfirmed(origin: string, { credentials, confirm }: StoreHost): Promise<boolean> {
  const key = `prefect:confirmed:${origin}`;
  if ((await credentials.get(key)) !== undefined) return true;
  if (!(await confirm(`The environment names ${origin} as the Prefect server. Use it, and send it your Prefect key?`)))
    return false;
  await credentials.set(key, 'yes');
  return true;
}

/** Each key goes only to where it belongs: the address beside it, or Prefect's own cloud where there is none. */
async function authorizationFor(origin: string, host: StoreHost, profile: Env): Promise<string | undefined> {
  const kept = await host.credentials.get(`cred:prefect:${origin}`);
  if (kept?.trim()) return kept.includes(':') ? basic(kept.trim()) : bearer(kept.trim());
  const { env } = host;
  const belongs = (...addresses: readonly (string | undefined)[]) =>
    [...addresses.map((one) => addressOf(one)?.origin), cloud].includes(origin);
  const sources = [
    ...(belongs(env.PREFECT_API_URL, profile.PREFECT_API_URL) ? [env] : []),
    ...(belongs(profile.PREFECT_API_URL) ? [profile] : []),
  ];
  const of = (name: string) => sources.map((one) => one[name]?.trim()).find((one) => one);
  // A login of a server of one's own never goes to the cloud.
  const login = origin === cloud ? undefined : of('PREFECT_API_AUTH_STRING');
  const key = of('PREFECT_API_KEY');
  return login !== undefined ? basic(login) : key === undefined ? undefined : bearer(key);
}

const basic = (login: string): string => `Basic ${Buffer.from(login).toString('base64')}`;

/** One that no header can hold is none. */
const bearer = (key: string): string | undefined => (/^[!-~]{1,4000}$/.test(key) ? `Bearer ${key}` : undefined);

interface Profile {
  readonly values: Env;
  /** Where it lies was said by the environment. */
  readonly isOfEnvironment: boolean;
}

/** Those who have none are no exception. */
async function readProfile({ env, home }: StoreHost, signal?: AbortSignal): Promise<Result<Profile>> {
  const inHome = env.PREFECT_HOME?.replace(/^~(?=\/|$)/, home) || join(home, '.prefect');
  const path = env.PREFECT_PROFILES_PATH?.replace(/^~(?=\/|$)/, home) || join(inHome, 'profiles.toml');
  const isOfEnvironment = Boolean(env.PREFECT_HOME || env.PREFECT_PROFILES_PATH);
  const text = isAbsolute(path) ? await readText(path, { limit: 1_000_000, signal }) : undefined;
  if (!text) return found({ values: {}, isOfEnvironment });
  if (!text.ok) return text.problem.kind === 'unavailable' ? found({ values: {}, isOfEnvironment }) : text;
  const file = parsed(text.value);
  if (!file) return refused('misconfigured', 'The file of Prefect’s profiles is not understood.');
  const name = env.PREFECT_PROFILE || file.active || 'ephemeral';
  const profile = Object.hasOwn(file.profiles, name) ? file.profiles[name] : undefined;
  const values = Object.entries(profile ?? {}).filter((one): one is [string, string] => typeof one[1] === 'string');
  return found({ values: Object.fromEntries(values), isOfEnvironment });
}

function parsed(text: string) {
  const schema = z.object({
    active: z.string().optional(),
    profiles: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  });
  try {
    return schema.safeParse(parse(text)).data;
  } catch {
    // No TOML: said by the caller.
    return undefined;
  }
}
