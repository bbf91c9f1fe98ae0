// A server on this machine that speaks JSON: what it was asked is kept, and faults can be put in its way.

import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly json: unknown;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

export interface Fault {
  readonly path: RegExp;
  readonly method?: string;
  times: number;
  /** Text is sent as it is. */
  readonly answer?: Answer;
  /** Before it is answered. */
  readonly act?: () => void;
}

export interface FakeServer {
  readonly url: string;
  readonly requests: Asked[];
  readonly faults: Fault[];
  readonly stop: () => Promise<void>;
}

export async function startServer(answer: (asked: Asked) => Answer): Promise<FakeServer> {
  const requests: Asked[] = [];
  const faults: Fault[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const asked = askedOf(request, Buffer.concat(parts).toString());
      requests.push(asked);
      const fault = faults.find(
        ({ times, path, method = asked.method }) => times > 0 && path.test(asked.path) && method === asked.method,
      );
      if (fault) fault.times--;
      fault?.act?.();
      send(response, fault?.answer ?? answer(asked));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests, faults, stop };
}

function askedOf({ method = '', url = '/', headers }: IncomingMessage, body: string): Asked {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  return { method, path: pathname, query: searchParams, headers, json: body === '' ? undefined : JSON.parse(body) };
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body));
}
