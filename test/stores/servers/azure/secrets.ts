// Secrets of the key vault of the tests: versions, pages of 25, soft delete.

import { type Call, type FakeSecret, Refused, type Version } from './state';

/** As the service documents it: in lists neither value nor version of a secret. */
const itemOf = ({ fake }: Call, { name, isManaged }: FakeSecret, version: Version, withVersion: boolean) => ({
  id: `${fake.url}/secrets/${name}${withVersion ? `/${version.id}` : ''}`,
  attributes: { ...version.attributes, recoveryLevel: 'Recoverable+Purgeable', recoverableDays: 90 },
  ...(version.tags && { tags: version.tags }),
  ...(version.contentType !== undefined && { contentType: version.contentType }),
  ...(isManaged && { managed: true }),
});

const bundleOf = (call: Call, secret: FakeSecret, version: Version) => ({
  value: version.value,
  ...itemOf(call, secret, version, true),
});

const deletedOf = (call: Call, secret: FakeSecret) => ({
  recoveryId: `${call.fake.url}/deletedsecrets/${secret.name}`,
  deletedDate: call.fake.now,
  scheduledPurgeDate: call.fake.now + 90 * 86_400,
  ...itemOf(call, secret, secret.versions.at(-1)!, true),
});

function permit({ fake }: Call, permission: string): void {
  if (!fake.forbidden.has(permission)) return;
  const message = `Caller is not authorized to perform action: appid=1234;oid=5678;iss=https://sts.example;ip=192.0.2.7 ${permission}`;
  throw new Refused(403, 'Forbidden', message, 'ForbiddenByRbac');
}

function checkName(name: string): void {
  if (/^[0-9A-Za-z-]{1,127}$/.test(name)) return;
  throw new Refused(400, 'BadParameter', `The request URI contains an invalid name: ${name}`);
}

const notFound = (name: string) =>
  new Refused(404, 'SecretNotFound', `A secret with (name/id) ${name} was not found in this key vault.`);

/** Never the order that our lists have, and in whole pages of what is asked for. */
export function page<T>(call: Call, all: readonly T[], show: (one: T) => object): object {
  const { searchParams, pathname } = call.url;
  const size = Number(searchParams.get('maxresults') ?? 25);
  if (!(size >= 1 && size <= 25)) throw new Refused(400, 'BadParameter', 'maxresults must be between 1 and 25.');
  const start = Number(searchParams.get('$skiptoken') ?? 0);
  const version = searchParams.get('api-version');
  const isLast = start + size >= all.length;
  const link = `${call.fake.url}${pathname}?api-version=${version}&$skiptoken=${start + size}&maxresults=${size}`;
  return { value: all.slice(start, start + size).map(show), nextLink: isLast ? null : link };
}

export function list(call: Call): object {
  permit(call, 'list');
  const all = [...call.fake.secrets.values()].reverse();
  return page(call, all, (secret) => itemOf(call, secret, secret.versions.at(-1)!, false));
}

/** Versions are in the order of their ids. An unknown secret has none. */
export function versions(call: Call, name: string): object {
  permit(call, 'list');
  const secret = call.fake.secrets.get(name.toLowerCase());
  const all = secret?.versions.toSorted((one, other) => (one.id < other.id ? -1 : 1)) ?? [];
  return page(call, all, (version) => itemOf(call, secret!, version, true));
}

export function get(call: Call, name: string, id: string): object {
  permit(call, 'get');
  checkName(name);
  const secret = call.fake.secrets.get(name.toLowerCase());
  const version = id === '' ? secret?.versions.at(-1) : secret?.versions.find((one) => one.id === id);
  if (!secret || !version) throw notFound(id === '' ? name : `${name}/${id}`);
  if (!version.attributes.enabled) {
    throw new Refused(403, 'Forbidden', 'Operation get is not allowed on a disabled secret.', 'SecretDisabled');
  }
  return bundleOf(call, secret, version);
}

export function set(call: Call, name: string): object {
  permit(call, 'set');
  checkName(name);
  const { value, contentType, tags, attributes } = JSON.parse(call.body);
  if (typeof value !== 'string') throw new Refused(400, 'BadParameter', 'Property value is required.');
  if (Buffer.byteLength(value) > 25_600) throw new Refused(400, 'BadParameter', 'The value is too long.');
  if (call.fake.deleted.has(name.toLowerCase())) {
    const message = `Secret ${name} is currently in a deleted but recoverable state, and its name cannot be reused.`;
    throw new Refused(409, 'Conflict', message, 'ObjectIsDeletedButRecoverable');
  }
  const version = call.fake.add(name, value, { contentType, tags, attributes });
  return bundleOf(call, call.fake.secrets.get(name.toLowerCase())!, version);
}

export function update(call: Call, name: string, id: string): object {
  permit(call, 'set');
  const secret = call.fake.secrets.get(name.toLowerCase());
  const version = secret?.versions.find((one) => one.id === id);
  if (!secret || !version) throw notFound(`${name}/${id}`);
  Object.assign(version.attributes, JSON.parse(call.body).attributes, { updated: call.fake.now });
  return itemOf(call, secret, version, true);
}

export function remove(call: Call, name: string): object {
  permit(call, 'delete');
  const secret = call.fake.secrets.get(name.toLowerCase());
  if (!secret) throw notFound(name);
  call.fake.secrets.delete(name.toLowerCase());
  call.fake.deleted.set(name.toLowerCase(), secret);
  return deletedOf(call, secret);
}

export function onDeleted(call: Call, name: string, isRecovery: boolean): object | undefined {
  const { deleted, secrets } = call.fake;
  permit(call, 'get');
  if (name === '') return page(call, [...deleted.values()], (one) => deletedOf(call, one));
  const secret = deleted.get(name.toLowerCase());
  if (!secret) throw notFound(name);
  if (call.method === 'GET') return deletedOf(call, secret);
  deleted.delete(name.toLowerCase());
  if (!isRecovery) return undefined;
  secrets.set(name.toLowerCase(), secret);
  return itemOf(call, secret, secret.versions.at(-1)!, true);
}
