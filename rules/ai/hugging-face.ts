// Hugging Face: user and organization tokens.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'hugging-face/access-token',
    title: 'Hugging Face access token',
    class: 'critical',
    env: 'HF_TOKEN',
    revoke: 'https://huggingface.co/settings/tokens',
    docs: 'https://huggingface.co/docs/hub/security-tokens',
    shape: seq('hf_', base62(34)),
    misses: [`hf_${'x'.repeat(34)}`, `hf_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`, 'hf_xxxxxxxx'],
  },
  {
    id: 'hugging-face/organization-token',
    title: 'Hugging Face organization token',
    class: 'critical',
    env: 'HF_TOKEN',
    docs: 'https://huggingface.co/docs/hub/security-tokens',
    shape: seq('api_org_', base62(34)),
    misses: [`api_org_${'x'.repeat(34)}`, `api_org_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
