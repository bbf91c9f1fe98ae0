// Splunk: tokens of the HTTP event collector.

import type { Rule } from '../../server/engine/rule';
import { uuid } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'splunk/hec-token',
    title: 'Splunk HEC token',
    class: 'sensitive',
    env: 'SPLUNK_HEC_TOKEN',
    docs: 'https://docs.splunk.com/Documentation/Splunk/latest/Data/UsetheHTTPEventCollector',
    shape: uuid(),
    context: ['splunk', 'hec'],
    misses: [
      'SPLUNK_HEC_TOKEN=00000000-0000-0000-0000-000000000000',
      `SPLUNK_HEC_TOKEN=${'3f9a1c7e-'.repeat(3)}3f9a1c7e`,
    ],
  },
];

export default rules;
