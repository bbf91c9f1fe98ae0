// How we are let in to Google Cloud: application default credentials, then gcloud, then (only if wanted) the metadata server.

import type { StoreHost } from '../../host';
import { found, type Result, refused } from '../../store';
import { type AccessToken, createLogin, type Login } from '../../support/cloud/login';
import { type Credential, readCredential } from './credentials';
import { exchange, tokenForm, tokenOf } from './exchange';
import { projectForm } from './names';
import { loginNeeded } from './problems';
import type { Settings } from './settings';

export interface GoogleToken extends AccessToken {
  /** Whose quota is used, where that is another project than the secret's. */
  readonly quotaProject?: string;
}

/** Milliseconds: gcloud does not say how long its token lasts, and renews it five minutes before its end. */
const gcloudLifetime = 5 * 60_000;

export function googleLogin(settings: Settings, host: StoreHost): Login<GoogleToken> {
  return createLogin(async () => {
    const credential = await readCredential(host);
    if (!credential.ok) return credential;
    if (!credential.value) return withoutFile(settings, host);
    const token = await exchange(credential.value, { host, mayBeLocal: settings.endpoint.isLocal });
    return token.ok ? found({ ...token.value, ...quotaOf(credential.value, host) }) : token;
  }, host.now);
}

/** It goes into a header: an odd one is no project. */
function quotaOf({ quota_project_id }: Credential, { env }: StoreHost): Pick<GoogleToken, 'quotaProject'> {
  const project = env.GOOGLE_CLOUD_QUOTA_PROJECT || quota_project_id;
  return project !== undefined && projectForm.test(project) ? { quotaProject: project } : {};
}

async function withoutFile(settings: Settings, host: StoreHost): Promise<Result<GoogleToken>> {
  const printed = await gcloud(['auth', 'print-access-token'], host);
  if (printed.ok) {
    return tokenForm.test(printed.value)
      ? found({ text: printed.value, expires: host.now() + gcloudLifetime })
      : refused('unreadable', 'gcloud printed no access token.');
  }
  if (!settings.instanceMetadata) return loginNeeded();
  const answer = await metadata('instance/service-accounts/default/token', host);
  return answer.ok ? tokenOf(answer.value, host.now()) : answer;
}

/** What it prints, trimmed. Any failure means that nobody is logged in there. */
async function gcloud(args: readonly string[], { run, env }: StoreHost, signal?: AbortSignal): Promise<Result<string>> {
  const config = env.CLOUDSDK_CONFIG;
  const ran = await run('gcloud', [...args, '--quiet'], {
    env: { CLOUDSDK_CORE_DISABLE_PROMPTS: '1', ...(config && { CLOUDSDK_CONFIG: config }) },
    signal,
  });
  if (!ran.ok) return ran;
  return ran.value.status === 0 ? found(Buffer.from(ran.value.stdout).toString('utf8').trim()) : loginNeeded();
}

async function metadata(path: string, { http, env }: StoreHost, signal?: AbortSignal) {
  const place = env.GCE_METADATA_HOST ?? 'metadata.google.internal';
  const answer = await http({
    method: 'GET',
    url: `http://${/^[A-Za-z0-9.:-]{1,255}$/.test(place) ? place : 'metadata.google.internal'}/computeMetadata/v1/${path}`,
    headers: { 'metadata-flavor': 'Google' },
    timeout: 5000,
    signal,
  });
  if (!answer.ok) return answer;
  return answer.value.status === 200 && answer.value.headers['metadata-flavor'] === 'Google'
    ? answer
    : refused('login-needed', 'The metadata server of this machine gives no login.');
}

/** Undefined when none is known anywhere. */
export async function findProject(
  settings: Settings,
  host: StoreHost,
  signal?: AbortSignal,
): Promise<Result<string | undefined>> {
  const { env } = host;
  const named = settings.project ?? (env.GOOGLE_CLOUD_PROJECT || env.GCLOUD_PROJECT || env.CLOUDSDK_CORE_PROJECT);
  if (named) return found(projectForm.test(named) ? named : undefined);
  const credential = await readCredential(host);
  if (!credential.ok) return credential;
  const known = credential.value && projectOf(credential.value);
  if (known) return found(projectForm.test(known) ? known : undefined);
  const configured = await gcloud(['config', 'get-value', 'project'], host, signal);
  if (configured.ok && projectForm.test(configured.value)) return configured;
  if (!settings.instanceMetadata) return found(undefined);
  const answer = await metadata('project/project-id', host, signal);
  const project = answer.ok ? Buffer.from(answer.value.body).toString('utf8') : '';
  return found(projectForm.test(project) ? project : undefined);
}

const projectOf = (credential: Credential): string | undefined =>
  (credential.type === 'service_account' ? credential.project_id : undefined) ?? credential.quota_project_id;
