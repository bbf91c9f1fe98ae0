// Azure DevOps: personal access tokens.

import type { Rule } from '../../server/engine/rule';
import { base32Lower, base62, identifiable, sealed, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'azure-devops/personal-access-token',
    title: 'Azure DevOps personal access token',
    class: 'critical',
    env: 'AZURE_DEVOPS_EXT_PAT',
    revoke: 'https://learn.microsoft.com/azure/devops/organizations/accounts/revoke-personal-access-tokens',
    docs: 'https://learn.microsoft.com/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate',
    shape: identifiable(seq(base62(76), 'AZDO', base62(4)), ['Default0'], { kept: 3 }),
    misses: [`${'x'.repeat(76)}AZDOxxxx`, `${'k3Tz9QpWv7Lm2XcH'.repeat(4)}AZDOk3Tz`],
  },
  {
    id: 'azure-devops/legacy-access-token',
    title: 'Azure DevOps personal access token (old form)',
    class: 'critical',
    env: 'AZURE_DEVOPS_EXT_PAT',
    revoke: 'https://learn.microsoft.com/azure/devops/organizations/accounts/revoke-personal-access-tokens',
    docs: 'https://learn.microsoft.com/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate',
    shape: sealed({ kind: 'azureDevOpsToken' }, base32Lower(52), { certain: false }),
    context: [
      'azure_devops',
      'azure-devops',
      'azuredevops',
      'ado_pat',
      'ado_token',
      'vsts',
      'dev.azure.com',
      'system_accesstoken',
    ],
    misses: [`AZURE_DEVOPS_EXT_PAT=${'x'.repeat(52)}`, `AZURE_DEVOPS_EXT_PAT=${'k3tz7qpwv4lm2xch'.repeat(3)}`],
  },
];

export default rules;
