// The contract of stores against a real Prefect server with CSRF protection. Run with mocha; it installs the server once.
// `SCABBARD_REAL_PREFECT=/path/to/prefect` takes one that is there already.

import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import prefect from '../../../stores/prefect';
import type { Store } from '../../../stores/store';
import { contract } from '../contract';
import { newFolder, testHost } from '../support/test-host';

const root = join(__dirname, '../../..');
const cache = join(root, '.cache/prefect');
const login = `somebody:${randomBytes(12).toString('hex')}`;
const client = randomUUID();
let base: string;
let csrf: string;
let server: ChildProcess;

before(async function () {
  this.timeout(600_000);
  const program = process.env.SCABBARD_REAL_PREFECT ?? install();
  const home = newFolder();
  const port = await freePort();
  base = `http://127.0.0.1:${port}/api`;
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    PREFECT_HOME: home,
    PREFECT_SERVER_CSRF_PROTECTION_ENABLED: 'true',
    PREFECT_SERVER_API_AUTH_STRING: login,
    PREFECT_SERVER_ANALYTICS_ENABLED: 'false',
    DO_NOT_TRACK: '1',
  };
  const args = ['server', 'start', '--host', '127.0.0.1', '--port', String(port), '--no-services'];
  server = spawn(program, args, { env, cwd: home, stdio: 'ignore', detached: true });
  await answering();
  csrf = ((await (await ask('GET', `csrf-token?client=${client}`)).json()) as { readonly token: string }).token;
});
after(() => {
  // It starts processes of its own.
  if (server?.pid !== undefined) process.kill(-server.pid);
});

function install(): string {
  const program = join(cache, 'bin/prefect');
  if (existsSync(program)) return program;
  execFileSync('python3', ['-m', 'venv', cache]);
  execFileSync(join(cache, 'bin/python'), ['-m', 'pip', 'install', '--quiet', 'prefect==3.9.1']);
  return program;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const place = probe.address();
      probe.close(() => (place && typeof place === 'object' ? resolve(place.port) : reject(new Error('no port'))));
    });
  });
}

/** It is asked until it answers: it says so nowhere that can be waited for. */
async function answering(): Promise<void> {
  for (;;) {
    assert.equal(server.exitCode, null, 'the server ended');
    const answer = await fetch(`${base}/health`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function ask(method: string, path: string, body?: unknown): Promise<Response> {
  const answer = await fetch(`${base}/${path}`, {
    method,
    headers: {
      authorization: `Basic ${Buffer.from(login).toString('base64')}`,
      'content-type': 'application/json',
      ...(csrf !== undefined && { 'prefect-csrf-token': csrf, 'prefect-csrf-client': client }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  assert.ok(answer.ok, `${method} ${path}: ${answer.status}`);
  return answer;
}

const json = async (method: string, path: string, body?: unknown): Promise<unknown> =>
  (await ask(method, path, body)).json();

const nameOf = (key: string) => key.toLowerCase().replaceAll('_', '-');

/** Holds nothing else: what the contract wrote before is taken away. */
async function storeWith(secrets: Readonly<Record<string, string>>): Promise<Store> {
  const filter = { limit: 200, block_types: { slug: { any_: ['secret'] } } };
  for (;;) {
    const documents = (await json('POST', 'block_documents/filter', filter)) as readonly { readonly id: string }[];
    if (documents.length === 0) break;
    for (const { id } of documents) await ask('DELETE', `block_documents/${id}`);
  }
  const type = (await json('GET', 'block_types/slug/secret')) as { readonly id: string };
  const schemas = (await json('POST', 'block_schemas/filter', {
    block_schemas: { block_type_id: { any_: [type.id] } },
  })) as readonly { readonly id: string }[];
  const ids = { block_type_id: type.id, block_schema_id: schemas[0]!.id };
  for (const [key, value] of Object.entries(secrets))
    await ask('POST', 'block_documents/', { name: nameOf(key), data: { value }, ...ids });
  const host = testHost();
  await host.credentials.set(`cred:prefect:${new URL(base).origin}`, login);
  return prefect.open({ settings: { api: base } }, host);
}

describe('a real Prefect server', function () {
  this.timeout(120_000);
  contract({
    kind: prefect,
    storeWith,
    nameOf,
    absent: ['absent', 'PLAIN', '', 'constructor', '__proto__', '../plain', 'plain\n'],
    many: 250,
  });
});
