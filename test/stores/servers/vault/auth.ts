// Tokens, logins and wrapped answers of the fake Vault.

import { type Answer, answer, failure, type Handler, isWrite, json, nothing } from './exchange';
import { addToken, revokeToken, type Token, timeText, type VaultState } from './state';

/** Needs no token. */
export const login: Handler = (asked, state) => {
  if (!isWrite(asked)) return undefined;
  if (asked.path === 'auth/approle/login') return loginRole(asked.body, state);
  const user = /^auth\/userpass\/login\/(.+)$/.exec(asked.path)?.[1];
  if (user === undefined) return undefined;
  const isRight = state.users.has(user) && state.users.get(user) === asked.body.password;
  return isRight
    ? loggedIn(state, ['default', 'userpass'], { ttl: 3600, maxTtl: 0 })
    : failure(400, 'invalid username or password');
};

function loginRole({ role_id: id, secret_id: secret }: Readonly<Record<string, unknown>>, state: VaultState): Answer {
  const role = state.roles.get(String(id));
  if (role && typeof secret !== 'string') return failure(400, 'missing secret_id');
  if (typeof secret !== 'string' || !role?.secretIds.has(secret)) return failure(400, 'invalid role or secret ID');
  return loggedIn(state, ['default', ...role.policies], role);
}

interface Term {
  readonly ttl: number;
  readonly maxTtl: number;
}

function loggedIn(state: VaultState, policies: readonly string[], term: Term): Answer {
  const token = addToken(state, policies, term);
  return answer({ auth: authOf(token, state.tokens.get(token)!, { policies, seconds: term.ttl }) });
}

interface Granted {
  readonly policies: readonly string[];
  readonly seconds: number;
}

const authOf = (token: string, { accessor, isRenewable }: Token, { policies, seconds }: Granted) => ({
  accessor,
  client_token: token,
  entity_id: '',
  lease_duration: seconds,
  metadata: null,
  mfa_requirement: null,
  num_uses: 0,
  orphan: true,
  policies,
  renewable: isRenewable,
  token_policies: policies,
  token_type: 'service',
});

export const tokens: Handler = ({ path, method, token, who, body }, state) => {
  if (path === 'auth/token/lookup-self' && method === 'GET') return answer({ data: facts(token, who!, state.now) });
  if (path === 'auth/token/revoke-self') {
    revokeToken(state, token);
    return nothing();
  }
  if (path === 'auth/token/renew-self') return renew(token, who!, state);
  if (path === 'auth/token/create') {
    const made = addToken(state, [...(Array.isArray(body.policies) ? body.policies.map(String) : []), 'default']);
    return answer({ auth: authOf(made, state.tokens.get(made)!, { policies: [], seconds: 0 }) });
  }
  if (path === 'sys/wrapping/unwrap') return unwrap(typeof body.token === 'string' ? body.token : token, state);
  return undefined;
};

const facts = (token: string, who: Token, now: number) => ({
  accessor: who.accessor,
  creation_ttl: who.lasts / 1000,
  display_name: 'token',
  entity_id: '',
  expire_time: who.ends === undefined ? null : timeText(who.ends),
  id: token,
  meta: null,
  num_uses: 0,
  orphan: true,
  policies: who.policies,
  renewable: who.isRenewable,
  ttl: who.ends === undefined ? 0 : Math.floor((who.ends - now) / 1000),
  type: 'service',
});

function renew(token: string, who: Token, { now }: VaultState): Answer {
  if (!who.isRenewable) return failure(400, 'lease is not renewable');
  who.ends = Math.min(now + who.lasts, who.latest);
  const seconds = Math.floor((who.ends - now) / 1000);
  return answer({ auth: authOf(token, who, { policies: who.policies, seconds }) });
}

function unwrap(token: string, { wrapped }: VaultState): Answer {
  const kept = wrapped.get(token);
  wrapped.delete(token);
  return kept ? { status: 200, text: json(kept) } : failure(400, 'wrapping token is not valid or does not exist');
}
