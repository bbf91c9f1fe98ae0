// Drone CI: personal tokens.

import type { Rule } from '../../server/engine/rule';
import { base62 } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'drone/token',
    title: 'Drone CI token',
    class: 'sensitive',
    env: 'DRONE_TOKEN',
    docs: 'https://docs.drone.io/cli/install/',
    shape: base62(32),
    context: ['drone_token', 'drone-token', 'dronetoken', 'drone_ci', 'drone-ci', 'droneci'],
    misses: [`DRONE_TOKEN=${'x'.repeat(32)}`, `DRONE_TOKEN=${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
