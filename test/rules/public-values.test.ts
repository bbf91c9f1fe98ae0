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

const { seq, oneOf, chars, base58, base62, base64, base64url, hexLower, uuid, digits, base32, bech32 } = shape;
const { base36Lower, base36Upper } = shape;

/** Identifiers that ship in pages and apps, or name something without opening it. */
const published: readonly (readonly [name: string, shape: shape.Shape])[] = [
  ['STRIPE_PUBLISHABLE_KEY', seq(oneOf('pk_live_', 'pk_test_'), base62(24, 99))],
  ['CLERK_PUBLISHABLE_KEY', seq(oneOf('pk_live_', 'pk_test_'), base64(30, 60), '$')],
  ['SUPABASE_PUBLISHABLE_KEY', seq('sb_publishable_', base64url(22), '_', base64url(8))],
  ['POSTHOG_PROJECT_KEY', seq('phc_', base62(43))],
  ['MAPBOX_PUBLIC_TOKEN', seq('pk.eyJ', base64url(60), '.', base64url(22))],
  ['AGE_RECIPIENT', seq('age1', bech32(58))],
  ['NOSTR_PUBLIC_KEY', seq('npub1', bech32(58))],
  ['NATS_PUBLIC_NKEY', seq(oneOf('U', 'A', 'O', 'N', 'C'), base32(55))],
  ['STELLAR_PUBLIC_KEY', seq('G', base32(55))],
  ['BITCOIN_EXTENDED_PUBLIC_KEY', seq(oneOf('xpub', 'ypub', 'zpub', 'tpub'), base58(107))],
  ['BITCOIN_ADDRESS', oneOf(seq('bc1q', bech32(38)), seq(oneOf('1', '3'), base58(33)))],
  ['ETHEREUM_ADDRESS', seq('0x', hexLower(40))],
  ['TRANSACTION_HASH', seq('0x', hexLower(64))],
  ['AWS_ROLE_ID', seq('AROA', base32(16))],
  ['AWS_USER_ID', seq('AIDA', base32(16))],
  ['AWS_GROUP_ID', seq(oneOf('AGPA', 'AIPA', 'ANPA', 'ANVA', 'APKA', 'ASCA'), base32(16))],
  ['AWS_ROLE_ARN', seq('arn:aws:iam::', digits(12), ':role/deploy')],
  ['GITHUB_CLIENT_ID', seq('Iv1.', hexLower(16))],
  ['GITHUB_CLIENT_ID', seq(oneOf('Iv23', 'Ov23'), base62(16))],
  ['GOOGLE_CLIENT_ID', seq(digits(12), '-', base36Lower(32), '.apps.googleusercontent.com')],
  ['GOOGLE_ANALYTICS_ID', oneOf(seq('UA-', digits(8), '-1'), seq('G-', base36Upper(10)), seq('GTM-', base36Upper(7)))],
  ['GOOGLE_ADS_ID', oneOf(seq('AW-', digits(9, 11)), seq('ca-pub-', digits(16)))],
  ['GOOGLE_SITE_VERIFICATION', seq('google-site-verification=', base64url(43))],
  ['SENTRY_DSN', seq('https://', hexLower(32), '@o', digits(6), '.ingest.us.sentry.io/', digits(16))],
  ['RECAPTCHA_SITE_KEY', seq('6L', base64url(38))],
  ['HCAPTCHA_SITE_KEY', uuid()],
  ['TURNSTILE_SITE_KEY', seq('0x4AAAAAAA', base64url(14))],
  ['DD_CLIENT_TOKEN', seq('pub', hexLower(32))],
  ['LAUNCHDARKLY_MOBILE_KEY', seq('mob-', uuid())],
  ['LAUNCHDARKLY_CLIENT_SIDE_ID', hexLower(24)],
  ['DEVCYCLE_CLIENT_SDK_KEY', seq('dvc_', oneOf('client', 'mobile'), '_', base62(32))],
  ['PUBNUB_SUBSCRIBE_KEY', seq('sub-c-', uuid())],
  ['SQUARE_APPLICATION_ID', seq(oneOf('sq0idp-', 'sandbox-sq0idb-'), base64url(22))],
  ['FLUTTERWAVE_PUBLIC_KEY', seq(oneOf('FLWPUBK-', 'FLWPUBK_TEST-'), hexLower(32), '-X')],
  ['LOB_PUBLISHABLE_KEY', seq(oneOf('live_pub_', 'test_pub_'), hexLower(31))],
  ['RAZORPAY_KEY_ID', seq('rzp_live_', base62(14))],
  ['RAMP_CLIENT_ID', seq('ramp_id_', base62(40))],
  ['PAYPAL_CLIENT_ID', seq('A', base64url(79))],
  ['PLAID_PUBLIC_TOKEN', seq(oneOf('public-sandbox-', 'public-token-live-'), uuid())],
  ['BRAINTREE_TOKENIZATION_KEY', seq(oneOf('production_', 'sandbox_'), base36Lower(8), '_', base36Lower(16))],
  ['NEW_RELIC_BROWSER_KEY', seq(oneOf('NRJS-', 'NRBR-'), hexLower(19))],
  ['NEW_RELIC_MOBILE_TOKEN', seq('AA', hexLower(40), '-NRMA')],
  ['LWA_CLIENT_ID', seq('amzn1.application-oa2-client.', hexLower(32))],
  ['LANGFUSE_PUBLIC_KEY', seq('pk-lf-', uuid())],
  ['LARK_APP_ID', seq('cli_', base62(16))],
  ['WECHAT_APP_ID', seq('wx', hexLower(16))],
  ['MONGODB_ATLAS_CLIENT_ID', seq('mdb_sa_id_', hexLower(24))],
  ['OKTA_CLIENT_ID', seq('0oa', base62(17))],
  ['AUTH0_CLIENT_ID', base62(32)],
  ['SPOTIFY_CLIENT_ID', hexLower(32)],
  ['FACEBOOK_APP_ID', digits(15, 16)],
  ['APPLE_TEAM_ID', base36Upper(10)],
  ['DISCORD_GUILD_ID', digits(17, 19)],
  ['SLACK_CHANNEL_ID', seq(oneOf('T', 'U', 'C', 'B'), base36Upper(10))],
  ['TWILIO_ACCOUNT_SID', seq('AC', hexLower(32))],
  ['ALGOLIA_SEARCH_KEY', hexLower(32)],
  ['AZURE_TENANT_ID', uuid()],
  ['VAPID_PUBLIC_KEY', seq('B', base64url(86))],
  ['WIREGUARD_PUBLIC_KEY', seq(base64(43), '=')],
  ['SSH_PUBLIC_KEY', seq('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA', base64(44))],
  ['SSH_FINGERPRINT', seq('SHA256:', base64(43))],
  ['DKIM_RECORD', seq('v=DKIM1; k=rsa; p=', base64(200))],
  ['trace_id', hexLower(32)],
  ['traceparent', seq('00-', hexLower(32), '-', hexLower(16), '-01')],
  ['object_id', hexLower(24)],
  ['ulid', seq('01', chars('0-9A-HJKMNP-TV-Z', 24))],
  ['image', seq('data:image/png;base64,iVBORw0KGgo', base64(200))],
  ['integrity', seq('sha512-', base64(86), '==')],
  ['digest', seq('sha256:', hexLower(64))],
  ['commit', hexLower(40)],
  ['etag', hexLower(32)],
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
