// Figma: personal and plan access tokens.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'figma/personal-access-token',
    title: 'Figma personal access token',
    class: 'sensitive',
    env: 'FIGMA_TOKEN',
    revoke: 'https://www.figma.com/settings',
    docs: 'https://www.figma.com/developers/api#access-tokens',
    shape: seq('figd_', base64url(40)),
    misses: [`figd_${'x'.repeat(40)}`, `figd_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
  {
    id: 'figma/plan-access-token',
    title: 'Figma plan access token',
    class: 'sensitive',
    env: 'FIGMA_TOKEN',
    docs: 'https://www.figma.com/developers/api#access-tokens',
    shape: seq('figp_', base64url(40, 54)),
    misses: [`figp_${'x'.repeat(40)}`, `figp_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
