// Google Cloud Secret Manager over its REST interface, with the login of gcloud or of a service account.

import type { StoreHost } from './host';
import { type Api, createApi } from './parts/gcp/api';
import { findProject } from './parts/gcp/login';
import { projectForm, readName, type SecretName } from './parts/gcp/names';
import { aboutSecret, getSecret, readNames, readPage } from './parts/gcp/read';
import { readSettings, type Settings, settingsForm } from './parts/gcp/settings';
import { putSecret, retireVersion, revertSecret } from './parts/gcp/write';
import {
  found,
  type Health,
  type ListRequest,
  type NamePage,
  type Result,
  refused,
  type Store,
  type StoreKind,
  type StorePlace,
  type StoreRequest,
} from './store';
import { unlessCancelled, unlessStopped } from './support/cloud/cancel';
import { createPages, type Pages } from './support/cloud/pages';

const gcpSm: StoreKind = {
  id: 'gcp-sm',
  title: 'Google Cloud Secret Manager',
  detail: 'Secrets of Google Cloud projects, with their versions',
  scheme: 'gcp-sm',
  nameForm: 'project/name',
  suggestName: ({ name }) => `project/${name}`,
  opens: 'settings',
  says: {
    auth: 'gcloud’s login, or the file of a service account',
    read: 'yes, with versions and aliases',
    write: 'a new version, or a new secret',
    rotate: 'old versions are disabled, then destroyed',
    list: 'of a project',
  },
  settings: settingsForm,
  open: openSecretManager,
};
export default gcpSm;

function openSecretManager(place: StorePlace, host: StoreHost): Store {
  const settings = readSettings(place.settings);
  const api = settings.ok ? found(createApi(settings.value, host)) : settings;
  const pages = createPages(host.now);
  /** Each call on a secret: what is wrong with the settings or with the name comes first. */
  const on = async <T>(name: string, act: (api: Api, name: SecretName) => Promise<Result<T>>): Promise<Result<T>> => {
    const secret = readName(name);
    return !api.ok ? api : secret.ok ? act(api.value, secret.value) : secret;
  };
  return {
    describe: () => ({
      kind: 'gcp-sm',
      place: placeOf(settings, host),
      hasVersions: true,
      ...(place.settings.production === true && { isProduction: true }),
    }),
    list: (request = {}) =>
      unlessCancelled(request.signal, async () => (api.ok ? listNames(api.value, host, pages, request) : api)),
    get: (name, request = {}) =>
      unlessCancelled(request.signal, () => on(name, (api, one) => getSecret(api, one, request))),
    health: (request = {}) =>
      unlessCancelled(request.signal, async () => (api.ok ? healthOf(api.value, host, request) : api)),
    about: (name, request = {}) =>
      unlessCancelled(request.signal, () => on(name, (api, one) => aboutSecret(api, one, request))),
    put: (name, text, request = {}) =>
      unlessStopped(request.signal, () => on(name, (api, one) => putSecret(api, one, text, request))),
    revert: (written, request = {}) =>
      unlessStopped(request.signal, () => on(written.name, (api, one) => revertSecret(api, one, written, request))),
    retire: (name, version, request = {}) =>
      unlessStopped(request.signal, () => on(name, (api, one) => retireVersion(api, one, version, request))),
    page: (name) => (settings.ok ? pageOf(settings.value, name) : undefined),
  };
}

function placeOf(settings: Result<Settings>, { env }: StoreHost): string {
  if (!settings.ok) return 'Google Cloud';
  const { project = env.GOOGLE_CLOUD_PROJECT || 'Google Cloud', endpoint, location } = settings.value;
  return location !== undefined || endpoint.isLocal ? `${project} (${location ?? endpoint.origin})` : project;
}

/** The top holds the one project that we know of. */
async function listNames(api: Api, host: StoreHost, pages: Pages, request: ListRequest): Promise<Result<NamePage>> {
  const { folder, signal } = request;
  if (folder !== undefined) {
    if (!projectForm.test(folder)) return refused('not-found', 'No Google Cloud project can have this name.');
    return pages(folder, request, () => readNames(api, folder, signal));
  }
  const project = await findProject(api.settings, host, signal);
  if (!project.ok) return project;
  return project.value === undefined ? withoutProject() : found({ names: [], folders: [project.value] });
}

const withoutProject = () => refused('misconfigured', 'Set the Google Cloud project whose secrets are to be listed.');

/** Many may read the secrets they know and list none: that is healthy too. */
async function healthOf(api: Api, host: StoreHost, { signal }: StoreRequest): Promise<Result<Health>> {
  const project = await findProject(api.settings, host, signal);
  if (!project.ok) return project;
  if (project.value === undefined) return withoutProject();
  const page = await readPage(api, project.value, { pageSize: 1, signal });
  if (page.ok) return found({ summary: 'Logged in. The secrets of the project can be listed.' });
  if (page.problem.kind !== 'denied') return page;
  return found({
    summary: 'Logged in. The secrets of the project cannot be listed; those that are permitted can be read.',
  });
}

/** The console has no page that we know of for regional secrets. */
function pageOf({ endpoint, location }: Settings, name: string): string | undefined {
  const secret = readName(name);
  if (!secret.ok || endpoint.isLocal || location !== undefined) return undefined;
  const project = encodeURIComponent(secret.value.project);
  return `https://console.cloud.google.com/security/secret-manager/secret/${secret.value.secret}/versions?project=${project}`;
}
