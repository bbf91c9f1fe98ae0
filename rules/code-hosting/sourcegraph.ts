// Sourcegraph: access tokens, and those of its gateway.

import type { Rule } from '../../server/engine/rule';
import { hex, hexLower, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'sourcegraph/access-token',
    title: 'Sourcegraph access token',
    class: 'sensitive',
    env: 'SRC_ACCESS_TOKEN',
    revoke: 'https://howtorotate.com/docs/tutorials/sourcegraph/',
    docs: 'https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token',
    shape: seq('sgp_', oneOf(seq(hex(16), '_'), 'local_', ''), hex(40)),
    misses: [`sgp_${'0'.repeat(16)}_${'0'.repeat(40)}`, `sgp_3f9a1c7e2b8d0546_${'3f9a1c7e2b8d0546'.repeat(2)}`],
  },
  {
    id: 'sourcegraph/license-token',
    title: 'Sourcegraph license token',
    class: 'sensitive',
    env: 'SOURCEGRAPH_LICENSE_TOKEN',
    docs: 'https://sourcegraph.com/docs/cody',
    shape: seq('slk_', hexLower(64)),
    misses: [`slk_${'0'.repeat(64)}`, `slk_${'3f9a1c7e2b8d0546'.repeat(3)}`],
  },
  {
    id: 'sourcegraph/gateway-token',
    title: 'Sourcegraph gateway token of a user',
    class: 'sensitive',
    env: 'SOURCEGRAPH_GATEWAY_TOKEN',
    docs: 'https://sourcegraph.com/docs/cody',
    shape: seq('sgd_', hexLower(64)),
    misses: [`sgd_${'0'.repeat(64)}`, `sgd_${'3f9a1c7e2b8d0546'.repeat(3)}`],
  },
];

export default rules;
