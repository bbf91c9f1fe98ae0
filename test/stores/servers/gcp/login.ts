// Logins of the Google Cloud of the tests: the token service, impersonation, a metadata server.

import { createPublicKey, verify } from 'node:crypto';
import { type Call, type FakeGoogle, Refused } from './state';

export function token({ fake, body, headers, method }: Call): Record<string, unknown> {
  const form = new URLSearchParams(body);
  const refuse = (error: string) => new Refused(400, error, 'Token has been expired or revoked: an-id.');
  if (method !== 'POST' || !headers['content-type']?.startsWith('application/x-www-form-urlencoded'))
    throw refuse('invalid_request');
  if (form.get('grant_type') === 'refresh_token') {
    const { client_id, client_secret, refresh_token } = fake.user;
    if (form.get('client_id') !== client_id || form.get('client_secret') !== client_secret)
      throw refuse('invalid_client');
    if (form.get('refresh_token') !== refresh_token) throw refuse('invalid_grant');
  } else if (!isSigned(fake, form)) throw refuse('invalid_grant');
  return {
    access_token: fake.newToken(),
    expires_in: 3599,
    scope: 'https://www.googleapis.com/auth/cloud-platform',
    token_type: 'Bearer',
  };
}

function isSigned({ accounts, url }: FakeGoogle, form: URLSearchParams): boolean {
  const [header = '', claims = '', signature = ''] = (form.get('assertion') ?? '').split('.');
  if (form.get('grant_type') !== 'urn:ietf:params:oauth:grant-type:jwt-bearer') return false;
  const { alg, typ } = JSON.parse(Buffer.from(header, 'base64url').toString());
  const { iss, aud, scope, iat, exp } = JSON.parse(Buffer.from(claims, 'base64url').toString());
  const key = accounts.get(iss);
  const now = Date.now() / 1000;
  return (
    key !== undefined &&
    alg === 'RS256' &&
    typ === 'JWT' &&
    aud === `${url}/token` &&
    scope === 'https://www.googleapis.com/auth/cloud-platform' &&
    iat <= now + 60 &&
    exp > now &&
    exp - iat <= 3600 &&
    verify('RSA-SHA256', Buffer.from(`${header}.${claims}`), createPublicKey(key), Buffer.from(signature, 'base64url'))
  );
}

export function impersonate({ fake, body, headers }: Call, path: string): Record<string, unknown> {
  const account = /serviceAccounts\/([^:]+):generateAccessToken$/.exec(path)?.[1] ?? '';
  const { scope } = JSON.parse(body);
  if (!fake.accounts.has(account) || headers['content-type'] !== 'application/json' || !Array.isArray(scope)) {
    throw new Refused(
      403,
      'PERMISSION_DENIED',
      `Permission 'iam.serviceAccounts.getAccessToken' denied on ${account}.`,
    );
  }
  return { accessToken: fake.newToken(), expireTime: new Date(Date.now() + 3_600_000).toISOString() };
}

export function metadata({ fake, url, headers }: Call): Record<string, unknown> {
  if (headers['metadata-flavor'] !== 'Google') throw new Refused(403, 'PERMISSION_DENIED', 'Missing header');
  if (!url.pathname.endsWith('/instance/service-accounts/default/token')) throw new Refused(404, 'NOT_FOUND', 'None');
  return {
    access_token: fake.newToken(),
    expires_in: 3000,
    token_type: 'Bearer',
    extra: { 'metadata-flavor': 'Google' },
  };
}
