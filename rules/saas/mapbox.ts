// Mapbox: secret and temporary tokens. Those that start with pk. are public.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'mapbox/secret-token',
    title: 'Mapbox secret token',
    class: 'sensitive',
    env: 'MAPBOX_ACCESS_TOKEN',
    revoke: 'https://account.mapbox.com/access-tokens/',
    docs: 'https://docs.mapbox.com/help/getting-started/access-tokens/',
    shape: seq('sk.eyJ', base64url(60, 240), '.', base64url(22)),
    misses: [
      `sk.eyJ${'x'.repeat(60)}.${'x'.repeat(22)}`,
      `sk.eyJ${'k3Tz9QpWv7Lm2XcH'.repeat(3)}.k3Tz9QpWv7Lm2XcHk3Tz9Q`,
      'pk.eyJ1IjoiYWNtZSJ9.k3Tz9QpWv7Lm2XcHk3Tz9Q',
    ],
  },
  {
    id: 'mapbox/temporary-token',
    title: 'Mapbox temporary token',
    class: 'internal',
    env: 'MAPBOX_TEMPORARY_TOKEN',
    docs: 'https://docs.mapbox.com/api/accounts/tokens/',
    shape: seq('tk.eyJ', base64url(60, 240), '.', base64url(22)),
    misses: [
      `tk.eyJ${'x'.repeat(60)}.${'x'.repeat(22)}`,
      `tk.eyJ${'k3Tz9QpWv7Lm2XcH'.repeat(3)}.k3Tz9QpWv7Lm2XcHk3Tz9Q`,
    ],
  },
];

export default rules;
