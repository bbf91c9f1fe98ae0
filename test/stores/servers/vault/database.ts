// The database engine of the fake Vault, and its leases.

import {
  type Answer,
  type Asked,
  answer,
  failure,
  type Handler,
  isList,
  isWrite,
  listed,
  nothing,
  unsupported,
} from './exchange';
import { type Mount, random, timeText, type VaultState } from './state';

type Database = Extract<Mount, { readonly type: 'database' }>;

export function database(asked: Asked, path: string, { mount, at, state }: Engine): Answer {
  const [kind = '', name = '', ...more] = path.replace(/\/$/, '').split('/');
  if (isList(asked) && name === '') {
    const keys = kind === 'roles' ? mount.roles.keys() : kind === 'static-roles' ? mount.statics.keys() : undefined;
    return keys ? listed([...keys].sort(), asked.query, state.flavour === 'openbao') : unsupported();
  }
  if (more.length === 0 && kind === 'creds' && asked.method === 'GET')
    return account(asked, name, { mount, at, state });
  if (more.length === 0 && kind === 'static-creds' && asked.method === 'GET')
    return staticAccount(mount, name, state.now);
  if (more.length === 0 && kind === 'rotate-role' && isWrite(asked)) return rotate(mount, name, state.now);
  return unsupported();
}

interface Engine {
  readonly mount: Database;
  /** With a slash at the end. */
  readonly at: string;
  readonly state: VaultState;
}

/** A new one each time. */
function account({ token }: Asked, name: string, { mount, at, state }: Engine): Answer {
  const role = mount.roles.get(name);
  if (!role) return failure(400, `unknown role: ${name}`);
  const path = `${at}creds/${name}`;
  const id = `${path}/${random()}`;
  const { ttl: seconds, maxTtl, isRenewable } = role;
  state.leases.set(id, {
    token,
    path,
    isRenewable,
    ends: state.now + seconds * 1000,
    latest: state.now + maxTtl * 1000,
  });
  const data = { password: random(), username: `v-token-${name}-${random()}` };
  return answer({ data, lease: { id, isRenewable, seconds } });
}

function staticAccount({ statics }: Database, name: string, now: number): Answer {
  const role = statics.get(name);
  if (!role) return failure(400, `unknown role: ${name}`);
  return answer({
    data: {
      last_vault_rotation: timeText(role.rotated),
      password: role.password,
      rotation_period: role.period,
      ttl: role.period - Math.floor((now - role.rotated) / 1000),
      username: role.username,
    },
  });
}

function rotate({ statics }: Database, name: string, now: number): Answer {
  const role = statics.get(name);
  if (!role) return failure(400, 'no static role found for role name');
  role.password = random();
  role.rotated = now;
  return nothing();
}

export const leases: Handler = (asked, state) => {
  const verb = /^sys\/leases\/(lookup|renew|revoke)$/.exec(asked.path)?.[1];
  if (verb === undefined || !isWrite(asked)) return undefined;
  const id = String(asked.body.lease_id);
  const lease = state.leases.get(id);
  if (!lease || lease.ends <= state.now)
    return verb === 'revoke' ? nothing() : failure(400, verb === 'renew' ? 'lease not found' : 'invalid lease');
  const seconds = () => Math.floor((lease.ends - state.now) / 1000);
  if (verb === 'revoke') {
    state.leases.delete(id);
    return nothing();
  }
  if (verb === 'lookup')
    return answer({ data: { id, path: lease.path, renewable: lease.isRenewable, ttl: seconds() } });
  if (!lease.isRenewable) return failure(400, 'lease is not renewable');
  lease.ends = Math.min(state.now + Number(asked.body.increment ?? 3600) * 1000, lease.latest);
  return answer({ lease: { id, isRenewable: lease.isRenewable, seconds: seconds() } });
};
