// 1Password, by its own program `op` or by a Connect server.

import { parseName } from '../protocol/reference';
import type { StoreHost } from './host';
import { findWay, readSettings, settingsForm } from './parts/op/find-way';
import {
  callNames,
  type FieldName,
  fieldNames,
  findField,
  isOneTime,
  isPart,
  readName,
  writeName,
} from './parts/op/item';
import type { Way } from './parts/op/way';
import { putField, revertField } from './parts/op/write';
import {
  found,
  type ListRequest,
  type NamePage,
  type Result,
  refused,
  type Secret,
  type SecretFacts,
  type Store,
  type StoreKind,
  type StorePlace,
} from './store';
import { unlessCancelled, unlessStopped } from './support/cloud/cancel';
import { createPages, type Pages } from './support/cloud/pages';
import type { Undos } from './support/undo';

const op: StoreKind = {
  id: 'op',
  title: '1Password',
  detail: 'Fields of items in the vaults of 1Password',
  scheme: 'op',
  opens: 'settings',
  nameForm: 'vault/item/field or vault/item/section/field',
  suggestName: ({ folder, name }) => (folder.includes('/') ? `${folder}/${name}` : `${folder}/${name}/password`),
  signsIn: { question: () => 'Token of the Connect server', address: ({ connect }) => connect },
  says: {
    auth: 'the 1Password app or account of the program `op`, a service account, or a Connect token',
    read: 'yes',
    write: 'a field, or a new item',
    rotate: 'a new value is current at once',
    list: 'vaults, items and fields',
  },
  settings: settingsForm,
  open: openOp,
};
export default op;

function openOp(place: StorePlace, host: StoreHost): Store {
  const settings = readSettings(place.settings);
  const pages = createPages(host.now);
  const undos: Undos = new WeakMap();
  const inside = async <T>(act: (way: Way) => Promise<Result<T>>): Promise<Result<T>> => {
    const way = settings.ok ? await findWay(settings.value, host) : settings;
    return way.ok ? act(way.value) : way;
  };
  const on = async <T>(name: string, act: (way: Way, field: FieldName) => Promise<Result<T>>): Promise<Result<T>> => {
    const field = readName(name);
    return settings.ok && !field.ok
      ? field
      : inside((way) => (field.ok ? act(way, field.value) : Promise.resolve(field)));
  };
  return {
    describe: () => ({
      kind: 'op',
      place: (settings.ok && (settings.value.connect ?? settings.value.account)) || '1Password',
      hasVersions: false,
      ...(place.settings.production === true && { isProduction: true }),
    }),
    list: (request = {}) => unlessCancelled(request.signal, () => inside((way) => listNames(way, pages, request))),
    get: (name, { version, signal } = {}) =>
      unlessCancelled(signal, () =>
        on(name, async (way, field) =>
          version === undefined
            ? getField(way, field, signal)
            : refused('unsupported', 'Older values of 1Password can be seen in its app only.'),
        ),
      ),
    // The program's own `whoami` is said to deny logins that work.
    health: ({ signal } = {}) =>
      unlessCancelled(signal, () =>
        inside(async (way) => {
          const vaults = await way.vaults({ signal });
          return vaults.ok ? found({ summary: `Signed in. Vaults that can be seen: ${vaults.value.length}.` }) : vaults;
        }),
      ),
    about: (name, { signal } = {}) =>
      unlessCancelled(signal, () => on(name, (way, field) => aboutField(way, field, signal))),
    put: (name, text, request = {}) =>
      unlessStopped(request.signal, () =>
        on(name, (way, field) => putField({ way, undos }, field, { ...request, text })),
      ),
    revert: (written, { signal } = {}) =>
      unlessStopped(signal, () =>
        on(written.name, (way, field) => revertField({ way, undos }, field, { written, signal })),
      ),
  };
}

async function listNames(way: Way, pages: Pages, request: ListRequest): Promise<Result<NamePage>> {
  const { folder, signal } = request;
  if (folder === undefined) {
    const vaults = await way.vaults({ signal });
    return vaults.ok ? found(foldersOf([], callNames(vaults.value, nameOf))) : vaults;
  }
  const { segments = [], field } = parseName(folder) ?? {};
  const [vault, item] = segments;
  if (vault === undefined || segments.length > 2 || field !== undefined || !segments.every(isPart))
    return refused('not-found', 'No vault or item of 1Password can have this name.');
  if (item !== undefined) return pages(folder, request, () => namesOf(way, [vault, item], signal));
  const items = await way.items(vault, { signal });
  return items.ok ? found(foldersOf([vault], callNames(items.value, nameOf))) : items;
}

const nameOf = ({ name }: { readonly name: string }): string => name;

const foldersOf = (above: readonly string[], names: readonly string[]): NamePage => ({
  names: [],
  folders: names.map((name) => writeName(...above, name)).sort(),
});

async function namesOf(
  way: Way,
  [vault, title]: readonly [string, string],
  signal?: AbortSignal,
): Promise<Result<readonly string[]>> {
  const at = await way.item(vault, title, { signal });
  return at.ok ? found(fieldNames(at.value.item).map((path) => writeName(vault, title, ...path))) : at;
}

const noField = () => refused('not-found', 'The item has no such field.');

async function getField(way: Way, name: FieldName, signal?: AbortSignal): Promise<Result<Secret>> {
  const at = await way.item(name.vault, name.item, { signal });
  if (!at.ok) return at;
  const field = findField(at.value.item, name);
  if (!field) return noField();
  if (isOneTime(field)) return refused('unsupported', 'One-time passwords are not read here.');
  return found({ text: field.value ?? '' });
}

async function aboutField(way: Way, name: FieldName, signal?: AbortSignal): Promise<Result<SecretFacts>> {
  const at = await way.item(name.vault, name.item, { signal });
  if (!at.ok) return at;
  const { item } = at.value;
  if (!findField(item, name)) return noField();
  const changed = Date.parse(item.updated_at ?? item.updatedAt ?? '');
  return found({
    ...(typeof item.version === 'number' && { version: String(item.version) }),
    ...(!Number.isNaN(changed) && { changed }),
  });
}
