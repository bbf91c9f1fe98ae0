// ConfigCat: SDK keys.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'configcat/sdk-key',
    title: 'ConfigCat SDK key',
    class: 'internal',
    env: 'CONFIGCAT_SDK_KEY',
    docs: 'https://configcat.com/docs/',
    shape: seq('configcat-sdk-1/', base64url(22), '/', base64url(22)),
    misses: [
      `configcat-sdk-1/${'x'.repeat(22)}/${'x'.repeat(22)}`,
      `configcat-sdk-1/${'k3Tz9QpW'.repeat(2)}/${'k3Tz9QpW'.repeat(2)}`,
    ],
  },
];

export default rules;
