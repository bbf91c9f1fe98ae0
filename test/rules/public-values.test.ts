// Values that everyone may know: documented dummies, and identifiers that providers publish on purpose.

import assert from 'node:assert/strict';
import { all } from '../../rules';
import { createScanner } from '../../server/engine/scan';
import * as shape from '../../server/engine/shape/grammar';
import { sample, seededRandom } from '../../server/engine/shape/sample';
import { silentForms } from './support/forms';

const scanner = createScanner({ rules: all, detectors: [] });

function assertSilent(name: string, value: string): void {
  for (const { path, text } of silentForms(name, value)) {
    const { findings } = scanner.scan({ path, text });
    assert.deepEqual(
      findings.map(({ ruleId }) => ruleId),
      [],
      `${name} in ${path}`,
    );
  }
}

/** Printed in the vendors' own guides; put together here so that no scanner stumbles over this file. */
const documented: readonly (readonly [name: string, ...parts: readonly string[]])[] = [
  ['AWS_ACCESS_KEY_ID', 'AKIA', 'IOSFODNN7', 'EXAMPLE'],
  ['AWS_ACCESS_KEY_ID', 'AKIA', 'I44QH8DHB', 'EXAMPLE'],
  ['AWS_ACCESS_KEY_ID', 'ASIA', 'IOSFODNN7', 'EXAMPLE'],
  ['AWS_SECRET_ACCESS_KEY', 'wJalrXUtnFEMI/K7MDENG', '/bPxRfiCY', 'EXAMPLEKEY'],
  ['AWS_SECRET_ACCESS_KEY', 'je7MtGbClwBF/2Zp9Utk', '/h3yCo8nvb', 'EXAMPLEKEY'],
  ['SLACK_WEBHOOK_URL', 'https://hooks.slack.com/services/T00000000', '/B00000000/', 'X'.repeat(24)],
  ['STRIPE_SECRET_KEY', 'sk_test_', '4eC39H', 'qLyjWDarjtT1zdp7dc'],
];

const { seq, base62, base64url, hexLower, uuid, digits, base32, bech32, base36Lower } = shape;

/** Identifiers that ship in pages and apps, or name something without opening it. */
const published: readonly (readonly [name: string, shape: shape.Shape])[] = [
  ['STRIPE_PUBLISHABLE_KEY', seq('pk_live_', base62(24))],
  ['STRIPE_PUBLISHABLE_KEY', seq('pk_test_', base62(24))],
  ['SUPABASE_PUBLISHABLE_KEY', seq('sb_publishable_', base64url(22), '_', base64url(8))],
  ['POSTHOG_PROJECT_KEY', seq('phc_', base62(43))],
  ['MAPBOX_PUBLIC_TOKEN', seq('pk.eyJ', base64url(60), '.', base64url(22))],
  ['AGE_RECIPIENT', seq('age1', bech32(58))],
  ['AWS_ROLE_ID', seq('AROA', base32(16))],
  ['AWS_USER_ID', seq('AIDA', base32(16))],
  ['GITHUB_CLIENT_ID', seq('Iv1.', hexLower(16))],
  ['GOOGLE_CLIENT_ID', seq(digits(12), '-', base36Lower(32), '.apps.googleusercontent.com')],
  ['SENTRY_DSN', seq('https://', hexLower(32), '@o', digits(6), '.ingest.us.sentry.io/', digits(16))],
  ['RECAPTCHA_SITE_KEY', seq('6Lc', base64url(37))],
  ['DD_CLIENT_TOKEN', seq('pub', hexLower(32))],
  ['LAUNCHDARKLY_MOBILE_KEY', seq('mob-', uuid())],
  ['PUBNUB_SUBSCRIBE_KEY', seq('sub-c-', uuid())],
  ['SQUARE_APPLICATION_ID', seq('sq0idp-', base64url(22))],
  ['FLUTTERWAVE_PUBLIC_KEY', seq('FLWPUBK-', hexLower(32), '-X')],
  ['RAZORPAY_KEY_ID', seq('rzp_live_', base62(14))],
  ['PLAID_PUBLIC_TOKEN', seq('public-sandbox-', uuid())],
  ['BRAINTREE_TOKENIZATION_KEY', seq('production_', base36Lower(8), '_', base36Lower(16))],
  ['NEW_RELIC_BROWSER_KEY', seq('NRJS-', hexLower(19))],
  ['TWILIO_ACCOUNT_SID', seq('AC', hexLower(32))],
  ['ALGOLIA_SEARCH_KEY', hexLower(32)],
  ['AZURE_TENANT_ID', uuid()],
  ['integrity', seq('sha512-', shape.base64(86), '==')],
  ['commit', hexLower(40)],
  ['sha256', hexLower(64)],
];

describe('public values', () => {
  for (const [name, ...parts] of documented)
    it(`a documented dummy of ${name} stays silent`, () => assertSilent(name, parts.join('')));

  for (const [name, form] of published)
    it(`${name} stays silent`, () => {
      for (const seed of [1, 2, 3]) assertSilent(name, sample(form, seededRandom(seed)).text);
    });
});
