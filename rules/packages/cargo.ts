// crates.io: API and publishing tokens.

import type { Rule } from '../../server/engine/rule';
import { base62, seq, xorBase62 } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'cargo/api-token',
    title: 'crates.io API token',
    class: 'critical',
    env: 'CARGO_REGISTRY_TOKEN',
    docs: 'https://doc.rust-lang.org/cargo/reference/publishing.html',
    shape: seq('cio', base62(32)),
    misses: [`cio${'x'.repeat(32)}`, `cio${'k3Tz9QpW'.repeat(2)}`],
  },
  {
    id: 'cargo/trusted-publishing-token',
    title: 'crates.io trusted publishing token',
    class: 'sensitive',
    env: 'CARGO_REGISTRY_TOKEN',
    shape: seq('cio_tp_', base62(31), xorBase62()),
    misses: [`cio_tp_${'x'.repeat(31)}x`, `cio_tp_${'k3Tz9QpW'.repeat(2)}k`],
  },
];

export default rules;
