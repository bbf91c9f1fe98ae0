// Secret blocks of a Prefect server: listed, read, written and taken back.

import * as z from 'zod';
import { formatName, parseName } from '../../../protocol/reference';
import {
  found,
  type PutRequest,
  type Result,
  refused,
  type Secret,
  type SecretFacts,
  type StoreRequest,
  type Written,
} from '../../store';
import { isWhole, notWhole, taken, type Undos, unknownBefore, writtenOver } from '../../support/undo';
import type { Api } from './api';

/** As new blocks are named. */
const newForm = /^[a-z0-9-]{1,250}$/;
/** Older servers took more. */
const readForm = /^[A-Za-z0-9_. -]{1,250}$/;

export function readName(text: string): Result<string> {
  const { segments = [], field } = parseName(text) ?? {};
  const [name = ''] = segments;
  return segments.length === 1 && field === undefined && readForm.test(name)
    ? found(name)
    : refused('not-found', 'No Secret block of Prefect can have this name.');
}

const writeName = (name: string): string => formatName({ segments: [name] });

const pageSize = 200;
const mostPages = 500;

export async function readNames(api: Api, signal?: AbortSignal): Promise<Result<readonly string[]>> {
  const names: string[] = [];
  for (let page = 0; page < mostPages; page++) {
    const some = await readPage(api, { limit: pageSize, offset: page * pageSize, signal });
    if (!some.ok) return some;
    for (const { name } of some.value) if (name && readForm.test(name)) names.push(writeName(name));
    if (some.value.length < pageSize) return found(names);
  }
  return refused('unreadable', 'The Prefect server holds more than can be listed.');
}

interface Range extends StoreRequest {
  readonly limit: number;
  readonly offset: number;
}

/** Values come masked. */
export function readPage(api: Api, { limit, offset, signal }: Range) {
  const body = { limit, offset, include_secrets: false, block_types: { slug: { any_: ['secret'] } } };
  const call = { method: 'POST', path: 'block_documents/filter', body, isQuestion: true, signal } as const;
  return api.call(call, z.array(z.object({ name: z.string().nullish() })));
}

interface Block {
  readonly id: string;
  readonly value?: unknown;
  readonly updated?: string | null;
}

async function readBlock(
  api: Api,
  name: string,
  { withValue, signal }: StoreRequest & { readonly withValue: boolean },
): Promise<Result<Block>> {
  const path = `block_types/slug/secret/block_documents/name/${encodeURIComponent(name)}`;
  const schema = z.object({
    id: z.uuid(),
    updated: z.string().nullish(),
    data: z.object({ value: z.unknown() }),
  });
  const query = { include_secrets: String(withValue) };
  const answer = await api.call({ method: 'GET', path, query, signal }, schema);
  if (!answer.ok) return answer;
  const { id, updated, data } = answer.value;
  if (data.value === undefined) return refused('unreadable', 'The block of the Prefect server holds no value.');
  return found({ id, updated, ...(withValue && { value: data.value }) });
}

/** Other values than texts are their JSON. */
const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

export async function getSecret(api: Api, name: string, signal?: AbortSignal): Promise<Result<Secret>> {
  const block = await readBlock(api, name, { withValue: true, signal });
  return block.ok ? found({ text: textOf(block.value.value) }) : block;
}

export async function aboutSecret(api: Api, name: string, signal?: AbortSignal): Promise<Result<SecretFacts>> {
  const block = await readBlock(api, name, { withValue: false, signal });
  if (!block.ok) return block;
  const changed = Date.parse(block.value.updated ?? '');
  return found(Number.isNaN(changed) ? {} : { changed });
}

interface Writing {
  readonly api: Api;
  /** Values as JSON, so that they keep their type. */
  readonly undos: Undos;
}

/** Prefect has no check-and-set: somebody who writes in between goes unnoticed. A new block is new for sure. */
export async function putSecret(
  { api, undos }: Writing,
  name: string,
  { text, expected, signal }: PutRequest & { readonly text: string },
): Promise<Result<Written>> {
  if (!isWhole(text)) return notWhole();
  if (/^\*{8}$/.test(text)) return refused('unsupported', 'Prefect takes eight asterisks for “as before”.');
  if (typeof expected === 'string') return refused('unsupported', 'Prefect has no versions.');
  const now = await readBlock(api, name, { withValue: true, signal });
  if (!now.ok && now.problem.kind !== 'not-found') return now;
  if (now.ok && expected === null) return taken();
  const value = now.ok ? ofSameType(text, now.value.value) : text;
  const done = now.ok ? await update(api, now.value.id, value, signal) : await create(api, name, value, signal);
  if (!done.ok) return done;
  const written: Written = { name: writeName(name), ...(!now.ok && { previous: null }) };
  undos.set(written, { before: now.ok ? JSON.stringify(now.value.value) : null, wrote: JSON.stringify(value) });
  return found(written);
}

/** An object stays an object where that gives back the same text. */
function ofSameType(text: string, before: unknown): unknown {
  if (typeof before === 'string') return text;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value !== 'string' && JSON.stringify(value) === text ? value : text;
  } catch {
    // No JSON: a text from now on.
    return text;
  }
}

async function update(api: Api, id: string, value: unknown, signal?: AbortSignal): Promise<Result<void>> {
  const body = { data: { value }, merge_existing_data: true };
  const done = await api.call({ method: 'PATCH', path: `block_documents/${id}`, body, signal }, z.unknown());
  return done.ok ? found(undefined) : done;
}

async function create(api: Api, name: string, value: unknown, signal?: AbortSignal): Promise<Result<void>> {
  if (!newForm.test(name))
    return refused('unsupported', 'Names of Prefect blocks are of small letters, digits and dashes.');
  const type = await api.call({ method: 'GET', path: 'block_types/slug/secret', signal }, z.object({ id: z.uuid() }));
  if (!type.ok) return type.problem.kind === 'not-found' ? noType() : type;
  const { id } = type.value;
  const body = { block_schemas: { block_type_id: { any_: [id] } } };
  const call = { method: 'POST', path: 'block_schemas/filter', body, isQuestion: true, signal } as const;
  const schemas = await api.call(call, z.array(z.object({ id: z.uuid(), created: z.string().nullish() })));
  if (!schemas.ok) return schemas;
  const [newest] = schemas.value.toSorted((a, b) => Date.parse(b.created ?? '') - Date.parse(a.created ?? ''));
  if (!newest) return noType();
  const block = { name, data: { value }, block_type_id: id, block_schema_id: newest.id };
  const made = await api.call({ method: 'POST', path: 'block_documents/', body: block, signal }, z.unknown());
  return made.ok ? found(undefined) : made.problem.kind === 'conflict' ? taken() : made;
}

const noType = () => refused('unsupported', 'The Prefect server knows no Secret blocks.');

export async function revertSecret(
  { api, undos }: Writing,
  name: string,
  { written, signal }: StoreRequest & { readonly written: Written },
): Promise<Result<void>> {
  const undo = undos.get(written);
  if (!undo) return unknownBefore();
  const now = await readBlock(api, name, { withValue: true, signal });
  if (!now.ok) return now;
  if (!isSame(now.value.value, undo.wrote)) return writtenOver();
  const path = `block_documents/${now.value.id}`;
  const done =
    undo.before === null
      ? await api.call({ method: 'DELETE', path, signal }, z.unknown())
      : await update(api, now.value.id, JSON.parse(undo.before), signal);
  if (!done.ok) return done;
  undos.delete(written);
  return found(undefined);
}

const isSame = (value: unknown, json: string): boolean => JSON.stringify(value) === json;
