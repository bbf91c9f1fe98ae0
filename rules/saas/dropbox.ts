// Dropbox: access tokens and app secrets.

import type { Rule } from '../../server/engine/rule';
import { base36Lower, base62, base64url, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'dropbox/short-lived-token',
    title: 'Dropbox short-lived access token',
    class: 'sensitive',
    env: 'DROPBOX_ACCESS_TOKEN',
    docs: 'https://www.dropbox.com/developers/documentation/http/documentation',
    shape: seq('sl.', oneOf('', 'u.'), base64url(130, 1500)),
    misses: [`sl.${'x'.repeat(130)}`, `sl.${'k3Tz9QpWv7Lm2XcH'.repeat(8)}`],
  },
  {
    id: 'dropbox/long-lived-token',
    title: 'Dropbox long-lived access token',
    class: 'critical',
    env: 'DROPBOX_ACCESS_TOKEN',
    revoke: 'https://www.dropbox.com/account/connected_apps',
    docs: 'https://www.dropbox.com/developers/documentation/http/documentation',
    shape: seq(base62(11), 'AAAAAAAAAA', base64url(43)),
    misses: [`${'x'.repeat(11)}AAAAAAAAAA${'x'.repeat(43)}`, `k3Tz9QpWv7LAAAAAAAAAA${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
  {
    id: 'dropbox/app-secret',
    title: 'Dropbox app secret',
    class: 'sensitive',
    env: 'DROPBOX_APP_SECRET',
    docs: 'https://www.dropbox.com/developers/apps',
    shape: base36Lower(15),
    context: [
      'dropbox_app_secret',
      'dropbox-app-secret',
      'dropboxappsecret',
      'dropbox_secret',
      'dropbox-secret',
      'dropboxsecret',
      'dropbox_client_secret',
      'dropbox-client-secret',
      'dropboxclientsecret',
    ],
    misses: [`DROPBOX_APP_SECRET=${'x'.repeat(15)}`, `DROPBOX_APP_SECRET=${'k3tz'.repeat(2)}`],
  },
];

export default rules;
