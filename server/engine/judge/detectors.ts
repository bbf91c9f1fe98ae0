// The hand-written detectors, in no particular order: overlaps are resolved by specificity.

import type { Detector } from '../detector';
import { generic } from './find/generic';

export const detectors: readonly Detector[] = [generic];
