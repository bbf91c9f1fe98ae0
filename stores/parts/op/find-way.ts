// Whether 1Password is reached by a Connect server or by its program, and with which token.

import * as z from 'zod';
import type { StoreHost } from '../../host';
import { found, type Result, refused } from '../../store';
import { hostOf, isLoopback } from '../../support/http/target';
import { productionSetting } from '../../support/production';
import { connectWay } from './connect';
import { programWay } from './program';
import type { Way } from './way';

export interface Settings {
  /** Origin. */
  readonly connect?: string;
  readonly account?: string;
}

export const settingsForm = () =>
  z.strictObject({
    connect: z
      .string()
      .max(500)
      .optional()
      .describe('Address of a Connect server; without it the program “op” is run.'),
    account: z
      .string()
      .max(200)
      .regex(/^[\w.@-]+$/)
      .optional()
      .describe('Which account of the program “op”: its sign-in address or an id.'),
    production: productionSetting(),
  });

export function readSettings(given: Readonly<Record<string, unknown>>): Result<Settings> {
  const parsed = settingsForm().safeParse(given);
  if (!parsed.success) return refused('misconfigured', 'The settings of 1Password are not valid.');
  const { connect: address, account } = parsed.data;
  const connect = originOf(address);
  if (address !== undefined && connect === undefined) return notAnAddress();
  return found({ ...(connect !== undefined && { connect }), ...(account !== undefined && { account }) });
}

const notAnAddress = () =>
  refused('misconfigured', 'The address of the Connect server must be https://host, or be on this machine.');

function originOf(text: string | undefined): string | undefined {
  if (text === undefined || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(hostOf(url)));
  const isPlain =
    url.username === '' && url.password === '' && url.pathname === '/' && url.search === '' && url.hash === '';
  return isSafe && isPlain ? url.origin : undefined;
}

/** As its own program does, the environment's Connect server comes before an account. */
export async function findWay(settings: Settings, host: StoreHost): Promise<Result<Way>> {
  const { OP_CONNECT_HOST: address, OP_CONNECT_TOKEN: given } = host.env;
  const ofEnvironment = address && given ? originOf(address) : undefined;
  if (settings.connect === undefined && !(address && given)) return found(programWay(host, settings.account));
  const origin = settings.connect ?? ofEnvironment;
  if (origin === undefined) return notAnAddress();
  if (settings.connect === undefined && !(await isConfirmed(origin, host)))
    return refused(
      'misconfigured',
      'The Connect server that the environment names was not confirmed. Confirm it, or put it into the settings.',
    );
  const kept = (await host.credentials.get(`cred:op:${origin}`)) ?? (ofEnvironment === origin ? given : undefined);
  const token = kept?.trim() ?? '';
  return /^[!-~]{1,8000}$/.test(token)
    ? found(connectWay(host, { origin, token }))
    : refused('login-needed', 'The token of the Connect server is not stored here yet.');
}

/** Once for each origin: a repository's container may set variables, and must not get values that way. */
async function isConfirmed(origin: string, { credentials, confirm }: StoreHost): Promise<boolean> {
  if (isLoopback(hostOf(new URL(origin)))) return true;
  const key = `op:confirmed:${origin}`;
  if ((await credentials.get(key)) !== undefined) return true;
  if (
    !(await confirm(`The environment names ${origin} as the 1Password Connect server. Use it, and send it your token?`))
  )
    return false;
  await credentials.set(key, 'yes');
  return true;
}
