// The network wrapper behind a proxy: when it uses one, and what the proxy learns.

import assert from 'node:assert/strict';
import { proxyFor } from '../../../stores/support/http/proxy';
import { problemOf } from '../contract';
import { ask, assertAnswers, assertRefuses, hello, here, start } from './asking';
import { createServers, type Identity, makeIdentity } from './servers';

const servers = createServers();
afterEach(() => servers.close());

let own: Identity;
before(() => {
  own = makeIdentity('DNS:store.test,DNS:localhost,IP:127.0.0.1');
});

describe('a proxy', () => {
  const nobody = () => assert.fail('the name of the store was looked up');
  const tls = () => ({ tls: { ca: own.cert } });

  it('connects to the store and sees nothing of the request', async () => {
    const store = await servers.secure(own, hello);
    const proxy = await servers.proxy();
    const credentials = proxy.origin.replace('//', '//us%40er:wo%3Ard@');
    for (const env of [
      { HTTPS_PROXY: credentials },
      { https_proxy: credentials },
      { HTTP_PROXY: credentials },
      { https_proxy: credentials.replace('http://', '') },
    ])
      await assertAnswers(`https://store.test:${store.port}/path`, { env, resolve: nobody }, tls());
    assert.equal(proxy.requests.length, 4);
    for (const { method, url, headers } of proxy.requests) {
      assert.deepEqual(
        [method, url, headers.host],
        ['CONNECT', `store.test:${store.port}`, `store.test:${store.port}`],
      );
      assert.equal(headers['proxy-authorization'], `Basic ${Buffer.from('us@er:wo:rd').toString('base64')}`);
    }
    assert.equal(
      store.requests.some(({ headers }) => 'proxy-authorization' in headers),
      false,
    );
  });

  it('does not make an untrusted store a trusted one', async () => {
    const store = await servers.secure(own, hello);
    const proxy = await servers.proxy();
    const env = { HTTPS_PROXY: proxy.origin };
    await assertRefuses(`${start} its certificate is not trusted.`, `https://store.test:${store.port}/`, { env });
  });

  it('may fail', async () => {
    const failed = `${start} the proxy that is set does not answer or refuses.`;
    for (const status of [407, 403, 500, 204]) {
      const proxy = await servers.proxy({ status });
      await assertRefuses(failed, 'https://store.test/', { env: { HTTPS_PROXY: proxy.origin } });
    }
    const secure = await servers.proxy({ isSecure: true, ...own });
    for (const proxy of ['http://127.0.0.1:1', secure.origin])
      await assertRefuses(failed, 'https://store.test/', { env: { HTTPS_PROXY: proxy } });
    for (const proxy of ['socks5://127.0.0.1:1080', 'http://[x'])
      await assertRefuses(
        'The proxy that is set cannot be used: only http:// and https:// are known.',
        'https://store.test/',
        {
          env: { HTTPS_PROXY: proxy },
        },
      );
  });

  it('is let go of when the request is cancelled', async () => {
    const controller = new AbortController();
    const silent = await servers.raw(() => controller.abort());
    const result = await ask(
      'https://store.test/',
      { env: { HTTPS_PROXY: silent.origin } },
      { signal: controller.signal },
    );
    assert.equal(problemOf(result).kind, 'cancelled');
  });

  it('is left to the system where that is said', async () => {
    const store = await servers.secure(own, hello);
    const env = { HTTPS_PROXY: 'http://127.0.0.1:1' };
    await assertAnswers(`https://store.test:${store.port}/`, { env, proxy: 'none', resolve: here }, tls());
  });

  it('is not asked for addresses of metadata', async () => {
    const proxy = await servers.proxy();
    for (const host of ['169.254.169.254', 'metadata.google.internal'])
      assert.equal(
        problemOf(await ask(`https://${host}/`, { env: { HTTPS_PROXY: proxy.origin } })).kind,
        'misconfigured',
      );
    assert.equal(proxy.requests.length, 0);
  });

  it('is chosen as the environment says', () => {
    const chosen = (url: string, env: Readonly<Record<string, string>>) => {
      const proxy = proxyFor(new URL(url), { HTTPS_PROXY: 'http://proxy.test:3128', ...env });
      return proxy instanceof URL ? proxy.host : proxy;
    };
    const through = 'proxy.test:3128';
    const table: readonly (readonly [string, Readonly<Record<string, string>>, string | undefined])[] = [
      ['https://store.test', {}, through],
      ['https://store.test', { https_proxy: 'http://lower.test' }, 'lower.test'],
      ['https://store.test', { HTTPS_PROXY: '', ALL_PROXY: 'all.test:1' }, 'all.test:1'],
      ['https://store.test', { HTTPS_PROXY: ' ' }, undefined],
      ['https://store.test', { HTTPS_PROXY: 'socks5h://proxy.test' }, 'unusable'],
      ['http://localhost', { HTTP_PROXY: 'http://proxy.test' }, undefined],
      ['https://localhost', {}, undefined],
      ['https://127.0.0.9:8200', {}, undefined],
      ['https://[::1]', {}, undefined],
      ['https://store.test', { NO_PROXY: '*' }, undefined],
      ['https://store.test', { NO_PROXY: 'STORE.test' }, undefined],
      ['https://store.test.', { NO_PROXY: 'store.test' }, undefined],
      ['https://in.store.test', { no_proxy: 'store.test' }, undefined],
      ['https://in.store.test', { NO_PROXY: 'a.test, .store.test' }, undefined],
      ['https://in.store.test', { NO_PROXY: '*.store.test' }, undefined],
      ['https://instore.test', { NO_PROXY: 'store.test' }, through],
      ['https://store.test', { NO_PROXY: 'in.store.test' }, through],
      ['https://store.test:8200', { NO_PROXY: 'store.test:8200' }, undefined],
      ['https://store.test', { NO_PROXY: 'store.test:443' }, undefined],
      ['https://store.test:8201', { NO_PROXY: 'store.test:8200' }, through],
      ['https://10.1.2.3', { NO_PROXY: '10.1.2.3' }, undefined],
      ['https://10.1.2.3', { NO_PROXY: '10.0.0.0/8' }, undefined],
      ['https://11.1.2.3', { NO_PROXY: '10.0.0.0/8' }, through],
      ['https://10.1.2.3', { NO_PROXY: '2.3' }, through],
      ['https://10.1.2.3', { NO_PROXY: '10.0.0.0/99,x/8,/,:,[,' }, through],
      ['https://[fd00::1]:8200', { NO_PROXY: '[fd00::1]' }, undefined],
      ['https://[fd00::1]:8200', { NO_PROXY: 'fd00::/8' }, undefined],
      ['https://[fd00::1]:8200', { NO_PROXY: 'fd00::1' }, undefined],
    ];
    for (const [url, env, expected] of table) assert.equal(chosen(url, env), expected, `${url} ${JSON.stringify(env)}`);
  });
});
