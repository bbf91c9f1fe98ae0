// Calls of the REST interface of Secret Manager, with a login, and once more with a new one where the old has ended.

import type * as z from 'zod';
import type { HttpAnswer, StoreHost } from '../../host';
import type { Result, StoreRequest } from '../../store';
import { jsonOf } from '../../support/http';
import { type GoogleToken, googleLogin } from './login';
import type { SecretName } from './names';
import { problemOfAnswer } from './problems';
import type { Settings } from './settings';

export interface Api {
  readonly settings: Settings;
  /** The answer in this shape, or why not. */
  call<T>(call: Call, schema: z.ZodType<T>): Promise<Result<T>>;
}

export interface Call extends StoreRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Behind `/v1/`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export function createApi(settings: Settings, host: StoreHost): Api {
  const login = googleLogin(settings, host);
  const answerOf = async (call: Call): Promise<Result<HttpAnswer>> => {
    const token = await login.token(call.signal);
    if (!token.ok) return token;
    const answer = await host.http(requestOf(call, settings, token.value));
    if (answer.ok && answer.value.status === 401) login.forget(token.value);
    return answer;
  };
  return {
    settings,
    call: async (call, schema) => {
      const first = await answerOf(call);
      // Nothing was done for a login that had ended, so that a write may be sent again too.
      const answer = first.ok && first.value.status === 401 ? await answerOf(call) : first;
      if (!answer.ok) return answer;
      return answer.value.status === 200 ? jsonOf(answer.value, schema) : problemOfAnswer(answer.value);
    },
  };
}

function requestOf({ method, path, query, body, signal }: Call, { endpoint }: Settings, token: GoogleToken) {
  return {
    method,
    url: `${endpoint.origin}/v1/${path}${query ? `?${new URLSearchParams(query)}` : ''}`,
    headers: {
      authorization: `Bearer ${token.text}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(token.quotaProject !== undefined && { 'x-goog-user-project': token.quotaProject }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal,
  };
}

export const folderPath = (project: string, { location }: Settings): string =>
  `projects/${project}${location === undefined ? '' : `/locations/${location}`}`;

export const secretPath = ({ project, secret }: SecretName, settings: Settings): string =>
  `${folderPath(project, settings)}/secrets/${secret}`;
