// From a context of the kubeconfig to what a request needs: an address, certificates, headers, perhaps a login program.

import { resolve } from 'node:path';
import type { HttpRequest, StoreHost } from '../../../host';
import { found, type Result, refused } from '../../../store';
import type { KubeSettings } from '../settings';
import { type ExecPlugin, pluginOf } from './exec-plugin';
import { inCluster, inClusterName } from './in-cluster';
import { type Kubeconfig, type Located, readKubeconfig } from './kubeconfig';
import type { ClusterEntry, UserEntry } from './kubeconfig-schema';
import { readSmall } from './small-file';

export interface Connection {
  readonly context: string;
  /** Without a slash at its end. */
  readonly server: string;
  /** Of the context. */
  readonly namespace: string;
  readonly tls: NonNullable<HttpRequest['tls']>;
  readonly headers: Readonly<Record<string, string>>;
  /** Gives the credentials where the kubeconfig holds none. */
  readonly plugin?: ExecPlugin;
  /** The kubeconfig asks for a proxy of its own, which is not used. */
  readonly asksForProxy: boolean;
}

export interface Surroundings {
  readonly settings: KubeSettings;
  readonly host: StoreHost;
}

type Reading = Surroundings & { readonly signal?: AbortSignal };

/** Names of the contexts that may be used, and the one in use. */
export async function readContexts(reading: Reading): Promise<Result<{ names: readonly string[]; current?: string }>> {
  const config = await readKubeconfig(reading);
  if (!config.ok) return config;
  const { contexts, current } = config.value;
  const all = [
    ...contexts.keys(),
    ...(reading.settings.instanceMetadata && inCluster(reading.host) ? [inClusterName] : []),
  ];
  // Half a character cannot be in a reference.
  const usable = all.filter((name) => isChosen(name, reading.settings) && !/\p{Surrogate}/u.test(name));
  const names = [...new Set(usable)];
  if (names.length === 0)
    return refused('misconfigured', 'There is no kubeconfig, or it has no context that may be used.');
  const isUsable = current !== undefined && names.includes(current);
  return found({ names, ...(isUsable ? { current } : names.length === 1 && { current: names[0]! }) });
}

/** `not-found` when there is no such context, or it may not be used. */
export async function connect(context: string, reading: Reading): Promise<Result<Connection>> {
  if (!isChosen(context, reading.settings)) return noContext();
  const config = await readKubeconfig(reading);
  if (!config.ok) return config;
  const entry = config.value.contexts.get(context);
  if (!entry) {
    const pod = context === inClusterName && reading.settings.instanceMetadata ? inCluster(reading.host) : undefined;
    return pod ? pod(reading.signal) : noContext();
  }
  const cluster = config.value.clusters.get(entry.cluster ?? '');
  if (!cluster) return refused('misconfigured', 'The context names a cluster that the kubeconfig does not have.');
  const user = userOf(config.value, entry.user);
  if (!user) return refused('misconfigured', 'The context names a user that the kubeconfig does not have.');
  return connectionOf({ context, namespace: entry.namespace ?? 'default', cluster, user }, reading);
}

const noContext = () => refused('not-found', 'The kubeconfig has no such context that may be used.');

const isChosen = (name: string, { contexts }: KubeSettings): boolean => !contexts || contexts.includes(name);

/** A context without a user asks without credentials. */
const userOf = ({ users }: Kubeconfig, name: string | undefined): Located<Partial<UserEntry>> | undefined =>
  name === undefined ? { folder: '', entry: {} } : users.get(name);

interface Parts {
  readonly context: string;
  readonly namespace: string;
  readonly cluster: Located<ClusterEntry>;
  readonly user: Located<Partial<UserEntry>>;
}

async function connectionOf(parts: Parts, { host, signal }: Reading): Promise<Result<Connection>> {
  const { cluster, user, context, namespace } = parts;
  const server = serverOf(cluster.entry);
  if (!server.ok) return server;
  const refusal = refusalOf(user.entry);
  if (refusal) return refusal;
  const ca = await pemOf(cluster, 'certificate-authority', signal);
  if (!ca.ok) return ca;
  const cert = await pemOf(user, 'client-certificate', signal);
  if (!cert.ok) return cert;
  const key = await pemOf(user, 'client-key', signal);
  if (!key.ok) return key;
  const authorization = await authorizationOf(user, signal);
  if (!authorization.ok) return authorization;
  const needsPlugin = authorization.value === undefined && user.entry.exec;
  const plugin = needsPlugin ? await pluginOf(user, { cluster: cluster.entry, ca: ca.value, host }) : undefined;
  if (plugin && !plugin.ok) return plugin;
  const servername = cluster.entry['tls-server-name'];
  return found({
    context,
    namespace,
    server: server.value,
    tls: {
      ...(ca.value !== undefined && { ca: ca.value }),
      ...(cert.value !== undefined && { cert: cert.value }),
      ...(key.value !== undefined && { key: key.value }),
      ...(servername !== undefined && { servername }),
    },
    headers: {
      ...(authorization.value !== undefined && { authorization: authorization.value }),
      ...actingAs(user.entry),
    },
    ...(plugin && { plugin: plugin.value }),
    asksForProxy: cluster.entry['proxy-url'] !== undefined,
  });
}

/** An address with a path is that of a proxy for many clusters. */
function serverOf(cluster: ClusterEntry): Result<string> {
  const { server = '' } = cluster;
  const url = URL.canParse(server) ? new URL(server) : undefined;
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.search || url.hash)
    return refused('misconfigured', 'The cluster has no usable server address in the kubeconfig.');
  const isLocal = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
  // On this machine the certificate is checked all the same: clusters of developers come with their authority.
  if (cluster['insecure-skip-tls-verify'] && !isLocal) return refused('misconfigured', unverified);
  return found(url.href.replace(/\/+$/, ''));
}

const unverified =
  'The kubeconfig turns off the check of this cluster’s certificate (insecure-skip-tls-verify). ' +
  'Credentials are not sent that way: give the cluster a certificate-authority instead.';

/** What cannot be followed exactly would act with other rights than kubectl. */
function refusalOf(user: Partial<UserEntry>) {
  if (user['auth-provider'] && !user.exec && !user.token)
    return refused(
      'unsupported',
      'This user logs in by an auth-provider, which Kubernetes removed. Use a login program (exec).',
    );
  if ((user['as-groups']?.length ?? 0) > 1 || hasKeys(user['as-user-extra']))
    return refused(
      'unsupported',
      'This user acts as another with several groups or extra fields, which is not supported.',
    );
  return undefined;
}

const hasKeys = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0;

function actingAs(user: Partial<UserEntry>): Readonly<Record<string, string>> {
  const group = user['as-groups']?.[0];
  return {
    ...(user.as !== undefined && { 'impersonate-user': user.as }),
    ...(user['as-uid'] !== undefined && { 'impersonate-uid': user['as-uid'] }),
    ...(group !== undefined && { 'impersonate-group': group }),
  };
}

/** A file wins over a token beside it, as long as it can be read: tokens in files are renewed. */
async function authorizationOf(
  { folder, entry }: Located<Partial<UserEntry>>,
  signal?: AbortSignal,
): Promise<Result<string | undefined>> {
  const fromFile =
    entry.tokenFile === undefined ? undefined : await readSmall(resolve(folder, entry.tokenFile), signal);
  if (fromFile && !fromFile.ok && (fromFile.problem.kind === 'cancelled' || entry.token === undefined)) return fromFile;
  const token = fromFile?.ok ? fromFile.value.trim() : entry.token;
  if (token) return found(`Bearer ${token}`);
  if (entry.username === undefined || entry.password === undefined) return found(undefined);
  return found(`Basic ${Buffer.from(`${entry.username}:${entry.password}`).toString('base64')}`);
}

type PemField = 'certificate-authority' | 'client-certificate' | 'client-key';

/** Data in the kubeconfig wins over a file. */
async function pemOf(
  { folder, entry }: Located<Readonly<Record<string, unknown>>>,
  field: PemField,
  signal?: AbortSignal,
): Promise<Result<string | undefined>> {
  const data = entry[`${field}-data`];
  if (typeof data === 'string') return found(Buffer.from(data, 'base64').toString());
  const path = entry[field];
  return typeof path === 'string' ? readSmall(resolve(folder, path), signal) : found(undefined);
}
