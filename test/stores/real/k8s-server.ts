// A real API server with etcd on this machine, for tests: built once with Go into the cache folder, started on loopback.

import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type Issued, makeCertificate } from '../servers/k8s-certificates';
import { newFolder } from '../support/test-host';

/** One release of Kubernetes; its parts have the same number under version 0. */
const release = '36.3';
const cache = join(__dirname, '../../../.cache/kubernetes');

export interface RealCluster {
  readonly url: string;
  readonly ca: string;
  readonly authority: Issued;
  /** May do everything. */
  readonly admin: string;
  /** Of a user `limited` without any right. */
  readonly limited: string;
  ask(method: string, path: string, body?: unknown): Promise<{ readonly status: number; readonly json: unknown }>;
  /** Makes etcd forget what is not current. */
  compact(): Promise<void>;
  stop(): void;
}

/** Undefined when there is neither a built server nor Go to build one. Minutes the first time. */
export async function startRealCluster(): Promise<RealCluster | undefined> {
  if (!isBuilt() && spawnSync('go', ['version']).status !== 0) return undefined;
  if (!isBuilt()) build();
  const folder = newFolder();
  const authority = makeCertificate({ commonName: 'real-ca', isAuthority: true });
  const served = makeCertificate({
    commonName: 'kube-apiserver',
    issuer: authority,
    names: ['localhost'],
    addresses: ['127.0.0.1'],
  });
  const [admin, limited] = [randomBytes(16).toString('hex'), randomBytes(16).toString('hex')];
  const files = {
    ca: authority.cert,
    crt: served.cert,
    key: served.key,
    sa: makeCertificate({ commonName: 'service-accounts', kind: 'rsa' }).key,
    tokens: `${admin},admin,1,"system:masters"\n${limited},limited,2\n`,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text, { mode: 0o600 });
  const [store, peer, port] = [await freePort(), await freePort(), await freePort()];
  const running = [
    start('etcd', etcdArgs(folder, store, peer)),
    start('kube-apiserver', serverArgs(folder, store, port)),
  ];
  const url = `https://127.0.0.1:${port}`;
  const agent = new Agent({ keepAlive: true, ca: authority.cert, maxSockets: 8 });
  const cluster: RealCluster = {
    url,
    ca: authority.cert,
    authority,
    admin,
    limited,
    ask: (method, path, body) => ask({ url, token: admin, agent }, method, path, body),
    compact: () => compact(`http://127.0.0.1:${store}/v3/kv`),
    stop: () => {
      agent.destroy();
      for (const one of running) one.kill('SIGKILL');
    },
  };
  await ready(cluster, running);
  return cluster;
}

const program = (name: string): string => join(cache, name);
const isBuilt = (): boolean => ['etcd', 'kube-apiserver'].every((name) => existsSync(program(name)));

/** As Go builds any program from its modules. Kubernetes names its own parts without versions: they are given here. */
function build(): void {
  const folder = join(cache, 'build');
  mkdirSync(folder, { recursive: true });
  const module = `k8s.io/kubernetes@v1.${release}`;
  const env = { ...process.env, GOFLAGS: '-mod=mod -buildvcs=false', CGO_ENABLED: '0' };
  writeFileSync(join(folder, 'go.mod'), `module test\n\ngo 1.26\n\nrequire ${module.replace('@', ' ')}\n`);
  const downloaded = execFileSync('go', ['mod', 'download', '-json', module], { cwd: folder, env, encoding: 'utf8' });
  const { GoMod: path } = JSON.parse(downloaded);
  const parts = [...readFileSync(path, 'utf8').matchAll(/^\s(k8s\.io\/\S+) v0\.0\.0$/gm)].map(([, name]) => name);
  const replaced = parts.map((name) => `replace ${name} => ${name} v0.${release}\n`).join('');
  writeFileSync(join(folder, 'go.mod'), `${readFileSync(join(folder, 'go.mod'), 'utf8')}\n${replaced}`);
  for (const [name, from] of [
    ['kube-apiserver', 'k8s.io/kubernetes/cmd/kube-apiserver'],
    ['etcd', 'go.etcd.io/etcd/server/v3'],
  ] as const) {
    const made = join(folder, name);
    const flags = `-s -w -X k8s.io/component-base/version.gitVersion=v1.${release}`;
    const args = ['build', '-trimpath', '-ldflags', flags, '-o', made, from];
    execFileSync('nice', ['go', ...args], { cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit'] });
    renameSync(made, program(name));
  }
}

const etcdArgs = (folder: string, port: number, peer: number): readonly string[] => [
  `--data-dir=${join(folder, 'etcd')}`,
  `--listen-client-urls=http://127.0.0.1:${port}`,
  `--advertise-client-urls=http://127.0.0.1:${port}`,
  `--listen-peer-urls=http://127.0.0.1:${peer}`,
  '--unsafe-no-fsync',
  '--log-level=error',
];

const serverArgs = (folder: string, etcd: number, port: number): readonly string[] => [
  `--etcd-servers=http://127.0.0.1:${etcd}`,
  '--bind-address=127.0.0.1',
  '--advertise-address=127.0.0.1',
  `--secure-port=${port}`,
  `--cert-dir=${folder}`,
  `--tls-cert-file=${join(folder, 'crt')}`,
  `--tls-private-key-file=${join(folder, 'key')}`,
  `--client-ca-file=${join(folder, 'ca')}`,
  `--token-auth-file=${join(folder, 'tokens')}`,
  `--service-account-key-file=${join(folder, 'sa')}`,
  `--service-account-signing-key-file=${join(folder, 'sa')}`,
  '--service-account-issuer=https://kubernetes.default.svc',
  '--service-cluster-ip-range=10.0.0.0/24',
  '--authorization-mode=RBAC',
  '--anonymous-auth=false',
  '--endpoint-reconciler-type=none',
  '--disable-admission-plugins=ServiceAccount',
  // Pages of a listing are to expire with what etcd forgets.
  '--feature-gates=ListFromCacheSnapshot=false',
];

const start = (name: string, args: readonly string[]): ChildProcess =>
  spawn(program(name), args, { stdio: 'ignore', env: { PATH: process.env.PATH } });

/** Both must live until the server answers that all of it is started. */
async function ready({ ask, stop }: RealCluster, running: readonly ChildProcess[]): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (running.some(({ exitCode }) => exitCode !== null)) break;
    const answer = await ask('GET', '/readyz').catch(() => undefined);
    if (answer?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  stop();
  throw new Error('The API server did not start.');
}

/** By etcd's own interface for JSON. */
async function compact(url: string): Promise<void> {
  const call = async (what: string, body: object): Promise<{ header?: { revision?: string } }> => {
    const answer = await fetch(`${url}/${what}`, { method: 'POST', body: JSON.stringify(body) });
    return answer.json() as Promise<{ header?: { revision?: string } }>;
  };
  const { header } = await call('range', { key: Buffer.from('none').toString('base64') });
  await call('compaction', { revision: header?.revision, physical: true });
}

interface Reach {
  readonly url: string;
  readonly token: string;
  readonly agent: Agent;
}

function ask(
  { url, token, agent }: Reach,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ readonly status: number; readonly json: unknown }> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    const sent = request(`${url}${path}`, { method, agent, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        const text = Buffer.concat(parts).toString();
        resolve({ status: answer.statusCode ?? 0, json: text.startsWith('{') ? JSON.parse(text) : text });
      });
    });
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const place = probe.address();
      probe.close(() => (place && typeof place === 'object' ? resolve(place.port) : reject(new Error('no port'))));
    });
  });
}
