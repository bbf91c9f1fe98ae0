// Secrets of Kubernetes clusters: `context/namespace/secret#key`, reached as kubectl reaches them.

import { formatName, parseName } from '../protocol/reference';
import { type Api, createApi, problemOf, proxyWords } from './parts/k8s/api';
import { type Connection, connect, readContexts, type Surroundings } from './parts/k8s/cluster/connection';
import { kubeconfigWords } from './parts/k8s/cluster/kubeconfig';
import { fieldNames, isNamespace, secretNameOf, secretsPath } from './parts/k8s/names';
import { listNames } from './parts/k8s/names-only';
import { type At, factsOf, getValue } from './parts/k8s/secret';
import { readSettings, settingsForm } from './parts/k8s/settings';
import { createWriter } from './parts/k8s/write';
import {
  cancelled,
  found,
  type Health,
  type ListRequest,
  type NamePage,
  type Result,
  refused,
  type StoreKind,
  type StoreRequest,
} from './store';

/**
 * Kubernetes keeps no earlier values, so `get` takes no versions and its secrets have none. The resource version that
 * `about` and a write tell is for check-and-set alone (`expected`): any change of the secret makes a new one.
 */
const k8s: StoreKind = {
  id: 'k8s',
  title: 'Kubernetes',
  detail: 'Secrets in the namespaces of your clusters, through your kubeconfig',
  scheme: 'k8s',
  nameForm: 'context/namespace/secret#key',
  suggestName: ({ folder, name }) => `context/default/${folder.toLowerCase()}#${name}`,
  opens: 'settings',
  says: {
    auth: 'kubeconfig: token, certificate, login program',
    read: 'yes',
    write: 'yes, with check-and-set',
    rotate: 'by a new value',
    list: 'contexts, namespaces, names',
  },
  settings: settingsForm,
  open: (place, host) => {
    const settings = readSettings(place);
    const api = createApi(host);
    const writer = createWriter();
    const within = async <T>(
      signal: AbortSignal | undefined,
      work: (around: Surroundings) => Promise<Result<T>>,
    ): Promise<Result<T>> => {
      if (signal?.aborted) return cancelled();
      return settings.ok ? work({ settings: settings.value, host }) : settings;
    };
    /** Of a secret's name, to the cluster. */
    const at = <T>(name: string, { signal }: StoreRequest, work: (at: At) => Promise<Result<T>>): Promise<Result<T>> =>
      within(signal, async (around) => {
        const parts = secretNameOf(name);
        if (!parts) return refused('not-found', 'No cluster holds a secret of such a name.');
        const connection = await connect(parts.context, { ...around, ...(signal && { signal }) });
        if (!connection.ok) return connection;
        return work({ api, connection: connection.value, name: parts, ...(signal && { signal }) });
      });
    return {
      describe: () => ({
        kind: 'k8s',
        place: kubeconfigWords(settings.ok ? settings.value : {}, host),
        hasVersions: false,
        ...(settings.ok && settings.value.production && { isProduction: true }),
      }),
      list: (request = {}) => within(request.signal, (around) => list({ ...around, api }, request)),
      get: (name, { version, signal } = {}) =>
        at(name, { signal }, async (known) =>
          version === undefined ? getValue(known) : refused('unsupported', 'Kubernetes keeps no earlier versions.'),
        ),
      health: ({ signal } = {}) => within(signal, (around) => health({ ...around, api }, signal)),
      fields: (name, request = {}) =>
        at(name, request, async (known) => {
          const facts = await factsOf(known);
          return facts.ok ? found(fieldNames(known.name, facts.value.fields)) : facts;
        }),
      about: (name, request = {}) => at(name, request, factsOf),
      put: (name, text, request = {}) => at(name, request, (known) => writer.put(known, name, { ...request, text })),
      revert: (written, request = {}) => at(written.name, request, (known) => writer.revert(known, written)),
      close: async () => {
        api.close();
        writer.clear();
      },
    };
  },
};
export default k8s;

type Reach = Surroundings & { readonly api: Api };

/** Contexts, then namespaces, then secrets. */
async function list(reach: Reach, { folder, cursor, limit, signal }: ListRequest): Promise<Result<NamePage>> {
  const asked = { ...reach, ...(signal && { signal }) };
  if (folder === undefined) {
    const contexts = await readContexts(asked);
    if (!contexts.ok) return contexts;
    // A name of dots alone cannot be in a reference.
    const folders = contexts.value.names.map((name) => formatName({ segments: [name] }));
    return found({ names: [], folders: folders.filter((one) => parseName(one)).sort() });
  }
  const [context, namespace, ...more] = parseName(folder)?.segments ?? [];
  if (context === undefined || more.length > 0 || (namespace !== undefined && !isNamespace(namespace)))
    return refused('not-found', 'No cluster has such a folder.');
  const connection = await connect(context, asked);
  if (!connection.ok) return connection;
  const paging = {
    ...(cursor !== undefined && { cursor }),
    ...(limit !== undefined && { limit }),
    ...(signal && { signal }),
  };
  const listing = { api: reach.api, connection: connection.value, ...paging };
  if (namespace === undefined) return namespaces(listing);
  const page = await listNames({ ...listing, path: secretsPath({ namespace }) });
  return page.ok ? found({ ...page.value, names: named(page.value.names, [context, namespace]) }) : page;
}

const named = (names: readonly string[], above: readonly string[]): readonly string[] =>
  names.map((name) => formatName({ segments: [...above, name] }));

/** Whoever may not list namespaces has the one of the context. */
async function namespaces(listing: Omit<Parameters<typeof listNames>[0], 'path'>): Promise<Result<NamePage>> {
  const { context, namespace } = listing.connection;
  const page = await listNames({ ...listing, path: '/api/v1/namespaces' });
  if (!page.ok && page.problem.kind === 'denied') return found({ names: [], folders: named([namespace], [context]) });
  if (!page.ok) return page;
  const { names, next } = page.value;
  return found({ names: [], folders: named(names, [context]), ...(next !== undefined && { next }) });
}

/** Of the current context: whether its API server answers, and what it lets us do. */
async function health({ api, ...around }: Reach, signal?: AbortSignal): Promise<Result<Health>> {
  const asked = { ...around, ...(signal && { signal }) };
  const contexts = await readContexts(asked);
  if (!contexts.ok) return contexts;
  const { current, names } = contexts.value;
  if (current === undefined)
    return found({ summary: `The kubeconfig can be read; contexts in it: ${names.length}, none of them current.` });
  const connection = await connect(current, asked);
  if (!connection.ok) return connection;
  const review = await mayList(api, connection.value, signal);
  if (!review.ok) return review;
  const words = review.value
    ? 'The API server of the current context answers and lets us list the secrets of its namespace.'
    : 'The API server of the current context answers. It does not let us list secrets; single ones may still be read.';
  return found({ summary: connection.value.asksForProxy ? `${words} ${proxyWords}` : words });
}

async function mayList(api: Api, connection: Connection, signal?: AbortSignal): Promise<Result<boolean>> {
  const resourceAttributes = { namespace: connection.namespace, verb: 'list', resource: 'secrets' };
  const answer = await api.ask(connection, {
    method: 'POST',
    path: '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
    body: { apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectAccessReview', spec: { resourceAttributes } },
    ...(signal && { signal }),
  });
  if (!answer.ok) return answer;
  const { status, json } = answer.value;
  if (status !== 201 && status !== 200) return problemOf(answer.value);
  return found(isAllowing(json));
}

function isAllowing(json: unknown): boolean {
  const status = typeof json === 'object' && json !== null && 'status' in json ? json.status : undefined;
  return typeof status === 'object' && status !== null && 'allowed' in status && status.allowed === true;
}
