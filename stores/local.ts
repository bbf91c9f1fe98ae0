// Scabbard's own vault: an encrypted file of the user's, its key in the keychain. Works from the first minute, offline.

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';
import { formatName, parseName } from '../protocol/reference';
import type { StoreHost } from './host';
import { type Change, discard, promote, retire, revert, write } from './parts/local/changes';
import { type Contents, notFound, secretOf, versionOf } from './parts/local/contents';
import { createVault, type Vault } from './parts/local/vault';
import { found, type NamePage, type Result, refused, type Store, type StoreKind, type StorePlace } from './store';

/** UTF-16 units of a value: secrets are small, and the whole file is written each time. */
const longest = 1_000_000;
const pageSize = 1000;

const settingsForm = () =>
  z
    .strictObject({
      scope: z
        .enum(['user', 'workspace'])
        .optional()
        .describe('One vault for all workspaces of this user (the default), or one of this workspace’s own.'),
      id: z.string().min(1).max(1000).optional().describe('Which workspace; with the scope `workspace` only.'),
      passphrase: z
        .boolean()
        .optional()
        .describe('A new vault’s key is protected by a passphrase instead of being kept in the keychain.'),
    })
    .refine(({ scope, id }) => (scope === 'workspace') === (id !== undefined));

const local: StoreKind = {
  id: 'local',
  title: 'Local vault',
  detail: 'An encrypted file on this machine; nothing to set up',
  scheme: 'local',
  nameForm: 'folder/name',
  opens: 'settings',
  says: {
    auth: 'key in the keychain, or a passphrase',
    read: 'yes, with the last 10 versions',
    write: 'yes',
    rotate: 'yes, staged',
    list: 'yes, with folders',
  },
  settings: settingsForm,
  open: (place, host) => {
    const isOfWorkspace = place.settings.scope === 'workspace';
    const opened = vaultAt(place, host);
    return {
      describe: () => ({
        kind: 'local',
        place: isOfWorkspace ? 'this computer, for this workspace' : 'this computer',
        hasVersions: true,
      }),
      ...reading(opened),
      ...writing(opened, host),
      close: async () => {
        if (opened.ok) opened.value.close();
      },
    };
  },
};
export default local;

/** Workspace ids may be paths: the file's name must not tell them, nor be one. */
function vaultAt({ settings }: StorePlace, host: StoreHost): Result<Vault> {
  const read = settingsForm().safeParse(settings);
  if (!read.success) return refused('misconfigured', 'The settings of the local vault are wrong.');
  const { id, passphrase = false } = read.data;
  const suffix = id === undefined ? '' : `-${createHash('sha256').update(id).digest('hex').slice(0, 32)}`;
  return found(createVault(host, { path: join(host.storage, `vault${suffix}.json`), passphrase }));
}

type Reading = Pick<Store, 'list' | 'get' | 'health' | 'about'>;

function reading(vault: Result<Vault>): Reading {
  const ask = async <T>(
    use: (contents: Contents | undefined) => Result<T>,
    signal?: AbortSignal,
  ): Promise<Result<T>> => {
    if (!vault.ok) return vault;
    const contents = await vault.value.read(signal);
    return contents.ok ? use(contents.value) : contents;
  };
  return {
    list: ({ cursor, limit = pageSize, folder, signal } = {}) =>
      ask((contents) => found(pageOf(currentNames(contents), { cursor, limit, folder })), signal),
    get: (name, { version, signal } = {}) =>
      ask((contents) => {
        const own = ownName(name);
        return own !== undefined && contents ? secretOf(contents, own, version) : notFound();
      }, signal),
    about: (name, { signal } = {}) =>
      ask((contents) => {
        const current = versionOf(contents?.entries.get(ownName(name) ?? ''));
        return current ? found({ version: current.version, changed: current.created }) : notFound();
      }, signal),
    health: ({ signal } = {}) => ask((contents) => found({ summary: summaryOf(contents) }), signal),
  };
}

type Writing = Pick<Store, 'put' | 'revert' | 'retire' | 'staged'>;

function writing(vault: Result<Vault>, host: StoreHost): Writing {
  const change = async <T>(name: string, make: (own: string) => Result<Change<T>>, signal?: AbortSignal) => {
    if (!vault.ok) return vault;
    const own = ownName(name);
    const made = own === undefined ? notFound() : make(own);
    return made.ok ? vault.value.change(made.value, signal) : made;
  };
  const asValue = (
    own: string,
    text: string,
    more: { readonly isPending?: boolean; readonly expected?: string | null },
  ) => refusalOf(text) ?? found(write(own, { text, now: host.now(), ...more }));
  return {
    put: (name, text, { expected, signal } = {}) =>
      change(name, (own) => asValue(own, text, expected === undefined ? {} : { expected }), signal),
    revert: (written, { signal } = {}) => change(written.name, (own) => found(revert(own, written)), signal),
    retire: (name, version, { signal } = {}) => change(name, (own) => found(retire(own, version)), signal),
    staged: {
      stage: (name, text, { signal } = {}) => change(name, (own) => asValue(own, text, { isPending: true }), signal),
      promote: (name, version, { signal } = {}) => change(name, (own) => found(promote(own, version)), signal),
      discard: (name, version, { signal } = {}) => change(name, (own) => found(discard(own, version)), signal),
    },
  };
}

/** In the one spelling under which it is kept. Undefined for what is no name of ours: half a surrogate pair has no encoding. */
function ownName(name: string): string | undefined {
  if (/\p{Surrogate}/u.test(name)) return undefined;
  const parts = parseName(name);
  return parts && parts.field === undefined ? formatName(parts) : undefined;
}

function refusalOf(text: string) {
  if (text.length > longest)
    return refused('unsupported', 'A value in the local vault has at most a million characters.');
  if (/\p{Surrogate}/u.test(text)) return refused('unsupported', 'The value is no well-formed text.');
  return undefined;
}

const currentNames = (contents: Contents | undefined): readonly string[] =>
  [...(contents?.entries ?? [])].filter(([, { current }]) => current !== undefined).map(([name]) => name);

function summaryOf(contents: Contents | undefined): string {
  if (!contents) return 'There is no local vault yet; the first secret makes it.';
  const key = contents.head.wrapped ? 'a passphrase protects its key' : 'its key is in the keychain';
  return `The local vault can be opened; names in it: ${currentNames(contents).length}; ${key}.`;
}

interface Part {
  readonly cursor: string | undefined;
  readonly limit: number;
  readonly folder: string | undefined;
}

/** The cursor is the last name of the page before, so that a change in between shifts nothing. Folders are on the first page. */
function pageOf(all: readonly string[], { cursor, limit, folder }: Part): NamePage {
  const prefix = folder === undefined ? '' : `${folder}/`;
  const inside = all.filter((name) => name.startsWith(prefix));
  const isDirect = (name: string) => !name.includes('/', prefix.length);
  const names = inside.filter((name) => isDirect(name) && (cursor === undefined || name > cursor)).sort();
  const page = names.slice(0, Math.max(limit, 1));
  const folders = new Set(
    inside.filter((name) => !isDirect(name)).map((name) => name.slice(0, name.indexOf('/', prefix.length))),
  );
  return {
    names: page,
    ...(cursor === undefined && folders.size > 0 && { folders: [...folders].sort() }),
    ...(page.length < names.length && { next: page.at(-1)! }),
  };
}
