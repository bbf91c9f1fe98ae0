// OpenWeather: API keys.

import type { Rule } from '../../server/engine/rule';
import { anyCase, hexLower, oneOf, secret, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'openweather/api-key',
    title: 'OpenWeather API key',
    class: 'internal',
    env: 'OPENWEATHER_API_KEY',
    docs: 'https://openweathermap.org/appid',
    shape: hexLower(32),
    context: ['openweather', 'open_weather', 'open-weather', 'owm'],
    misses: [`OPENWEATHER_API_KEY=${'0'.repeat(32)}`, `OPENWEATHER_API_KEY=${'3f9a1c7e'.repeat(2)}`],
  },
  // The parameter's name says an identifier, so that the rule above leaves it.
  {
    id: 'openweather/api-key-in-url',
    title: 'OpenWeather API key in a URL',
    class: 'internal',
    env: 'OPENWEATHER_API_KEY',
    docs: 'https://openweathermap.org/appid',
    shape: seq(oneOf('?', '&', '&amp;'), anyCase('appid='), secret(hexLower(32))),
    context: ['openweather', 'open_weather', 'open-weather', 'owm'],
    misses: [
      `https://api.openweathermap.org/data/2.5/weather?appid=${'0'.repeat(32)}`,
      `https://api.openweathermap.org/data/2.5/weather?appid=${'3f9a1c7e'.repeat(2)}`,
    ],
  },
];

export default rules;
