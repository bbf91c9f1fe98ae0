// JSON Web Tokens for tests, signed with nothing.

import { keyBody } from './keys';

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token with this payload and header, and a random signature of 32 bytes. */
export const token = (payload: object, header: object = { alg: 'HS256', typ: 'JWT' }): string =>
  `${part(header)}.${part(payload)}.${keyBody([1], 32).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
