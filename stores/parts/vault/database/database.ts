// Accounts that Vault makes in databases: one lease for all fields of a role, renewed in time, given back at the end.

import * as z from 'zod';
import { formatName } from '../../../../protocol/reference';
import type { StoreHost } from '../../../host';
import {
  found,
  type ListRequest,
  type NamePage,
  type Result,
  refused,
  type Secret,
  type SecretFacts,
  type Written,
} from '../../../store';
import type { Client } from '../connection/client';
import { notUnderstood, type Reply } from '../connection/requests';
import { membersOf, pickField, textOf } from '../kv/fields';
import { timeOf, withSignal } from '../kv/kv';
import { listKeys } from '../kv/listing';
import type { FieldPlace } from '../kv/secrets';
import type { Located } from '../mounts';
import { createLeases } from './leases';
import { type Account, accountFields, isDynamic, isRole, noSuchRole, refusalOfRole, roleFolders } from './roles';

export interface Database {
  get(place: FieldPlace): Promise<Result<Secret>>;
  fields(place: FieldPlace): Result<readonly string[]>;
  about(place: FieldPlace): Promise<Result<SecretFacts>>;
  list(at: Located, request: ListRequest): Promise<Result<NamePage>>;
  /** Of an account that stays and gets a new password. */
  rotate(place: FieldPlace): Promise<Result<Written>>;
  end(): Promise<void>;
}

const staticForm = () =>
  z.object({ data: z.object({ ttl: z.number().optional(), last_vault_rotation: z.string().optional() }) });

export function createDatabase(client: Client, host: Pick<StoreHost, 'now'>): Database {
  const leases = createLeases(client, host);
  const readStatic = async (place: FieldPlace): Promise<Result<Static>> => {
    const asked = host.now();
    const reply = await client.askFor(
      { method: 'GET', path: [...place.mount.path, ...place.rest], ...withSignal(place) },
      refusalOfRole,
    );
    return reply.ok ? staticFrom(reply.value, asked) : reply;
  };

  return {
    get: async (place) => {
      if (!isRole(place)) return noSuchRole();
      const account: Result<Account> = isDynamic(place) ? await leases.accountOf(place) : await readStatic(place);
      return account.ok ? secretOf(account.value, place.field) : account;
    },
    fields: (place) => (isRole(place) ? found(accountFields) : noSuchRole()),
    about: async (place) => {
      if (!isRole(place)) return noSuchRole();
      if (isDynamic(place)) return found({ fields: accountFields });
      const account = await readStatic(place);
      if (!account.ok) return account;
      const { changed, expires: nextRotation } = account.value;
      return found({
        fields: accountFields,
        ...(changed !== undefined && { changed }),
        ...(nextRotation !== undefined && { nextRotation }),
      });
    },
    list: async (at, request) => listFolder(client, at, request),
    rotate: async (place) => {
      if (!isRole(place)) return noSuchRole();
      if (isDynamic(place))
        return refused('unsupported', 'This account is made anew for each lease: there is nothing to rotate.');
      const reply = await client.askFor(
        {
          method: 'POST',
          path: [...place.mount.path, 'rotate-role', place.rest[1]!],
          body: '{}',
          ...withSignal(place),
        },
        refusalOfRole,
      );
      return reply.ok ? found({ name: place.name }) : reply;
    },
    end: leases.end,
  };
}

interface Static extends Account {
  readonly changed?: number;
}

function secretOf({ fields, expires }: Account, wanted: string | undefined): Result<Secret> {
  const field = pickField(fields, wanted);
  if (!field.ok) return field;
  return found({ text: textOf(fields.get(field.value)!), ...(expires !== undefined && { expires }) });
}

function staticFrom({ text }: Reply, asked: number): Result<Static> {
  const fields = membersOf(membersOf(text)?.get('data') ?? '');
  const facts = staticForm().safeParse(JSON.parse(text));
  if (!fields || !facts.success) return notUnderstood();
  const { ttl, last_vault_rotation: rotated } = facts.data.data;
  const changed = timeOf(rotated);
  return found({
    // The engine’s notes on the account lie among its fields.
    fields: new Map([...fields].filter(([key, json]) => json.startsWith('"') && !key.includes('rotation'))),
    ...(changed !== undefined && { changed }),
    ...(ttl !== undefined && { expires: asked + ttl * 1000 }),
  });
}

/** Two folders, in them a folder for each role, in that its fields: no listing makes a lease. */
async function listFolder(client: Client, at: Located, request: ListRequest): Promise<Result<NamePage>> {
  const [kind, role, ...more] = at.rest;
  const within = (...segments: readonly string[]) => formatName({ segments: [...at.mount.path, ...segments] });
  if (kind === undefined) return found({ names: [], folders: Object.keys(roleFolders).map((one) => within(one)) });
  if (!Object.hasOwn(roleFolders, kind) || more.length > 0) return noSuchRole();
  if (role !== undefined) {
    const start = Number(/^\d{1,3}$/.exec(request.cursor ?? '')?.[0] ?? 0);
    const end = start + Math.max(request.limit ?? accountFields.length, 1);
    const names = accountFields.slice(start, end).map((field) => `${within(kind, role)}#${field}`);
    return found(end < accountFields.length ? { names, next: String(end) } : { names });
  }
  const roles = await listKeys(client, { mount: at.mount, rest: [roleFolders[kind]!] }, request);
  if (!roles.ok) return roles;
  const { names, next } = roles.value;
  const prefix = `${within(roleFolders[kind]!)}/`;
  const folders = names.map((name) => `${within(kind)}/${name.slice(prefix.length)}`);
  return found({ names: [], folders, ...(next !== undefined && { next }) });
}
