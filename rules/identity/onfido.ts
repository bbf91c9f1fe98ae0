// Onfido: API tokens.

import type { Rule } from '../../server/engine/rule';
import { base64url, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'onfido/api-token',
    title: 'Onfido API token',
    class: 'critical',
    env: 'ONFIDO_API_TOKEN',
    docs: 'https://documentation.onfido.com/',
    shape: seq(
      oneOf('api_live.', 'api_live_us.', 'api_live_ca.', 'api_sandbox.', 'api_sandbox_us.', 'api_sandbox_ca.'),
      base64url(20, 80),
    ),
    misses: [`api_live.${'x'.repeat(20)}`, `api_live.${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
