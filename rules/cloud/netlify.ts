// Netlify: personal, OAuth and build tokens.

import type { Rule } from '../../server/engine/rule';
import { base62, base64url, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'netlify/personal-access-token',
    title: 'Netlify personal access token',
    class: 'critical',
    env: 'NETLIFY_AUTH_TOKEN',
    revoke: 'https://app.netlify.com/user/applications',
    docs: 'https://docs.netlify.com/api/get-started/',
    shape: seq('nfp_', base62(36)),
    misses: [`nfp_${'x'.repeat(36)}`, `nfp_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
  {
    id: 'netlify/app-token',
    title: 'Netlify CLI, OAuth or build token',
    class: 'sensitive',
    env: 'NETLIFY_AUTH_TOKEN',
    docs: 'https://answers.netlify.com/t/change-to-the-netlify-authentication-token-format/106146',
    shape: seq(oneOf('nfc_', 'nfo_', 'nfu_', 'nfb_'), base62(36)),
    misses: [`nfc_${'x'.repeat(36)}`, `nfc_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
  {
    id: 'netlify/access-token',
    title: 'Netlify access token (old form)',
    class: 'critical',
    env: 'NETLIFY_AUTH_TOKEN',
    revoke: 'https://app.netlify.com/user/applications',
    docs: 'https://docs.netlify.com/api/get-started/',
    shape: base64url(43),
    context: ['netlify'],
    misses: [`NETLIFY_AUTH_TOKEN=${'x'.repeat(43)}`, `NETLIFY_AUTH_TOKEN=${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
