// What the Google Cloud of the tests holds, and how its parts see a call.

import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface Version {
  readonly data: Buffer;
  state: 'ENABLED' | 'DISABLED' | 'DESTROYED';
  etag: string;
  readonly createTime: string;
  scheduledDestroyTime?: string;
  /** Sent instead of the right one. */
  checksum?: string;
}

export interface FakeSecret {
  readonly versions: Version[];
  readonly created: number;
  readonly fields: Record<string, unknown>;
  readonly aliases: Record<string, number>;
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

export interface FakeGoogle {
  readonly url: string;
  /** `project/name`. */
  readonly secrets: Map<string, FakeSecret>;
  readonly requests: { method: string; path: string; headers: IncomingMessage['headers'] }[];
  readonly faults: Fault[];
  /** Access tokens that are taken. */
  readonly tokens: Set<string>;
  readonly user: { readonly client_id: string; readonly client_secret: string; refresh_token: string };
  /** PEM by e-mail address. */
  readonly accounts: Map<string, string>;
  /** Permissions that nobody has: the last part of a method, for instance `versions.get`. */
  readonly forbidden: Set<string>;
  add(name: string, data: string | Buffer): FakeSecret;
  newToken(): string;
  reset(): void;
  stop(): Promise<void>;
}

export interface Call {
  readonly fake: FakeGoogle;
  readonly method: string;
  readonly url: URL;
  readonly body: string;
  readonly headers: IncomingMessage['headers'];
}

export class Refused extends Error {
  constructor(
    readonly code: number,
    readonly status: string,
    message: string,
    readonly reason?: string,
  ) {
    super(message);
  }
}

export const random = (): string => randomBytes(24).toString('base64url');
export const etag = (): string => `"${randomBytes(6).toString('hex')}"`;

export const newSecret = (index: number, fields: Record<string, unknown> = {}): FakeSecret => ({
  versions: [],
  created: index,
  fields: { replication: { automatic: {} }, etag: etag(), createTime: '2024-05-06T07:08:09.123456Z', ...fields },
  aliases: {},
});

export const newVersion = (data: Buffer): Version => ({
  data,
  state: 'ENABLED',
  etag: etag(),
  createTime: '2024-06-07T08:09:10.987654Z',
});
