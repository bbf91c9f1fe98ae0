// HashiCorp Vault: service, batch and recovery tokens, secret IDs of roles, shares of the unseal key.

import type { Rule } from '../../server/engine/rule';
import { base62, base64, base64url, hexLower, oneOf, seq, uuid } from '../../server/engine/shape/grammar';

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
    context: ['vault', 'hashicorp'],
    misses: [`VAULT_TOKEN=s.${'x'.repeat(24)}`, `VAULT_TOKEN=s.${'k3Tz9QpW'.repeat(2)}`],
  },
  {
    id: 'vault/approle-secret-id',
    title: 'Vault AppRole secret ID',
    class: 'sensitive',
    env: 'VAULT_SECRET_ID',
    docs: 'https://developer.hashicorp.com/vault/docs/auth/approle',
    shape: uuid(),
    context: ['approle', 'secret_id', 'secret-id', 'secretid'],
    misses: [
      'VAULT_SECRET_ID=00000000-0000-0000-0000-000000000000',
      `VAULT_SECRET_ID=${'3f9a1c7e-'.repeat(3)}3f9a1c7e`,
      'VAULT_ROLE_ID=3f9a1c7e-2b8d-4546-9f3a-7e2b8d054613',
    ],
  },
  // 33 bytes: the share and its number.
  {
    id: 'vault/unseal-key',
    title: 'Vault unseal key share',
    class: 'critical',
    env: 'VAULT_UNSEAL_KEY',
    revoke: 'https://developer.hashicorp.com/vault/docs/commands/operator/rekey',
    docs: 'https://developer.hashicorp.com/vault/docs/concepts/seal',
    shape: oneOf(base64(44), hexLower(66)),
    context: ['unseal'],
    misses: [
      `Unseal Key 1: ${'x'.repeat(44)}`,
      `Unseal Key 1: ${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`,
      'vault operator unseal -address=https://vault.acme.test:8200',
    ],
  },
];

export default rules;
