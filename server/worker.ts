// The entry of a scanning thread: composes detection from the registries.

import { all as rules } from '../rules';
import { all as checks } from './checks';
import { detectors } from './engine/judge/detectors';
import { all as formats } from './formats';
import { createDetection } from './workspace/detect';
import { readPrebuilt } from './workspace/prebuilt';
import { serveBatches } from './workspace/scanning/worker';

const prebuilt = readPrebuilt(__dirname, rules);
serveBatches(createDetection({ rules, detectors, formats, checks, now: Date.now, prebuilt }));
