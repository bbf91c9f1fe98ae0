// Roles of the database engine: which names mean one, and what the engine says of those that it does not have.

import { refused } from '../../../store';
import { type Reply, refusalOf } from '../connection/requests';
import type { Fields } from '../kv/fields';
import type { Place } from '../kv/kv';

export interface Account {
  readonly fields: Fields;
  /** Milliseconds since 1970. */
  readonly expires?: number;
}

/** What every account has. */
export const accountFields: readonly string[] = ['password', 'username'];

/** Where accounts are read, and where their roles are listed. */
export const roleFolders: Readonly<Record<string, string>> = { creds: 'roles', 'static-creds': 'static-roles' };

export const isRole = ({ rest: [kind = '', role, ...more] }: Place): boolean =>
  Object.hasOwn(roleFolders, kind) && role !== undefined && more.length === 0;

/** A new account for each lease; else one that stays and gets new passwords. */
export const isDynamic = ({ rest: [kind] }: Place): boolean => kind === 'creds';

export const noSuchRole = () => refused('not-found', 'Vault has no such role of a database.');

/** The engine says 400 for a role that it does not know. */
export const refusalOfRole = (reply: Reply) =>
  reply.status === 400 && /unknown role|no static role/i.test(reply.errors) ? noSuchRole() : refusalOf(reply);
