// Whom the network wrapper trusts, and what it shows of itself.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DetailedPeerCertificate, TLSSocket } from 'node:tls';
import { problemOf } from '../contract';
import { newFolder } from '../support/test-host';
import { ask, assertAnswers, assertRefuses, hello, here, start } from './asking';
import { createServers, type Identity, makeIdentity } from './servers';

const servers = createServers();
afterEach(() => servers.close());

let own: Identity;
let other: Identity;
before(() => {
  own = makeIdentity('DNS:store.test,DNS:localhost,IP:127.0.0.1');
  other = makeIdentity('DNS:store.test,DNS:localhost,IP:127.0.0.1');
});

describe('certificates', () => {
  const untrusted = `${start} its certificate is not trusted.`;

  it('must be trusted, whatever the environment says', async () => {
    const { origin } = await servers.secure(own, hello);
    await assertRefuses(untrusted, origin);
    await assertRefuses(untrusted, origin, {}, { tls: { ca: other.cert } });
    const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    try {
      await assertRefuses(untrusted, origin);
    } finally {
      if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
      else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
    }
  });

  it('are trusted by the store’s own authority, for the names they were made for', async () => {
    const { origin, port } = await servers.secure(own, hello);
    await assertAnswers(origin, {}, { tls: { ca: own.cert } });
    await assertAnswers(`https://localhost:${port}`, {}, { tls: { ca: own.cert } });
    await assertAnswers(
      `https://other.test:${port}`,
      { resolve: here },
      { tls: { ca: own.cert, servername: 'store.test' } },
    );
    await assertRefuses(untrusted, `https://other.test:${port}`, { resolve: here }, { tls: { ca: own.cert } });
    await assertRefuses(untrusted, origin, {}, { tls: { ca: own.cert, servername: 'other.test' } });
  });

  it('are trusted by that authority besides the others', async () => {
    const path = join(newFolder(), 'extra.pem');
    writeFileSync(path, own.cert);
    const env = { NODE_EXTRA_CA_CERTS: path };
    const { origin } = await servers.secure(own, hello);
    // Since Node 22.15 the runtime says itself what it trusts, and our environment is not its.
    const isAsked = 'getCACertificates' in (await import('node:tls'));
    if (!isAsked) await assertAnswers(origin, { env }, { tls: { ca: other.cert } });
    await assertAnswers(origin, { env: { NODE_EXTRA_CA_CERTS: join(path, 'absent') } }, { tls: { ca: own.cert } });
  });

  it('of ours are shown where they are set', async () => {
    let shown: DetailedPeerCertificate | undefined;
    const { origin } = await servers.secure(
      { ...own, ca: other.cert, requestCert: true, rejectUnauthorized: true },
      ({ socket }, response) => {
        if (socket instanceof TLSSocket) shown = socket.getPeerCertificate(true);
        response.end('hello');
      },
    );
    await assertAnswers(origin, {}, { tls: { ca: own.cert, cert: other.cert, key: other.key } });
    assert.equal(shown?.subject.CN, 'scabbard test');
    assert.equal(problemOf(await ask(origin, {}, { tls: { ca: own.cert } })).kind, 'unavailable');
  });

  it('that cannot be read are a mistake in the settings', async () => {
    const { origin } = await servers.secure(own, hello);
    for (const tls of [
      { ca: 'no certificate' },
      { ca: '' },
      { ca: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n' },
      { ca: own.cert, cert: own.cert, key: other.key },
      { ca: own.cert, cert: 'no certificate', key: 'no key' },
    ])
      await assertRefuses('The certificate or key that is set for the store cannot be used.', origin, {}, { tls });
  });

  it('need TLS', async () => {
    const { port } = await servers.plain(hello);
    await assertRefuses(`${start} no secure connection came about.`, `https://127.0.0.1:${port}`);
  });
});
