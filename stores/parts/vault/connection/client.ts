// Questions to the server: with the login, again with a new one where the old one ended, and what a refusal means.

import type { StoreHost } from '../../../host';
import { cancelled, found, type Result, refused, type StoreRequest } from '../../../store';
import { raced } from './raced';
import { headersOf, type Query, type Reply, replyOf, urlOf } from './requests';
import type { Session, Sessions } from './session';

export interface Question extends StoreRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Segments, not encoded; an empty last one makes a slash at the end. */
  readonly path: readonly string[];
  readonly query?: Query;
  /** JSON. */
  readonly body?: string;
  /** May be sent twice; a GET is unless this is false. */
  readonly isIdempotent?: boolean;
  readonly timeout?: number;
}

export interface Client {
  /** Replies of the statuses 200, 204, 400, 404, 405 and 413; everything else is a problem. */
  ask(question: Question): Promise<Result<Reply>>;
  /** As `ask`, with a problem for everything but success. */
  askFor(question: Question, refusal: (reply: Reply) => ReturnType<typeof refused>): Promise<Result<Reply>>;
}

type Verdict = 'unknown-token' | 'denied';

export function createClient(sessions: Sessions, host: StoreHost): Client {
  const send = (session: Session, question: Question) => sendOnce(session, question, host);

  /** The server says 403 for a token that it does not know and for one that may not: the token's own facts tell. */
  const verdictOf = async (session: Session, signal: AbortSignal | undefined): Promise<Result<Verdict>> => {
    const reply = await send(session, {
      method: 'GET',
      path: ['auth', 'token', 'lookup-self'],
      ...(signal && { signal }),
    });
    if (!reply.ok) return reply;
    return found(reply.value === 'forbidden' ? 'unknown-token' : 'denied');
  };

  const attempt = async (question: Question, before?: Session): Promise<Result<Reply>> => {
    const session = await raced(sessions.current(), question.signal);
    if (!session.ok) return session;
    if (before && before.login.token === session.value.login.token) return endedLogin();
    const reply = await send(session.value, question);
    if (!reply.ok) return reply;
    if (reply.value !== 'forbidden') return found(reply.value);
    const verdict = await verdictOf(session.value, question.signal);
    if (!verdict.ok) return verdict;
    if (verdict.value === 'denied') return deniedByPolicy();
    sessions.forget(session.value);
    // A token that was made just now is known: it may not even look at itself.
    if (before) return session.value.login.isOurs ? deniedByPolicy() : endedLogin();
    return attempt(question, session.value);
  };

  const ask = async (question: Question): Promise<Result<Reply>> => {
    if (question.signal?.aborted) return cancelled();
    return attempt(question);
  };
  return {
    ask,
    askFor: async (question, refusal) => {
      const reply = await ask(question);
      return !reply.ok || reply.value.status < 300 ? reply : refusal(reply.value);
    },
  };
}

const endedLogin = () => refused('login-needed', 'The Vault token is no longer valid. Log in again.');
const deniedByPolicy = () => refused('denied', 'The policies of the Vault token do not allow this.');

async function sendOnce(
  { server, login }: Session,
  question: Question,
  host: StoreHost,
): Promise<Result<Reply | 'forbidden'>> {
  const { method, path, query, body, isIdempotent, timeout, signal } = question;
  const send = (to: Pick<Question, 'method' | 'path' | 'query' | 'body'>, idempotent?: boolean) =>
    host.http({
      method: to.method,
      url: urlOf(server, to.path, to.query),
      headers: headersOf(server, login.token),
      ...(idempotent !== undefined && { idempotent }),
      ...(to.body !== undefined && { body: to.body }),
      ...(timeout !== undefined && { timeout }),
      ...(server.tls && { tls: server.tls }),
      ...(signal && { signal }),
    });
  const answer = await send(
    { method, path, ...(query && { query }), ...(body !== undefined && { body }) },
    isIdempotent,
  );
  if (!answer.ok) return answer;
  if (answer.value.status === 401 || answer.value.status === 403) return found('forbidden');
  const reply = replyOf(answer.value);
  if (!reply.ok || reply.value.wrapped === undefined) return reply;
  const token = JSON.stringify({ token: reply.value.wrapped });
  const inner = await send({ method: 'POST', path: ['sys', 'wrapping', 'unwrap'], body: token });
  if (!inner.ok) return inner;
  if (inner.value.status !== 200) return refused('unreadable', 'Vault wrapped its answer, and it cannot be unwrapped.');
  return replyOf(inner.value);
}
