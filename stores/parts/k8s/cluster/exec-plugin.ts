// Login programs of a kubeconfig (`exec`): which program, whether the person allowed it, what it answered.

import { createHash } from 'node:crypto';
import { isAbsolute, resolve } from 'node:path';
import * as z from 'zod';
import type { StoreHost } from '../../../host';
import { cancelled, found, type Result, refused } from '../../../store';
import { isInside, type Located } from './kubeconfig';
import type { ClusterEntry, UserEntry } from './kubeconfig-schema';

export interface ExecPlugin {
  readonly apiVersion: string;
  /** A name to be found on the path, or absolute. */
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** As its environment variable KUBERNETES_EXEC_INFO has it. */
  readonly info: string;
}

export interface PluginLogin {
  readonly token?: string;
  readonly cert?: string;
  readonly key?: string;
  /** Milliseconds since 1970. */
  readonly expires?: number;
}

interface Around {
  readonly cluster: ClusterEntry;
  readonly ca: string | undefined;
  readonly host: StoreHost;
}

const knownVersions: readonly string[] = ['client.authentication.k8s.io/v1', 'client.authentication.k8s.io/v1beta1'];

export async function pluginOf(
  { folder, entry }: Located<Partial<UserEntry>>,
  around: Around,
): Promise<Result<ExecPlugin>> {
  const { apiVersion = '', command: named, args, env, interactiveMode, provideClusterInfo } = entry.exec ?? {};
  if (!named || !args) return refused('misconfigured', 'The login program of this context has no command.');
  if (!knownVersions.includes(apiVersion))
    return refused('unsupported', 'The login program of this context speaks a version that is not known here.');
  if (interactiveMode === 'Always')
    return refused('unsupported', 'The login program of this context needs a terminal. Log in there first.');
  // As client-go has it: with a slash in it, it is relative to the kubeconfig.
  const command = /[\\/]/.test(named) ? resolve(folder, named) : named;
  if (isAbsolute(command) && (await isInside(command, around.host)))
    return refused('misconfigured', 'The login program of this context is inside the workspace. It is not run.');
  const cluster = provideClusterInfo ? clusterInfoOf(around) : undefined;
  return found({
    apiVersion,
    command,
    args,
    env: Object.fromEntries((env ?? []).map(({ name, value }) => [name, value])),
    info: JSON.stringify({
      apiVersion,
      kind: 'ExecCredential',
      spec: { interactive: false, ...(cluster && { cluster }) },
    }),
  });
}

function clusterInfoOf({ cluster, ca }: Around): Readonly<Record<string, unknown>> {
  const own = cluster.extensions?.find(({ name }) => name === 'client.authentication.k8s.io/exec')?.extension;
  const servername = cluster['tls-server-name'];
  return {
    server: cluster.server,
    ...(servername !== undefined && { 'tls-server-name': servername }),
    ...(ca !== undefined && { 'certificate-authority-data': Buffer.from(ca).toString('base64') }),
    ...(own !== undefined && { config: own }),
  };
}

/** Asks the first time. The answer is kept for exactly this program with these arguments and variables. */
export async function isAllowed(plugin: ExecPlugin, host: StoreHost, signal?: AbortSignal): Promise<Result<void>> {
  const { command, args, env } = plugin;
  const hash = createHash('sha256').update(JSON.stringify([command, args, Object.entries(env).sort()]));
  const key = `k8s:exec:${hash.digest('hex').slice(0, 32)}`;
  if ((await host.credentials.get(key)) === 'allowed') return found(undefined);
  const answer = await untilAborted(host.confirm(questionFor(plugin)), signal);
  if (signal?.aborted) return cancelled();
  if (!answer) return refused('login-needed', 'The login program of this context needs your permission to be run.');
  await host.credentials.set(key, 'allowed');
  return found(undefined);
}

function questionFor({ command, args }: ExecPlugin): string {
  const shownArgs = args.map((arg, at) => (namesSecret.test(args[at - 1] ?? '') ? '…' : withoutSecret(arg)));
  const line = [command, ...shownArgs].join(' ').replace(/\p{C}+/gu, ' ');
  const shown = line.length > 300 ? `${line.slice(0, 300)} …` : line;
  return `To log in to Kubernetes, your kubeconfig runs this program: ${shown}\nMay it be run, now and later?`;
}

/** Some programs are given a client secret as an argument: `--client-secret=…` or `--client-secret …`. */
const namesSecret = /^-[^=]{0,60}(?:secret|password|token|key)[^=]{0,60}$/i;

function withoutSecret(arg: string): string {
  const at = arg.indexOf('=');
  return at > 0 && namesSecret.test(arg.slice(0, at)) ? `${arg.slice(0, at)}=…` : arg;
}

/** Undefined when the caller left before. */
export const untilAborted = <T>(work: Promise<T>, signal?: AbortSignal): Promise<T | undefined> =>
  new Promise((settle, fail) => {
    if (signal?.aborted) settle(undefined);
    signal?.addEventListener('abort', () => settle(undefined), { once: true });
    work.then(settle, fail);
  });

/** Milliseconds: some open a browser, where a person logs in. */
const loginTime = 120_000;

export async function runPlugin(
  plugin: ExecPlugin,
  host: StoreHost,
  signal?: AbortSignal,
): Promise<Result<PluginLogin>> {
  const ran = await host.run(plugin.command, plugin.args, {
    env: { ...inherited(host.env), ...plugin.env, KUBERNETES_EXEC_INFO: plugin.info },
    timeout: loginTime,
    ...(signal && { signal }),
  });
  if (!ran.ok && ran.problem.kind === 'cancelled') return ran;
  if (!ran.ok) return refused(ran.problem.kind, 'The login program of this context cannot be run. Is it installed?');
  if (ran.value.status !== 0)
    return refused('login-needed', 'The login program of this context failed. Log in with it in a terminal first.');
  return loginOf(ran.value.stdout, plugin.apiVersion);
}

/** The programs of the clouds look for profiles and folders there. */
function inherited(env: StoreHost['env']): Readonly<Record<string, string>> {
  const wanted = /^(?:AWS|AZURE|AAD|ARM|CLOUDSDK|GOOGLE|DIGITALOCEAN|OCI|TELEPORT|KUBE)\w*$/;
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value !== undefined && wanted.test(name) ? [[name, value]] : [])),
  );
}

function loginOf(output: Uint8Array, apiVersion: string): Result<PluginLogin> {
  const answer = z
    .looseObject({
      apiVersion: z.literal(apiVersion),
      kind: z.literal('ExecCredential'),
      status: z.looseObject({
        token: z.string().min(1).optional(),
        clientCertificateData: z.string().min(1).optional(),
        clientKeyData: z.string().min(1).optional(),
        expirationTimestamp: z.string().nullish(),
      }),
    })
    .safeParse(parseJson(output));
  if (!answer.success) return malformed();
  const { token, clientCertificateData: cert, clientKeyData: key, expirationTimestamp } = answer.data.status;
  if ((cert === undefined) !== (key === undefined) || (token === undefined && cert === undefined)) return malformed();
  const expires = expirationTimestamp ? Date.parse(expirationTimestamp) : undefined;
  if (Number.isNaN(expires)) return malformed();
  return found({
    ...(token !== undefined && { token }),
    ...(cert !== undefined && key !== undefined && { cert, key }),
    ...(expires !== undefined && { expires }),
  });
}

const malformed = () =>
  refused('unreadable', 'The login program of this context answered something else than a login.');

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
