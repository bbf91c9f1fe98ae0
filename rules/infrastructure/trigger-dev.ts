// Trigger.dev: personal access tokens and secret keys.

import type { Rule } from '../../server/engine/rule';
import { base62, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'trigger-dev/personal-access-token',
    title: 'Trigger.dev personal access token',
    class: 'critical',
    env: 'TRIGGER_ACCESS_TOKEN',
    docs: 'https://trigger.dev/docs/',
    shape: seq('tr_pat_', base62(20, 40)),
    misses: [`tr_pat_${'x'.repeat(20)}`, `tr_pat_${'k3Tz9QpW'.repeat(2)}`],
  },
  {
    id: 'trigger-dev/secret-key',
    title: 'Trigger.dev secret key',
    class: 'sensitive',
    env: 'TRIGGER_SECRET_KEY',
    docs: 'https://trigger.dev/docs/apikeys',
    shape: seq(oneOf('tr_dev_', 'tr_prod_', 'tr_stg_'), base62(20)),
    misses: [`tr_dev_${'x'.repeat(20)}`, `tr_dev_${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
