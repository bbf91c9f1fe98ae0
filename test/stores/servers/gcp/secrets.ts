// Secret Manager of the Google Cloud of the tests: secrets and their versions.

import { crc32c } from '../../../../stores/parts/gcp/crc32c';
import { type Call, etag, type FakeSecret, newSecret, newVersion, Refused, type Version } from './state';

const number = '123456789012';

export function authorize({ fake, headers }: Call): void {
  const given = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1];
  if (given !== undefined && fake.tokens.has(given)) return;
  throw new Refused(401, 'UNAUTHENTICATED', 'Request had invalid authentication credentials.', 'ACCESS_TOKEN_EXPIRED');
}

function permit({ fake }: Call, permission: string, resource: string): void {
  if (!fake.forbidden.has(permission)) return;
  const message = `Permission 'secretmanager.${permission}' denied for resource '${resource}' (or it may not exist).`;
  throw new Refused(403, 'PERMISSION_DENIED', message, 'IAM_PERMISSION_DENIED');
}

export function list(call: Call, project: string): Record<string, unknown> {
  permit(call, 'secrets.list', `projects/${project}`);
  const { searchParams } = call.url;
  const size = Math.min(Number(searchParams.get('pageSize') || 100), 25_000);
  const start = Number(searchParams.get('pageToken') || 0);
  const all = [...call.fake.secrets].filter(([name]) => name.startsWith(`${project}/`));
  const newestFirst = all.sort(([, one], [, other]) => other.created - one.created);
  const isShort = searchParams.get('fields') === 'secrets(name),nextPageToken';
  const secrets = newestFirst
    .slice(start, start + size)
    .map(([name, secret]) => (isShort ? { name: resourceOf(name) } : shown(name, secret)));
  const next = start + size < all.length ? { nextPageToken: String(start + size) } : {};
  return { ...(secrets.length > 0 && { secrets }), ...next, ...(!isShort && { totalSize: all.length }) };
}

const resourceOf = (name: string): string => `projects/${number}/secrets/${name.slice(name.indexOf('/') + 1)}`;

const shown = (name: string, { fields }: FakeSecret) => ({ name: resourceOf(name), ...fields });

export function create(call: Call, project: string): Record<string, unknown> {
  permit(call, 'secrets.create', `projects/${project}`);
  const id = call.url.searchParams.get('secretId') ?? '';
  const name = `${project}/${id}`;
  const fields = JSON.parse(call.body);
  const isRegional = call.url.pathname.includes('/locations/');
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(id)) throw new Refused(400, 'INVALID_ARGUMENT', `The secret id ${id} is invalid.`);
  if (isRegional === 'replication' in fields) throw new Refused(400, 'INVALID_ARGUMENT', 'replication is wrong here.');
  if (call.fake.secrets.has(name))
    throw new Refused(409, 'ALREADY_EXISTS', `Secret [${resourceOf(name)}] already exists.`);
  const secret = newSecret(call.fake.secrets.size, fields);
  call.fake.secrets.set(name, secret);
  return shown(name, secret);
}

export function onSecret(call: Call, name: string, action?: string): Record<string, unknown> {
  const secret = call.fake.secrets.get(name);
  const missing = new Refused(404, 'NOT_FOUND', `Secret [${resourceOf(name)}] not found.`);
  if (action === 'addVersion' && call.method === 'POST') {
    permit(call, 'versions.add', resourceOf(name));
    if (!secret) throw missing;
    return addVersion(call, name, secret);
  }
  permit(call, call.method === 'DELETE' ? 'secrets.delete' : 'secrets.get', resourceOf(name));
  if (!secret) throw missing;
  if (call.method === 'GET') return shown(name, secret);
  const given = call.url.searchParams.get('etag');
  if (given !== null && given !== secret.fields.etag) throw new Refused(400, 'FAILED_PRECONDITION', 'etag mismatch');
  call.fake.secrets.delete(name);
  return {};
}

function addVersion(call: Call, name: string, secret: FakeSecret): Record<string, unknown> {
  const { data = '', dataCrc32c } = JSON.parse(call.body).payload ?? {};
  const bytes = Buffer.from(data, 'base64');
  if (bytes.length === 0) throw new Refused(400, 'INVALID_ARGUMENT', 'Field [payload] is required.');
  if (bytes.length > 65_536) throw new Refused(400, 'INVALID_ARGUMENT', 'The payload is too large.');
  if (dataCrc32c !== undefined && String(dataCrc32c) !== String(crc32c(bytes))) {
    throw new Refused(400, 'INVALID_ARGUMENT', 'The payload does not match its checksum.');
  }
  secret.versions.push(newVersion(bytes));
  return shownVersion(call, name, secret, secret.versions.length);
}

/** The official client asks for numbers instead of the names of states. */
function shownVersion({ url }: Call, name: string, secret: FakeSecret, index: number): Record<string, unknown> {
  const { state, etag, createTime, scheduledDestroyTime } = secret.versions[index - 1]!;
  const isNumeric = (url.searchParams.get('$alt') ?? '').includes('enum-encoding=int');
  return {
    name: `${resourceOf(name)}/versions/${index}`,
    createTime,
    state: isNumeric ? ['', 'ENABLED', 'DISABLED', 'DESTROYED'].indexOf(state) : state,
    etag,
    clientSpecifiedPayloadChecksum: true,
    ...(scheduledDestroyTime !== undefined && { scheduledDestroyTime }),
  };
}

const permissions: Readonly<Record<string, string>> = {
  access: 'versions.access',
  enable: 'versions.enable',
  disable: 'versions.disable',
  destroy: 'versions.destroy',
};

export function onVersion(call: Call, name: string, asked: string, action?: string): Record<string, unknown> {
  const resource = `${resourceOf(name)}/versions/${asked}`;
  permit(call, permissions[action ?? ''] ?? 'versions.get', resource);
  const secret = call.fake.secrets.get(name);
  const index = asked === 'latest' ? (secret?.versions.length ?? 0) : (secret?.aliases[asked] ?? Number(asked));
  const version = secret?.versions[index - 1];
  if (!secret || !version) throw new Refused(404, 'NOT_FOUND', `Secret Version [${resource}] not found.`);
  if (action === 'access') return accessed(name, index, version);
  if (action !== undefined) change(version, action, JSON.parse(call.body).etag, resource);
  return shownVersion(call, name, secret, index);
}

function accessed(name: string, index: number, { state, data, checksum }: Version): Record<string, unknown> {
  const resource = `${resourceOf(name)}/versions/${index}`;
  if (state !== 'ENABLED')
    throw new Refused(400, 'FAILED_PRECONDITION', `Secret Version [${resource}] is in ${state} state.`);
  return { name: resource, payload: { data: data.toString('base64'), dataCrc32c: checksum ?? String(crc32c(data)) } };
}

function change(version: Version, action: string, given: string | undefined, resource: string): void {
  if (given !== undefined && given !== version.etag) throw new Refused(400, 'FAILED_PRECONDITION', 'etag mismatch');
  if (version.state === 'DESTROYED')
    throw new Refused(400, 'FAILED_PRECONDITION', `Secret Version [${resource}] is in DESTROYED state.`);
  version.state = action === 'disable' ? 'DISABLED' : action === 'enable' ? 'ENABLED' : 'DESTROYED';
  version.etag = etag();
}
