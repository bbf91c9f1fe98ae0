// redirect.pizza: access tokens of the API.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'redirect-pizza/api-token',
    title: 'redirect.pizza API token',
    class: 'internal',
    env: 'REDIRECT_PIZZA_TOKEN',
    docs: 'https://redirect.pizza/docs',
    shape: seq('rpa_', base62(30)),
    misses: [`rpa_${'x'.repeat(30)}`, `rpa_${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
