// Doppler over its REST interface, with the login of its own program or a token.

import * as z from 'zod';
import type { StoreHost } from './host';
import { type Api, createApi, readSettings, settingsForm } from './parts/doppler/api';
import { readName, readNewName, type SecretName } from './parts/doppler/names';
import { aboutSecret, getSecret, listNames, putSecret, revertSecret } from './parts/doppler/secrets';
import { found, type Result, refused, type Store, type StoreKind, type StorePlace } from './store';
import { unlessCancelled, unlessStopped } from './support/cloud/cancel';
import { createPages } from './support/cloud/pages';
import type { Undos } from './support/undo';

const doppler: StoreKind = {
  id: 'doppler',
  title: 'Doppler',
  detail: 'Secrets of Doppler’s projects and configurations',
  scheme: 'doppler',
  opens: 'settings',
  nameForm: 'project/config/NAME',
  suggestName: ({ folder, name }) => `${folder}/${name.toUpperCase().replace(/[^A-Z0-9_]/g, '_')}`,
  signsIn: { question: () => 'Doppler token', address: ({ host }) => host ?? 'https://api.doppler.com' },
  says: {
    auth: 'a token, or the login of the Doppler CLI',
    read: 'yes, with references filled in',
    write: 'yes, unless changed meanwhile',
    rotate: 'a new value is current at once',
    list: 'projects and configurations',
  },
  settings: settingsForm,
  open: openDoppler,
};
export default doppler;

function openDoppler(place: StorePlace, host: StoreHost): Store {
  const settings = readSettings(place.settings);
  const api = settings.ok ? found(createApi(settings.value, host)) : settings;
  const pages = createPages(host.now);
  const undos: Undos = new WeakMap();
  const on = async <T>(
    secret: Result<SecretName>,
    act: (api: Api, at: SecretName) => Promise<Result<T>>,
  ): Promise<Result<T>> => (!api.ok ? api : secret.ok ? act(api.value, secret.value) : secret);
  return {
    describe: () => ({
      kind: 'doppler',
      place: settings.ok ? new URL(settings.value.origin).host : 'Doppler',
      hasVersions: false,
      ...(place.settings.production === true && { isProduction: true }),
    }),
    list: (request = {}) =>
      unlessCancelled(request.signal, async () => (api.ok ? listNames(api.value, pages, request) : api)),
    get: (name, { version, signal } = {}) =>
      unlessCancelled(signal, () =>
        on(readName(name), async (api, at) =>
          version === undefined ? getSecret(api, at, signal) : refused('unsupported', 'Doppler has no versions.'),
        ),
      ),
    health: ({ signal } = {}) =>
      unlessCancelled(signal, async () => {
        if (!api.ok) return api;
        const me = await api.value.call({ method: 'GET', path: 'me', signal }, z.object({ type: z.string() }));
        return me.ok ? found({ summary: 'Logged in to Doppler.' }) : me;
      }),
    about: (name, { signal } = {}) =>
      unlessCancelled(signal, () => on(readName(name), (api, at) => aboutSecret(api, at, signal))),
    put: (name, text, request = {}) =>
      unlessStopped(request.signal, () =>
        on(readNewName(name), (api, at) => putSecret({ api, undos }, at, { ...request, text })),
      ),
    revert: (written, { signal } = {}) =>
      unlessStopped(signal, () =>
        on(readName(written.name), (api, at) => revertSecret({ api, undos }, at, { written, signal })),
      ),
    page: (name) => (settings.ok ? pageOf(name) : undefined),
  };
}

function pageOf(name: string): string | undefined {
  const at = readName(name);
  return at.ok
    ? `https://dashboard.doppler.com/workplace/projects/${at.value.project}/configs/${at.value.config}`
    : undefined;
}
