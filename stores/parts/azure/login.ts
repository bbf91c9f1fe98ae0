// How we are let in to Azure: VS Code's own sign-in, else the Azure CLI.

import * as z from 'zod';
import type { StoreHost } from '../../host';
import { found, type Result, refused } from '../../store';
import { type AccessToken, createLogin, type Login } from '../../support/cloud/login';
import type { Challenge } from './challenge';
import { loginNeeded } from './problems';
import type { Settings } from './settings';

/** Milliseconds: VS Code keeps its sessions itself and does not say how long they last. */
const signInLifetime = 5 * 60_000;
/** What may stand in a header. */
const tokenForm = /^[\x21-\x7e]{1,16384}$/;

/** One for each tenant that a vault names. */
export function azureLogins({ cloud }: Settings, host: StoreHost): (challenge: Challenge) => Login<AccessToken> {
  const logins = new Map<string, Login<AccessToken>>();
  return (challenge) => {
    const key = `${challenge.resource} ${challenge.tenant ?? ''}`;
    const login = logins.get(key) ?? createLogin(() => tokenFor(challenge, cloud.isPublic, host), host.now);
    logins.set(key, login);
    return login;
  };
}

async function tokenFor(challenge: Challenge, mayUseVsCode: boolean, host: StoreHost): Promise<Result<AccessToken>> {
  const { resource, tenant } = challenge;
  const scopes = [`${resource}/.default`, ...(tenant === undefined ? [] : [`VSCODE_TENANT:${tenant}`])];
  const text = mayUseVsCode ? await host.signIn?.('microsoft', scopes) : undefined;
  if (text === undefined || text === '') return tokenOfCli(challenge, host);
  return tokenForm.test(text) ? found({ text, expires: host.now() + signInLifetime }) : malformed();
}

const malformed = () => refused('unreadable', 'The login to Azure gave no access token.');

async function tokenOfCli({ resource, tenant }: Challenge, host: StoreHost): Promise<Result<AccessToken>> {
  const args = ['account', 'get-access-token', '--output', 'json', '--resource', resource];
  const config = host.env.AZURE_CONFIG_DIR;
  const ran = await host.run('az', [...args, ...(tenant === undefined ? [] : ['--tenant', tenant])], {
    ...(config && { env: { AZURE_CONFIG_DIR: config } }),
  });
  // Not installed, not logged in, logged in elsewhere: all of it ends with a login.
  if (!ran.ok || ran.value.status !== 0) return loginNeeded();
  const schema = z.object({ accessToken: z.string().regex(tokenForm), expires_on: z.coerce.number().optional() });
  const token = schema.safeParse(parsed(ran.value.stdout));
  if (!token.success) return malformed();
  const { accessToken, expires_on } = token.data;
  return found({
    text: accessToken,
    // Older versions give the end in local time without saying which.
    expires: expires_on === undefined ? host.now() + signInLifetime : expires_on * 1000,
  });
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
}
