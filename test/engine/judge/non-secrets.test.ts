// Public identifiers, digests, ciphertext and documented dummies stay silent even under a name that says secret.

import assert from 'node:assert/strict';
import { detect, fill } from './support/fixture';

const values: Readonly<Record<string, string>> = {
  'AWS documentation access key id': `AKIAIOSFODNN7${'EXAMPLE'}`,
  'AWS documentation secret key': `wJalrXUtnFEMI/K7MDENG/bPxRfiCY${'EXAMPLEKEY'}`,
  'AWS role id': 'AROA⟪base32 16⟫',
  'AWS account id': '123456789012',
  ARN: 'arn:aws:iam::123456789012:role/deploy',
  'Stripe publishable key': 'pk_live_⟪base62 24⟫',
  'Clerk publishable key': 'pk_test_⟪base62 46⟫$',
  'Square application id': 'sq0idp-⟪base62 22⟫',
  'Flutterwave public key': 'FLWPUBK-⟪hex 32⟫-X',
  'Razorpay key id': 'rzp_live_⟪base62 14⟫',
  'Plaid public token': 'public-sandbox-⟪hex 8⟫-⟪hex 4⟫-4⟪hex 3⟫-8⟪hex 3⟫-⟪hex 12⟫',
  'New Relic browser key': 'NRJS-⟪hex 19⟫',
  'GitHub client id': 'Iv1.⟪hex 16⟫',
  'Stripe documentation key': 'sk_test_4eC39H⟪base62 18⟫',
  'Supabase publishable key': 'sb_publishable_⟪base62 31⟫',
  'Google OAuth client id': '123456789012-⟪base62 32⟫.apps.googleusercontent.com',
  'Google tag': 'GTM-⟪base32 7⟫',
  'reCAPTCHA site key': '6L⟪base62 38⟫',
  'Sentry DSN': 'https://⟪hex 32⟫@o123456.ingest.sentry.io/1234567',
  'PostHog project key': 'phc_⟪base62 43⟫',
  'Mapbox public token': 'pk.eyJ⟪base62 60⟫.⟪base62 22⟫',
  'PubNub subscribe key': 'sub-c-⟪hex 8⟫-⟪hex 4⟫-4⟪hex 3⟫-8⟪hex 3⟫-⟪hex 12⟫',
  'age recipient': 'age1q⟪digits 57⟫',
  'Bitcoin extended public key': 'xpub⟪base62 107⟫',
  'Bitcoin address': 'bc1q⟪hex 38⟫',
  'SSH public key': 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA⟪base62 44⟫',
  'integrity digest': 'sha512-⟪base62 86⟫==',
  'image digest': 'sha256:⟪hex 64⟫',
  'DKIM record': 'v=DKIM1; k=rsa; p=⟪base62 200⟫',
  'site verification': 'google-site-verification=⟪base62 43⟫',
  'serial number': '4f:3a:91:c2:7b:0d:e5:68:1f:a4:93:2c:7e:50:b8:d6',
  'PEM of a public key': '-----BEGIN PUBLIC KEY-----',
  'PEM of a certificate': '-----BEGIN CERTIFICATE-----',
  'key fingerprint': 'SHA256:⟪base62 43⟫',
  'Go module hash': 'h1:⟪base62 43⟫=',
  colour: '#aabbcc',
  'embedded image': 'data:image/png;base64,iVBORw0KGgo⟪base62 200⟫',
  'base64 PNG': 'iVBORw0KGgo⟪base62 200⟫',
  'SOPS value': 'ENC[AES256_GCM,data:⟪base62 20⟫,iv:⟪base62 44⟫,tag:⟪base62 24⟫,type:str]',
  'Jasypt value': 'ENC(⟪base62 40⟫)',
  'Spring ciphertext': '{cipher}⟪hex 64⟫',
  'Maven ciphertext': '{⟪base62 43⟫=}',
  'Ansible vault': '$ANSIBLE_VAULT;1.1;AES256',
  'bcrypt hash': '$2y$12$⟪base62 53⟫',
  'argon2 hash': '$argon2id$v=19$m=65536,t=3,p=4$⟪base62 22⟫$⟪base62 43⟫',
  'LDAP hash': '{SSHA}⟪base62 32⟫',
  'Django hash': 'pbkdf2_sha256$260000$⟪base62 22⟫$⟪base62 43⟫=',
  'Azurite key': `Eby8vdM02xNOcq${'Fl'}⟪base62 72⟫==`,
  'Symfony default': 'ThisTokenIsNotSoSecretChangeIt',
  'Django default': 'django-insecure-⟪base62 50⟫',
  'Ethereum address': '0x⟪hex 40⟫',
  date: '2027-01-01T00:00:00Z',
  version: '12.4.1-beta.2',
  path: '/etc/app/keys/server.pem',
  'URL without a password': 'https://login.internal/oauth2/token',
  'e-mail address': 'ann.smith@mail.internal',
  'translation key': 'login.form.password.label',
  constant: 'DATABASE_PASSWORD_PRIMARY',
};

describe('values that are no secret', () => {
  for (const [what, marked] of Object.entries(values)) {
    it(what, () => {
      for (const [path, line] of [
        ['src/app.js', `const apiSecret = "${marked}";\n`],
        ['config/app.yaml', `auth_token: "${marked}"\n`],
      ] as const) {
        assert.deepEqual(
          detect(fill(path, line).text, path).map(({ ruleId }) => ruleId),
          [],
        );
      }
    });
  }
});
