// CircleCI: personal and project tokens.

import type { Rule } from '../../server/engine/rule';
import { base62, hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'circleci/personal-access-token',
    title: 'CircleCI personal access token',
    class: 'critical',
    env: 'CIRCLE_TOKEN',
    revoke: 'https://app.circleci.com/settings/user/tokens',
    docs: 'https://circleci.com/docs/managing-api-tokens/',
    shape: seq('CCIPAT_', base62(22), '_', hexLower(40)),
    misses: [
      `CCIPAT_${'x'.repeat(22)}_${'0'.repeat(40)}`,
      `CCIPAT_k3Tz9QpWv7Lm2XcHk3Tz9Q_${'3f9a1c7e2b8d0546'.repeat(2)}`,
    ],
  },
  {
    id: 'circleci/project-token',
    title: 'CircleCI project token',
    class: 'sensitive',
    env: 'CIRCLE_TOKEN',
    docs: 'https://circleci.com/docs/managing-api-tokens/',
    shape: seq('CCIPRJ_', base62(22), '_', hexLower(40)),
    misses: [
      `CCIPRJ_${'x'.repeat(22)}_${'0'.repeat(40)}`,
      `CCIPRJ_k3Tz9QpWv7Lm2XcHk3Tz9Q_${'3f9a1c7e2b8d0546'.repeat(2)}`,
    ],
  },
  {
    id: 'circleci/token',
    title: 'CircleCI token (old form)',
    class: 'sensitive',
    env: 'CIRCLE_TOKEN',
    docs: 'https://circleci.com/docs/managing-api-tokens/',
    shape: hexLower(40),
    context: ['circleci', 'circle_token', 'circle-token', 'circletoken'],
    misses: [`CIRCLE_TOKEN=${'0'.repeat(40)}`, `CIRCLE_TOKEN=${'3f9a1c7e2b8d0546'.repeat(2)}`],
  },
];

export default rules;
