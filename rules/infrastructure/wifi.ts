// Wi-Fi: passphrases in the configuration of wpa_supplicant.

import type { Rule } from '../../server/engine/rule';
import { chars, secret, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'wifi/wpa-passphrase',
    title: 'Wi-Fi passphrase',
    class: 'sensitive',
    env: 'WIFI_PASSWORD',
    docs: 'https://w1.fi/cgit/hostap/plain/wpa_supplicant/wpa_supplicant.conf',
    shape: seq('psk=', '"', secret(chars(' !#%-~', 8, 63)), '"'),
    misses: [`psk="${'x'.repeat(8)}"`, 'psk="your-password"', 'psk="k3Tz9Qp"'],
  },
];

export default rules;
