// Agora: app certificates, which sign the tokens of a call. App IDs are public and look the same.

import type { Rule } from '../../server/engine/rule';
import { hexLower } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'agora/app-certificate',
    title: 'Agora app certificate',
    class: 'sensitive',
    env: 'AGORA_APP_CERTIFICATE',
    docs: 'https://docs.agora.io/',
    shape: hexLower(32),
    context: [
      'agora_app_cert',
      'agora-app-cert',
      'agoraappcert',
      'agora_cert',
      'agora-cert',
      'agoracert',
      'agora_secret',
      'agora-secret',
      'agorasecret',
    ],
    misses: [
      `AGORA_APP_CERTIFICATE=${'0'.repeat(32)}`,
      `AGORA_APP_CERTIFICATE=${'3f9a1c7e'.repeat(2)}`,
      `AGORA_APP_ID=${'3f9a1c7e2b8d0546'.repeat(2)}`,
    ],
  },
];

export default rules;
