// 1Password on this machine: a Connect server, and a program that speaks as `op` does and keeps its state in a file.

import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from '../support/test-host';
import { type Answer, type Asked, type FakeServer, startServer } from './json-server';

export interface FakeField {
  id: string;
  type: string;
  label: string;
  value?: string;
  purpose?: string;
  section?: { id: string; label?: string };
}

export interface FakeItem {
  id: string;
  title: string;
  category: string;
  version: number;
  sections?: { id: string; label?: string }[];
  fields: FakeField[];
}

export interface FakeVault {
  readonly id: string;
  readonly name: string;
  items: FakeItem[];
}

let count = 0;
export const newId = (): string => `id${String(count++).padStart(24, '0')}`;

export const fieldOf = (label: string, value: string, more: Partial<FakeField> = {}): FakeField => ({
  id: newId(),
  type: 'CONCEALED',
  label,
  ...(value !== '' && { value }),
  ...more,
});

export const itemOf = (title: string, fields: readonly FakeField[], more: Partial<FakeItem> = {}): FakeItem => ({
  id: newId(),
  title,
  category: 'API_CREDENTIAL',
  version: 1,
  fields: [fieldOf('notesPlain', '', { type: 'STRING', purpose: 'NOTES' }), ...fields],
  ...more,
});

export interface FakeConnect extends FakeServer {
  vaults: FakeVault[];
  token: string;
}

export async function startConnect(): Promise<FakeConnect> {
  const state = { vaults: [] as FakeVault[], token: '' };
  const server = await startServer((asked) =>
    asked.headers.authorization === `Bearer ${state.token}`
      ? answer(state.vaults, asked)
      : failed(401, 'Invalid token signature'),
  );
  return Object.assign(state, server);
}

const failed = (status: number, message: string): Answer => ({ status, body: { status, message } });

function answer(vaults: readonly FakeVault[], asked: Asked): Answer {
  const [, version, collection, vaultId, items, itemId] = asked.path.replace(/\/$/, '').split('/');
  if (version !== 'v1' || collection !== 'vaults') return failed(404, 'Not found');
  if (vaultId === undefined) return { status: 200, body: vaults.map(({ id, name }) => ({ id, name })) };
  const vault = vaults.find(({ id }) => id === vaultId);
  if (!vault || items !== 'items') return failed(404, `Vault ${vaultId} not found`);
  if (itemId !== undefined) return onItem(vault, itemId, asked);
  if (asked.method === 'POST') {
    const made = { ...(asked.json as FakeItem), id: newId(), version: 1 };
    vault.items.push(made);
    return { status: 200, body: bodyOf(made, vault) };
  }
  const filter = asked.query.get('filter');
  const title = /^title eq "((?:[^"\\]|\\.)*)"$/.exec(filter ?? '')?.[1]?.replace(/\\(.)/g, '$1');
  if (filter !== null && title === undefined) return failed(400, 'Invalid filter');
  const some = vault.items.filter((one) => title === undefined || one.title === title);
  const brief = ({ id, title, category, version }: FakeItem) => ({
    id,
    title,
    category,
    version,
    vault: { id: vault.id },
  });
  return { status: 200, body: some.map(brief) };
}

const bodyOf = (item: FakeItem, { id }: FakeVault) => ({ ...item, vault: { id }, updatedAt: '2026-01-02T03:04:05Z' });

function onItem(vault: FakeVault, id: string, { method, json }: Asked): Answer {
  const item = vault.items.find((one) => one.id === id);
  if (!item) return failed(404, `Item ${id} not found`);
  if (method === 'DELETE') {
    vault.items = vault.items.filter((one) => one !== item);
    return { status: 204 };
  }
  if (method === 'PUT') Object.assign(item, json, { version: item.version + 1 });
  if (method === 'PATCH') {
    for (const { op, path, value } of json as readonly { op: string; path: string; value: string }[]) {
      const field = item.fields.find((one) => path === `/fields/${one.id}/value`);
      if (!field || (op === 'replace' && field.value === undefined)) return failed(400, 'Invalid path');
      field.value = value;
    }
    item.version++;
  }
  return { status: 200, body: bodyOf(item, vault) };
}

export interface FakeProgram {
  /** For the PATH. */
  readonly folder: string;
  readonly read: () => { vaults: FakeVault[]; error?: string };
  readonly write: (state: { vaults: readonly FakeVault[]; error?: string }) => void;
  /** All that it was started with. */
  readonly started: () => readonly { readonly args: readonly string[]; readonly env: readonly string[] }[];
}

export function makeProgram(): FakeProgram {
  const folder = newFolder();
  const state = join(folder, 'state.json');
  const log = join(folder, 'log.jsonl');
  writeFileSync(join(folder, 'op'), `#!${process.execPath}\n${source}`);
  chmodSync(join(folder, 'op'), 0o755);
  writeFileSync(log, '');
  return {
    folder,
    read: () => JSON.parse(readFileSync(state, 'utf8')),
    write: (given) => writeFileSync(state, JSON.stringify(given)),
    started: () =>
      readFileSync(log, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line)),
  };
}

const source = `
const { appendFileSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const args = process.argv.slice(2);
appendFileSync(join(__dirname, 'log.jsonl'), JSON.stringify({ args, env: Object.keys(process.env) }) + '\\n');
const state = JSON.parse(readFileSync(join(__dirname, 'state.json'), 'utf8'));
const fail = (text) => { process.stderr.write('[ERROR] 2026/01/02 03:04:05 ' + text + '\\n'); process.exit(1); };
const give = (body) => process.stdout.write(JSON.stringify(body));
const option = (name) => { const at = args.indexOf(name); return at < 0 ? undefined : args[at + 1]; };
if (args[0] === '--version') { process.stdout.write('2.30.0\\n'); process.exit(0); }
if (state.error) fail(state.error);
const [noun, verb, what] = args;
if (noun === 'vault' && verb === 'list') { give(state.vaults.map(({ id, name }) => ({ id, name, content_version: 1 }))); return; }
const wanted = option('--vault');
const vault = state.vaults.find(({ id, name }) => id === wanted || name === wanted);
if (!vault) fail(JSON.stringify(wanted) + " isn't a vault in this account. Specify the vault with its ID or name.");
const body = (item) => ({ ...item, vault: { id: vault.id, name: vault.name }, updated_at: '2026-01-02T03:04:05Z' });
const save = () => writeFileSync(join(__dirname, 'state.json'), JSON.stringify(state));
const template = () => JSON.parse(readFileSync(0, 'utf8'));
const kept = (item) => ({ ...item, fields: item.fields.map(({ value, ...one }) => (value ? { ...one, value } : one)) });
if (verb === 'list') { give(vault.items.map(({ id, title, category, version }) => ({ id, title, category, version }))); return; }
if (verb === 'create') {
  if (what !== '-') fail('provide the item category with --category');
  const made = { ...kept(template()), id: 'made' + String(Date.now()).padStart(22, '0').slice(0, 22), version: 1 };
  vault.items.push(made); save(); give(body(made)); return;
}
const items = vault.items.filter(({ id, title }) => id === what || title === what);
if (items.length > 1) fail('More than one item matches ' + JSON.stringify(what) + '.');
const [item] = items;
if (!item) fail(JSON.stringify(what) + " isn't an item in the " + JSON.stringify(vault.name) + ' vault.');
if (verb === 'get') give(body(item));
else if (verb === 'edit') { Object.assign(item, kept(template()), { version: item.version + 1 }); save(); give(body(item)); }
else if (verb === 'delete') { vault.items = vault.items.filter((one) => one !== item); save(); }
else fail('unknown command');
`;
