// Storyblok: access tokens.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'storyblok/access-token',
    title: 'Storyblok access token',
    class: 'internal',
    env: 'STORYBLOK_TOKEN',
    docs: 'https://www.storyblok.com/docs/concepts/access-tokens',
    shape: seq(base62(22), 'tt'),
    context: ['storyblok'],
    misses: [`STORYBLOK_TOKEN=${'x'.repeat(22)}tt`, `STORYBLOK_TOKEN=${'k3Tz9QpW'.repeat(2)}tt`],
  },
];

export default rules;
