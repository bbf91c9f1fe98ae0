// An API server that speaks as much of Kubernetes as secrets need, over https, with tokens and client certificates.

import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { type Issued, makeCertificate } from './k8s-certificates';
import { checkPatch, checkSecret, failure, type Stored, type Verdict } from './k8s-objects';
import { nameTable, pageOf, partialList, partialObject, type Rows } from './k8s-views';

export interface FakeCluster {
  readonly url: string;
  /** PEM of the authority that signed the server's certificate. */
  readonly ca: string;
  readonly authority: Issued;
  /** By namespace, then name. */
  readonly secrets: Map<string, Map<string, Stored>>;
  /** Who may do what: user name by token. */
  readonly tokens: Map<string, string>;
  /** Users that may do nothing at all. */
  readonly powerless: Set<string>;
  /** Users that may not list namespaces. */
  readonly confined: Set<string>;
  readonly requests: readonly SeenRequest[];
  /** Answers of the next requests, whatever they ask. `hang` never answers. */
  readonly faults: Fault[];
  /** Of the Sealed Secrets controller, where there is one. */
  sealingCertificate: string | undefined;
  /** Continue marks older than this count of writes are expired. */
  expireMarks(): void;
  put(
    namespace: string,
    name: string,
    data: Readonly<Record<string, string | Uint8Array>>,
    more?: Partial<Stored>,
  ): void;
  close(): Promise<void>;
}

export type Fault =
  | { readonly status: number; readonly body?: string; readonly headers?: Readonly<Record<string, string>> }
  | 'hang'
  | ((cluster: FakeCluster) => void);

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly user: string | undefined;
  readonly accept: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

interface State {
  readonly cluster: FakeCluster;
  version: number;
  /** Marks of an earlier era are expired. */
  era: number;
}

export async function startCluster(): Promise<FakeCluster> {
  const authority = makeCertificate({ commonName: 'test-cluster-ca', isAuthority: true });
  const served = makeCertificate({
    commonName: 'kube-apiserver',
    issuer: authority,
    names: ['localhost', 'kubernetes.default.svc'],
    addresses: ['127.0.0.1'],
  });
  const requests: SeenRequest[] = [];
  const server = createServer({
    key: served.key,
    cert: served.cert,
    ca: authority.cert,
    requestCert: true,
    rejectUnauthorized: false,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cluster: FakeCluster = {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ca: authority.cert,
    authority,
    secrets: new Map(),
    tokens: new Map(),
    powerless: new Set(),
    confined: new Set(),
    requests,
    faults: [],
    sealingCertificate: undefined,
    expireMarks: () => void state.era++,
    put: (namespace, name, data, more) => store(state, namespace, name, data, more),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const state: State = { cluster, version: 100, era: 0 };
  server.on('request', (request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const seen = seenOf(cluster, request, Buffer.concat(parts).toString());
      requests.push(seen);
      serve(state, seen, response);
    });
  });
  return cluster;
}

function store(
  state: State,
  namespace: string,
  name: string,
  data: Readonly<Record<string, string | Uint8Array>>,
  more: Partial<Stored> = {},
): void {
  const all = state.cluster.secrets.get(namespace) ?? new Map<string, Stored>();
  state.cluster.secrets.set(namespace, all);
  const entries = Object.entries(data).map(([key, value]) => [key, Buffer.from(value).toString('base64')] as const);
  all.set(name, {
    uid: randomUUID(),
    created: '2026-01-02T03:04:05Z',
    changed: '2026-02-03T04:05:06Z',
    version: String(++state.version),
    type: 'Opaque',
    immutable: false,
    annotations: {},
    hasRecord: true,
    data: new Map(entries),
    ...more,
  });
}

function seenOf({ tokens }: FakeCluster, request: IncomingMessage, body: string): SeenRequest {
  const { authorization = '', accept = '' } = request.headers;
  const socket = request.socket as TLSSocket;
  const shown = socket.authorized ? socket.getPeerCertificate().subject?.CN : undefined;
  const token = /^Bearer (.+)$/.exec(authorization)?.[1];
  const basic = /^Basic (.+)$/.exec(authorization)?.[1];
  const user = token !== undefined ? tokens.get(token) : basic !== undefined ? tokens.get(basic) : shown;
  const { method = '', url: path = '', headers } = request;
  return { method, path, user: typeof user === 'string' ? user : undefined, accept, headers, body };
}

function serve(state: State, seen: SeenRequest, response: ServerResponse): void {
  const fault = state.cluster.faults.shift();
  if (fault === 'hang') return;
  if (typeof fault === 'function') fault(state.cluster);
  else if (fault) {
    response.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers });
    response.end(fault.body ?? JSON.stringify(failure(fault.status, 'Injected')));
    return;
  }
  const { status, body } = answer(state, seen);
  const isText = typeof body === 'string';
  response.writeHead(status, { 'content-type': isText ? 'application/x-pem-file' : 'application/json' });
  response.end(isText ? body : JSON.stringify(body));
}

function answer(state: State, seen: SeenRequest): Verdict {
  const { cluster } = state;
  if (seen.user === undefined) return { status: 401, body: failure(401, 'Unauthorized') };
  const url = new URL(seen.path, 'https://cluster');
  if (url.pathname === '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews' && seen.method === 'POST') {
    const allowed = !cluster.powerless.has(seen.user);
    return { status: 201, body: { kind: 'SelfSubjectAccessReview', status: { allowed } } };
  }
  if (cluster.powerless.has(seen.user)) return { status: 403, body: failure(403, 'Forbidden', 'secrets') };
  if (url.pathname === '/api/v1/namespaces' && seen.method === 'GET') {
    if (cluster.confined.has(seen.user)) return { status: 403, body: failure(403, 'Forbidden', 'namespaces') };
    const rows = [...cluster.secrets.keys()].map((name) => ({ name, cells: ['Active', '5d'] }));
    return listed(state, url, seen.accept, { columns: ['Name', 'Status', 'Age'], rows });
  }
  const controller = /^\/api\/v1\/namespaces\/kube-system\/services\/(.+)$/.exec(url.pathname)?.[1];
  if (controller !== undefined) return ofController(cluster, controller);
  const found = /^\/api\/v1\/namespaces\/([^/]+)\/secrets(?:\/([^/]+))?$/.exec(url.pathname);
  return found ? ofSecrets(state, seen, url, [found[1]!, found[2]]) : { status: 404, body: 'page not found' };
}

function ofController({ sealingCertificate }: FakeCluster, path: string): Verdict {
  if (sealingCertificate === undefined) return { status: 404, body: failure(404, 'NotFound', 'services') };
  if (path === 'sealed-secrets-controller')
    return { status: 200, body: { kind: 'Service', spec: { ports: [{ name: 'http', port: 8080 }] } } };
  if (path === 'http:sealed-secrets-controller:http/proxy/v1/cert.pem')
    return { status: 200, body: sealingCertificate };
  return { status: 404, body: failure(404, 'NotFound', 'services') };
}

function listed(state: State, url: URL, accept: string, all: Rows): Verdict {
  const page = pageOf(all, url, state.era);
  if (!page) return { status: 410, body: failure(410, 'Expired') };
  if (accept.includes('as=Table')) return { status: 200, body: nameTable(page) };
  if (accept.includes('as=PartialObjectMetadataList')) return { status: 200, body: partialList(page) };
  return { status: 406, body: failure(406, 'NotAcceptable') };
}

function ofSecrets(
  state: State,
  seen: SeenRequest,
  url: URL,
  [namespace, name]: [string, string | undefined],
): Verdict {
  const all = state.cluster.secrets.get(namespace);
  if (name === undefined && seen.method === 'GET') {
    const rows = [...(all ?? [])].map(([one, { type, data }]) => ({ name: one, cells: [type, data.size, '5d'] }));
    return listed(state, url, seen.accept, { columns: ['Name', 'Type', 'Data', 'Age'], rows });
  }
  if (name === undefined && seen.method === 'POST') {
    if (!all) return { status: 404, body: failure(404, 'NotFound', 'namespaces') };
    return change(state, all, checkSecret(seen.body, all, namespace), 201);
  }
  const known = all?.get(name ?? '');
  if (!all || !known || name === undefined) return { status: 404, body: failure(404, 'NotFound', 'secrets') };
  if (seen.method === 'GET' && seen.accept.includes('as=Table'))
    return { status: 200, body: nameTable({ columns: ['Name', 'Type', 'Data', 'Age'], rows: [rowOf(name, known)] }) };
  if (seen.method === 'GET') return { status: 200, body: objectOf(namespace, name, known) };
  if (seen.method === 'DELETE') return remove(all, name, known, seen.body);
  if (seen.method !== 'PATCH' || seen.headers['content-type'] !== 'application/merge-patch+json')
    return { status: 415, body: failure(415, 'UnsupportedMediaType') };
  return change(state, all, checkPatch(seen.body, name, known), 200);
}

const rowOf = (name: string, known: Stored) => ({
  name,
  cells: [known.type, known.data.size, '5d'],
  object: partialObject(name, known),
});

interface Checked {
  readonly name: string;
  readonly stored: Omit<Stored, 'version'>;
  readonly isSame?: boolean;
}

function change(state: State, all: Map<string, Stored>, checked: Checked | Verdict, status: number): Verdict {
  if ('status' in checked) return checked;
  const { name, stored, isSame } = checked;
  // A patch that changes nothing makes no new version.
  const kept = isSame ? all.get(name)! : { ...stored, version: String(++state.version) };
  all.set(name, kept);
  const namespace = [...state.cluster.secrets].find(([, secrets]) => secrets === all)![0];
  return { status, body: objectOf(namespace, name, kept) };
}

function remove(all: Map<string, Stored>, name: string, known: Stored, body: string): Verdict {
  const { uid, resourceVersion } = body === '' ? {} : (JSON.parse(body).preconditions ?? {});
  const isOther = (uid && uid !== known.uid) || (resourceVersion && resourceVersion !== known.version);
  if (isOther) return { status: 409, body: failure(409, 'Conflict', 'secrets') };
  all.delete(name);
  return { status: 200, body: { kind: 'Status', status: 'Success' } };
}

const objectOf = (namespace: string, name: string, { type, immutable, data, ...rest }: Stored) => ({
  kind: 'Secret',
  apiVersion: 'v1',
  metadata: { ...partialObject(name, { type, immutable, data, ...rest }).metadata, namespace },
  type,
  ...(immutable && { immutable }),
  ...(data.size > 0 && { data: Object.fromEntries(data) }),
});
