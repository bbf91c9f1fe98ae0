// NuGet: API keys.

import type { Rule } from '../../server/engine/rule';
import { base36Lower, chars, secret, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'nuget/api-key',
    title: 'NuGet API key',
    class: 'critical',
    env: 'NUGET_API_KEY',
    revoke: 'https://www.nuget.org/account/apikeys',
    docs: 'https://learn.microsoft.com/nuget/nuget-org/publish-a-package',
    shape: seq('oy2', base36Lower(43)),
    misses: [`oy2${'x'.repeat(43)}`, `oy2${'k3tz7qpwv4lm2xch'.repeat(2)}`],
  },
  {
    id: 'nuget/cleartext-password',
    title: 'NuGet.config clear text password',
    class: 'sensitive',
    env: 'NUGET_PASSWORD',
    docs: 'https://learn.microsoft.com/nuget/reference/nuget-config-file',
    shape: seq('key="ClearTextPassword" value="', secret(chars('-!#$*+./:=?@^_~0-9A-Za-z', 8, 60))),
    misses: [`key="ClearTextPassword" value="${'x'.repeat(8)}`, 'key="Password" value="encrypted"'],
  },
];

export default rules;
