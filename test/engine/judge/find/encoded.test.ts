// What is wrapped in base64 is found as the wrapping, and only when a credential is inside.

import assert from 'node:assert/strict';
import { encoded } from '../../../../server/engine/judge/find/encoded';
import { findWith } from '../../support/harness';
import { derHead, keyBody, pem } from '../support/keys';
import { token } from '../support/tokens';

const wrap = (text: string): string => Buffer.from(text).toString('base64');
const found = (text: string): readonly string[] =>
  findWith(encoded, { text, path: 'src/a.yaml' }).map(
    ({ ruleId, start, end }) => `${ruleId} ${text.slice(start, end)}`,
  );

const rsa = pem('RSA PRIVATE KEY', keyBody(derHead, 400));
const account = { type: 'service_account', project_id: 'shop', private_key: pem('PRIVATE KEY', keyBody(derHead, 400)) };

describe('credentials in base64', () => {
  const inner: Readonly<Record<string, readonly [string, string]>> = {
    'a PEM key': [rsa, 'private-key/rsa'],
    'a service account': [JSON.stringify(account), 'private-key/pkcs8'],
    'a service account on lines': [JSON.stringify(account, undefined, 2), 'private-key/pkcs8'],
    'a JSON Web Key': [JSON.stringify({ kty: 'oct', k: keyBody([1], 33) }).replace(/[+/]/g, '_'), 'private-key/jwk'],
    'a JSON Web Token': [token({ sub: 'a-31' }), 'jwt/token'],
    'a PostgreSQL URL': ['postgres://app:kR7mq2wZp@db.internal/shop', 'postgres/connection-string'],
    'a MongoDB URL': ['mongodb+srv://app:kR7mq2wZp@cluster.internal/shop', 'mongodb/connection-string'],
    'a Redis URL': ['rediss://:kR7mq2wZp@cache.internal:6379', 'redis/connection-string'],
    'an HTTPS URL': ['https://ann:kR7mq2wZp@git.internal/a.git', 'generic/url-password'],
  };
  for (const [what, [text, ruleId]] of Object.entries(inner))
    it(`are found: ${what}`, () =>
      assert.deepEqual(found(`value: ${wrap(text)}\nnext: 1\n`), [`${ruleId} ${wrap(text)}`]));

  it('are found on wrapped lines', () => {
    const written = wrap(rsa)
      .match(/.{1,76}/g)!
      .join('\n  ');
    assert.deepEqual(found(`key: |\n  ${written}\nnext: 1\n`), [`private-key/rsa ${written}`]);
  });

  it('take the name of what they are assigned to', () => {
    const [finding] = findWith(encoded, { text: `CLIENT_KEY_DATA=${wrap(rsa)}`, path: '.env' });
    assert.equal(finding?.envName, 'CLIENT_KEY_DATA');
    assert.equal(finding?.masked, '…');
  });

  const silent: Readonly<Record<string, string>> = {
    'a certificate': wrap(pem('CERTIFICATE', keyBody(derHead, 300))),
    'a URL without a password': wrap('https://login.internal/path/of/some/page'),
    'a template': wrap('postgres://app:${PASSWORD}@db.internal/shop'),
    'a default': wrap('https://user:password@example.com/path'),
    'a source map': wrap(JSON.stringify({ version: 3, sources: ['a.ts'], mappings: 'AAAA,SAAS' }, undefined, 2)),
    'a PEM key that is cut': wrap(rsa).slice(0, 60),
    'the middle of another run': `A${wrap('postgres://app:kR7mq2wZp@db.internal/shop')}`,
  };
  for (const [what, text] of Object.entries(silent))
    it(`are not: ${what}`, () => assert.deepEqual(found(`value: ${text}`), []));
});
