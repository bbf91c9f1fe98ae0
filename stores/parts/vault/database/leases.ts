// Leases that this open store made: shared by the fields of one account, renewed when a third is left, revoked at the end.

import * as z from 'zod';
import type { StoreHost } from '../../../host';
import { found, type Result } from '../../../store';
import type { Client } from '../connection/client';
import { raced } from '../connection/raced';
import { notUnderstood, refusalOf } from '../connection/requests';
import { type Fields, membersOf } from '../kv/fields';
import type { Place } from '../kv/kv';
import { ownFacts } from '../mounts';
import { type Account, refusalOfRole } from './roles';

export interface Leases {
  /** Of the role: a new account, or the one that was made before and still lasts. */
  accountOf(place: Place): Promise<Result<Account>>;
  end(): Promise<void>;
}

interface Lease {
  readonly id: string;
  readonly isRenewable: boolean;
  readonly fields: Fields;
  /** Which token made it: it ends with that. */
  readonly maker: string;
  /** Milliseconds since 1970: by itself, and with its token. */
  readonly ownEnd: number;
  readonly ends: number;
  /** Milliseconds that it had when it was made, and seconds that were asked for since. */
  readonly lasts: number;
  readonly seconds: number;
}

interface Maker {
  readonly id: string;
  /** Infinite for a token that does not end. */
  readonly ends: number;
}

type Clock = Pick<StoreHost, 'now'>;

/** Milliseconds for letting go of one. */
const endLimit = 5000;
/** Milliseconds that whole seconds may be wrong by. */
const slack = 2000;
const tokenForm = () =>
  z.object({ data: z.object({ ttl: z.number().nonnegative(), accessor: z.string().default('') }) });

export function createLeases(client: Client, host: Clock): Leases {
  const current = new Map<string, Lease>();
  const running = new Map<string, Promise<Result<Lease>>>();
  /** Ids of all that may still hold. */
  const made = new Set<string>();

  const take = async (path: readonly string[]): Promise<Result<Lease>> => {
    const key = path.join('/');
    const old = current.get(key);
    const kept = old && (await keptLease(client, host, old));
    const lease = kept ? found(kept) : await newLease(client, host, path);
    if (lease.ok) {
      current.set(key, lease.value);
      made.add(lease.value.id);
    }
    return lease;
  };

  return {
    accountOf: async ({ mount, rest, signal }) => {
      const path = [...mount.path, ...rest];
      const key = path.join('/');
      // Without the signal: a request that is cut off may have made an account that nobody would know of.
      const work = running.get(key) ?? take(path).finally(() => running.delete(key));
      running.set(key, work);
      const lease = await raced(work, signal);
      return lease.ok ? found({ fields: lease.value.fields, expires: lease.value.ends }) : lease;
    },
    end: async () => {
      await Promise.allSettled(running.values());
      const ids = [...made];
      made.clear();
      current.clear();
      await Promise.all(ids.map((id) => client.ask(revocation(id))));
    },
  };
}

const revocation = (id: string) =>
  ({
    method: 'PUT',
    path: ['sys', 'leases', 'revoke'],
    body: JSON.stringify({ lease_id: id }),
    isIdempotent: true,
    timeout: endLimit,
  }) as const;

async function newLease(client: Client, { now }: Clock, path: readonly string[]): Promise<Result<Lease>> {
  const maker = await makerOf(client, now);
  if (!maker.ok) return maker;
  const asked = now();
  // Asked twice, Vault makes two accounts, and nobody would give back the one whose answer was lost.
  const reply = await client.askFor({ method: 'GET', path, isIdempotent: false }, refusalOfRole);
  if (!reply.ok) return reply;
  const fields = membersOf(membersOf(reply.value.text)?.get('data') ?? '');
  const { lease } = reply.value;
  if (!fields || !lease) return notUnderstood();
  const ownEnd = asked + lease.seconds * 1000;
  const ends = Math.min(ownEnd, maker.value.ends);
  const { id, isRenewable, seconds } = lease;
  return found({ id, isRenewable, fields, maker: maker.value.id, ownEnd, ends, lasts: ends - asked, seconds });
}

/** The token that we ask with. One that may not look at itself counts as one that does not end. */
async function makerOf(client: Client, now: () => number): Promise<Result<Maker>> {
  const asked = now();
  const reply = await client.askFor(ownFacts(), refusalOf);
  if (!reply.ok) return reply.problem.kind === 'denied' ? found({ id: '', ends: Number.POSITIVE_INFINITY }) : reply;
  const parsed = tokenForm().safeParse(JSON.parse(reply.value.text));
  if (!parsed.success) return notUnderstood();
  const { ttl, accessor: id } = parsed.data.data;
  return found({ id, ends: ttl > 0 ? asked + ttl * 1000 : Number.POSITIVE_INFINITY });
}

/** Undefined when a new one is needed: the old one ends soon, and cannot be prolonged enough. */
async function keptLease(client: Client, { now }: Clock, old: Lease): Promise<Lease | undefined> {
  const hasEnough = (lease: Lease) => lease.ends - now() >= lease.lasts / 3;
  if (hasEnough(old)) return old;
  const maker = old.ends > now() ? await makerOf(client, now) : undefined;
  if (!maker?.ok || maker.value.id !== old.maker) return undefined;
  const { ends } = maker.value;
  const same = { ...old, ends: Math.min(old.ownEnd, ends) };
  // A new one would end with the token, too.
  if (hasEnough(same) || ends <= same.ends + slack) return same;
  const asked = now();
  const seconds = old.isRenewable ? await renew(client, old) : 0;
  const ownEnd = asked + seconds * 1000;
  const lease = { ...old, ownEnd, ends: Math.min(ownEnd, ends) };
  return hasEnough(lease) ? lease : undefined;
}

/** Seconds that it lasts from now on. */
async function renew(client: Client, { id, seconds }: Lease): Promise<number> {
  const body = JSON.stringify({ lease_id: id, increment: seconds });
  const path = ['sys', 'leases', 'renew'];
  const reply = await client.askFor({ method: 'PUT', path, body, isIdempotent: true }, refusalOf);
  return reply.ok ? (reply.value.lease?.seconds ?? 0) : 0;
}
