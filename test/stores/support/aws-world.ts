// AWS as a whole for tests of logins: its services on loopback, and a home folder with profiles.

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { StoreHost } from '../../../stores/host';
import { createAwsClient } from '../../../stores/parts/aws/client';
import { openStore } from '../../../stores/parts/aws/store';
import type { Store } from '../../../stores/store';
import { problemOf } from '../contract';
import { awsNetwork, type LoginServer, startLogin } from '../servers/aws-login';
import { keep } from '../servers/aws-secrets';
import type { Key } from '../servers/aws-signature';
import { type AwsServer, startAws } from '../servers/aws-sm';
import { newFolder, testHost } from './test-host';

export interface AwsWorld {
  /** It has a secret `one`, which is `first`. */
  readonly aws: AwsServer;
  readonly login: LoginServer;
  readonly home: string;
  /** Those that were asked for since the last store was opened. */
  readonly urls: readonly string[];
  /** Files are below `.aws` of the home folder. */
  store(settings: object, files?: Readonly<Record<string, string>>, parts?: Partial<StoreHost>): Store;
  /** Of AWS's services, in the order of their first request. */
  assertOnly(...services: readonly string[]): void;
  close(): Promise<unknown>;
}

export const region = 'eu-west-3';

export async function openWorld(): Promise<AwsWorld> {
  const aws = await startAws(region);
  const login = await startLogin(aws);
  const home = newFolder();
  const urls: string[] = [];
  const http = awsNetwork(aws, login, urls);
  keep(aws.secrets, 'one', { text: 'first' });
  return {
    aws,
    login,
    home,
    urls,
    store: (settings, files = {}, parts = {}) => {
      urls.length = 0;
      for (const [name, text] of Object.entries(files)) write(join(home, '.aws', name), text);
      return openStore({
        settings: { ...settings },
        host: testHost({ http, home, ...parts }),
        sleep: async () => undefined,
        load: async () => createAwsClient,
      });
    },
    assertOnly: (...services) =>
      assert.deepEqual(
        [...new Set(urls.map((url) => new URL(url).origin))],
        services.map((service) => `https://${service}.${region}.amazonaws.com`),
      ),
    close: () => Promise.all([aws.close(), login.close()]),
  };
}

export const keys = ({ id, secret, token }: Key): string =>
  `aws_access_key_id = ${id}\naws_secret_access_key=${secret}\n${token === undefined ? '' : `aws_session_token = ${token}\n`}`;

export const variables = ({ id, secret, token }: Key) => ({
  AWS_ACCESS_KEY_ID: id,
  AWS_SECRET_ACCESS_KEY: secret,
  ...(token !== undefined && { AWS_SESSION_TOKEN: token }),
});

export const kindOf = async (one: Store): Promise<string> => problemOf(await one.get('one')).kind;

export function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** For what the SDK reads of the process itself. */
export async function withProcessEnv(
  values: Readonly<Record<string, string>>,
  work: () => Promise<void>,
): Promise<void> {
  const before = { ...process.env };
  Object.assign(process.env, values);
  try {
    await work();
  } finally {
    for (const key of Object.keys(values)) delete process.env[key];
    Object.assign(process.env, before);
  }
}
