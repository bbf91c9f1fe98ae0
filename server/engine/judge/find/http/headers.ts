// Credentials in HTTP headers: `Authorization: Basic …`, `Bearer …`, `Token …`, keys in headers of their own, session cookies.

import type { Confidence } from '../../../../../protocol/finding';
import { isAlphanumeric } from '../../../text/bytes';
import { decodeBase64, decodeBase64Text } from '../../base64';
import { isPlaceholder, isReference, isWeak } from '../../placeholder';
import { wordlikeness } from '../../wordlike';
import { detectorOf, type Form, following } from '../form';
import { gradePassword, gradeToken } from '../grade';
import { sessionCookies } from './cookies';
import { keyFields } from './fields';
import { httpRules } from './rules';

/** Base64 of user and password. */
const basic: Form = {
  rule: httpRules.basic,
  words: ['basic '],
  passes: (units, _start, end) => tokenFollows(units, end, 8),
  read: following(/(\bbasic[ ]{1,3})([A-Za-z0-9+/_-]{8,400}={0,2})(?![A-Za-z0-9+/=])/iy),
  grade: gradeBasic,
  evidence: 'decodes to a user and a password',
};

function gradeBasic(value: string): Confidence | undefined {
  const [, user, password] = /^([^:\s][^:]*):(.+)$/s.exec(decodeBase64Text(value) ?? latin1Of(value)) ?? [];
  if (
    user === undefined ||
    password === undefined ||
    isPlaceholder(value) ||
    isPlaceholder(password) ||
    isReference(password)
  )
    return undefined;
  return isWeak(password) || password === user || /^(?:pass|secret|open sesame)/i.test(password)
    ? 'possible'
    : 'likely';
}

/** RFC 7617 leaves the encoding open, and many took Latin-1; the user at least is plain then. */
function latin1Of(value: string): string {
  const text = String.fromCharCode(...(decodeBase64(value) ?? []));
  return /^[\x20-\x39\x3b-\x7e]{2,80}:[\x20-\xff]{8,}$/.test(text) ? text : '';
}

/** User and password that the program encodes: `btoa('user:password')`, `b64encode(b"user:password")`. */
const encodedPair: Form = {
  rule: httpRules.basic,
  words: ['btoa(', 'b64encode(', 'base64_encode(', 'encode64(', 'encodetostring(', 'getbytes(', 'buffer.from('],
  passes: (units, _start, end) => literalOpens(units, end),
  read: (page, start, end) => {
    const before = page.text.slice(Math.max(0, start - 150), start);
    return /basic|auth|credential|login/i.test(before) ? following(pair)(page, end, end) : undefined;
  },
  grade: gradePassword,
  evidence: 'is encoded with its user for basic authentication',
};

const pair =
  /(\s{0,4}(?:(?:\[\]byte|bytes|str|Buffer\.from)?\(?)(?:[bru]{1,2})?["'`][A-Za-z0-9][\w.@+-]{0,60}:)((?!\/)[^"'`\s:${}]{3,100})(?=["'`])/y;

/** Blanks and a call that only makes bytes, then a quote and the first character of a user. */
function literalOpens(units: Uint8Array, from: number): boolean {
  let at = from;
  while (
    at < from + 24 &&
    (isAlphanumeric(units[at] ?? 0) || ' \t\r\n.[]('.includes(String.fromCharCode(units[at] ?? 0)))
  )
    at++;
  const quote = units[at];
  return (quote === 34 || quote === 39 || quote === 96) && isAlphanumeric(units[at + 1] ?? 0);
}

/** Two more blanks at most, then so many bytes of a token. */
function tokenFollows(units: Uint8Array, from: number, length: number): boolean {
  let start = from;
  while (start < from + 2 && units[start] === 32) start++;
  for (let at = start; at < start + length; at++) {
    const byte = units[at] ?? 32;
    if (!isAlphanumeric(byte) && !'+/=_-.~'.includes(String.fromCharCode(byte))) return false;
  }
  return true;
}

const bearer: Form = {
  rule: httpRules.bearer,
  words: ['bearer '],
  passes: (units, _start, end) => tokenFollows(units, end, 12),
  read: following(/(\bbearer[ ]{1,3})([A-Za-z0-9._~+/=-]{12,1000})/iy),
  grade: gradeToken,
  evidence: 'follows the word Bearer',
};

/** reqwest's `.bearer_auth("v")`. */
const bearerCall: Form = {
  rule: httpRules.bearer,
  words: ['bearer_auth('],
  read: following(/(bearer_auth\(\s{0,20}["'])([A-Za-z0-9._~+/=-]{12,1000})(?=["'])/iy),
  grade: gradeToken,
  evidence: 'stands where the call expects a bearer token',
};

/** Schemes that sign or encode have no token to take out, and the two above are read where they stand. */
const authorization: Form = {
  rule: httpRules.authorization,
  words: ['authorization'],
  passes: (units, _start, end) => mayBeGiven(units, end),
  read: following(
    /(authorization\\?["'`]?\]?[ ]{0,4}(?:[:=,]|=>)\s{0,8}(?:[fbr]{0,2}\\?["'`])?(?!(?:basic|bearer|digest|negotiate|ntlm|hawk|aws|oauth|signature|mac|credential)\b)(?:[A-Za-z][A-Za-z-]{1,24}[ ]{1,2}(?:[a-z]{2,10}=\\?["']?)?)?)([A-Za-z0-9._~+/=:-]{12,500})(?![\w([{$<])/iy,
  ),
  // Names of other headers and of classes are words without digits, mostly.
  grade: (value, place) => (/\d/.test(value) && wordlikeness(value) < 4.6 ? gradeToken(value, place) : undefined),
  evidence: 'is given in an Authorization header',
};

/** Blanks and quotes, then `:`, `=` or `,`. */
function mayBeGiven(units: Uint8Array, from: number): boolean {
  for (let at = from; at < from + 8; at++) {
    const byte = units[at];
    if (byte === 58 || byte === 61 || byte === 44) return true;
    if (byte !== 32 && byte !== 34 && byte !== 39 && byte !== 92 && byte !== 93 && byte !== 96) return false;
  }
  return false;
}

export const httpHeaders = detectorOf(
  'http-headers',
  [basic, encodedPair, bearer, bearerCall, authorization, ...keyFields, ...sessionCookies],
  2000,
);
