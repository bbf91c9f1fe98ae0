// Sumo Logic: access keys.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'sumo-logic/access-id',
    title: 'Sumo Logic access ID',
    class: 'sensitive',
    env: 'SUMO_ACCESS_ID',
    docs: 'https://help.sumologic.com/docs/manage/security/access-keys/',
    pairedWith: 'sumo-logic/access-key',
    shape: seq('su', base62(12)),
    context: ['sumo', 'sumologic'],
    misses: [`SUMO_ACCESS_ID=su${'x'.repeat(12)}`, `SUMO_ACCESS_ID=su${'k3Tz'.repeat(2)}`],
  },
  {
    id: 'sumo-logic/access-key',
    title: 'Sumo Logic access key',
    class: 'critical',
    env: 'SUMO_ACCESS_KEY',
    revoke: 'https://howtorotate.com/docs/tutorials/sumologic/',
    docs: 'https://help.sumologic.com/docs/manage/security/access-keys/',
    pairedWith: 'sumo-logic/access-id',
    shape: base62(64),
    context: ['sumo', 'sumologic'],
    misses: [`SUMO_ACCESS_KEY=${'x'.repeat(64)}`, `SUMO_ACCESS_KEY=${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`],
  },
];

export default rules;
