// The application default credentials of a user: the file that the environment names, or the one that gcloud writes.

import { stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import * as z from 'zod';
import type { StoreHost } from '../../host';
import { found, type Result, refused } from '../../store';
import { readText } from '../../support/read-text';

export type Credential = UserCredential | ServiceAccount | Impersonation;

export interface UserCredential {
  readonly type: 'authorized_user';
  readonly client_id: string;
  readonly client_secret: string;
  readonly refresh_token: string;
  readonly token_uri?: string;
  readonly quota_project_id?: string;
}

export interface ServiceAccount {
  readonly type: 'service_account';
  readonly client_email: string;
  readonly private_key: string;
  readonly private_key_id?: string;
  readonly token_uri?: string;
  readonly project_id?: string;
  readonly quota_project_id?: string;
}

export interface Impersonation {
  readonly type: 'impersonated_service_account';
  readonly service_account_impersonation_url: string;
  readonly delegates?: readonly string[];
  readonly source_credentials: UserCredential | ServiceAccount;
  readonly quota_project_id?: string;
}

/** Bytes. */
const sizeLimit = 100_000;
const fileName = 'application_default_credentials.json';

/** Undefined when there is no such file. One that the environment names must be there. */
export async function readCredential(host: StoreHost): Promise<Result<Credential | undefined>> {
  const named = host.env.GOOGLE_APPLICATION_CREDENTIALS;
  const path = named || wellKnownFile(host);
  if (path === undefined || !isAbsolute(path)) {
    return named
      ? refused('misconfigured', 'GOOGLE_APPLICATION_CREDENTIALS must be an absolute path.')
      : found(undefined);
  }
  if (!named && !(await exists(path))) return found(undefined);
  const text = await readText(path, { limit: sizeLimit });
  return text.ok ? credentialOf(text.value) : refused('misconfigured', 'The Google credentials file cannot be read.');
}

function wellKnownFile({ env, home, platform }: StoreHost): string | undefined {
  if (env.CLOUDSDK_CONFIG) return join(env.CLOUDSDK_CONFIG, fileName);
  if (platform !== 'win32') return join(home, '.config', 'gcloud', fileName);
  return env.APPDATA ? join(env.APPDATA, 'gcloud', fileName) : undefined;
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

function credentialOf(text: string): Result<Credential> {
  const { user, serviceAccount, impersonation, other } = schemas();
  const json = parsed(text);
  const credential = z.union([user, serviceAccount, impersonation]).safeParse(json);
  if (credential.success) return found(credential.data);
  return other.safeParse(json).success
    ? refused('unsupported', 'This kind of Google credentials cannot be used: log in with gcloud auth instead.')
    : refused('misconfigured', 'The Google credentials file is malformed.');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Credentials of another universe than googleapis.com would have to go to another address than ours. */
function schemas() {
  const common = {
    quota_project_id: z.string().optional(),
    universe_domain: z.literal('googleapis.com').optional(),
  };
  const user = z.object({
    ...common,
    type: z.literal('authorized_user'),
    client_id: z.string(),
    client_secret: z.string(),
    refresh_token: z.string(),
    token_uri: z.string().optional(),
  });
  const serviceAccount = z.object({
    ...common,
    type: z.literal('service_account'),
    client_email: z.string(),
    private_key: z.string(),
    private_key_id: z.string().optional(),
    token_uri: z.string().optional(),
    project_id: z.string().optional(),
  });
  const impersonation = z.object({
    ...common,
    type: z.literal('impersonated_service_account'),
    service_account_impersonation_url: z.string(),
    delegates: z.array(z.string()).optional(),
    source_credentials: z.union([user, serviceAccount]),
  });
  const other = z.union([
    z.object({ type: z.enum(['external_account', 'external_account_authorized_user', 'gdch_service_account']) }),
    z.object({ universe_domain: z.string().regex(/^(?!googleapis\.com$)/) }),
  ]);
  return { user, serviceAccount, impersonation, other };
}
