// The services of AWS that give credentials (STS, single sign-on), on loopback: which one is asked, the host name tells.

import { randomBytes } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Http } from '../../../stores/host';
import { cancelled, found } from '../../../stores/store';
import type { Key } from './aws-signature';
import { signatureProblem } from './aws-signature';
import { type AwsServer, closed, collect, newSession } from './aws-sm';

export interface LoginServer {
  readonly url: string;
  /** Roles that may be taken, by ARN: what the caller must send with the request. */
  readonly roles: Map<string, Readonly<Record<string, string>>>;
  /** Web identity tokens and single sign-on tokens that are valid. */
  readonly tokens: Set<string>;
  /** Refresh tokens, for one use each. */
  readonly refreshTokens: Set<string>;
  /** As `host action`. */
  readonly asked: string[];
  close(): Promise<void>;
}

export async function startLogin(aws: AwsServer): Promise<LoginServer> {
  const server = createServer((incoming, response) => {
    collect(incoming).then((body) => {
      const { status, text } = answer(aws, login, incoming, body);
      response.writeHead(status, { 'content-type': text.startsWith('<') ? 'text/xml' : 'application/json' });
      response.end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const login: LoginServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    roles: new Map(),
    tokens: new Set(),
    refreshTokens: new Set(),
    asked: [],
    close: () => closed(server),
  };
  return login;
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

function answer(aws: AwsServer, login: LoginServer, incoming: IncomingMessage, body: string): Answer {
  const { host = '' } = incoming.headers;
  const { url = '' } = incoming;
  if (host === `sts.${aws.region}.amazonaws.com`) return stsAnswer(aws, login, incoming, body);
  login.asked.push(`${host} ${url.split('?')[0]}`);
  if (host === `portal.sso.${aws.region}.amazonaws.com`) return portalAnswer(aws, login, url, incoming.headers);
  if (host === `oidc.${aws.region}.amazonaws.com`) return oidcAnswer(login, body);
  return { status: 404, text: '{}' };
}

function stsAnswer(
  aws: AwsServer,
  login: LoginServer,
  { method = '', url = '', headers }: IncomingMessage,
  body: string,
): Answer {
  const form = Object.fromEntries(new URLSearchParams(body));
  const { Action: action = '', RoleArn: role = '', WebIdentityToken: token } = form;
  login.asked.push(`${headers.host} ${action}`);
  if (action === 'AssumeRoleWithWebIdentity') {
    if (!login.tokens.has(token ?? '')) return xmlError('InvalidIdentityToken');
  } else {
    const expected = { keys: aws.keys, region: aws.region, service: 'sts', now: Date.now() };
    const problem = signatureProblem({ method, url, headers, body }, expected);
    if (problem !== undefined)
      return xmlError(problem.replace(/^UnrecognizedClientException$/, 'InvalidClientTokenId'));
  }
  const needed = login.roles.get(role);
  if (!needed || Object.entries(needed).some(([key, value]) => form[key] !== value)) return xmlError('AccessDenied');
  const key = issue(aws);
  const [id, secret, session] = [key.id, key.secret, key.token].map((text) => `${text}`);
  return {
    status: 200,
    text: `<${action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${action}Result><Credentials><AccessKeyId>${id}</AccessKeyId><SecretAccessKey>${secret}</SecretAccessKey><SessionToken>${session}</SessionToken><Expiration>${new Date(key.expires!).toISOString()}</Expiration></Credentials></${action}Result></${action}Response>`,
  };
}

const xmlError = (code: string): Answer => ({
  status: 403,
  text: `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>of ours</Message></Error></ErrorResponse>`,
});

function portalAnswer(aws: AwsServer, login: LoginServer, url: string, headers: IncomingHttpHeaders): Answer {
  const query = new URL(url, 'http://localhost').searchParams;
  if (!login.tokens.has(String(headers['x-amz-sso_bearer_token'])))
    return { status: 401, text: '{"message":"of ours"}' };
  if (!login.roles.has(`${query.get('account_id')}/${query.get('role_name')}`)) return { status: 403, text: '{}' };
  const { id, secret, token, expires } = issue(aws);
  const roleCredentials = { accessKeyId: id, secretAccessKey: secret, sessionToken: token, expiration: expires };
  return { status: 200, text: JSON.stringify({ roleCredentials }) };
}

function oidcAnswer(login: LoginServer, body: string): Answer {
  const { refreshToken, grantType, clientId, clientSecret } = JSON.parse(body);
  if (grantType !== 'refresh_token' || !clientId || !clientSecret || !login.refreshTokens.delete(refreshToken))
    return { status: 400, text: '{"error":"invalid_grant"}' };
  const [accessToken, next] = [newToken(), newToken()];
  login.tokens.add(accessToken);
  login.refreshTokens.add(next);
  return {
    status: 200,
    text: JSON.stringify({ accessToken, expiresIn: 28_800, tokenType: 'Bearer', refreshToken: next }),
  };
}

export const newToken = (): string => randomBytes(40).toString('base64url');

function issue(aws: AwsServer): Key {
  const key = newSession(Date.now() + 3_600_000);
  aws.keys.push(key);
  return key;
}

/** A network in which AWS is on loopback: what is asked of anything else is noted and goes nowhere. */
export function awsNetwork(aws: AwsServer, login: LoginServer, urls: string[]): Http {
  return ({ method, url, headers = {}, body, signal }) => {
    urls.push(url);
    const { protocol, host, pathname, search } = new URL(url);
    if (protocol !== 'https:' || !host.endsWith('.amazonaws.com')) throw new Error('a request that leaves AWS');
    const target = new URL(host.startsWith('secretsmanager') ? aws.url : login.url);
    return new Promise((resolve) => {
      const options = { method, path: pathname + search, headers: { ...headers, host }, ...(signal && { signal }) };
      const outgoing = request({ host: target.hostname, port: target.port, ...options }, (incoming) => {
        collect(incoming).then((text) => {
          const given = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
          resolve(found({ status: incoming.statusCode!, headers: Object.fromEntries(given), body: Buffer.from(text) }));
        });
      });
      outgoing.on('error', () => resolve(cancelled()));
      outgoing.end(body);
    });
  };
}
