// .NET: passwords written into a NetworkCredential.

import type { Rule } from '../../server/engine/rule';
import { chars, secret, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'dotnet/network-credential',
    title: 'Password of a .NET network credential',
    class: 'sensitive',
    env: 'NETWORK_PASSWORD',
    docs: 'https://learn.microsoft.com/dotnet/api/system.net.networkcredential',
    shape: seq(
      'NetworkCredential("',
      chars('-+.@0-9A-Z\\\\_a-z', 1, 64),
      '", "',
      secret(chars('!#-[\\]-z|~', 6, 64)),
      '"',
    ),
    misses: [
      'new NetworkCredential("mailer", "your-password")',
      `new NetworkCredential("mailer", "${'x'.repeat(12)}")`,
      'new NetworkCredential("mailer", "")',
      'new NetworkCredential(user, password)',
    ],
  },
];

export default rules;
