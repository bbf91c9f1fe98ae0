// Weights & Biases: API keys.

import type { Rule } from '../../server/engine/rule';
import { hexLower, seq, word } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'wandb/api-key',
    title: 'Weights & Biases API key',
    class: 'sensitive',
    env: 'WANDB_API_KEY',
    revoke: 'https://wandb.ai/settings',
    docs: 'https://docs.wandb.ai/',
    shape: seq('wandb_v1_', word(77)),
    misses: [`wandb_v1_${'x'.repeat(77)}`, `wandb_v1_${'k3Tz9QpWv7Lm2XcH'.repeat(4)}`],
  },
  {
    id: 'wandb/legacy-api-key',
    title: 'Weights & Biases API key (old form)',
    class: 'sensitive',
    env: 'WANDB_API_KEY',
    revoke: 'https://wandb.ai/settings',
    docs: 'https://docs.wandb.ai/',
    shape: hexLower(40),
    context: ['wandb', 'weightsandbiases', 'weights_and_biases'],
    misses: [`WANDB_API_KEY=${'0'.repeat(40)}`, `WANDB_API_KEY=${'3f9a1c7e2b8d0546'.repeat(2)}`],
  },
];

export default rules;
