// Secret blocks of Prefect, of its cloud or of a server of one's own.

import type { StoreHost } from './host';
import { type Api, createApi } from './parts/prefect/api';
import { aboutSecret, getSecret, putSecret, readName, readNames, readPage, revertSecret } from './parts/prefect/blocks';
import { addressOf, readSettings, settingsForm } from './parts/prefect/server';
import { found, type Result, refused, type Store, type StoreKind, type StorePlace } from './store';
import { unlessCancelled, unlessStopped } from './support/cloud/cancel';
import { createPages } from './support/cloud/pages';
import type { Undos } from './support/undo';

const prefect: StoreKind = {
  id: 'prefect',
  title: 'Prefect',
  detail: 'Secret blocks of a Prefect server or of Prefect Cloud',
  scheme: 'prefect',
  opens: 'settings',
  nameForm: 'block',
  suggestName: ({ name }) =>
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, ''),
  signsIn: {
    question: () => 'Prefect API key',
    address: ({ api }, env) => api ?? env.PREFECT_API_URL,
  },
  says: {
    auth: 'the key of the environment or of a Prefect profile',
    read: 'yes; values that are no texts as JSON',
    write: 'yes',
    rotate: 'a new value is current at once',
    list: 'Secret blocks',
  },
  settings: settingsForm,
  open: openPrefect,
};
export default prefect;

function openPrefect(place: StorePlace, host: StoreHost): Store {
  const settings = readSettings(place.settings);
  const api = settings.ok ? found(createApi(settings.value, host)) : settings;
  const pages = createPages(host.now);
  const undos: Undos = new WeakMap();
  const address = settings.ok ? (settings.value.api ?? addressOf(host.env.PREFECT_API_URL)) : undefined;
  const on = async <T>(name: string, act: (api: Api, block: string) => Promise<Result<T>>): Promise<Result<T>> => {
    const block = readName(name);
    return !api.ok ? api : block.ok ? act(api.value, block.value) : block;
  };
  return {
    describe: () => ({
      kind: 'prefect',
      place: address?.host ?? 'Prefect',
      hasVersions: false,
      ...(place.settings.production === true && { isProduction: true }),
    }),
    list: (request = {}) =>
      unlessCancelled(request.signal, async () => {
        if (!api.ok) return api;
        if (request.folder !== undefined) return refused('not-found', 'Prefect has no folders.');
        return pages('', request, () => readNames(api.value, request.signal));
      }),
    get: (name, { version, signal } = {}) =>
      unlessCancelled(signal, () =>
        on(name, async (api, block) =>
          version === undefined ? getSecret(api, block, signal) : refused('unsupported', 'Prefect has no versions.'),
        ),
      ),
    health: ({ signal } = {}) =>
      unlessCancelled(signal, async () => {
        const page = api.ok ? await readPage(api.value, { limit: 1, offset: 0, signal }) : api;
        return page.ok ? found({ summary: 'The server answers. Its Secret blocks can be listed.' }) : page;
      }),
    about: (name, { signal } = {}) =>
      unlessCancelled(signal, () => on(name, (api, block) => aboutSecret(api, block, signal))),
    put: (name, text, request = {}) =>
      unlessStopped(request.signal, () =>
        on(name, (api, block) => putSecret({ api, undos }, block, { ...request, text })),
      ),
    revert: (written, { signal } = {}) =>
      unlessStopped(signal, () =>
        on(written.name, (api, block) => revertSecret({ api, undos }, block, { written, signal })),
      ),
    page: () => pageOf(address),
  };
}

/** A page of one block goes by an id that is not in its name. */
function pageOf(address: URL | undefined): string | undefined {
  const [, account, workspace] =
    /^https:\/\/api\.prefect\.cloud\/api\/accounts\/([\w-]+)\/workspaces\/([\w-]+)\/?$/.exec(address?.href ?? '') ?? [];
  return account === undefined
    ? undefined
    : `https://app.prefect.cloud/account/${account}/workspace/${workspace}/blocks`;
}
