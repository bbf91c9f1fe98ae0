// DigitalOcean: personal and OAuth tokens.

import type { Rule } from '../../server/engine/rule';
import { hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'digitalocean/personal-access-token',
    title: 'DigitalOcean personal access token',
    class: 'critical',
    env: 'DIGITALOCEAN_ACCESS_TOKEN',
    revoke: 'https://cloud.digitalocean.com/account/api/tokens',
    docs: 'https://docs.digitalocean.com/reference/api/create-personal-access-token/',
    shape: seq('dop_v1_', hexLower(64)),
    misses: [
      `dop_v1_${'0'.repeat(64)}`,
      `dop_v1_${'3f9a1c7e2b8d0546'.repeat(3)}`,
      `dop_v2_${'3f9a1c7e2b8d0546'.repeat(4)}`,
    ],
  },
  {
    id: 'digitalocean/oauth-access-token',
    title: 'DigitalOcean OAuth access token',
    class: 'critical',
    env: 'DIGITALOCEAN_ACCESS_TOKEN',
    revoke: 'https://cloud.digitalocean.com/account/api/access',
    docs: 'https://docs.digitalocean.com/notes/2022/api-token-format',
    shape: seq('doo_v1_', hexLower(64)),
    misses: [`doo_v1_${'0'.repeat(64)}`, `doo_v1_${'3f9a1c7e2b8d0546'.repeat(3)}`],
  },
  {
    id: 'digitalocean/oauth-refresh-token',
    title: 'DigitalOcean OAuth refresh token',
    class: 'critical',
    env: 'DIGITALOCEAN_REFRESH_TOKEN',
    revoke: 'https://cloud.digitalocean.com/account/api/access',
    docs: 'https://docs.digitalocean.com/notes/2022/api-token-format',
    shape: seq('dor_v1_', hexLower(64)),
    misses: [`dor_v1_${'0'.repeat(64)}`, `dor_v1_${'3f9a1c7e2b8d0546'.repeat(3)}`],
  },
];

export default rules;
