// Calls of the REST interface of a Prefect server; where it wants a token against forged requests, that is fetched.

import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { HttpAnswer, StoreHost } from '../../host';
import { found, type Result, refused, type StoreRequest } from '../../store';
import { jsonOf, problemOfStatus } from '../../support/http';
import { findServer, type Server, type Settings } from './server';

export interface Call extends StoreRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Behind the address of the API. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** A POST that only asks. */
  readonly isQuestion?: boolean;
}

export interface Api {
  call<T>(call: Call, schema: z.ZodType<T>): Promise<Result<T>>;
}

export function createApi(settings: Settings, host: StoreHost): Api {
  let kept: Server | undefined;
  /** Of this object: the server knows which token belongs to it. */
  const client = randomUUID();
  let csrf: string | undefined;
  const serverOf = async (signal?: AbortSignal): Promise<Result<Server>> => {
    if (kept) return found(kept);
    const server = await findServer(settings, host, signal);
    if (server.ok) kept = server.value;
    return server;
  };
  const send = (server: Server, call: Call) => host.http(requestOf(server, call, csrf && { client, token: csrf }));
  const renewCsrf = async (server: Server, signal?: AbortSignal): Promise<boolean> => {
    const answer = await host.http(requestOf(server, { method: 'GET', path: 'csrf-token', query: { client }, signal }));
    const read =
      answer.ok && answer.value.status === 200 ? jsonOf(answer.value, z.object({ token: z.string() })) : undefined;
    csrf = read?.ok && /^[!-~]+$/.test(read.value.token) ? read.value.token : undefined;
    return csrf !== undefined;
  };
  return {
    call: async (call, schema) => {
      const server = await serverOf(call.signal);
      if (!server.ok) return server;
      const first = await send(server.value, call);
      // Nothing was done, so that a write may be sent again too.
      const again = first.ok && wantsCsrf(first.value) && (await renewCsrf(server.value, call.signal));
      const answer = again ? await send(server.value, call) : first;
      if (!answer.ok) return answer;
      const { status } = answer.value;
      if (status === 401) kept = undefined;
      if (status === 204) return jsonOf({ ...answer.value, body: Buffer.from('null') }, schema);
      return status === 200 || status === 201 ? jsonOf(answer.value, schema) : problemOf(answer.value);
    },
  };
}

const detailOf = (answer: HttpAnswer): string => {
  const read = jsonOf(answer, z.object({ detail: z.string() }));
  return read.ok ? read.value.detail : '';
};

const wantsCsrf = (answer: HttpAnswer): boolean =>
  answer.status === 403 && /csrf|client identifier/i.test(detailOf(answer));

function problemOf({ status }: HttpAnswer): Result<never> {
  if (status === 401)
    return refused('login-needed', 'Log in to Prefect: run “prefect cloud login”, or set PREFECT_API_KEY.');
  if (status === 400 || status === 413 || status === 422)
    return refused('unsupported', 'The Prefect server does not take this name or value.');
  return problemOfStatus(status);
}

interface Csrf {
  readonly client: string;
  readonly token: string;
}

function requestOf({ base, authorization }: Server, call: Call, csrf?: Csrf | '') {
  const { method, path, query, body, isQuestion, signal } = call;
  return {
    method,
    url: `${base}/${path}${query ? `?${new URLSearchParams(query)}` : ''}`,
    headers: {
      accept: 'application/json',
      ...(authorization !== undefined && { authorization }),
      ...(csrf && { 'prefect-csrf-token': csrf.token, 'prefect-csrf-client': csrf.client }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(isQuestion && { idempotent: true }),
    signal,
  };
}
