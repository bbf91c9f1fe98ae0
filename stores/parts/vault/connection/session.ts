// The login of one open store: shared by all its requests, renewed in time, made anew when the server has forgotten it.

import type { HttpRequest, StoreHost } from '../../../host';
import { found, type Result } from '../../../store';
import { jsonOf } from '../../../support/http';
import { authAnswer, type Login, logIn, termOf } from './login';
import { headersOf, urlOf } from './requests';
import { findServer, type Server } from './server';
import type { VaultSettings } from './settings';

export interface Session {
  readonly server: Server;
  readonly login: Login;
}

export interface Sessions {
  /** The server, before anybody is logged in. */
  server(): Promise<Result<Server>>;
  current(): Promise<Result<Session>>;
  /** After the server refused this one as unknown. */
  forget(session: Session): void;
  /** Of the address, once it is settled. */
  base(): string | undefined;
  end(): Promise<void>;
}

/** Milliseconds before the end at which a login counts as over; less for short ones. */
const margin = 60_000;
/** Milliseconds for letting go: nobody wants to wait for it. */
const endLimit = 5000;

export function createSessions(settings: Result<VaultSettings>, host: StoreHost): Sessions {
  let server: Promise<Result<Server>> | undefined;
  let session: Promise<Result<Session>> | undefined;
  let latest: Session | undefined;
  let settled: string | undefined;
  /** Tokens that we got, to be revoked. */
  const ours = new Map<string, Server>();

  const finder = { env: host.env, credentials: host.credentials, confirm: askedOnce(host) };
  const findOnce = async (): Promise<Result<Server>> => {
    if (!settings.ok) return settings;
    const answer = await findServer(settings.value, finder);
    if (answer.ok) settled = answer.value.base;
    else server = undefined;
    return answer;
  };
  const settledServer = () => {
    server ??= findOnce();
    return server;
  };
  const keep = (made: Session): Result<Session> => {
    latest = made;
    return found(made);
  };
  const start = async (): Promise<Result<Session>> => {
    if (!settings.ok) return settings;
    const place = await settledServer();
    if (!place.ok) return place;
    const login = await logIn(place.value, settings.value, host);
    if (!login.ok) return login;
    if (login.value.isOurs) ours.set(login.value.token, place.value);
    return keep({ server: place.value, login: login.value });
  };
  /** A renewed token keeps the leases that were made with it. */
  const refresh = async (old: Session): Promise<Result<Session>> => {
    const next = await renewed(old, host);
    return next ? keep(next) : start();
  };

  return {
    server: settledServer,
    current: async () => {
      session ??= start();
      const running = session;
      const answer = await running;
      if (session !== running) return session ?? answer;
      if (!answer.ok) session = undefined;
      else if (isNearItsEnd(answer.value.login, host.now())) session = refresh(answer.value);
      return session ?? answer;
    },
    forget: (old) => {
      if (latest !== old) return;
      session = undefined;
      latest = undefined;
    },
    base: () => settled,
    end: async () => {
      session = undefined;
      const all = [...ours];
      ours.clear();
      await Promise.all(
        all.map(([token, place]) => host.http(ownToken(place, token, { verb: 'revoke-self', timeout: endLimit }))),
      );
    },
  };
}

/** A “no” holds while the store is open: nobody wants to be asked with each request. */
function askedOnce(host: StoreHost): StoreHost['confirm'] {
  const answers = new Map<string, Promise<boolean>>();
  return async (question) => {
    const known = answers.get(question);
    if (known !== undefined || !host.canAsk()) return known ?? false;
    const answer = host.confirm(question);
    answers.set(question, answer);
    return answer;
  };
}

function isNearItsEnd({ ends, lasts = 0 }: Login, now: number): boolean {
  return ends !== undefined && now >= ends - Math.min(margin, lasts / 3);
}

/** Undefined when it cannot be prolonged enough to be worth it. */
async function renewed({ server, login }: Session, host: StoreHost): Promise<Session | undefined> {
  if (!login.isOurs || !login.isRenewable) return undefined;
  const asked = host.now();
  const answer = await host.http(ownToken(server, login.token, { verb: 'renew-self' }));
  if (!answer.ok || answer.value.status !== 200) return undefined;
  const parsed = jsonOf(answer.value, authAnswer());
  if (!parsed.ok) return undefined;
  const next = {
    ...login,
    ...termOf(parsed.value.auth, asked),
    ...(login.lasts !== undefined && { lasts: login.lasts }),
  };
  return isNearItsEnd(next, host.now()) ? undefined : { server, login: next };
}

interface TokenRequest {
  readonly verb: 'renew-self' | 'revoke-self';
  readonly timeout?: number;
}

const ownToken = (server: Server, token: string, { verb, timeout }: TokenRequest): HttpRequest => ({
  method: 'POST',
  url: urlOf(server, ['auth', 'token', verb]),
  headers: headersOf(server, token),
  body: '{}',
  ...(timeout !== undefined && { timeout }),
  ...(server.tls && { tls: server.tls }),
});
