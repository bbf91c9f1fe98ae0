// Real servers on loopback for the tests of the network wrapper: plain ones, secure ones with certificates made on the spot, a proxy.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer, type ServerOptions } from 'node:https';
import {
  type AddressInfo,
  connect,
  createServer as createRawServer,
  type Server as NetServer,
  type Socket,
} from 'node:net';
import { join } from 'node:path';
import { newFolder } from '../support/test-host';

export interface Running {
  /** Without a slash at the end. */
  readonly origin: string;
  readonly port: number;
  /** As they came, bodies not included. */
  readonly requests: readonly IncomingMessage[];
}

export interface Servers {
  plain(listener: RequestListener): Promise<Running>;
  secure(options: ServerOptions, listener: RequestListener): Promise<Running>;
  /** Connects whatever is asked for to this machine, and remembers what was asked for. */
  proxy(options?: ProxyOptions): Promise<Running>;
  /** Whatever comes in is read and dropped. */
  raw(answer: (socket: Socket) => void): Promise<Running>;
  /** Ends all of them. */
  close(): Promise<void>;
}

export interface ProxyOptions extends ServerOptions {
  readonly status?: number;
  readonly isSecure?: boolean;
}

export function createServers(): Servers {
  const open: (NetServer & { closeAllConnections?(): void })[] = [];
  const listen = async (server: NetServer, scheme: string, requests: readonly IncomingMessage[] = []) => {
    open.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return { origin: `${scheme}://127.0.0.1:${port}`, port, requests };
  };
  const recorded = (listener: RequestListener) => {
    const requests: IncomingMessage[] = [];
    const record: RequestListener = (request, response) => {
      requests.push(request);
      listener(request, response);
    };
    return { requests, record };
  };
  return {
    plain: (listener) => {
      const { requests, record } = recorded(listener);
      return listen(createServer(record), 'http', requests);
    },
    secure: (options, listener) => {
      const { requests, record } = recorded(listener);
      return listen(createSecureServer(options, record), 'https', requests);
    },
    proxy: ({ status = 200, isSecure = false, ...options } = {}) => {
      const server = isSecure ? createSecureServer(options) : createServer();
      const requests: IncomingMessage[] = [];
      tunnel(server, status, requests);
      return listen(server, isSecure ? 'https' : 'http', requests);
    },
    raw: (answer) => {
      const sockets = new Set<Socket>();
      const server = createRawServer((socket) => {
        sockets.add(socket.resume().on('error', () => undefined));
        answer(socket);
      });
      const closeAllConnections = () => sockets.forEach((socket) => void socket.destroy());
      return listen(Object.assign(server, { closeAllConnections }), 'http');
    },
    close: async () => {
      for (const server of open.splice(0)) {
        server.closeAllConnections?.();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}

function tunnel(server: Server, status: number, requests: IncomingMessage[]): void {
  server.on('connect', (request, socket) => {
    requests.push(request);
    socket.on('error', () => socket.destroy());
    if (status !== 200) return socket.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`);
    const onward = connect(Number(request.url!.split(':').at(-1)), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
    onward.on('error', () => socket.destroy());
    onward.on('close', () => socket.destroy());
    socket.on('close', () => onward.destroy());
  });
}

export interface Identity {
  /** PEM. */
  readonly cert: string;
  readonly key: string;
}

/** Signed by itself. */
export function makeIdentity(names: string): Identity {
  const folder = newFolder();
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const files = ['-out', cert, '-keyout', key];
  const subject = ['-subj', '/CN=scabbard test', '-addext', `subjectAltName=${names}`];
  execFileSync('openssl', ['req', '-x509', ...curve, ...files, ...subject], { stdio: 'ignore' });
  return { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') };
}
