// The network wrapper against real servers: what is sent, what comes back, what ends it, and where redirects lead.

import assert from 'node:assert/strict';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import type { HttpAnswer, HttpRequest } from '../../../stores/host';
import { createHttp, jsonOf, problemOfStatus } from '../../../stores/support/http';
import { problemOf } from '../contract';
import { answered, get, inTurn, status } from './asking';
import { createServers } from './servers';

const servers = createServers();
afterEach(() => servers.close());

describe('the network wrapper', () => {
  it('sends method, path, query, headers and body, and gives back status, headers and body', async () => {
    const server = await servers.plain(async (request, response) => {
      response.setHeader('Set-Cookie', ['a=1', 'b=2']);
      response.setHeader('X-Upper', 'Yes');
      response.writeHead(201).end(`got ${await text(request)}`);
    });
    const answer = answered(
      await createHttp({ env: {} })({
        method: 'PUT',
        url: `${server.origin}/a%2Fb?c=d#e`,
        headers: { 'X-Token': 'of nothing' },
        body: 'ä body',
      }),
    );
    assert.deepEqual([answer.status, answer.text], [201, 'got ä body']);
    assert.equal(answer.headers['x-upper'], 'Yes');
    assert.equal(answer.headers['set-cookie'], 'a=1, b=2');
    const [request] = server.requests;
    assert.deepEqual([request!.method, request!.url], ['PUT', '/a%2Fb?c=d']);
    assert.equal(request!.headers['x-token'], 'of nothing');
    assert.equal(request!.headers['content-length'], '7');
    assert.equal(request!.headers['user-agent'], 'scabbard');
  });

  it('sends bytes as they are', async () => {
    const server = await servers.plain((request, response) => void request.pipe(response));
    const body = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    assert.deepEqual(
      new Uint8Array(answered(await createHttp({ env: {} })({ method: 'POST', url: server.origin, body })).body),
      body,
    );
  });

  it('gives back an answer whatever its status', async () => {
    for (const code of [200, 204, 304, 400, 401, 404, 418, 500]) {
      const server = await servers.plain(inTurn(status(code)));
      assert.equal(answered(await get(server.origin)).status, code);
      assert.equal(server.requests.length, 1, `${code} was asked again`);
    }
  });

  it('refuses what cannot be sent, without sending', async () => {
    const server = await servers.plain(inTurn(status(200)));
    const wrong: readonly Partial<HttpRequest>[] = [
      { headers: { 'x-token': 'value\n' } },
      { headers: { 'x-token': 'value\r\nx-other: 1' } },
      { headers: { 'x-token': 'value\u0000' } },
      { headers: { 'x-token': 'value\u007f' } },
      { headers: { 'x-token': 'schlüssel 🗝️' } },
      { headers: { 'x token': 'value' } },
      { headers: { '': 'value' } },
      { method: 'GET / HTTP/1.1\r\nx: y' },
    ];
    for (const parts of wrong) {
      const problem = problemOf(await get(server.origin, parts));
      assert.equal(problem.kind, 'misconfigured', JSON.stringify(parts));
      assert.doesNotMatch(problem.message, /token|value/);
    }
    assert.equal(server.requests.length, 0);
  });

  it('takes answers of 4 MiB and no larger ones', async () => {
    const limit = 4 * 1024 * 1024;
    for (const isChunked of [false, true])
      for (const size of [limit, limit + 1]) {
        const server = await servers.plain((_, response) => {
          if (!isChunked) response.setHeader('content-length', size);
          response.end(Buffer.alloc(size));
        });
        const result = await get(server.origin);
        if (size === limit) assert.equal(answered(result).body.length, limit);
        else assert.equal(problemOf(result).kind, 'unreadable');
      }
    const headers = await servers.plain(inTurn(status(200, { 'x-long': 'x'.repeat(100_000) })));
    assert.equal(problemOf(await get(headers.origin)).kind, 'unreadable');
  });

  it('refuses what is not HTTP', async () => {
    const server = await servers.raw((socket) => void socket.end('220 mail.test ESMTP\r\n'));
    assert.equal(problemOf(await get(server.origin)).kind, 'unreadable');
  });

  it('is cancelled before and during a request, and while it waits', async () => {
    assert.equal(problemOf(await get('http://127.0.0.1:1', { signal: AbortSignal.abort() })).kind, 'cancelled');
    const controllers = Array.from({ length: 3 }, () => new AbortController());
    const silent = await servers.plain(() => controllers[0]!.abort());
    assert.equal(problemOf(await get(silent.origin, { signal: controllers[0]!.signal })).kind, 'cancelled');
    const slow = await servers.plain((_, response) => {
      response.write('begins and does not end');
      controllers[1]!.abort();
    });
    assert.equal(problemOf(await get(slow.origin, { signal: controllers[1]!.signal })).kind, 'cancelled');
    const busy = await servers.plain(inTurn(status(429, { 'retry-after': '10' })));
    const waiting = createHttp({
      env: {},
      sleep: (_, signal) => {
        controllers[2]!.abort();
        return signal!.aborted ? Promise.reject(signal!.reason) : Promise.resolve();
      },
    });
    const result = await waiting({ method: 'GET', url: busy.origin, signal: controllers[2]!.signal });
    assert.equal(problemOf(result).kind, 'cancelled');
    assert.equal(busy.requests.length, 1);
  });

  it('gives up a server that does not answer in time', async () => {
    const silent = await servers.plain(() => undefined);
    const slow = await servers.plain((_, response) => void response.write('begins and does not end'));
    for (const { origin } of [silent, slow]) {
      const problem = problemOf(await get(origin, { timeout: 50 }));
      assert.deepEqual(problem, {
        kind: 'unavailable',
        message: 'The store cannot be reached: it did not answer in time.',
      });
    }
  });
});

describe('redirects', () => {
  const to = (code: number, location: string) => status(code, { location });

  it('are followed by reads to the same origin', async () => {
    for (const method of ['GET', 'HEAD'])
      for (const code of [301, 302, 303, 307, 308]) {
        const server = await servers.plain(inTurn(to(code, '/other?x=1'), status(200)));
        assert.equal(
          answered(await get(`${server.origin}/first`, { method, headers: { 'x-token': 't' } })).status,
          200,
        );
        const [, second] = server.requests;
        assert.deepEqual([second!.method, second!.url, second!.headers['x-token']], [method, '/other?x=1', 't']);
      }
  });

  it('are followed with method and body by what may be sent twice', async () => {
    const bodies: string[] = [];
    let turn = 0;
    const server = await servers.plain(async (request, response) => {
      bodies.push(`${request.method} ${await text(request)}`);
      (turn++ === 0 ? to(307, '/active') : status(200))(response);
    });
    assert.equal(answered(await get(server.origin, { method: 'PUT', body: 'kept', idempotent: true })).status, 200);
    assert.deepEqual(bodies, ['PUT kept', 'PUT kept']);
  });

  it('are three at most', async () => {
    const server = await servers.plain(inTurn(to(302, '/again')));
    assert.equal(answered(await get(server.origin)).status, 302);
    assert.equal(server.requests.length, 4);
  });

  it('are an answer like others where they are not followed, and nothing is sent there', async () => {
    const other = await servers.plain(inTurn(status(200)));
    const cases: readonly (readonly [Partial<HttpRequest>, number, string])[] = [
      [{}, 302, `${other.origin}/x`],
      [{}, 307, `//127.0.0.1:${other.port}/x`],
      [{ method: 'PUT', idempotent: true, body: 'b' }, 307, other.origin],
      [{}, 302, 'https://127.0.0.1/x'],
      [{}, 302, 'http://user@SELF/x'],
      [{}, 302, 'http://[x'],
      [{}, 302, ''],
      [{}, 300, '/x'],
      [{ method: 'POST' }, 307, '/x'],
      [{ method: 'POST' }, 303, '/x'],
      [{ method: 'PUT', idempotent: true }, 302, '/x'],
    ];
    for (const [parts, code, location] of cases) {
      const server = await servers.plain((request, response) =>
        to(code, location.replace('SELF', request.headers.host!))(response),
      );
      const result = await get(server.origin, { headers: { 'x-token': 'of nothing' }, ...parts });
      assert.equal(answered(result).status, code, location);
      assert.equal(server.requests.length, 1, location);
    }
    assert.equal(other.requests.length, 0);
  });
});

describe('answers', () => {
  const answer = (body: string | Uint8Array, type = 'application/json'): HttpAnswer => ({
    status: 200,
    headers: { 'content-type': type },
    body: Buffer.from(body),
  });
  const schema = z.object({ name: z.string() });

  it('are JSON of the form that was asked for, or unreadable', () => {
    assert.deepEqual(jsonOf(answer('\ufeff{"name":"ä","more":1}'), schema), { ok: true, value: { name: 'ä' } });
    const wrong = ['', '{"name":1}', '{"name":"x"', 'null', Uint8Array.of(0x22, 0xff, 0x22)];
    for (const body of wrong) assert.equal(problemOf(jsonOf(answer(body), schema)).kind, 'unreadable');
    const page = problemOf(jsonOf(answer('<html>sign in, visitor</html>', 'text/html; charset=utf-8'), schema));
    assert.match(page.message, /web page/);
    assert.doesNotMatch(page.message, /visitor/);
  });

  it('have a kind of problem by their status', () => {
    const kinds = {
      400: 'unreadable',
      401: 'denied',
      403: 'denied',
      404: 'not-found',
      409: 'conflict',
      412: 'conflict',
    };
    const others = { 302: 'misconfigured', 410: 'not-found', 429: 'busy', 500: 'unavailable', 503: 'unavailable' };
    for (const [code, kind] of Object.entries({ ...kinds, ...others }))
      assert.equal(problemOfStatus(Number(code)).problem.kind, kind, code);
  });
});
