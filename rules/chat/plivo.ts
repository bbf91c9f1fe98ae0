// Plivo: account identifiers and their tokens.

import type { Rule } from '../../server/engine/rule';
import { base36Upper, base64, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'plivo/auth-id',
    title: 'Plivo auth ID',
    class: 'sensitive',
    env: 'PLIVO_AUTH_ID',
    docs: 'https://www.plivo.com/docs/account/',
    pairedWith: 'plivo/auth-token',
    shape: seq(oneOf('MA', 'SA'), base36Upper(18)),
    context: ['plivo'],
    misses: [`PLIVO_AUTH_ID=MA${'X'.repeat(18)}`, 'PLIVO_AUTH_ID=MAK3TZ9QPW'],
  },
  {
    id: 'plivo/auth-token',
    title: 'Plivo auth token',
    class: 'sensitive',
    env: 'PLIVO_AUTH_TOKEN',
    docs: 'https://www.plivo.com/docs/account/',
    pairedWith: 'plivo/auth-id',
    shape: base64(40),
    context: ['plivo'],
    misses: [`PLIVO_AUTH_TOKEN=${'x'.repeat(40)}`, `PLIVO_AUTH_TOKEN=${'k3Tz9QpW'.repeat(3)}`],
  },
];

export default rules;
