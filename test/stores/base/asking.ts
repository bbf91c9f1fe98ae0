// How the tests of the network wrapper ask, and what servers answer them.

import assert from 'node:assert/strict';
import type { RequestListener, ServerResponse } from 'node:http';
import type { HttpAnswer, HttpRequest } from '../../../stores/host';
import type { Result } from '../../../stores/store';
import { createHttp, type HttpSurroundings } from '../../../stores/support/http';
import { problemOf } from '../contract';

/** A GET, unless said; pauses take no time. */
export const ask = (
  url: string,
  surroundings: Partial<HttpSurroundings> = {},
  parts: Partial<HttpRequest> = {},
): Promise<Result<HttpAnswer>> =>
  createHttp({ env: {}, sleep: async () => undefined, ...surroundings })({ method: 'GET', url, ...parts });

export const get = (url: string, parts: Partial<HttpRequest> = {}) => ask(url, {}, parts);

export function answered(result: Result<HttpAnswer>) {
  assert.ok(result.ok, JSON.stringify(result));
  return { ...result.value, text: Buffer.from(result.value.body).toString() };
}

export const assertAnswers = async (...request: Parameters<typeof ask>): Promise<void> =>
  assert.equal(answered(await ask(...request)).text, 'hello');

export const assertRefuses = async (message: string, ...request: Parameters<typeof ask>): Promise<void> =>
  assert.equal(problemOf(await ask(...request)).message, message, request[0]);

/** How messages about the way begin. */
export const start = 'The store cannot be reached:';

/** Whatever is asked for is on this machine. */
export const here = async () => [{ address: '127.0.0.1', family: 4 }];

export const hello: RequestListener = (_, response) => void response.end('hello');

/** One after the other, the last one again and again. */
export const inTurn = (...turns: readonly ((response: ServerResponse) => void)[]): RequestListener => {
  let turn = 0;
  return (_, response) => turns[Math.min(turn++, turns.length - 1)]!(response);
};

export const status =
  (code: number, headers: Readonly<Record<string, string>> = {}) =>
  (response: ServerResponse): void =>
    void response.writeHead(code, headers).end(`status ${code}`);
