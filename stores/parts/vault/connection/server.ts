// Which server is asked, and whether it may see what lies in the environment and in the home folder.

import { isAbsolute } from 'node:path';
import type { HttpRequest, StoreHost } from '../../../host';
import { found, type Result, refused } from '../../../store';
import { hostOf, isLoopback } from '../../../support/http/target';
import { readText } from '../../../support/read-text';
import { baseOf, environmentOrigin, knownPlace, notAnAddress, type VaultSettings, variable } from './settings';

export interface Server {
  /** Without a slash at the end. */
  readonly base: string;
  readonly origin: string;
  readonly namespace?: string;
  readonly tls?: HttpRequest['tls'];
  /** Whether it may be sent a token of the environment or the home folder; asks the person the first time. */
  readonly mayHaveAmbient: () => Promise<boolean>;
}

/** PEM files are small. */
const fileLimit = 1_000_000;

/** What is needed to find it. */
export type Finder = Pick<StoreHost, 'env' | 'credentials' | 'confirm'>;

export async function findServer(settings: VaultSettings, host: Finder): Promise<Result<Server>> {
  const address = settings.address ?? variable(host.env, 'ADDR');
  if (address === undefined)
    return refused('misconfigured', 'No Vault server is set: neither in the settings nor as VAULT_ADDR.');
  const base = baseOf(address);
  if (base === undefined) return notAnAddress();
  const url = new URL(base);
  const { origin } = url;
  const isSet = settings.address !== undefined;
  if (!isSet && !isLoopback(hostOf(url)) && !(await isConfirmed(origin, host, 'address')))
    return refused(
      'misconfigured',
      'The Vault server that the environment names was not confirmed. Confirm it, or put its address into the settings.',
    );
  const belongs = environmentOrigin(host.env) === origin;
  const tls = await tlsOf(settings, host, belongs);
  if (!tls.ok) return tls;
  const { namespace } = knownPlace(found(settings), host.env);
  return found({
    base,
    origin,
    ...(namespace !== undefined && { namespace }),
    ...(tls.value && { tls: tls.value }),
    mayHaveAmbient: async () => belongs || (await isConfirmed(origin, host, 'token')),
  });
}

/** Once for each origin: a repository's container may set variables, and must not get a token that way. */
async function isConfirmed(origin: string, { credentials, confirm }: Finder, of: keyof typeof questions) {
  const key = `vault:confirmed:${origin}`;
  if ((await credentials.get(key)) !== undefined) return true;
  if (!(await confirm(questions[of](origin)))) return false;
  await credentials.set(key, 'yes');
  return true;
}

const questions = {
  address: (origin: string) =>
    `The environment names ${origin} as the Vault server. Use it, and send it your Vault token?`,
  token: (origin: string) => `Send the Vault token of this environment to ${origin}?`,
};

/** VAULT_SKIP_VERIFY is not heeded: a token would go to whoever answers. */
async function tlsOf(
  { caFile }: VaultSettings,
  { env }: Finder,
  belongs: boolean,
): Promise<Result<HttpRequest['tls']>> {
  const ofEnvironment = (name: string) => (belongs ? variable(env, name) : undefined);
  const files = {
    ca: caFile ?? ofEnvironment('CACERT'),
    cert: ofEnvironment('CLIENT_CERT'),
    key: ofEnvironment('CLIENT_KEY'),
  };
  const tls: { ca?: string; cert?: string; key?: string; servername?: string } = {};
  const bytes = ofEnvironment('CACERT_BYTES');
  if (bytes !== undefined) tls.ca = bytes;
  const servername = ofEnvironment('TLS_SERVER_NAME');
  if (servername !== undefined) tls.servername = servername;
  for (const [part, path] of Object.entries(files)) {
    if (path === undefined) continue;
    const text = isAbsolute(path) ? await readText(path, { limit: fileLimit }) : undefined;
    if (!text?.ok)
      return refused('misconfigured', 'A certificate file that is set for the Vault server cannot be read.');
    tls[part as keyof typeof files] = text.value;
  }
  return found(Object.keys(tls).length > 0 ? tls : undefined);
}
