// JSON Web Tokens: three parts that decode. Samples of the documentation, unsigned tokens and public roles stay silent.

import type { Candidate, Detector } from '../../detector';
import type { RuleInfo } from '../../rule';
import { isWordByte } from '../../text/bytes';
import { decodeBase64Text } from '../base64';
import { distinct } from '../entropy';
import { assignedCandidate } from './candidate';

/** Of a whole token, in UTF-16 units. */
const longest = 16_384;

const rule: RuleInfo = {
  id: 'jwt/token',
  title: 'JSON Web Token',
  class: 'sensitive',
  env: 'JWT',
  docs: 'https://www.rfc-editor.org/rfc/rfc7519',
};

export const jwt: Detector = {
  id: 'jwt',
  rules: [rule],
  words: [{ text: 'eyJ', exact: true }],
  reach: longest + 200,
  passes: (units, start) => start === 0 || !isTokenByte(units[start - 1]!),
  at: ({ text }, start) => {
    const end = isInside(text, start) ? undefined : tokenEnd(text, start);
    return end !== undefined && isCredential(text.slice(start, end)) ? [candidateAt(text, start, end)] : [];
  },
};

/** Letters, digits, `-` and `_`: behind them begins no token. */
const isTokenByte = (byte: number): boolean => isWordByte(byte) || byte === 45;

const part = /[A-Za-z0-9_-]{1,16384}/y;

/** Mapbox and others put a token behind a prefix of their own (`pk.eyJ…`): that is another format. */
const isInside = (text: string, at: number): boolean =>
  /(?:[A-Za-z0-9_-]|[pst]k\.)$/.test(text.slice(Math.max(0, at - 3), at));

/** End of the three parts that begin at `at`, at most 16,384 characters. */
function tokenEnd(text: string, at: number): number | undefined {
  let end = at;
  for (let n = 0; n < 3; n++) {
    part.lastIndex = end;
    if (!part.exec(text)) return undefined;
    end = part.lastIndex;
    if (n < 2 && text[end++] !== '.') return undefined;
    if (n === 0 && !text.startsWith('eyJ', end)) return undefined;
  }
  return end - at <= longest ? end : undefined;
}

/** Payload of a token as an object; undefined when it is none. Used by the expiry check too. */
export function payloadOf(token: string): Readonly<Record<string, unknown>> | undefined {
  return objectOf(token.split('.')[1] ?? '');
}

function objectOf(encoded: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(decodeBase64Text(encoded) ?? '');
    return value && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    // Not JSON, so not a token.
    return undefined;
  }
}

function isCredential(token: string): boolean {
  const signature = token.slice(token.lastIndexOf('.') + 1);
  // Cheaper to see than what decodes, and most look-alikes end here.
  if (signature.length < 20 || distinct(signature) < 10) return false;
  const header = objectOf(token.slice(0, token.indexOf('.')));
  const payload = payloadOf(token);
  if (!payload || typeof header?.alg !== 'string' || header.alg.toLowerCase() === 'none') return false;
  return !isDocumented(payload) && payload.role !== 'anon';
}

/** The samples of jwt.io, RFC 7519 and PyJWT. */
const isDocumented = (payload: Readonly<Record<string, unknown>>): boolean =>
  payload.sub === '1234567890' ||
  payload.name === 'John Doe' ||
  payload.iat === 1516239022 ||
  (payload.some === 'payload' && Object.keys(payload).length === 1) ||
  (payload.iss === 'joe' && payload.exp === 1300819380);

const candidateAt = (text: string, start: number, end: number): Candidate =>
  assignedCandidate(rule, text, {
    start,
    end,
    confidence: 'certain',
    masked: 'eyJ…',
    evidence: ['header and payload decode to JSON, and there is a signature'],
    specificity: 80,
  });
