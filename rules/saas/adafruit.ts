// Adafruit IO: keys.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'adafruit/io-key',
    title: 'Adafruit IO key',
    class: 'sensitive',
    env: 'ADAFRUIT_IO_KEY',
    docs: 'https://io.adafruit.com/api/docs/',
    shape: seq('aio_', base62(28)),
    misses: [`aio_${'x'.repeat(28)}`, `aio_${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
