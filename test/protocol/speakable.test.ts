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
    let said = 0;
    for (let seed = 0; seed < 500; seed++) {
      const hex = random(seed).toString('hex').slice(0, 32);
      const text = random(seed)
        .toString('base64')
        .replace(/[^A-Za-z0-9]/g, '')
        .slice(0, 40);
      for (const name of [hex, hex.toUpperCase()]) assert.equal(isSpeakable(name), false, `seed ${seed}`);
      if ([text, `ghp_${text}`, `tokens.${text}.password`].some(isSpeakable)) said++;
    }
    // By chance a random text now and then looks like words.
    assert.ok(said <= 5, `${said} of 500`);
  });
});
