// Calls of the REST interface of a vault: first it says which login it wants, then it is called with it.

import type * as z from 'zod';
import type { HttpAnswer, StoreHost } from '../../host';
import { found, type Result, refused, type StoreRequest } from '../../store';
import { urlOf } from '../../support/cloud/endpoint';
import type { AccessToken } from '../../support/cloud/login';
import { jsonOf } from '../../support/http';
import { type Challenge, readChallenge } from './challenge';
import { azureLogins } from './login';
import { notThere, problemOfAnswer } from './problems';
import type { Settings } from './settings';

export interface Api {
  readonly settings: Settings;
  /** The answer of a vault in this shape, or why not. */
  call<T>(vault: string, call: Call, schema: z.ZodType<T>): Promise<Result<T>>;
  /** Whether somebody is logged in, without a vault. */
  isLoggedIn(signal?: AbortSignal): Promise<Result<unknown>>;
}

export interface Call extends StoreRequest {
  readonly method: 'GET' | 'PUT' | 'PATCH' | 'DELETE';
  /** Behind the vault's host; or a whole address that the vault gave for its next page. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const version = '7.4';

export function createApi(settings: Settings, host: StoreHost): Api {
  const loginFor = azureLogins(settings, host);
  const challenges = new Map<string, Challenge>();
  const challengeOf = async (origin: string, signal?: AbortSignal): Promise<Result<Challenge>> => {
    const known = challenges.get(origin);
    if (known) return found(known);
    // Without the body of the call: who has not asked for a login yet is told nothing.
    const url = `${origin}/secrets?api-version=${version}&maxresults=1`;
    const answer = await host.http({ method: 'GET', url, signal });
    if (!answer.ok) return answer;
    const challenge = readChallenge(answer.value, origin, settings);
    if (challenge.ok) challenges.set(origin, challenge.value);
    return challenge;
  };
  const answerOf = async (origin: string, url: string, call: Call): Promise<Result<HttpAnswer>> => {
    const challenge = await challengeOf(origin, call.signal);
    if (!challenge.ok) return challenge;
    const login = loginFor(challenge.value);
    const token = await login.token(call.signal);
    if (!token.ok) return token;
    const answer = await host.http(requestOf(url, call, token.value));
    if (answer.ok && answer.value.status === 401) {
      login.forget(token.value);
      challenges.delete(origin);
    }
    return answer;
  };
  return {
    settings,
    call: async (vault, call, schema) => {
      const origin = originOf(vault, settings);
      if (origin === undefined) return notThere();
      const url = addressOf(origin, call);
      if (url === undefined) return refused('unreadable', 'The vault names a next page that is not its own.');
      const first = await answerOf(origin, url, call);
      // Nothing was done for a login that had ended, so that a write may be sent again too.
      const answer = first.ok && first.value.status === 401 ? await answerOf(origin, url, call) : first;
      if (!answer.ok) return answer;
      return answer.value.status === 200 ? jsonOf(answer.value, schema) : problemOfAnswer(answer.value);
    },
    isLoggedIn: (signal) =>
      loginFor({
        resource: `https://${settings.cloud.domain}`,
        ...(settings.tenant !== undefined && { tenant: settings.tenant }),
      }).token(signal),
  };
}

/** Undefined for another vault than that of the server on this machine. */
function originOf(vault: string, { endpoint, vault: own, cloud }: Settings): string | undefined {
  if (!endpoint) return `https://${vault.toLowerCase()}.${cloud.domain}`;
  return vault.toLowerCase() === own ? endpoint.origin : undefined;
}

function addressOf(origin: string, { path, query }: Call): string | undefined {
  if (!path.includes(':')) return `${origin}/${path}?${new URLSearchParams({ 'api-version': version, ...query })}`;
  const url = urlOf(path);
  const isOwn = url?.origin === origin && url.username === '' && url.pathname.startsWith('/secrets');
  return isOwn ? url.href : undefined;
}

function requestOf(url: string, { method, body, signal }: Call, token: AccessToken) {
  return {
    method,
    url,
    headers: {
      authorization: `Bearer ${token.text}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal,
  };
}
