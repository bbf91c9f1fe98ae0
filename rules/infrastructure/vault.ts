// HashiCorp Vault: service, batch and recovery tokens.

import type { Rule } from '../../server/engine/rule';
import { base62, base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'vault/service-token',
    title: 'Vault service token',
    class: 'critical',
    env: 'VAULT_TOKEN',
    revoke: 'https://developer.hashicorp.com/vault/docs/commands/token/revoke',
    docs: 'https://developer.hashicorp.com/vault/docs/concepts/tokens',
    shape: seq('hvs.', base64url(24, 200)),
    misses: [`hvs.${'x'.repeat(24)}`, `hvs.${'k3Tz9QpW'.repeat(2)}`],
  },
  {
    id: 'vault/batch-token',
    title: 'Vault batch token',
    class: 'sensitive',
    env: 'VAULT_TOKEN',
    docs: 'https://developer.hashicorp.com/vault/docs/concepts/tokens',
    shape: seq('hvb.', base64url(138, 300)),
    misses: [`hvb.${'x'.repeat(138)}`, `hvb.${'k3Tz9QpWv7Lm2XcH'.repeat(8)}`],
  },
  {
    id: 'vault/recovery-token',
    title: 'Vault recovery token',
    class: 'critical',
    env: 'VAULT_TOKEN',
    docs: 'https://developer.hashicorp.com/vault/docs/concepts/recovery-mode',
    shape: seq('hvr.', base64url(90, 120)),
    misses: [`hvr.${'x'.repeat(90)}`, `hvr.${'k3Tz9QpWv7Lm2XcH'.repeat(5)}`],
  },
  {
    id: 'vault/legacy-token',
    title: 'Vault token (old form)',
    class: 'critical',
    env: 'VAULT_TOKEN',
    docs: 'https://developer.hashicorp.com/vault/docs/upgrading/upgrade-to-1.0.0',
    shape: seq('s.', base62(24)),
    context: ['vault'],
    misses: [`VAULT_TOKEN=s.${'x'.repeat(24)}`, `VAULT_TOKEN=s.${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
