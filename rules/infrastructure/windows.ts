// Windows: passwords in group policies and setup files, and password hashes.

import type { Rule } from '../../server/engine/rule';
import { base64, chars, hexLower, oneOf, secret, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  // Encrypted with a key that Microsoft published; one block of AES takes at least 22 characters.
  {
    id: 'windows/group-policy-password',
    title: 'Password in a group policy preference',
    class: 'critical',
    env: 'WINDOWS_PASSWORD',
    docs: 'https://learn.microsoft.com/openspecs/windows_protocols/ms-gppref/2c15cbf0-f086-4c74-8b70-1f2fa45dd4be',
    shape: seq('cpassword="', secret(base64(20, 200), chars('=', 0, 2)), '"'),
    misses: [`cpassword="${'x'.repeat(20)}"`, 'cpassword=""', 'cpassword="k3Tz9QpWv7Lm"'],
  },
  {
    id: 'windows/setup-password',
    title: 'Password in a Windows setup file',
    class: 'sensitive',
    env: 'WINDOWS_PASSWORD',
    docs: 'https://learn.microsoft.com/windows-hardware/customize/desktop/unattend/',
    shape: seq(
      oneOf('<Password>', '<AdministratorPassword>'),
      chars(' \\t\\r\\n', 0, 80),
      '<Value>',
      secret(base64(8, 200), chars('=', 0, 2)),
      '</Value>',
    ),
    misses: [
      `<Password><Value>${'x'.repeat(8)}</Value>`,
      '<Password><Value></Value>',
      '<Password><Value>*SENSITIVE*DATA*DELETED*</Value>',
    ],
  },
  // The hash is as good as the password: Windows takes it for a login.
  {
    id: 'windows/ntlm-hash',
    title: 'NTLM hash pair',
    class: 'critical',
    env: 'NTLM_HASH',
    docs: 'https://learn.microsoft.com/openspecs/windows_protocols/ms-nlmp/',
    shape: seq(hexLower(32), ':', hexLower(32)),
    context: ['ntlm', 'lmhash', 'nthash'],
    misses: [
      `NTLM_HASH=${'0'.repeat(32)}:${'0'.repeat(32)}`,
      `NTLM_HASH=${'3f9a1c7e'.repeat(2)}:${'3f9a1c7e'.repeat(2)}`,
    ],
  },
];

export default rules;
