// Gemfury: tokens in the address of a package index.

import type { Rule } from '../../server/engine/rule';
import { base64url, oneOf, optional, secret, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'gemfury/token',
    title: 'Gemfury token',
    class: 'sensitive',
    env: 'GEMFURY_TOKEN',
    docs: 'https://gemfury.com/help/tokens',
    shape: seq('https://', secret(base64url(20, 36)), optional(':'), '@', oneOf('repo', 'push'), '.fury.io/'),
    misses: [
      `https://${'x'.repeat(20)}@repo.fury.io/acme/`,
      `https://${'k3Tz9QpW'.repeat(2)}@push.fury.io/acme/`,
      'https://repo.fury.io/acme/',
    ],
  },
];

export default rules;
