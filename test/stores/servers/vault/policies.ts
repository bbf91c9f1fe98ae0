// What a token of the fake Vault may do.

import { type Asked, isList } from './exchange';
import type { Rule, VaultState } from './state';

const everything: readonly Rule[] = [{ path: '*', can: ['read', 'list', 'create', 'update', 'delete'] }];

/** As much of the real one as counts here. */
const usual: readonly Rule[] = [
  { path: 'auth/token/lookup-self', can: ['read'] },
  { path: 'auth/token/renew-self', can: ['update'] },
  { path: 'auth/token/revoke-self', can: ['update'] },
  { path: 'sys/internal/ui/mounts*', can: ['read'] },
  { path: 'sys/wrapping/unwrap', can: ['update'] },
  { path: 'sys/leases/renew', can: ['update'] },
  { path: 'cubbyhole/*', can: ['read', 'list', 'create', 'update', 'delete'] },
];

const rulesOf = ({ who }: Asked, { policies }: VaultState): readonly Rule[] =>
  (who?.policies ?? []).flatMap((name) =>
    name === 'root' ? everything : name === 'default' ? usual : (policies.get(name) ?? []),
  );

export function mayDo(asked: Asked, state: VaultState): boolean {
  const verb = isList(asked) ? 'list' : verbs[asked.method];
  return rulesOf(asked, state).some(
    ({ path, can }) =>
      matches(path, asked.path) && can.some((one) => one === verb || (verb === 'update' && one === 'create')),
  );
}

const verbs: Readonly<Record<string, Rule['can'][number]>> = {
  GET: 'read',
  POST: 'update',
  PUT: 'update',
  PATCH: 'update',
  DELETE: 'delete',
};

/** Whether any rule is about something below. */
export const reaches = (mount: string, asked: Asked, state: VaultState): boolean =>
  rulesOf(asked, state).some(({ path }) => path.startsWith(mount) || mount.startsWith(path.replace(/\*$/, '')));

const matches = (rule: string, path: string): boolean =>
  rule.endsWith('*') ? path.startsWith(rule.slice(0, -1)) : path === rule || path === `${rule}/`;
