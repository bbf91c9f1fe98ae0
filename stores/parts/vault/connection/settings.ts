// What a user can set for a Vault or OpenBao server, and what the usual environment variables say.

import * as z from 'zod';
import { found, type Result, refused } from '../../../store';
import { hostOf, isLoopback } from '../../../support/http/target';
import { productionSetting } from '../../../support/production';

export type VaultSettings = z.infer<ReturnType<typeof settingsForm>>;
export type Environment = Readonly<Record<string, string | undefined>>;

export const settingsForm = () =>
  z.strictObject({
    address: z
      .string()
      .optional()
      .describe('Of the server, as in VAULT_ADDR (`https://vault.example.com:8200`). Without it the environment says.'),
    namespace: z.string().optional().describe('In which everything is, as in VAULT_NAMESPACE.'),
    auth: z
      .enum(['token', 'approle', 'userpass'])
      .default('token')
      .describe('How we are let in: a token that there is already, an AppRole, or a user and a password.'),
    roleId: z.string().min(1).optional().describe('Of the AppRole; its secret id is kept as a credential.'),
    username: z
      .string()
      .min(1)
      .optional()
      .describe('For `userpass`; the password is kept as a credential, or asked for.'),
    authMount: z.string().min(1).optional().describe('Where the method is mounted, if not under its own name.'),
    caFile: z.string().min(1).optional().describe('PEM file with the authority of the server’s certificate; absolute.'),
    production: productionSetting(),
  });

export function readSettings(given: Readonly<Record<string, unknown>>): Result<VaultSettings> {
  const parsed = settingsForm().safeParse(given);
  if (!parsed.success) return refused('misconfigured', 'The settings of this Vault server are not understood.');
  const { address, auth, roleId, username } = parsed.data;
  if (address !== undefined && !baseOf(address)) return notAnAddress();
  if (auth === 'approle' && roleId === undefined)
    return refused('misconfigured', 'AppRole needs the setting `roleId`.');
  if (auth === 'userpass' && username === undefined)
    return refused('misconfigured', 'Logging in as a user needs the setting `username`.');
  return found(parsed.data);
}

export const notAnAddress = () =>
  refused('misconfigured', 'The address of the Vault server must be https://…, or http://… on this machine.');

/** OpenBao looks for its own variable first. An empty one is none. */
export const variable = (env: Environment, name: string): string | undefined =>
  env[`BAO_${name}`] || env[`VAULT_${name}`] || undefined;

/** Of `VAULT_ADDR`; undefined where there is none that we could ask. */
export const environmentOrigin = (env: Environment): string | undefined => {
  const base = baseOf(variable(env, 'ADDR') ?? '');
  return base === undefined ? undefined : new URL(base).origin;
};

/** The address without a slash at its end; undefined where it is none that a token may be sent to. A socket is none. */
export function baseOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  const { protocol, username, password, search, hash } = url;
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(hostOf(url)))) return undefined;
  if (`${username}${password}${search}${hash}` !== '') return undefined;
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

interface Known {
  readonly base?: string;
  readonly namespace?: string;
}

/** What is known before anybody is asked: for descriptions and links. */
export function knownPlace(settings: Result<VaultSettings>, env: Environment): Known {
  if (!settings.ok) return {};
  const { address, namespace: set } = settings.value;
  const base = baseOf(address ?? variable(env, 'ADDR') ?? '');
  const belongs = base !== undefined && new URL(base).origin === environmentOrigin(env);
  const namespace = set ?? (belongs ? variable(env, 'NAMESPACE') : undefined);
  return { ...(base !== undefined && { base }), ...(namespace && { namespace: namespace.replace(/^\/+|\/+$/g, '') }) };
}
