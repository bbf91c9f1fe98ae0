// The one way to the network for all stores: what may be asked, how often, and what becomes of redirects.

import type * as z from 'zod';
import type { Http, HttpAnswer, HttpRequest } from '../host';
import { cancelled, found, type Result, refused } from '../store';
import { createCertificates } from './http/certificates';
import { exchange, type Sending, type Way } from './http/exchange';
import {
  badCertificate,
  codedError,
  isBroken,
  notAnAddress,
  notSendable,
  problemOfError,
  type Refusal,
} from './http/problems';
import { proxyFor } from './http/proxy';
import { createGuard, type GuardOptions } from './http/target';
import { pauseBefore, type Sleep, sleepFor } from './http/wait';

export interface HttpSurroundings extends GuardOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `environment`: as HTTPS_PROXY and NO_PROXY say. `none`: whoever patched node:https does it, as VS Code. */
  readonly proxy?: 'environment' | 'none';
  readonly sleep?: Sleep;
}

const defaultTimeout = 20_000;
const mostTries = 3;
const mostRedirects = 3;
/** Statuses that pass. */
const passing: ReadonlySet<number> = new Set([429, 502, 503, 504]);

export function createHttp(surroundings: HttpSurroundings): Http {
  const { env, proxy = 'environment', sleep = sleepFor } = surroundings;
  const guard = createGuard(surroundings);
  const certificatesOf = createCertificates(env);

  return async (request) => {
    if (request.signal?.aborted) return cancelled();
    const sending = sendingOf(request);
    if ('ok' in sending) return sending;
    const refusal = guard.refusalOf(sending.url);
    if (refusal) return refusal;
    const tls = await certificatesOf(request.tls);
    if (!tls) return badCertificate();
    const chosen = proxy === 'none' ? ('system' as const) : proxyFor(sending.url, env);
    if (chosen === 'unusable') return problemOfError(codedError('PROXY_UNUSABLE'));
    const way = { tls, proxy: chosen, lookup: guard.lookupFor(sending.url) };
    return within(request, (end, deadline) =>
      follow(sending, { way, end, deadline, sleep, mayRepeat: mayRepeat(request) }),
    );
  };
}

/** What must be JSON of a known form. */
export function jsonOf<T>({ body, headers }: HttpAnswer, schema: z.ZodType<T>): Result<T> {
  try {
    const parsed = schema.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)));
    if (parsed.success) return found(parsed.data);
  } catch {
    // Neither UTF-8 nor JSON: the answer below.
  }
  const isPage = /\bhtml\b/i.test(headers['content-type'] ?? '');
  return isPage
    ? refused('unreadable', 'A web page came instead of the store’s answer. A proxy or a login page may be in between.')
    : refused('unreadable', 'The answer of the store is not understood.');
}

/** For statuses of which a store knows nothing better. */
export function problemOfStatus(status: number): Refusal {
  if (status === 401 || status === 403) return refused('denied', 'The store does not let us do this.');
  if (status === 404 || status === 410) return refused('not-found', 'The store holds no such secret.');
  if (status === 409 || status === 412)
    return refused('conflict', 'Somebody else changed this in the store meanwhile.');
  if (status === 429) return refused('busy', 'The store asks to wait before it is asked again.');
  if (status === 408 || status >= 500) return refused('unavailable', 'The store is out of order at the moment.');
  if (status >= 300 && status < 400) return refused('misconfigured', 'The store has moved to another address.');
  return refused('unreadable', 'The store does not understand the request, or gives an answer that is not understood.');
}

/** One clock and one end for everything that a request brings about. */
async function within(
  { signal, timeout = defaultTimeout }: HttpRequest,
  work: (end: AbortController, deadline: number) => Promise<HttpAnswer>,
): Promise<Result<HttpAnswer>> {
  const end = new AbortController();
  const cancel = () => end.abort(codedError('CANCELLED'));
  const timer = setTimeout(() => end.abort(codedError('TIMED_OUT')), timeout);
  signal?.addEventListener('abort', cancel);
  try {
    if (signal?.aborted) return cancelled();
    const answer = await work(end, performance.now() + timeout);
    return signal?.aborted ? cancelled() : found(answer);
  } catch (error) {
    return problemOfError(end.signal.aborted ? end.signal.reason : error);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
  }
}

interface Course {
  readonly way: Way;
  readonly end: AbortController;
  /** Of `performance.now`. */
  readonly deadline: number;
  readonly sleep: Sleep;
  readonly mayRepeat: boolean;
}

async function follow(first: Sending, course: Course): Promise<HttpAnswer> {
  let sending = first;
  for (let redirects = 0; ; redirects++) {
    const answer = await insist(sending, course);
    const next = redirects < mostRedirects && course.mayRepeat ? redirected(sending, answer) : undefined;
    if (!next) return answer;
    sending = next;
  }
}

/** Undefined for everything but a redirect that stays with the origin and means the same request. */
function redirected(sending: Sending, { status, headers: { location = '' } }: HttpAnswer): Sending | undefined {
  const keeps = status === 307 || status === 308;
  const isRead = sending.method === 'GET' || sending.method === 'HEAD';
  if (!keeps && !(isRead && (status === 301 || status === 302 || status === 303))) return undefined;
  if (location === '' || !URL.canParse(location, sending.url.href)) return undefined;
  const url = new URL(location, sending.url);
  return url.origin === sending.url.origin && url.username === '' && url.password === ''
    ? { ...sending, url }
    : undefined;
}

async function insist(sending: Sending, { way, end, deadline, sleep, mayRepeat }: Course): Promise<HttpAnswer> {
  for (let tries = 1; ; tries++) {
    const answer = await exchange(sending, way, end).catch((error: unknown) => {
      if (mayRepeat && tries < mostTries && isBroken(error)) return undefined;
      throw error;
    });
    if (answer && !(mayRepeat && tries < mostTries && passing.has(answer.status))) return answer;
    const pause = pauseBefore(tries - 1, answer?.headers['retry-after']);
    // The answer now rather than “too late” after waiting.
    if (answer && performance.now() + pause >= deadline) return answer;
    await sleep(pause, end.signal);
  }
}

const mayRepeat = ({ method, idempotent }: HttpRequest): boolean =>
  idempotent ?? (method === 'GET' || method === 'HEAD');

function sendingOf({ method, url, headers = {}, body }: HttpRequest): Sending | Refusal {
  if (!URL.canParse(url)) return notAnAddress();
  const isSendable = Object.entries(headers).every(
    ([name, value]) => /^[\w!#$%&'*+.^`|~-]+$/.test(name) && /^[\x20-\x7e\x80-\xff]*$/.test(value),
  );
  if (!isSendable || !/^[A-Z]+$/.test(method)) return notSendable();
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  return {
    method,
    url: new URL(url),
    headers: {
      'user-agent': 'scabbard',
      ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
      ...(bytes && { 'content-length': String(bytes.length) }),
    },
    ...(bytes && { body: bytes }),
  };
}
