// Guarded handlers: one that fails is logged by method name and answers with nothing; the others go on.

import type { Connection, NotificationHandler, RequestHandler } from 'vscode-languageserver/node';
import { NotificationType, RequestType } from 'vscode-languageserver/node';
import type { Logger } from '../logger';
import type { Clock } from './clock';
import { describeError } from './safe-error';

type Token = Parameters<RequestHandler<unknown, unknown, unknown>>[1];

export interface Handlers {
  /** Answers `empty` when the handler fails or the client cancelled in the meantime. */
  request<P, R>(method: string, empty: R, handler: (params: P, token: Token) => R | Promise<R>): void;
  notification<P>(method: string, handler: (params: P) => void | Promise<void>): void;
}

/** Registers on the connection; failures go to the log without any text of the input. */
export function guardedHandlers(connection: Connection, log: Logger, clock: Clock): Handlers {
  const timed = async <R>(method: string, empty: R, run: () => R | Promise<R>): Promise<R> => {
    const begun = clock.now();
    try {
      return await run();
    } catch (error) {
      log.error(`${method} failed: ${describeError(error)}`);
      return empty;
    } finally {
      log.trace(`${method} ${clock.now() - begun} ms`);
    }
  };
  return {
    request: <P, R>(method: string, empty: R, handler: (params: P, token: Token) => R | Promise<R>) => {
      const answer = (params: P, token: Token) => timed(method, empty, () => handler(params, token));
      connection.onRequest(new RequestType<P, R, void>(method), answer as RequestHandler<P, R, void>);
    },
    notification: <P>(method: string, handler: (params: P) => void | Promise<void>) => {
      const listen: NotificationHandler<P> = (params) => void timed(method, undefined, () => handler(params));
      connection.onNotification(new NotificationType<P>(method), listen);
    },
  };
}

/** Runs work nobody waits for; a failure is logged under `what`. */
export function inBackground(log: Logger, what: string, work: () => Promise<void>): void {
  work().catch((error: unknown) => log.error(`${what} failed: ${describeError(error)}`));
}
