// The words our prefilter looks for: the same work for the programs we are compared with.

import { all } from '../../../rules';
import { compileRule } from '../../../server/engine/match/compile-rule';

/** Lower case, sorted, each once. */
export function keywords(): readonly string[] {
  const texts = all.flatMap((rule) => compileRule(rule).announcers.map(({ text }) => text.toLowerCase()));
  return [...new Set(texts)].sort();
}
