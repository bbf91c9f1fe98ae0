// Drift between the env files of a folder and what documents them: all problems, in file order.

import { findBrokenLines, findDuplicates } from './drift/entries';
import { findExposed } from './drift/exposed';
import { findMissing, findUndocumented } from './drift/keys';
import { documentOf, type ParsedFolder } from './drift/parsed';
import { findPlaceholders, findSecretsInExamples } from './drift/values';
import type { EnvFolder } from './folder';
import { layerOrder } from './names';
import type { EnvProblem } from './problem';

export type { EnvDocument, EnvFolder } from './folder';

/** The steps, each independent of the others. */
const steps: readonly ((folder: ParsedFolder) => readonly EnvProblem[])[] = [
  findExposed,
  findMissing,
  findUndocumented,
  findDuplicates,
  findPlaceholders,
  findSecretsInExamples,
  findBrokenLines,
];

/** Pure and total. Messages name keys and files, never values. Sorted by file, then by place. */
export function findDrift(folder: EnvFolder): readonly EnvProblem[] {
  const parsed = {
    ...folder,
    layers: folder.layers.toSorted((a, b) => layerOrder(a.name) - layerOrder(b.name)).map(documentOf),
    examples: folder.examples.map(documentOf),
  };
  const order = new Map([...folder.layers, ...folder.examples].map(({ uri }, at) => [uri, at]));
  return steps
    .flatMap((step) => step(parsed))
    .sort((a, b) => order.get(a.uri)! - order.get(b.uri)! || a.start - b.start || a.end - b.end);
}
