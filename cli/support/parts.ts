// All of detection. Load it with `import()`: most files are scanned by threads, and this one often needs no engine of its own.

import { all as rules } from '../../rules';
import { all as checks } from '../../server/checks';
import { detectors } from '../../server/engine/judge/detectors';
import type { RuleInfo } from '../../server/engine/rule';
import { all as formats } from '../../server/formats';
import { createDetection, type Detect, type DetectParts } from '../../server/workspace/detect';
import { readPrebuilt } from '../../server/workspace/prebuilt';

export const parts = (): DetectParts => ({
  rules,
  detectors,
  formats,
  checks,
  now: Date.now,
  prebuilt: readPrebuilt(__dirname, rules),
});

let detect: Detect | undefined;

export function sharedDetect(): Detect {
  detect ??= createDetection(parts()).text;
  return detect;
}

/** Everything that can be found, sorted by id. */
export function ruleInfos(): readonly RuleInfo[] {
  const all: readonly RuleInfo[] = [...rules, ...detectors.flatMap((detector) => detector.rules)];
  const byId = new Map(all.map((info) => [info.id, info]));
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
