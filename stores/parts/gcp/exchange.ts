// Exchanges credentials for an access token at Google's own addresses.

import { sign } from 'node:crypto';
import * as z from 'zod';
import type { HttpAnswer, StoreHost } from '../../host';
import { found, type Result, refused } from '../../store';
import { isAddressBelow } from '../../support/cloud/endpoint';
import type { AccessToken } from '../../support/cloud/login';
import { jsonOf } from '../../support/http';
import type { Credential, Impersonation, ServiceAccount, UserCredential } from './credentials';
import { loginNeeded } from './problems';
import { googleDomains } from './settings';

export interface Exchange {
  readonly host: StoreHost;
  /** A service on this machine may be used with tokens of this machine. */
  readonly mayBeLocal: boolean;
}

const ordinary = 'https://oauth2.googleapis.com/token';
/** In the files of old keys; the same service as today's. */
const former = 'https://accounts.google.com/o/oauth2/token';
const scope = 'https://www.googleapis.com/auth/cloud-platform';
/** Seconds. */
const lifetime = 3600;

export async function exchange(credential: Credential, how: Exchange): Promise<Result<AccessToken>> {
  switch (credential.type) {
    case 'authorized_user':
      return refreshed(credential, how);
    case 'service_account':
      return signedIn(credential, how);
    case 'impersonated_service_account':
      return impersonated(credential, how);
  }
}

async function refreshed(user: UserCredential, how: Exchange): Promise<Result<AccessToken>> {
  const address = addressOf(user.token_uri, how);
  if (!address.ok) return address;
  const { client_id, client_secret, refresh_token } = user;
  const form = { grant_type: 'refresh_token', client_id, client_secret, refresh_token };
  return ask(address.value, form, how, (code) =>
    code === 'invalid_grant' || code === 'invalid_client' || code === 'unauthorized_client'
      ? loginNeeded()
      : refused('misconfigured', 'Google does not understand the credentials file.'),
  );
}

async function signedIn(account: ServiceAccount, how: Exchange): Promise<Result<AccessToken>> {
  const address = addressOf(account.token_uri, how);
  if (!address.ok) return address;
  const assertion = assertionOf(account, address.value, how.host.now());
  if (assertion === undefined) {
    return refused('misconfigured', 'The private key in the Google credentials file cannot be used.');
  }
  const form = { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion };
  return ask(address.value, form, how, () =>
    refused('denied', 'Google does not accept the key of the service account. It may have been deleted.'),
  );
}

function addressOf(address: string = ordinary, { mayBeLocal }: Exchange): Result<string> {
  if (address === former) return found(ordinary);
  return isAddressBelow(address, googleDomains, mayBeLocal)
    ? found(address)
    : refused('misconfigured', 'The Google credentials file names an address outside of googleapis.com.');
}

/** A JWT as RFC 7523 has it; undefined when the key is none. */
function assertionOf(account: ServiceAccount, audience: string, now: number): string | undefined {
  const issued = Math.floor(now / 1000);
  const header = { alg: 'RS256', typ: 'JWT', ...(account.private_key_id && { kid: account.private_key_id }) };
  const claims = { iss: account.client_email, scope, aud: audience, iat: issued, exp: issued + lifetime };
  const text = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  try {
    return `${text}.${sign('RSA-SHA256', Buffer.from(text), account.private_key).toString('base64url')}`;
  } catch {
    return undefined;
  }
}

async function ask(
  url: string,
  form: Readonly<Record<string, string>>,
  { host }: Exchange,
  refusalOf: (code: string) => Result<never>,
): Promise<Result<AccessToken>> {
  const answer = await host.http({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
    idempotent: true,
  });
  if (!answer.ok) return answer;
  if (answer.value.status === 200) return tokenOf(answer.value, host.now());
  const reason = jsonOf(answer.value, z.object({ error: z.string() }));
  return serverTrouble(answer.value.status) ?? refusalOf(reason.ok ? reason.value.error : '');
}

/** An answer with a token, of Google's token service and of a metadata server alike. */
export function tokenOf(answer: HttpAnswer, now: number): Result<AccessToken> {
  const schema = z.object({ access_token: z.string().regex(tokenForm), expires_in: z.number().positive() });
  const token = jsonOf(answer, schema);
  if (!token.ok) return token;
  return found({ text: token.value.access_token, expires: now + token.value.expires_in * 1000 });
}

/** What may stand in a header. */
export const tokenForm = /^[\x21-\x7e]{1,8192}$/;

async function impersonated(credential: Impersonation, how: Exchange): Promise<Result<AccessToken>> {
  const url = addressOf(credential.service_account_impersonation_url, how);
  if (!url.ok) return url;
  const source = await exchange(credential.source_credentials, how);
  if (!source.ok) return source;
  const answer = await how.host.http({
    method: 'POST',
    url: url.value,
    headers: { authorization: `Bearer ${source.value.text}`, 'content-type': 'application/json' },
    body: JSON.stringify({ scope: [scope], lifetime: `${lifetime}s`, delegates: credential.delegates ?? [] }),
    idempotent: true,
  });
  if (!answer.ok) return answer;
  if (answer.value.status !== 200) {
    const denied = refused('denied', 'Google does not let this login act as the service account.');
    return serverTrouble(answer.value.status) ?? denied;
  }
  const schema = z.object({ accessToken: z.string().regex(tokenForm), expireTime: z.iso.datetime({ offset: true }) });
  const token = jsonOf(answer.value, schema);
  return token.ok ? found({ text: token.value.accessToken, expires: Date.parse(token.value.expireTime) }) : token;
}

function serverTrouble(status: number) {
  if (status === 429) return refused('busy', 'Google’s token service asks to wait.');
  return status >= 500 ? refused('unavailable', 'Google’s token service does not work now.') : undefined;
}
