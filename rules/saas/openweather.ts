// OpenWeather: API keys.

import type { Rule } from '../../server/engine/rule';
import { hexLower } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'openweather/api-key',
    title: 'OpenWeather API key',
    class: 'internal',
    env: 'OPENWEATHER_API_KEY',
    docs: 'https://openweathermap.org/appid',
    shape: hexLower(32),
    context: ['openweather', 'open_weather', 'open-weather', 'owm', 'appid'],
    misses: [`OPENWEATHER_API_KEY=${'0'.repeat(32)}`, `OPENWEATHER_API_KEY=${'3f9a1c7e'.repeat(2)}`],
  },
];

export default rules;
