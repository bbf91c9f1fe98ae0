// SaladCloud: API keys.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  // A shorter second part could be a word: `salad_cloud_api_endpoint`.
  {
    id: 'salad/api-key',
    title: 'SaladCloud API key',
    class: 'sensitive',
    env: 'SALAD_API_KEY',
    docs: 'https://docs.salad.com/',
    shape: seq('salad_cloud_', base62(1, 7), '_', base62(16, 235)),
    misses: [`salad_cloud_user_${'x'.repeat(16)}`, `salad_cloud_user_${'k3Tz'.repeat(3)}`, 'salad_cloud_api_endpoint'],
  },
];

export default rules;
