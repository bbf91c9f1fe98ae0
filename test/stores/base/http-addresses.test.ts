// Where the network wrapper goes and where not, and what it says of an address that leads nowhere.

import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { problemOf } from '../contract';
import { ask, assertAnswers, assertRefuses, hello, here, start } from './asking';
import { createServers, type Identity, makeIdentity } from './servers';

const servers = createServers();
afterEach(() => servers.close());

let own: Identity;
before(() => {
  own = makeIdentity('DNS:store.test,DNS:localhost,IP:127.0.0.1');
});

describe('addresses of stores', () => {
  it('may be http on this machine only', async () => {
    const { port } = await servers.plain(hello);
    for (const host of ['127.0.0.1', 'localhost', 'LOCALHOST', '127.1', '0x7f000001'])
      await assertAnswers(`http://${host}:${port}/`);
    await assertAnswers(`http://store.localhost:${port}/`, { resolve: here });
    const notSecure = 'The address of the store must begin with https://. Only this machine may be asked with http.';
    for (const url of [
      'http://store.test',
      'http://10.0.0.1',
      'http://0.0.0.0',
      'http://[fd00::1]',
      'http://localhost.store.test',
      'http://127.0.0.1.store.test',
      'ftp://127.0.0.1',
      'file:///etc/hostname',
    ])
      await assertRefuses(notSecure, url, { resolve: () => assert.fail('asked for its name') });
    const elsewhere = async () => [{ address: '10.0.0.1', family: 4 }];
    assert.equal(problemOf(await ask('http://store.localhost', { resolve: elsewhere })).kind, 'misconfigured');
  });

  it('are web addresses without credentials', async () => {
    const { port } = await servers.plain(hello);
    for (const url of ['', 'store.test', '/path', 'https://', 'https://[x', 'http://a b'])
      await assertRefuses('The address of the store is not a web address.', url);
    for (const user of ['user', 'user:word', ':word'])
      await assertRefuses(
        'The address of the store must not hold a user name or a password.',
        `http://${user}@127.0.0.1:${port}`,
      );
  });

  const forbidden = 'The address of the store is one where machines get their own credentials. It is not asked.';
  const metadata = [
    '169.254.169.254',
    '169.254.170.2',
    '100.100.100.200',
    'fe80::1',
    'febf::1',
    'fd00:ec2::254',
    'fd00:0ec2:0::0254',
    '::ffff:169.254.169.254',
    '64:ff9b::169.254.169.254',
  ];

  it('are never those where machines get their own credentials', async () => {
    for (const address of metadata)
      await assertRefuses(forbidden, `https://${address.includes(':') ? `[${address}]` : address}/`);
    for (const host of [
      'metadata.google.internal',
      'METADATA.google.internal.',
      'metadata',
      '2852039166',
      '0xa9fea9fe',
    ])
      await assertRefuses(forbidden, `https://${host}/`);
  });

  it('are not those after their names were looked up either, even beside others', async () => {
    for (const address of metadata) {
      const family = address.includes(':') ? 6 : 4;
      for (const resolve of [async () => [{ address, family }], async () => [...(await here()), { address, family }]])
        await assertRefuses(forbidden, 'https://store.test/', { resolve });
    }
  });

  it('may be those where that is wanted, and with http only those', async () => {
    const { port } = await servers.plain(hello);
    await assertRefuses(forbidden, 'http://metadata.google.internal');
    await assertAnswers(`http://metadata.google.internal:${port}`, { allowMetadata: true, resolve: here });
    const elsewhere = async () => [{ address: '10.0.0.1', family: 4 }];
    await assertRefuses(forbidden, 'http://metadata.google.internal', { allowMetadata: true, resolve: elsewhere });
  });

  it('are connected to as they were checked: no name is looked up twice', async () => {
    const { port } = await servers.secure(own, hello);
    let asked = 0;
    const resolve = async () => {
      asked++;
      return await here();
    };
    await assertAnswers(`https://store.test:${port}/`, { resolve }, { tls: { ca: own.cert } });
    assert.equal(asked, 1);
  });

  it('may lead nowhere', async () => {
    await assertRefuses(`${start} the host name is not known.`, 'https://name.invalid/');
    await assertRefuses(`${start} the host name is not known.`, 'https://store.test/', { resolve: async () => [] });
    const { origin } = await servers.plain(hello);
    await servers.close();
    await assertRefuses(`${start} nothing answers there.`, origin);
    await assertRefuses(`${start} nothing answers there.`, origin.replace('http:', 'https:'));
  });

  it('must connect within five seconds', async () => {
    const silent = await servers.raw(() => mock.timers.tick(5000));
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      const url = silent.origin.replace('http:', 'https:');
      await assertRefuses(`${start} it did not answer in time.`, url, {}, { timeout: 60_000 });
    } finally {
      mock.timers.reset();
    }
  });
});

describe('problems of the network', () => {
  it('hold nothing of what was asked for', async () => {
    const { port } = await servers.secure(own, hello);
    const part = 'canary-of-nothing';
    const request = { headers: { [`x-${part}`]: part }, body: part, method: 'POST' };
    for (const [url, surroundings] of [
      [`https://${part}.invalid/`, {}],
      [`https://localhost:${port}/${part}`, {}],
      [`https://localhost:1/${part}`, {}],
      [`http://${part}.test/`, {}],
      [`https://${part}@localhost/`, {}],
      [`https://store.test/${part}`, { env: { HTTPS_PROXY: `http://${part}:${part}@localhost:1` } }],
    ] as const) {
      const { message } = problemOf(await ask(url, surroundings, request));
      assert.doesNotMatch(message, /canary|localhost|invalid|\.test/, url);
    }
  });
});
