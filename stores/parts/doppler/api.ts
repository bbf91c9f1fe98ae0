// Calls of Doppler's REST interface, with the token that belongs to its address.

import * as z from 'zod';
import type { HttpAnswer, StoreHost } from '../../host';
import { found, type Result, refused, type StoreRequest } from '../../store';
import { endpointOf } from '../../support/cloud/endpoint';
import { jsonOf, problemOfStatus } from '../../support/http';
import { productionSetting } from '../../support/production';

export interface Settings {
  readonly origin: string;
}

const cloud = 'https://api.doppler.com';

export const settingsForm = () =>
  z.strictObject({
    host: z
      .string()
      .max(200)
      .optional()
      .describe('Address of a server on this machine that is used instead of Doppler.'),
    production: productionSetting(),
  });

export function readSettings(given: Readonly<Record<string, unknown>>): Result<Settings> {
  const parsed = settingsForm().safeParse(given);
  if (!parsed.success) return refused('misconfigured', 'The settings of Doppler are not valid.');
  const { host } = parsed.data;
  if (host === undefined || host === cloud) return found({ origin: cloud });
  const endpoint = endpointOf(host, []);
  return endpoint
    ? found({ origin: endpoint.origin })
    : refused('misconfigured', 'The host of Doppler can only be replaced by a server on this machine.');
}

export interface Call extends StoreRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Behind `/v3/`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface Api {
  readonly origin: string;
  call<T>(call: Call, schema: z.ZodType<T>): Promise<Result<T>>;
  /** A service token is for one configuration, and knows nothing of others. */
  isForOneConfig(signal?: AbortSignal): Promise<Result<boolean>>;
}

export function createApi({ origin }: Settings, host: StoreHost): Api {
  let kept: string | undefined;
  const tokenOf = async (signal?: AbortSignal): Promise<Result<string>> => {
    if (kept !== undefined) return found(kept);
    const token = await findToken(origin, host, signal);
    if (token.ok) kept = token.value;
    return token;
  };
  const answerOf = async (call: Call): Promise<Result<HttpAnswer>> => {
    const token = await tokenOf(call.signal);
    if (!token.ok) return token;
    const answer = await host.http(requestOf(origin, call, token.value));
    if (answer.ok && answer.value.status === 401) kept = undefined;
    return answer;
  };
  return {
    origin,
    call: async (call, schema) => {
      const first = await answerOf(call);
      // Nothing was done for a token that had ended: the person may have logged in anew meanwhile.
      const answer = first.ok && first.value.status === 401 ? await answerOf(call) : first;
      if (!answer.ok) return answer;
      const { status } = answer.value;
      if (status === 204) return jsonOf({ ...answer.value, body: Buffer.from('null') }, schema);
      return status >= 200 && status < 300 ? jsonOf(answer.value, schema) : problemOf(status);
    },
    isForOneConfig: async (signal) => {
      const token = await tokenOf(signal);
      return token.ok ? found(token.value.startsWith('dp.st.')) : token;
    },
  };
}

function problemOf(status: number): Result<never> {
  if (status === 401) return loginNeeded();
  if (status === 400 || status === 422)
    return refused('unsupported', 'Doppler does not take this project, configuration, name or value.');
  return problemOfStatus(status);
}

const loginNeeded = () =>
  refused('login-needed', 'Log in to Doppler: run “doppler login”, or set DOPPLER_TOKEN to a token that is valid.');

/** Goes to Doppler alone, or to the server on this machine that the user's own settings name. */
async function findToken(origin: string, host: StoreHost, signal?: AbortSignal): Promise<Result<string>> {
  const known = (await host.credentials.get(`cred:doppler:${origin}`)) ?? host.env.DOPPLER_TOKEN;
  if (known?.trim()) return usable(known);
  const ran = await host.run('doppler', ['configure', 'get', 'token', '--plain'], { signal });
  if (!ran.ok) return ran.problem.kind === 'cancelled' ? ran : loginNeeded();
  return ran.value.status === 0 ? usable(Buffer.from(ran.value.stdout).toString()) : loginNeeded();
}

function usable(text: string): Result<string> {
  const token = text.trim();
  return /^[!-~]{1,2000}$/.test(token) ? found(token) : loginNeeded();
}

function requestOf(origin: string, { method, path, query = {}, body, signal }: Call, token: string) {
  const search = new URLSearchParams(query).toString();
  return {
    method,
    url: `${origin}/v3/${path}${search === '' ? '' : `?${search}`}`,
    headers: {
      authorization: `Bearer ${token}`,
      accept: 'application/json',
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal,
  };
}
