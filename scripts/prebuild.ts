// Writes what the engine reads at its start. `node prebuild.js FILE`

import { writeFileSync } from 'node:fs';
import { all as rules } from '../rules';
import { detectors } from '../server/engine/judge/detectors';
import { prebuild } from '../server/engine/scan';
import { packPrebuilt } from '../server/workspace/prebuilt';

writeFileSync(process.argv[2]!, packPrebuilt(rules, prebuild({ rules, detectors })));
