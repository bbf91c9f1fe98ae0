// Apify: API tokens.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'apify/api-token',
    title: 'Apify API token',
    class: 'sensitive',
    env: 'APIFY_TOKEN',
    revoke: 'https://console.apify.com/settings/integrations',
    docs: 'https://docs.apify.com/platform/integrations/api',
    shape: seq('apify_api_', base62(36)),
    misses: [`apify_api_${'x'.repeat(36)}`, `apify_api_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
