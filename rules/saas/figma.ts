// Figma: personal and plan access tokens.

import type { Rule } from '../../server/engine/rule';
import { base64url, digits, seq, uuid } from '../../server/engine/shape/grammar';

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
    id: 'figma/legacy-access-token',
    title: 'Figma access token (old form)',
    class: 'sensitive',
    env: 'FIGMA_TOKEN',
    docs: 'https://www.figma.com/developers/api#access-tokens',
    shape: seq(digits(4, 7), '-', uuid()),
    context: ['figma'],
    misses: [
      `FIGMA_TOKEN=4821-${'3f9a1c7e-'.repeat(3)}3f9a1c7e`,
      'FIGMA_TOKEN=0000-00000000-0000-0000-0000-000000000000',
    ],
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
