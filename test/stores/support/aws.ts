// Stores in AWS for tests: each with a server of its own, and with pauses that are noted and not taken.

import assert from 'node:assert/strict';
import type { StoreHost } from '../../../stores/host';
import { createAwsClient } from '../../../stores/parts/aws/client';
import { openStore } from '../../../stores/parts/aws/store';
import type { Result, Store } from '../../../stores/store';
import { keep } from '../servers/aws-secrets';
import { type AwsServer, startAws } from '../servers/aws-sm';
import { testHost } from './test-host';

const servers: AwsServer[] = [];

export interface Opened {
  readonly aws: AwsServer;
  readonly store: Store;
  /** Pauses that were asked for, in milliseconds; none is taken. */
  readonly pauses: number[];
}

export async function opened(
  secrets: Readonly<Record<string, string>> = {},
  parts: Partial<StoreHost> = {},
): Promise<Opened> {
  const aws = await startAws();
  servers.push(aws);
  for (const [name, text] of Object.entries(secrets)) keep(aws.secrets, name, { text });
  const pauses: number[] = [];
  return { aws, pauses, store: storeOf(aws, pauses, parts) };
}

export function storeOf(
  aws: Pick<AwsServer, 'url' | 'region' | 'keys'>,
  pauses: number[] = [],
  parts: Partial<StoreHost> = {},
): Store {
  const [key] = aws.keys;
  return openStore({
    settings: { endpoint: aws.url, region: aws.region },
    host: testHost({ env: { AWS_ACCESS_KEY_ID: key!.id, AWS_SECRET_ACCESS_KEY: key!.secret }, ...parts }),
    sleep: async (milliseconds) => void pauses.push(milliseconds),
    load: async () => createAwsClient,
  });
}

export const textOf = async (store: Store, name: string, version?: string): Promise<string | undefined> => {
  const secret = await store.get(name, { ...(version !== undefined && { version }) });
  return secret.ok ? secret.value.text : secret.problem.kind;
};

/** Of a result that must have one. */
export function valueIn<T>(result: Result<T>): T {
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}

export async function closeServers(): Promise<void> {
  await Promise.all(servers.splice(0).map((server) => server.close()));
}
