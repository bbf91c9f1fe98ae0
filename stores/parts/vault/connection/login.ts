// How we are let in: a token that there is already, or one that an AppRole or a user gets.

import { isAbsolute, join } from 'node:path';
import * as z from 'zod';
import type { StoreHost } from '../../../host';
import { found, type Result, refused } from '../../../store';
import { jsonOf } from '../../../support/http';
import { readText } from '../../../support/read-text';
import { headersOf, urlOf } from './requests';
import type { Server } from './server';
import { type VaultSettings, variable } from './settings';

export interface Login {
  readonly token: string;
  /** We got it ourselves, so we may renew and revoke it. */
  readonly isOurs: boolean;
  readonly isRenewable?: boolean;
  /** Milliseconds since 1970; absent where unknown or never. */
  readonly ends?: number;
  /** Milliseconds from the login to its end. */
  readonly lasts?: number;
}

/** What a login or its renewal answers. */
export const authAnswer = () =>
  z.object({
    auth: z.object({
      client_token: z.string(),
      lease_duration: z.number().nonnegative().default(0),
      renewable: z.boolean().default(false),
    }),
  });

const fileLimit = 100_000;

export function logIn(server: Server, settings: VaultSettings, host: StoreHost): Promise<Result<Login>> {
  if (settings.auth === 'token') return withToken(server, host);
  return settings.auth === 'approle' ? withRole(server, settings, host) : withPassword(server, settings, host);
}

async function withToken(server: Server, host: StoreHost): Promise<Result<Login>> {
  const kept = await host.credentials.get(credentialKey(server));
  if (kept) return found({ token: kept.trim(), isOurs: false });
  const token = await ambientToken(server, host);
  if (!token.ok) return token;
  return token.value
    ? found({ token: token.value, isOurs: false })
    : refused('login-needed', 'There is no Vault token yet: log in with `vault login`, or store one here.');
}

const credentialKey = ({ origin }: Server): string => `cred:vault:${origin}`;

/** As the command line looks for it: the variable, else the helper, else the file. Nothing is run or sent before the person agreed. */
async function ambientToken(server: Server, host: StoreHost): Promise<Result<string | undefined>> {
  const given = variable(host.env, 'TOKEN');
  const helper = given === undefined ? await tokenHelper(host) : undefined;
  const text =
    given === undefined && helper === undefined
      ? await readText(join(host.home, '.vault-token'), { limit: fileLimit })
      : undefined;
  const token = given ?? (text?.ok ? text.value : undefined);
  if (text && !text.ok && text.problem.kind === 'denied') return text;
  if (helper === undefined && !token?.trim()) return found(undefined);
  if (!(await server.mayHaveAmbient()))
    return refused(
      'login-needed',
      'The Vault token of this environment is for another server. Store one for this server.',
    );
  return helper === undefined ? found(token!.trim()) : tokenOf(helper, server, host);
}

/** Only the file in the home folder is read: it names a program. */
async function tokenHelper({ home }: StoreHost): Promise<string | undefined> {
  const text = await readText(join(home, '.vault'), { limit: fileLimit });
  const quoted = text.ok ? /^[ \t]*token_helper[ \t]*=[ \t]*("(?:[^"\\\n]|\\.)*")/m.exec(text.value)?.[1] : undefined;
  if (quoted === undefined) return undefined;
  try {
    const path: unknown = JSON.parse(quoted);
    return typeof path === 'string' && isAbsolute(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

async function tokenOf(
  helper: string,
  { base, namespace }: Server,
  host: StoreHost,
): Promise<Result<string | undefined>> {
  const ran = await host.run(helper, ['get'], {
    env: { VAULT_ADDR: base, ...(namespace !== undefined && { VAULT_NAMESPACE: namespace }) },
  });
  if (!ran.ok) return ran;
  return ran.value.status === 0
    ? found(new TextDecoder().decode(ran.value.stdout).trim() || undefined)
    : refused('login-needed', 'Vault’s token helper gives no token.');
}

async function withRole(server: Server, settings: VaultSettings, host: StoreHost): Promise<Result<Login>> {
  const kept = await host.credentials.get(credentialKey(server));
  const given = kept ? undefined : variable(host.env, 'SECRET_ID');
  const isUsable = given !== undefined && (await server.mayHaveAmbient());
  const secretId = kept || (isUsable ? given : undefined);
  if (secretId === undefined) return refused('login-needed', 'The secret id of the AppRole is not stored here yet.');
  const path = [...methodPath(settings, 'approle'), 'login'];
  return getLogin(server, host, { path, body: { role_id: settings.roleId, secret_id: secretId.trim() } });
}

async function withPassword(server: Server, settings: VaultSettings, host: StoreHost): Promise<Result<Login>> {
  const kept = await host.credentials.get(credentialKey(server));
  const password =
    kept ?? (await host.askHidden(`Password of the Vault user ${settings.username} at ${server.origin}`));
  if (!password)
    return refused('login-needed', 'The password of the Vault user is not stored here, and was not given.');
  const path = [...methodPath(settings, 'userpass'), 'login', settings.username!];
  return getLogin(server, host, { path, body: { password } });
}

const methodPath = ({ authMount }: VaultSettings, usual: string): readonly string[] => [
  'auth',
  ...(authMount ?? usual).split('/').filter((part) => part !== ''),
];

interface LoginRequest {
  readonly path: readonly string[];
  readonly body: Readonly<Record<string, string | undefined>>;
}

/** Sent once: a secret id may be good for one use. */
async function getLogin(server: Server, host: StoreHost, { path, body }: LoginRequest): Promise<Result<Login>> {
  const asked = host.now();
  const answer = await host.http({
    method: 'POST',
    url: urlOf(server, path),
    headers: headersOf(server),
    body: JSON.stringify(body),
    ...(server.tls && { tls: server.tls }),
  });
  if (!answer.ok) return answer;
  const { status } = answer.value;
  if (status === 400 || status === 401 || status === 403 || status === 404)
    return refused('login-needed', 'Vault does not accept this login: credential, method or its mount are wrong.');
  if (status !== 200) return refused(status === 429 ? 'busy' : 'unavailable', 'Vault cannot log us in at the moment.');
  const parsed = jsonOf(answer.value, authAnswer());
  if (!parsed.ok) return parsed;
  const { client_token: token } = parsed.value.auth;
  if (token === '') return refused('unsupported', 'This Vault login asks for a second factor, which is not supported.');
  return found({ token, isOurs: true, ...termOf(parsed.value.auth, asked) });
}

type Term = Pick<Login, 'isRenewable' | 'ends' | 'lasts'>;

/** A duration of zero is none: the token does not end. */
export function termOf(auth: { readonly lease_duration: number; readonly renewable: boolean }, asked: number): Term {
  const lasts = auth.lease_duration * 1000;
  return { isRenewable: auth.renewable, ...(lasts > 0 && { lasts, ends: asked + lasts }) };
}
