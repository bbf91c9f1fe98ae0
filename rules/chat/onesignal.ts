// OneSignal: API keys of apps and organizations.

import type { Rule } from '../../server/engine/rule';
import { base32Lower, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'onesignal/api-key',
    title: 'OneSignal API key',
    class: 'critical',
    env: 'ONESIGNAL_API_KEY',
    docs: 'https://documentation.onesignal.com/docs/keys-and-ids',
    shape: seq(oneOf('os_v2_app_', 'os_v2_org_'), base32Lower(103)),
    misses: [`os_v2_app_${'x'.repeat(103)}`, `os_v2_org_${'k3tz7qpwv4lm2xch'.repeat(4)}`],
  },
];

export default rules;
