// Laravel: the application key, which encrypts and signs everything.

import type { Rule } from '../../server/engine/rule';
import { base64, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'laravel/app-key',
    title: 'Laravel application key',
    class: 'critical',
    env: 'APP_KEY',
    docs: 'https://laravel.com/docs/encryption',
    shape: seq('base64:', base64(43), '='),
    context: ['app_key'],
    misses: [`APP_KEY=base64:${'x'.repeat(43)}=`, `APP_KEY=base64:${'k3Tz9QpWv7Lm2XcH'.repeat(2)}=`, 'APP_KEY=base64:'],
  },
];

export default rules;
