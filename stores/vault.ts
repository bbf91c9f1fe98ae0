// HashiCorp Vault and OpenBao: key-value secrets of both versions, and accounts that Vault makes in databases.

import { formatName, parseName } from '../protocol/reference';
import type { StoreHost } from './host';
import { type Client, createClient } from './parts/vault/connection/client';
import { healthOf } from './parts/vault/connection/health';
import { createSessions, type Sessions } from './parts/vault/connection/session';
import { knownPlace, readSettings, settingsForm, type VaultSettings } from './parts/vault/connection/settings';
import { createDatabase, type Database } from './parts/vault/database/database';
import { createKv, type Kv } from './parts/vault/kv/kv';
import { listKeys, listMounts } from './parts/vault/kv/listing';
import { aboutPlain, revertPlain } from './parts/vault/kv/plain';
import { type FieldPlace, getField, putField, versionNumber } from './parts/vault/kv/secrets';
import { createStaged, getPending, isPending, type Locate } from './parts/vault/kv/staged';
import { createVersions, type Versions } from './parts/vault/kv/versions';
import { createMounts, type Mounts } from './parts/vault/mounts';
import { consolePage } from './parts/vault/page';
import {
  cancelled,
  found,
  type GetRequest,
  type Result,
  refused,
  type Secret,
  type Store,
  type StoreKind,
} from './store';

const vault: StoreKind = {
  id: 'vault',
  title: 'HashiCorp Vault or OpenBao',
  detail: 'Key-value secrets and database accounts of a Vault or OpenBao server',
  scheme: 'vault',
  nameForm: 'mount/path#field',
  suggestName: ({ folder, name }) => `secret/${folder}#${name}`,
  opens: 'settings',
  signsIn: {
    question: ({ auth }) =>
      auth === 'approle' ? 'Secret id of the AppRole' : auth === 'userpass' ? 'Password of the user' : 'Vault token',
    address: ({ address }, env) => address ?? env.BAO_ADDR ?? env.VAULT_ADDR,
  },
  says: {
    auth: 'token, token helper, AppRole, user and password',
    read: 'yes, with versions; database accounts',
    write: 'yes, with check-and-set',
    rotate: 'staged; static database roles',
    list: 'yes',
  },
  settings: settingsForm,
  open: ({ settings: given }, host) => storeOf(partsOf(readSettings(given), host)),
};
export default vault;

interface Parts {
  readonly settings: Result<VaultSettings>;
  readonly host: StoreHost;
  readonly sessions: Sessions;
  readonly client: Client;
  readonly mounts: Mounts;
  readonly kv: Kv;
  readonly versions: Versions;
  readonly database: Database;
  readonly locate: Locate;
}

function partsOf(settings: Result<VaultSettings>, host: StoreHost): Parts {
  const sessions = createSessions(settings, host);
  const client = createClient(sessions, host);
  const mounts = createMounts(client);
  const kv = createKv(client);
  const versions = createVersions(client, kv, host.now);
  const database = createDatabase(client, host);
  const locate: Locate = async (name, signal) => {
    if (signal?.aborted) return cancelled();
    if (!settings.ok) return settings;
    const at = await mounts.locate(name, signal);
    if (!at.ok) return at;
    if (at.value.mount.engine === 'other')
      return refused('unsupported', 'Only key-value engines and the database engine of Vault are read here.');
    if (at.value.rest.length === 0) return refused('not-found', 'This is an engine of Vault, not a secret in it.');
    return found({ ...at.value, name, ...(signal && { signal }) });
  };
  return { settings, host, sessions, client, mounts, kv, versions, database, locate };
}

function storeOf(parts: Parts): Store {
  const { settings, host, sessions, client, mounts, database } = parts;
  const place = knownPlace(settings, host.env);
  return {
    describe: () => ({
      kind: 'vault',
      place: place.base === undefined ? 'no server is set' : placeWords(place.base, place.namespace),
      hasVersions: true,
      ...(settings.ok && settings.value.production && { isProduction: true }),
    }),
    ...readingOf(parts),
    ...writingOf(parts),
    health: async (request = {}) => (settings.ok ? healthOf({ sessions, client, host }, request) : settings),
    page: (name) => {
      const base = sessions.base() ?? (settings.ok && settings.value.address !== undefined ? place.base : undefined);
      const segments = parseName(name)?.segments;
      const mount = segments && mounts.known(segments);
      return base && segments ? consolePage({ ...place, base, segments, ...(mount && { mount }) }) : undefined;
    },
    close: async () => {
      await database.end();
      await sessions.end();
    },
  };
}

function readingOf(parts: Parts): Pick<Store, 'list' | 'get' | 'fields' | 'about'> {
  const { settings, client, mounts, kv, versions, database, locate } = parts;
  return {
    list: async (request = {}) => {
      if (request.signal?.aborted) return cancelled();
      if (!settings.ok) return settings;
      if (request.folder === undefined) return listMounts(mounts, request);
      const at = await mounts.locate(request.folder, request.signal);
      if (!at.ok) return at;
      const { mount, field } = at.value;
      if (mount.engine === 'other' || field !== undefined) return refused('not-found', 'Vault has no such folder.');
      return mount.engine === 'database' ? database.list(at.value, request) : listKeys(client, at.value, request);
    },
    get: async (name, request = {}) => {
      const at = await locate(name, request.signal);
      return at.ok ? get(parts, at.value, request) : at;
    },
    fields: async (name, { signal } = {}) => {
      const at = await locate(name, signal);
      if (!at.ok) return at;
      const { mount, rest } = at.value;
      const fields = mount.engine === 'database' ? database.fields(at.value) : await kv.fieldsOf(at.value);
      if (!fields.ok) return fields;
      return found(fields.value.map((field) => formatName({ segments: [...mount.path, ...rest], field })).sort());
    },
    about: async (name, { signal } = {}) => {
      const at = await locate(name, signal);
      if (!at.ok) return at;
      if (at.value.mount.engine === 'database') return database.about(at.value);
      return at.value.mount.engine === 'kv-1' ? aboutPlain(kv, at.value) : versions.about(at.value);
    },
  };
}

function writingOf(parts: Parts): Pick<Store, 'put' | 'revert' | 'staged' | 'rotate' | 'retire'> {
  const { client, kv, versions, database, locate } = parts;
  const staged = createStaged(kv, versions, locateVersioned(locate));
  return {
    put: async (name, text, { signal, expected } = {}) => {
      const at = await locate(name, signal);
      if (!at.ok) return at;
      if (at.value.mount.engine === 'database') return notForAccounts();
      return putField(kv, at.value, { text, ...(expected !== undefined && { expected }) });
    },
    revert: async (written, { signal } = {}) => {
      const at = await locate(written.name, signal);
      if (!at.ok) return at;
      if (at.value.mount.engine === 'database') return notForAccounts();
      return at.value.mount.engine === 'kv-1'
        ? revertPlain({ client, kv }, at.value, written)
        : versions.revert(at.value, written);
    },
    staged,
    rotate: async (name, { signal } = {}) => {
      const at = await locate(name, signal);
      if (!at.ok) return at;
      return at.value.mount.engine === 'database'
        ? database.rotate(at.value)
        : refused('unsupported', 'Vault itself rotates only the accounts of static database roles.');
    },
    retire: async (name, version, request) => {
      if (isPending(version)) return staged.discard(name, version, request);
      const at = await locateVersioned(locate)(name, request?.signal);
      return at.ok ? versions.retire(at.value, version) : at;
    },
  };
}

function get(
  { kv, database }: Parts,
  at: FieldPlace,
  { version }: GetRequest,
): Promise<Result<Secret>> | Result<Secret> {
  const { engine } = at.mount;
  if (version === undefined) return engine === 'database' ? database.get(at) : getField(kv, at);
  if (engine !== 'kv-2') return refused('not-found', 'This engine of Vault keeps no versions.');
  if (isPending(version)) return getPending(kv, at, version);
  const number = versionNumber(version);
  return number === undefined
    ? refused('not-found', 'Vault holds no such version of the secret.')
    : getField(kv, at, number);
}

/** For what needs versions. */
const locateVersioned =
  (locate: Locate): Locate =>
  async (name, signal) => {
    const at = await locate(name, signal);
    return !at.ok || at.value.mount.engine === 'kv-2'
      ? at
      : refused('unsupported', 'This engine of Vault keeps no versions. Only KV version 2 can do this.');
  };

const notForAccounts = () =>
  refused('unsupported', 'Accounts of a database are made by Vault: nothing can be written there.');

const placeWords = (base: string, namespace: string | undefined): string =>
  `${new URL(base).host}${namespace === undefined ? '' : `, namespace ${namespace}`}`;
