// When the network wrapper sends a request once more, and how long it waits before.

import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import type { HttpRequest } from '../../../stores/host';
import { problemOf } from '../contract';
import { answered, ask, get, inTurn, status } from './asking';
import { createServers } from './servers';

const servers = createServers();
afterEach(() => servers.close());

const hangUp = (response: ServerResponse): void => void response.socket!.destroy();

describe('retries', () => {
  const requests: readonly (readonly [Partial<HttpRequest>, boolean])[] = [
    [{ method: 'GET' }, true],
    [{ method: 'HEAD' }, true],
    [{ method: 'GET', idempotent: false }, false],
    [{ method: 'POST', body: 'b', idempotent: true }, true],
    [{ method: 'POST', body: 'b' }, false],
    [{ method: 'PUT', body: 'b' }, false],
    [{ method: 'DELETE' }, false],
  ];

  it('come for what may be sent twice, and end with the first other answer', async () => {
    for (const [parts, isRepeated] of requests)
      for (const first of [status(429), status(502), status(503), status(504)]) {
        const server = await servers.plain(inTurn(first, status(200)));
        assert.equal(answered(await get(server.origin, parts)).status === 200, isRepeated);
        assert.equal(server.requests.length, isRepeated ? 2 : 1);
      }
  });

  it('come after broken connections', async () => {
    const cut = (response: ServerResponse) => {
      response.writeHead(200, { 'content-length': '100' }).write('begins');
      setImmediate(() => response.socket!.destroy());
    };
    for (const [parts, isRepeated] of requests)
      for (const first of parts.method === 'HEAD' ? [hangUp] : [hangUp, cut]) {
        const server = await servers.plain(inTurn(first, status(200)));
        const result = await get(server.origin, parts);
        assert.equal(result.ok, isRepeated);
        assert.equal(server.requests.length, isRepeated ? 2 : 1);
        if (!result.ok) assert.match(result.problem.message, /the connection broke off\.$/);
      }
  });

  it('are two at most; the last answer counts', async () => {
    const busy = await servers.plain(inTurn(status(429)));
    assert.equal(answered(await get(busy.origin)).status, 429);
    assert.equal(busy.requests.length, 3);
    const broken = await servers.plain(inTurn(hangUp));
    assert.equal(problemOf(await get(broken.origin)).kind, 'unavailable');
    assert.equal(broken.requests.length, 3);
  });

  it('wait as the server asks, ten seconds at most, and else a little longer each time', async () => {
    const date = (seconds: number) => new Date(Date.now() + seconds * 1000).toUTCString();
    const asked: readonly (readonly [string | undefined, from: number, to: number])[] = [
      ['0', 0, 0],
      ['2', 2000, 2000],
      [' 3 ', 3000, 3000],
      ['3600', 10_000, 10_000],
      [date(3600), 10_000, 10_000],
      [date(5), 2000, 5000],
      [date(-100), 0, 0],
      ['soon', 250, 500],
      [undefined, 250, 500],
    ];
    for (const [retryAfter, from, to] of asked) {
      const waits: number[] = [];
      const sleep = async (milliseconds: number) => void waits.push(milliseconds);
      const headers: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
      const server = await servers.plain(inTurn(status(429, headers), status(200)));
      answered(await ask(server.origin, { sleep }));
      assert.ok(waits.length === 1 && waits[0]! >= from && waits[0]! <= to, `${retryAfter}: ${waits}`);
    }
  });

  it('do not come when waiting would take too long altogether', async () => {
    const server = await servers.plain(inTurn(status(503, { 'retry-after': '5' })));
    assert.equal(answered(await get(server.origin, { timeout: 4000 })).status, 503);
    assert.equal(server.requests.length, 1);
  });
});
