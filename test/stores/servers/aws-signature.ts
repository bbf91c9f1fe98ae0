// Checks requests that are signed with AWS's Signature Version 4, written from its description and not from the SDK.

import { createHash, createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export interface Key {
  readonly id: string;
  readonly secret: string;
  readonly token?: string;
  /** Milliseconds since 1970. */
  readonly expires?: number;
}

export interface Signed {
  readonly method: string;
  /** As it was sent. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Expected {
  readonly keys: readonly Key[];
  readonly region: string;
  readonly service: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const tolerance = 5 * 60_000;

/** The code of the error that AWS would answer; undefined when the request is signed as it should be. */
export function signatureProblem(request: Signed, { keys, region, service, now }: Expected): string | undefined {
  const { headers } = request;
  if (headers.authorization === undefined) return 'MissingAuthenticationTokenException';
  const found =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, SignedHeaders=([a-z0-9;_-]+), Signature=([0-9a-f]{64})$/.exec(
      headers.authorization,
    );
  if (!found) return 'IncompleteSignature';
  const [, id, day = '', signedRegion, signedService, names = '', signature] = found;
  const key = keys.find((one) => one.id === id);
  if (!key) return 'UnrecognizedClientException';
  const scope = `${day}/${region}/${service}/aws4_request`;
  if (`${day}/${signedRegion}/${signedService}/aws4_request` !== scope) return 'InvalidSignatureException';
  if (headers['x-amz-security-token'] !== key.token) return 'UnrecognizedClientException';
  const time = text(headers['x-amz-date']);
  if (Math.abs(timeOf(time) - now) > tolerance || !time.startsWith(day)) return 'InvalidSignatureException';
  const signed = names.split(';');
  const needed = ['host', 'x-amz-date', ...(key.token === undefined ? [] : ['x-amz-security-token'])];
  if (needed.some((name) => !signed.includes(name))) return 'InvalidSignatureException';
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical(request, signed))].join('\n');
  if (hmac(signingKey(key.secret, [day, region, service]), toSign).toString('hex') !== signature)
    return 'InvalidSignatureException';
  return key.expires !== undefined && key.expires <= now ? 'ExpiredTokenException' : undefined;
}

function canonical({ method, url, headers, body }: Signed, signed: readonly string[]): string {
  const [path = '/', query = ''] = url.split('?', 2);
  const lines = signed.map((name) => `${name}:${text(headers[name]).trim().replace(/ +/g, ' ')}\n`);
  return [method, path, query.split('&').sort().join('&'), lines.join(''), signed.join(';'), sha256(body)].join('\n');
}

const text = (header: string | readonly string[] | undefined): string =>
  typeof header === 'string' ? header : (header ?? []).join(',');

const timeOf = (time: string): number =>
  Date.parse(time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

const sha256 = (data: string): string => createHash('sha256').update(data).digest('hex');

const hmac = (key: string | Buffer, data: string): Buffer => createHmac('sha256', key).update(data).digest();

const signingKey = (secret: string, parts: readonly string[]): Buffer =>
  [...parts, 'aws4_request'].reduce<Buffer>((key, part) => hmac(key, part), Buffer.from(`AWS4${secret}`));
