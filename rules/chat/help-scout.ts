// Help Scout: secrets of OAuth apps.

import type { Rule } from '../../server/engine/rule';
import { base62 } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'help-scout/app-secret',
    title: 'Help Scout app secret',
    class: 'sensitive',
    env: 'HELPSCOUT_APP_SECRET',
    docs: 'https://developer.helpscout.com/',
    shape: base62(32),
    context: ['helpscout', 'help_scout', 'help-scout', 'help scout'],
    misses: [`HELPSCOUT_APP_SECRET=${'x'.repeat(32)}`, `HELPSCOUT_APP_SECRET=${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
