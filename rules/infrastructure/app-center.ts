// Visual Studio App Center: API tokens.

import type { Rule } from '../../server/engine/rule';
import { hexLower } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'app-center/api-token',
    title: 'Visual Studio App Center API token',
    class: 'sensitive',
    env: 'APPCENTER_ACCESS_TOKEN',
    docs: 'https://learn.microsoft.com/appcenter/',
    shape: hexLower(40),
    context: ['appcenter', 'app_center', 'app-center'],
    misses: [`APPCENTER_ACCESS_TOKEN=${'0'.repeat(40)}`, `APPCENTER_ACCESS_TOKEN=${'3f9a1c7e2b8d0546'.repeat(2)}`],
  },
];

export default rules;
