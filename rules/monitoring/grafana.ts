// Grafana and Grafana Cloud: service account and access policy tokens.

import type { Rule } from '../../server/engine/rule';
import { base62, base64, chars, crc32HexLittleWhole, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'grafana/service-account-token',
    title: 'Grafana service account token',
    class: 'critical',
    env: 'GRAFANA_TOKEN',
    docs: 'https://grafana.com/docs/grafana/latest/administration/service-accounts/',
    shape: seq('glsa_', base62(32), '_', crc32HexLittleWhole(8)),
    misses: [`glsa_${'x'.repeat(32)}_${'0'.repeat(8)}`, `glsa_${'k3Tz9QpW'.repeat(2)}_3f9a1c7e`],
  },
  {
    id: 'grafana/cloud-access-policy-token',
    title: 'Grafana Cloud access policy token',
    class: 'critical',
    env: 'GRAFANA_CLOUD_TOKEN',
    revoke: 'https://grafana.com/orgs',
    docs: 'https://grafana.com/docs/grafana-cloud/account-management/authentication-and-permissions/access-policies/',
    shape: seq('glc_eyJ', base64(60, 400), chars('=', 0, 2)),
    misses: [`glc_eyJ${'x'.repeat(60)}`, `glc_eyJ${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`],
  },
  {
    id: 'grafana/api-key',
    title: 'Grafana API key',
    class: 'sensitive',
    env: 'GRAFANA_API_KEY',
    docs: 'https://grafana.com/docs/grafana/latest/administration/service-accounts/migrate-api-keys/',
    shape: seq('eyJrIjoi', base64(70, 400), chars('=', 0, 2)),
    misses: [`eyJrIjoi${'x'.repeat(70)}`, `eyJrIjoi${'k3Tz9QpWv7Lm2XcH'.repeat(4)}`],
  },
];

export default rules;
