// The words our prefilter looks for: the same work for the programs we are compared with.

import { all as rules } from '../../../rules';
import { detectors } from '../../../server/engine/judge/detectors';
import { outlineOf } from '../../../server/engine/match/rule-watcher';
import { markerWatcher } from '../../../server/engine/suppress/markers';

/** Lower case, sorted, each once. Of a word with a line break, which no line-based search knows, its longest line. */
export function keywords(): readonly string[] {
  const words = [...rules.map(outlineOf), ...detectors, markerWatcher].flatMap((watcher) => watcher.words);
  return [...new Set(words.map(({ text }) => longestLine(text.toLowerCase())))].sort();
}

const longestLine = (text: string): string => text.split('\n').sort((a, b) => b.length - a.length)[0]!;
