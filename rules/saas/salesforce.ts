// Salesforce: session tokens.

import type { Rule } from '../../server/engine/rule';
import { base62, chars, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'salesforce/access-token',
    title: 'Salesforce access token',
    class: 'critical',
    env: 'SALESFORCE_ACCESS_TOKEN',
    docs: 'https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_tokens_scopes.htm',
    shape: seq('00D', base62(12), '!', chars('._0-9A-Za-z', 96, 200)),
    misses: [`00D${'x'.repeat(12)}!${'x'.repeat(96)}`, `00Dk3Tz9QpWv7Lm!${'x'.repeat(96)}`],
  },
];

export default rules;
