// Persona: API keys.

import type { Rule } from '../../server/engine/rule';
import { base36Lower, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'persona/api-key',
    title: 'Persona API key',
    class: 'critical',
    env: 'PERSONA_API_KEY',
    docs: 'https://docs.withpersona.com/',
    shape: seq('persona_', oneOf('production', 'sandbox'), '_', base36Lower(20, 80)),
    misses: [`persona_production_${'x'.repeat(20)}`, `persona_production_${'k3tz9qpw'.repeat(2)}`],
  },
];

export default rules;
