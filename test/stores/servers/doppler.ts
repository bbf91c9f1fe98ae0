// Doppler on this machine, as its REST interface has it: projects, configurations, secrets, change requests.

import type { FakeServer } from './json-server';
import { type Asked, startServer } from './json-server';

export interface Kept {
  raw: string | null;
  computed?: string;
}

export interface FakeDoppler extends FakeServer {
  readonly tokens: Set<string>;
  /** `project/config` to its secrets. */
  readonly configs: Map<string, Map<string, Kept>>;
}

export async function startDoppler(): Promise<FakeDoppler> {
  const tokens = new Set<string>();
  const configs: FakeDoppler['configs'] = new Map();
  const server = await startServer((asked) => {
    const token = /^Bearer (\S+)$/.exec(asked.headers.authorization ?? '')?.[1];
    if (!token || !tokens.has(token)) return failed(401, 'Invalid Auth token');
    return answer({ configs, asked, token });
  });
  return { ...server, tokens, configs };
}

const failed = (status: number, message: string) => ({ status, body: { messages: [message], success: false } });

interface Call {
  readonly configs: FakeDoppler['configs'];
  readonly asked: Asked;
  readonly token: string;
}

function answer({ configs, asked, token }: Call) {
  const { method, path, query, json } = asked;
  if (path === '/v3/me') return { status: 200, body: { type: 'personal', name: 'a token', success: true } };
  const page = <T>(all: readonly T[]) => {
    const size = Math.min(Number(query.get('per_page') ?? 20), 20);
    const start = (Number(query.get('page') ?? 1) - 1) * size;
    return all.slice(start, start + size);
  };
  const places = [...configs.keys()].map((one) => one.split('/') as [string, string]);
  if (path === '/v3/projects') {
    const projects = [...new Set(places.map(([project]) => project))];
    return { status: 200, body: { projects: page(projects).map((id) => ({ id, slug: id, name: id })), page: 1 } };
  }
  if (path === '/v3/configs') {
    const own = places.filter(([project]) => project === query.get('project'));
    return { status: 200, body: { configs: page(own).map(([project, name]) => ({ name, project })), page: 1 } };
  }
  const body = json as { project?: string; config?: string } | undefined;
  const project = query.get('project') ?? body?.project ?? (token.startsWith('dp.st.') ? places[0]?.[0] : '');
  const config = query.get('config') ?? body?.config ?? (token.startsWith('dp.st.') ? places[0]?.[1] : '');
  const secrets = configs.get(`${project}/${config}`);
  if (!secrets) return failed(404, `Could not find requested config '${config}'`);
  if (path === '/v3/configs/config') return { status: 200, body: { config: { name: config, project } } };
  if (path === '/v3/configs/config/secrets/names' && method === 'GET') {
    if (query.get('include_dynamic_secrets') !== 'false') return failed(400, 'A lease was issued.');
    return { status: 200, body: { names: [...secrets.keys()], success: true } };
  }
  if (path === '/v3/configs/config/secret') return one(secrets, asked);
  if (path === '/v3/configs/config/secrets') return method === 'POST' ? update(secrets, json) : allOf(secrets);
  return failed(404, 'No such endpoint');
}

function one(secrets: Map<string, Kept>, { method, query }: Asked) {
  const name = query.get('name') ?? '';
  const kept = secrets.get(name);
  if (!kept) return failed(404, `Could not find requested secret: ${name}`);
  if (method !== 'DELETE') return { status: 200, body: { name, value: shownOf(kept), success: true } };
  secrets.delete(name);
  return { status: 204 };
}

const shownOf = ({ raw, computed }: Kept) => ({ raw, computed: computed ?? raw, note: '' });

interface ChangeRequest {
  readonly name: string;
  readonly originalName: string | null;
  readonly value: string;
  readonly originalValue?: string;
}

interface Update {
  readonly change_requests?: readonly ChangeRequest[];
  /** Written whatever is there. */
  readonly secrets?: Readonly<Record<string, string>>;
}

function update(secrets: Map<string, Kept>, json: unknown) {
  const { change_requests: changes = [], secrets: plain = {} } = json as Update;
  for (const [name, raw] of Object.entries(plain)) secrets.set(name, { raw });
  for (const { name, originalName, originalValue } of changes) {
    const now = secrets.get(name);
    if (originalName === null ? now : !now) return failed(400, 'The secret is another one than expected');
    if (originalValue !== undefined && now?.raw !== originalValue) return failed(400, 'The value has changed');
  }
  for (const { name, value } of changes) {
    const computed = value.includes('${OTHER}') ? value.replace('${OTHER}', 'other') : undefined;
    secrets.set(name, { raw: value, ...(computed !== undefined && { computed }) });
  }
  return allOf(secrets);
}

const allOf = (secrets: Map<string, Kept>) => ({
  status: 200,
  body: { secrets: Object.fromEntries([...secrets].map(([name, one]) => [name, shownOf(one)])) },
});
