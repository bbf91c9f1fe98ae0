// ASP.NET: machine keys, which sign and encrypt view state and cookies.

import type { Rule } from '../../server/engine/rule';
import { hexUpper, oneOf, secret, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'aspnet/machine-key',
    title: 'ASP.NET machine key',
    class: 'critical',
    env: 'MACHINE_KEY',
    docs: 'https://learn.microsoft.com/previous-versions/aspnet/',
    shape: oneOf(
      seq('validationKey="', secret(hexUpper(128)), '"'),
      seq('decryptionKey="', secret(oneOf(hexUpper(64), hexUpper(48))), '"'),
    ),
    misses: [
      `validationKey="${'0'.repeat(128)}"`,
      `validationKey="${'3F9A1C7E2B8D0546'.repeat(4)}"`,
      'validationKey="AutoGenerate,IsolateApps"',
    ],
  },
];

export default rules;
