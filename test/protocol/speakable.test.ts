// Names that may be said, and names that could be a secret.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { isSpeakable } from '../../protocol/speakable';

const random = (seed: number) => createHash('sha512').update(`${seed}`).digest();

describe('isSpeakable', () => {
  const names = [
    'A',
    'NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY_2',
    'AWS_S3_BUCKET_EU_WEST_1',
    'OAuth2ClientCredentialsSecret',
    'dbPasswordForTheFirstReplica',
    'k8sServiceAccountToken1',
    'spring.datasource.hikari.password',
    'SHA256WITHRSAENCRYPTION',
    'NEXTAUTHSECRET2024PRODUCTION',
    'data.tls-ca-bundle.pem',
    'getElementsByTagNameNS',
    '密码',
  ];
  for (const name of names) it(`is true of ${name}`, () => assert.equal(isSpeakable(name), true));

  it('is false of tokens, alone and inside a name', () => {
    for (let seed = 0; seed < 200; seed++) {
      const hex = random(seed).toString('hex').slice(0, 32);
      const text = random(seed)
        .toString('base64')
        .replace(/[^A-Za-z0-9]/g, '')
        .slice(0, 60);
      for (const name of [hex, text, `ghp_${text}`, `tokens.${text}.password`, hex.toUpperCase()])
        assert.equal(isSpeakable(name), false, `seed ${seed}`);
    }
  });
});
