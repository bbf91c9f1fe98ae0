// What is wrong within one file: keys set twice and lines no loader reads.

import type { EnvProblem } from '../problem';
import { type ParsedFolder, problem } from './parsed';

/** On each entry that a later one of the same key overrides. */
export function findDuplicates(folder: ParsedFolder): readonly EnvProblem[] {
  return [...folder.layers, ...folder.examples].flatMap((document) => {
    const last = new Map(document.file.entries.map((entry) => [entry.key, entry]));
    return document.file.entries
      .filter((entry) => last.get(entry.key) !== entry)
      .map(({ key, keySpan }) => {
        const message = `${key} is set again further down in ${document.label}; the last one counts.`;
        return problem('env/duplicate-key', document, { message, span: keySpan, key });
      });
  });
}

export function findBrokenLines(folder: ParsedFolder): readonly EnvProblem[] {
  return [...folder.layers, ...folder.examples].flatMap((document) =>
    document.file.invalid.map((span) => {
      const message = 'This line is not KEY=value, so programs skip it. Start it with # if it is a comment.';
      return problem('env/invalid-line', document, { message, span });
    }),
  );
}
