// Facebook and Meta: app secrets and tokens.

import type { Rule } from '../../server/engine/rule';
import { base62, base64url, digits, hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'facebook/app-secret',
    title: 'Facebook app secret',
    class: 'critical',
    env: 'FACEBOOK_APP_SECRET',
    docs: 'https://developers.facebook.com/docs/development/create-an-app/app-dashboard/basic-settings/',
    shape: hexLower(32),
    context: [
      'facebook_app_secret',
      'facebook-app-secret',
      'facebookappsecret',
      'facebook_client_secret',
      'facebook-client-secret',
      'facebookclientsecret',
      'facebook_secret',
      'facebook-secret',
      'facebooksecret',
      'fb_app_secret',
      'fb-app-secret',
      'fbappsecret',
      'fb_secret',
      'fb-secret',
      'fbsecret',
    ],
    misses: [
      `FACEBOOK_APP_SECRET=${'0'.repeat(32)}`,
      `FACEBOOK_APP_SECRET=${'3f9a1c7e'.repeat(2)}`,
      'FACEBOOK_APP_ID=482139057648213',
    ],
  },
  // A number and a bar are not distinctive, so a word must stand before it.
  {
    id: 'facebook/app-access-token',
    title: 'Facebook app access token',
    class: 'critical',
    env: 'FACEBOOK_APP_TOKEN',
    docs: 'https://developers.facebook.com/docs/facebook-login/guides/access-tokens',
    shape: seq(digits(15, 16), '|', base64url(27)),
    context: ['facebook', 'fb_', 'meta_', 'access_token', 'graph.'],
    misses: [`FACEBOOK_APP_TOKEN=${'0'.repeat(15)}|${'x'.repeat(27)}`, 'FACEBOOK_APP_TOKEN=app-id'],
  },
  {
    id: 'facebook/access-token',
    title: 'Facebook user or page access token',
    class: 'sensitive',
    env: 'FACEBOOK_ACCESS_TOKEN',
    revoke: 'https://developers.facebook.com/tools/debug/accesstoken/',
    docs: 'https://developers.facebook.com/docs/facebook-login/guides/access-tokens',
    shape: seq('EAA', base62(80, 250)),
    misses: [`EAA${'x'.repeat(80)}`, `EAA${'k3Tz9QpWv7Lm2XcH'.repeat(4)}`],
  },
];

export default rules;
