// Testkube: API tokens.

import type { Rule } from '../../server/engine/rule';
import { base36Lower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'testkube/api-token',
    title: 'Testkube API token',
    class: 'sensitive',
    env: 'TESTKUBE_API_TOKEN',
    docs: 'https://docs.testkube.io/',
    shape: seq('tkcapi_', base36Lower(30, 64)),
    misses: [`tkcapi_${'x'.repeat(30)}`, `tkcapi_${'k3tz9qpw'.repeat(3)}`],
  },
];

export default rules;
