// What the key vault of the tests holds, and how its parts see a call.

import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface Version {
  readonly id: string;
  readonly value: string;
  readonly contentType?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly attributes: { enabled: boolean; created: number; updated: number; exp?: number; nbf?: number };
}

export interface FakeSecret {
  /** As it was first written; other spellings are the same secret. */
  readonly name: string;
  readonly versions: Version[];
  isManaged?: boolean;
}

export interface Fault {
  readonly path: RegExp;
  readonly method?: string;
  readonly status?: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Before the answer, or instead of a fault: somebody else acts. */
  readonly act?: () => void;
  times: number;
}

export interface FakeVault {
  readonly url: string;
  /** By name in lower case. */
  readonly secrets: Map<string, FakeSecret>;
  readonly deleted: Map<string, FakeSecret>;
  readonly requests: { method: string; path: string; headers: IncomingMessage['headers']; body: string }[];
  readonly faults: Fault[];
  /** Tokens that are taken, with their tenants. */
  readonly tokens: Map<string, string>;
  readonly tenant: string;
  /** Of the challenge; the right ones unless set. */
  challenge?: string;
  /** Permissions that nobody has: get, list, set, delete. */
  readonly forbidden: Set<string>;
  /** Seconds since 1970. */
  now: number;
  add(name: string, value: string, more?: Partial<Version>): Version;
  newToken(tenant?: string): string;
  reset(): void;
  stop(): Promise<void>;
}

export interface Call {
  readonly fake: FakeVault;
  readonly method: string;
  readonly url: URL;
  readonly body: string;
  readonly headers: IncomingMessage['headers'];
}

export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly inner?: string,
  ) {
    super(message);
  }
}

export const random = (): string => randomBytes(24).toString('base64url');

export const newVersion = (now: number, value: string, { attributes, ...more }: Partial<Version> = {}): Version => ({
  id: randomBytes(16).toString('hex'),
  value,
  ...more,
  attributes: { enabled: true, created: now, updated: now, ...attributes },
});
