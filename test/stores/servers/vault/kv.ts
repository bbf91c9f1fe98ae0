// The key-value engines of the fake Vault.

import {
  type Answer,
  type Asked,
  answer,
  failure,
  isList,
  isObject,
  isWrite,
  keysIn,
  listed,
  missing,
  nothing,
  unsupported,
} from './exchange';
import { timeText, type VaultState, type Version, type VersionedSecret } from './state';

type Secrets = Map<string, VersionedSecret>;
type PlainSecrets = Map<string, Readonly<Record<string, unknown>>>;

/** Unless said, as many as the real engine keeps. */
const usualVersions = 10;

export function plainKv(asked: Asked, path: string, secrets: PlainSecrets): Answer {
  if (isList(asked)) return listed(keysIn(secrets.keys(), path), asked.query, false);
  if (isWrite(asked)) {
    if (Object.keys(asked.body).length === 0) return failure(400, 'missing data fields');
    secrets.set(path, asked.body);
    return nothing();
  }
  if (asked.method === 'DELETE') {
    secrets.delete(path);
    return nothing();
  }
  const data = secrets.get(path);
  return data ? answer({ data, lease: { id: '', isRenewable: false, seconds: 2_764_800 } }) : missing();
}

export function versionedKv(asked: Asked, path: string, { secrets, state }: Engine): Answer {
  const [verb = '', ...rest] = path.split('/');
  const name = rest.join('/');
  const engine = { secrets, state };
  if (verb === 'metadata' && isList(asked))
    return listed(keysIn(secrets.keys(), name), asked.query, state.flavour === 'openbao');
  if (name === '') return path === 'data/' ? missing() : unsupported();
  if (isList(asked)) return failure(405, 'unsupported operation');
  if (name.endsWith('/')) return isWrite(asked) ? failure(400, "cannot write to a path ending in '/'") : missing();
  if (verb === 'data') return data(asked, name, engine);
  if (verb === 'metadata') return metadata(asked, name, engine);
  if (verb === 'subkeys' && state.hasSubkeys) return readVersion(asked, secrets.get(name), { state, asKeys: true });
  if (isWrite(asked) && (verb === 'delete' || verb === 'undelete' || verb === 'destroy'))
    return changeVersions(asked, secrets.get(name), { verb, now: state.now });
  return unsupported();
}

interface Engine {
  readonly secrets: Secrets;
  readonly state: VaultState;
}

function data(asked: Asked, name: string, { secrets, state }: Engine): Answer {
  const secret = secrets.get(name);
  if (asked.method === 'GET') return readVersion(asked, secret, { state, asKeys: false });
  if (asked.method === 'DELETE') {
    const current = secret?.versions.get(secret.current);
    if (current && !current.destroyed) current.deleted ??= state.now;
    return nothing();
  }
  if (!isWrite(asked)) return failure(405, 'unsupported operation');
  if (!isObject(asked.body.data)) return failure(400, 'no data provided');
  const options = isObject(asked.body.options) ? asked.body.options : {};
  if (options.cas === undefined && secret?.casRequired)
    return failure(400, 'check-and-set parameter required for this call');
  if (options.cas !== undefined && options.cas !== (secret?.current ?? 0))
    return failure(400, 'check-and-set parameter did not match the current version');
  return answer({
    data: versionFacts(writeVersion(secrets, name, { data: asked.body.data, now: state.now }), secrets.get(name)!),
  });
}

interface Write {
  readonly data: Readonly<Record<string, unknown>>;
  readonly now: number;
}

/** Its number. */
export function writeVersion(secrets: Secrets, name: string, { data: fields, now }: Write): number {
  const secret = secrets.get(name) ?? newSecret(now);
  secrets.set(name, secret);
  secret.current += 1;
  secret.updated = now;
  const version: Version = { data: fields, created: now, destroyed: false };
  if (secret.deleteAfter > 0) version.deleted = now + secret.deleteAfter;
  secret.versions.set(secret.current, version);
  secret.versions.delete(secret.current - (secret.maxVersions || usualVersions));
  return secret.current;
}

export const newSecret = (now: number): VersionedSecret => ({
  created: now,
  updated: now,
  current: 0,
  maxVersions: 0,
  casRequired: false,
  custom: null,
  deleteAfter: 0,
  versions: new Map(),
});

interface Reading {
  readonly state: VaultState;
  readonly asKeys: boolean;
}

function readVersion({ query }: Asked, secret: VersionedSecret | undefined, { state, asKeys }: Reading): Answer {
  const asked = query.get('version');
  if (asked !== null && !/^\d+$/.test(asked)) return failure(400, 'Field validation failed: error converting input');
  const number = Number(asked ?? 0) || (secret?.current ?? 0);
  const version = secret?.versions.get(number);
  if (!secret || !version) return missing();
  const isGone = version.destroyed || (version.deleted !== undefined && version.deleted <= state.now);
  const shown = isGone ? null : asKeys ? nulls(version.data, Number(query.get('depth') ?? 0)) : version.data;
  const found = { [asKeys ? 'subkeys' : 'data']: shown, metadata: versionFacts(number, secret) };
  return answer({ data: found }, isGone ? 404 : 200);
}

/** `depth` levels of keys; zero: all. */
const nulls = (data: unknown, depth: number): unknown =>
  isObject(data)
    ? Object.fromEntries(
        Object.entries(data).map(([key, value]) => [
          key,
          depth !== 1 && isObject(value) ? nulls(value, Math.max(depth - 1, 0)) : null,
        ]),
      )
    : null;

const versionTimes = ({ created, deleted, destroyed }: Version) => ({
  created_time: timeText(created),
  deletion_time: deleted === undefined ? '' : timeText(deleted),
  destroyed,
});

const versionFacts = (number: number, secret: VersionedSecret) => ({
  ...versionTimes(secret.versions.get(number)!),
  custom_metadata: secret.custom,
  version: number,
});

function metadata(asked: Asked, name: string, { secrets, state }: Engine): Answer {
  const secret = secrets.get(name);
  if (asked.method === 'DELETE') {
    secrets.delete(name);
    return nothing();
  }
  if (isWrite(asked)) {
    const kept = secret ?? newSecret(state.now);
    secrets.set(name, kept);
    const { max_versions: most, cas_required: cas, custom_metadata: custom } = asked.body;
    if (typeof most === 'number') kept.maxVersions = most;
    if (typeof cas === 'boolean') kept.casRequired = cas;
    if (isObject(custom)) kept.custom = custom as Readonly<Record<string, string>>;
    return nothing();
  }
  if (!secret) return missing();
  return answer({
    data: {
      cas_required: secret.casRequired,
      created_time: timeText(secret.created),
      current_version: secret.current,
      custom_metadata: secret.custom,
      delete_version_after: `${secret.deleteAfter / 1000}s`,
      max_versions: secret.maxVersions,
      oldest_version: Math.max(0, secret.current - (secret.maxVersions || usualVersions) + 1),
      updated_time: timeText(secret.updated),
      versions: Object.fromEntries([...secret.versions].map(([number, one]) => [number, versionTimes(one)])),
    },
  });
}

interface Change {
  readonly verb: 'delete' | 'undelete' | 'destroy';
  readonly now: number;
}

function changeVersions({ body }: Asked, secret: VersionedSecret | undefined, { verb, now }: Change): Answer {
  if (!Array.isArray(body.versions) || body.versions.length === 0) return failure(400, 'No version number provided');
  for (const number of body.versions) {
    const version = secret?.versions.get(Number(number));
    if (!version || version.destroyed) continue;
    if (verb === 'delete') version.deleted ??= now;
    else if (verb === 'undelete') delete version.deleted;
    else {
      version.destroyed = true;
      delete version.data;
    }
  }
  return nothing();
}
