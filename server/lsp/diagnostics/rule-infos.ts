// What is known about each rule id, whoever reports it.

import type { Detector } from '../../engine/detector';
import type { Rule, RuleInfo } from '../../engine/rule';

/** By rule id. */
export function ruleInfos(rules: readonly Rule[], detectors: readonly Detector[]): ReadonlyMap<string, RuleInfo> {
  const infos: readonly RuleInfo[] = [...detectors.flatMap((detector) => detector.rules), ...rules];
  return new Map(infos.map((info) => [info.id, info]));
}
