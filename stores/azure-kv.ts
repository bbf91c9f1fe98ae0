// Azure Key Vault over its REST interface, with the login of VS Code or of the Azure CLI.

import type { StoreHost } from './host';
import { type Api, createApi } from './parts/azure/api';
import { readName, readNewName, type SecretName, vaultForm } from './parts/azure/names';
import { isNotPermitted } from './parts/azure/problems';
import { aboutSecret, getSecret, readNames, readPage } from './parts/azure/read';
import { readSettings, type Settings, settingsForm } from './parts/azure/settings';
import { putSecret, retireVersion, revertSecret } from './parts/azure/write';
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

const azureKv: StoreKind = {
  id: 'azure-kv',
  title: 'Azure Key Vault',
  detail: 'Secrets of Azure key vaults, with their versions',
  scheme: 'azure-kv',
  nameForm: 'vault/name',
  suggestName: ({ name }) => `vault/${name.replaceAll('_', '-')}`,
  opens: 'settings',
  says: {
    auth: 'the Microsoft account in VS Code, or the Azure CLI',
    read: 'yes, with versions',
    write: 'a new version, or a new secret',
    rotate: 'old versions are disabled',
    list: 'of a vault',
  },
  settings: settingsForm,
  open: openKeyVault,
};
export default azureKv;

function openKeyVault(place: StorePlace, host: StoreHost): Store {
  const settings = readSettings(place.settings);
  const api = settings.ok ? found(createApi(settings.value, host)) : settings;
  const pages = createPages(host.now);
  /** Each call on a secret: what is wrong with the settings or with the name comes first. */
  const on = async <T>(
    secret: Result<SecretName>,
    act: (api: Api, name: SecretName) => Promise<Result<T>>,
  ): Promise<Result<T>> => (!api.ok ? api : secret.ok ? act(api.value, secret.value) : secret);
  return {
    describe: () => ({
      kind: 'azure-kv',
      place: placeOf(settings),
      hasVersions: true,
      ...(place.settings.production === true && { isProduction: true }),
    }),
    list: (request = {}) =>
      unlessCancelled(request.signal, async () => (api.ok ? listNames(api.value, pages, request) : api)),
    get: (name, request = {}) =>
      unlessCancelled(request.signal, () => on(readName(name), (api, one) => getSecret(api, one, request))),
    health: (request = {}) =>
      unlessCancelled(request.signal, async () => (api.ok ? healthOf(api.value, request) : api)),
    about: (name, { signal } = {}) =>
      unlessCancelled(signal, () => on(readName(name), (api, one) => aboutSecret(api, one, signal))),
    put: (name, text, request = {}) =>
      unlessStopped(request.signal, () => on(readNewName(name), (api, one) => putSecret(api, one, text, request))),
    revert: (written, request = {}) =>
      unlessStopped(request.signal, () =>
        on(readName(written.name), (api, one) => revertSecret(api, one, written, request)),
      ),
    retire: (name, version, request = {}) =>
      unlessStopped(request.signal, () => on(readName(name), (api, one) => retireVersion(api, one, version, request))),
    page: (name) => (settings.ok ? pageOf(settings.value, name) : undefined),
  };
}

function placeOf(settings: Result<Settings>): string {
  if (!settings.ok) return 'Azure';
  const { vault, endpoint, cloud } = settings.value;
  if (endpoint) return `${vault} (${endpoint.origin})`;
  return vault === undefined ? `all of ${cloud.domain}` : `${vault}.${cloud.domain}`;
}

/** The top holds the one vault that is set. */
async function listNames(api: Api, pages: Pages, request: ListRequest): Promise<Result<NamePage>> {
  const { folder, signal } = request;
  if (folder !== undefined) {
    if (!vaultForm.test(folder)) return refused('not-found', 'No key vault can have this name.');
    return pages(folder, request, () => readNames(api, folder, signal));
  }
  const { vault } = api.settings;
  return vault === undefined
    ? refused('misconfigured', 'Set the name of the key vault whose secrets are to be listed.')
    : found({ names: [], folders: [vault] });
}

/** Many may read the secrets they know and list none: that is healthy too. */
async function healthOf(api: Api, { signal }: StoreRequest): Promise<Result<Health>> {
  const { vault } = api.settings;
  if (vault === undefined) {
    const login = await api.isLoggedIn(signal);
    return login.ok ? found({ summary: 'Logged in. No vault is set, so that none can be listed.' }) : login;
  }
  const page = await readPage(api, vault, { path: 'secrets', signal });
  if (page.ok) return found({ summary: 'Logged in. The secrets of the vault can be listed.' });
  if (!isNotPermitted(page.problem)) return page;
  return found({
    summary: 'Logged in. The secrets of the vault cannot be listed; those that are permitted can be read.',
  });
}

function pageOf({ endpoint, cloud, tenant }: Settings, name: string): string | undefined {
  const secret = readName(name);
  if (!secret.ok || endpoint) return undefined;
  const id = `https://${secret.value.vault.toLowerCase()}.${cloud.domain}/secrets/${secret.value.secret}`;
  return `${cloud.portal}/#${tenant === undefined ? '' : `@${tenant}/`}asset/Microsoft_Azure_KeyVault/Secret/${id}`;
}
