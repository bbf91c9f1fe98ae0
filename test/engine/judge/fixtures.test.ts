// Assignments in many languages: what is marked is found exactly there, everything else stays silent.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { detect, readExamples } from './support/fixture';

describe('assignments', () => {
  for (const { path, text, expected } of readExamples(join(__dirname, '../../fixtures/generic'))) {
    it(path, () => {
      const found = detect(text, path).map(({ start, end }) => describeSpan(text, start, end));
      assert.deepEqual(
        found,
        expected.map(({ start, end }) => describeSpan(text, start, end)),
      );
    });
  }
});

/** Line, column and text: the values are generated, so a failing test may show them. */
function describeSpan(text: string, start: number, end: number): string {
  const line = text.slice(0, start).split('\n');
  return `${line.length}:${line.at(-1)!.length + 1} ${text.slice(start, end)}`;
}
