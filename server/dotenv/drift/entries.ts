// What is wrong within one file: keys set twice and lines no loader reads.

import type { EnvProblem } from '../problem';
import { type ParsedFolder, problem } from './parsed';

/** On each entry that a later one of the same key overrides. */
export function findDuplicates(folder: ParsedFolder): readonly EnvProblem[] {
  return [...folder.layers, ...folder.examples].flatMap((document) => {
    const last = new Map(document.entries.map((entry) => [entry.key, entry]));
    return document.entries
      .filter((entry) => last.get(entry.key) !== entry)
      .map(({ key, keySpan }) => {
        const message = `${key} is set again further down in ${document.label}; the last one counts.`;
        return problem('env/duplicate-key', document, { message, span: keySpan, key });
      });
  });
}

const notRead = 'This line is not KEY=value, so programs skip it. Start it with # if it is a comment.';
const strayed = 'This looks like a part of a value, not like a variable. Put a value of several lines in quotes.';

export function findBrokenLines(folder: ParsedFolder): readonly EnvProblem[] {
  return [...folder.layers, ...folder.examples].flatMap((document) =>
    [
      ...document.file.invalid.map((span) => ({ message: notRead, span })),
      ...document.stray.map(({ keySpan, written }) => ({
        message: strayed,
        span: { start: keySpan.start, end: written.end },
      })),
    ].map((rest) => problem('env/invalid-line', document, rest)),
  );
}
