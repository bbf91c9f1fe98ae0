// Credentials in the shape that all of their sources give, and what the sources share.

import type { StoreHost } from '../../../host';
import type { Result } from '../../../store';
import type { Profiles } from './profiles';

export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

export interface Surroundings {
  readonly host: StoreHost;
  readonly profiles: Profiles;
  /** Where a profile names none. */
  readonly region: string;
  readonly instanceMetadata: boolean;
}

export type Source = Promise<Result<AwsCredentials>>;

interface Parts {
  readonly id: unknown;
  readonly secret: unknown;
  readonly token?: unknown;
  /** A date, its text, or milliseconds since 1970. */
  readonly expiration?: unknown;
}

/** Undefined when they are incomplete. */
export function credentialsOf({ id, secret, token, expiration }: Parts): AwsCredentials | undefined {
  if (typeof id !== 'string' || typeof secret !== 'string' || id === '' || secret === '') return undefined;
  const date = dateOf(expiration);
  return {
    accessKeyId: id,
    secretAccessKey: secret,
    ...(typeof token === 'string' && token !== '' && { sessionToken: token }),
    ...(date && { expiration: date }),
  };
}

/** Old versions of AWS's own tools write `2026-01-01T00:00:00UTC`. */
export function dateOf(value: unknown): Date | undefined {
  if (typeof value !== 'string' && typeof value !== 'number' && !(value instanceof Date)) return undefined;
  const date = new Date(typeof value === 'string' ? value.replace(/UTC$/, 'Z') : value);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** Undefined when the text is no JSON object. By hand: a second zod would be a fifth of this bundle. */
export function objectOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
