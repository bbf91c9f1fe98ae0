// Decoded values: judged by their key path and by their own form, found over the whole written value.

import assert from 'node:assert/strict';
import { detectors } from '../../../../server/engine/judge/detectors';
import { createScanner } from '../../../../server/engine/scan';
import kubernetes from '../../../../server/formats/kubernetes';
import { derHead, keyBody, pem } from '../support/keys';
import { token } from '../support/tokens';

const scanner = createScanner({ rules: [], detectors });

/** Rule and variable name of what is found in a Secret's only value, which must be covered exactly. */
function found(key: string, value: string, path = 'k8s/secret.yaml'): readonly string[] {
  const written = Buffer.from(value).toString('base64');
  const text = `kind: Secret\ndata:\n  ${key}: ${written}\n`;
  return scanner
    .scan({ text, path, extractions: kubernetes.extract(text, path) })
    .findings.map(({ ruleId, envName, start, end }) => {
      assert.equal(text.slice(start, end), written);
      return `${ruleId} ${envName}`;
    });
}

describe('values of structured files', () => {
  it('are judged by their key', () =>
    assert.deepEqual(found('db-password', 'kR7!mq2wZp'), ['generic/password DB_PASSWORD']));
  it('may be connection strings', () =>
    assert.deepEqual(found('url', 'postgres://app:kR7mq2wZp@db.internal/shop'), ['postgres/connection-string URL']));
  it('may be private keys', () =>
    assert.deepEqual(found('tls.key', pem('PRIVATE KEY', keyBody(derHead, 300))), ['private-key/pkcs8 TLS_KEY']));
  it('may be tokens', () => assert.deepEqual(found('session', token({ sub: 'a-31' })), ['jwt/token SESSION']));

  it('may be of chance under a name that says nothing, because a Secret holds secrets', () =>
    assert.deepEqual(found('signing', 'kR7mq2wZpX9vB4nTgH6sLd3F'), ['generic/secret SIGNING']));

  for (const [key, value] of [
    ['host', 'db-primary.internal'],
    ['client_id', 'kR7mq2wZpX9vB4nTgH6sLd3F'],
    ['username', 'kR7!mq2wZp'],
    ['password', 'changeme'],
    ['password', '${PASSWORD}'],
    ['url', 'https://login.internal/'],
  ] as const)
    it(`${key}: ${value} is silent`, () => assert.deepEqual(found(key, value), []));
});
