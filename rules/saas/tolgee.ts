// Tolgee: project and personal keys.

import type { Rule } from '../../server/engine/rule';
import { base36Lower, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'tolgee/api-key',
    title: 'Tolgee API key',
    class: 'internal',
    env: 'TOLGEE_API_KEY',
    docs: 'https://docs.tolgee.io/',
    shape: seq(oneOf('tgpak_', 'tgpat_'), base36Lower(40, 64)),
    misses: [`tgpak_${'x'.repeat(40)}`, `tgpak_${'k3tz9qpwv7lm2xch'.repeat(2)}`],
  },
];

export default rules;
