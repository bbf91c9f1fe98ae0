// Amplitude: secret keys. Its API key is public and looks the same.

import type { Rule } from '../../server/engine/rule';
import { hexLower } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'amplitude/secret-key',
    title: 'Amplitude secret key',
    class: 'sensitive',
    env: 'AMPLITUDE_SECRET_KEY',
    docs: 'https://amplitude.com/docs/apis/authentication',
    shape: hexLower(32),
    context: ['amplitude_secret', 'amplitude-secret', 'amplitudesecret'],
    misses: [`AMPLITUDE_SECRET_KEY=${'0'.repeat(32)}`, `AMPLITUDE_SECRET_KEY=${'3f9a1c7e'.repeat(2)}`],
  },
];

export default rules;
