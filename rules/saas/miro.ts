// Miro: access tokens.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  // The prefix is base64 of a JSON object whose first name begins with miro.
  {
    id: 'miro/access-token',
    title: 'Miro access token',
    class: 'sensitive',
    env: 'MIRO_ACCESS_TOKEN',
    docs: 'https://developers.miro.com/',
    shape: seq('eyJtaXJv', base64url(10, 64), '_', base64url(20, 64)),
    misses: [`eyJtaXJv${'x'.repeat(20)}_${'x'.repeat(27)}`, 'eyJtaXJvk3Tz9QpWv7Lm_k3Tz9QpW'],
  },
];

export default rules;
