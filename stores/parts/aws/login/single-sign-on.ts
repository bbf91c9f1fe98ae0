// Single sign-on (IAM Identity Center): the token that `aws sso login` left is exchanged for credentials of a role.

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { HttpRequest, StoreHost } from '../../../host';
import { found, type Result, refused } from '../../../store';
import { readText } from '../../../support/read-text';
import { replaceFile } from '../../../support/replace-file';
import { isRegion } from '../settings';
import type { Section } from './profiles';
import { credentialsOf, dateOf, isObject, objectOf, type Source, type Surroundings } from './sources';

interface SignOn {
  readonly region: string;
  /** What the token's file is named after. */
  readonly key: string;
  readonly account: string;
  readonly role: string;
}

const loginNeeded = () =>
  refused('login-needed', 'The AWS single sign-on has expired. Run “aws sso login” for the profile.');

export async function singleSignOn(profile: Section, surroundings: Surroundings): Source {
  const asked = signOnOf(profile, surroundings);
  if (!asked) return refused('misconfigured', 'The single sign-on of the AWS profile is not complete.');
  const token = await tokenFor(asked, surroundings.host);
  return token.ok ? roleCredentials(asked, token.value, surroundings.host) : token;
}

function signOnOf(profile: Section, { profiles }: Surroundings): SignOn | undefined {
  const name = profile.get('sso_session');
  const session = name === undefined ? profile : profiles.sessions.get(name);
  const region = session?.get('sso_region') ?? '';
  const key = name ?? profile.get('sso_start_url');
  const account = profile.get('sso_account_id');
  const role = profile.get('sso_role_name');
  if (!isRegion(region) || !key || !account || !role) return undefined;
  return { region, key, account, role };
}

/** A minute early, so that it does not end on the way. */
const margin = 60_000;

async function tokenFor({ key, region }: SignOn, host: StoreHost): Promise<Result<string>> {
  const path = join(host.home, '.aws', 'sso', 'cache', `${createHash('sha1').update(key).digest('hex')}.json`);
  const token = await readToken(path);
  // A token belongs to the region that gave it, and is shown to no other.
  if (!token || (token.file.region ?? region) !== region) return loginNeeded();
  if ((dateOf(token.file.expiresAt)?.getTime() ?? 0) > host.now() + margin) return found(token.accessToken);
  return renewed(token, { path, region, host });
}

interface Renewal {
  readonly path: string;
  readonly region: string;
  readonly host: StoreHost;
}

async function renewed(token: Token, { path, region, host }: Renewal): Promise<Result<string>> {
  const { clientId, clientSecret, refreshToken } = token.file;
  if (!clientId || !clientSecret || !refreshToken) return loginNeeded();
  const answer = await ask(host, {
    method: 'POST',
    url: `https://oidc.${region}.${suffixOf(region)}/token`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ clientId, clientSecret, refreshToken, grantType: 'refresh_token' }),
  });
  if (!answer.ok) return answer;
  const { status, body } = answer.value;
  if (status >= 500 || status === 429) return troubled();
  const { accessToken, expiresIn, refreshToken: next } = (status === 200 && objectOf(body)) || {};
  const end = typeof expiresIn === 'number' ? dateOf(host.now() + expiresIn * 1000) : undefined;
  if (typeof accessToken !== 'string' || !end) return loginNeeded();
  const expiresAt = end.toISOString().replace(/\.\d+Z$/, 'Z');
  await keep(path, { ...token.file, accessToken, expiresAt, ...(typeof next === 'string' && { refreshToken: next }) });
  return found(accessToken);
}

/** As AWS's own tools do: the old refresh token may have ended with its use, so that they would ask for a login. */
async function keep(path: string, token: object): Promise<void> {
  // Without it the next renewal is a login: nothing is lost that cannot be had again.
  await replaceFile(path, Buffer.from(JSON.stringify(token)), { mode: 0o600 }).catch(() => undefined);
}

async function roleCredentials({ region, account, role }: SignOn, token: string, host: StoreHost): Source {
  const query = `role_name=${encodeURIComponent(role)}&account_id=${encodeURIComponent(account)}`;
  const answer = await ask(host, {
    method: 'GET',
    url: `https://portal.sso.${region}.${suffixOf(region)}/federation/credentials?${query}`,
    headers: { 'x-amz-sso_bearer_token': token },
  });
  if (!answer.ok) return answer;
  const { status, body } = answer.value;
  if (status === 401) return loginNeeded();
  if (status === 403 || status === 404) return refused('denied', 'The AWS single sign-on does not give this role.');
  if (status >= 500 || status === 429) return troubled();
  const said = status === 200 ? objectOf(body)?.roleCredentials : undefined;
  const credentials =
    isObject(said) &&
    credentialsOf({
      id: said.accessKeyId,
      secret: said.secretAccessKey,
      token: said.sessionToken,
      expiration: said.expiration,
    });
  return credentials ? found(credentials) : refused('unreadable', 'The AWS single sign-on gave no credentials.');
}

const troubled = () => refused('unavailable', 'The AWS single sign-on does not answer as it should. Try again later.');

function suffixOf(region: string): string {
  if (region.startsWith('cn-')) return 'amazonaws.com.cn';
  return region.startsWith('eusc-') ? 'amazonaws.eu' : 'amazonaws.com';
}

interface Token {
  readonly accessToken: string;
  /** All of its file: what we do not know of is kept when it is written. */
  readonly file: Readonly<Record<string, unknown>>;
}

async function readToken(path: string): Promise<Token | undefined> {
  const text = await readText(path, { limit: 100_000 });
  const file = text.ok ? objectOf(text.value) : undefined;
  return file && typeof file.accessToken === 'string' ? { accessToken: file.accessToken, file } : undefined;
}

async function ask(host: StoreHost, request: HttpRequest) {
  const answer = await host.http(request);
  return answer.ok
    ? found({ status: answer.value.status, body: Buffer.from(answer.value.body).toString('utf8') })
    : answer;
}
