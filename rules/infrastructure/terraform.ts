// HCP Terraform: API tokens.

import type { Rule } from '../../server/engine/rule';
import { base62, base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'terraform/api-token',
    title: 'HCP Terraform API token',
    class: 'critical',
    env: 'TF_API_TOKEN',
    revoke: 'https://app.terraform.io/app/settings/tokens',
    docs: 'https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens',
    shape: seq(base62(14), '.atlasv1.', base64url(60, 70)),
    misses: [`${'x'.repeat(14)}.atlasv1.${'x'.repeat(60)}`, `k3Tz9QpWv7Lm2X.atlasv1.${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`],
  },
];

export default rules;
