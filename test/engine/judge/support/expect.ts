// One sentence per form: what is marked is found as that rule, nothing else is; or nothing at all is found.

import assert from 'node:assert/strict';
import { detect, fill } from './fixture';

/** The marked value, and only it, is found at `likely` or above. */
export function assertFound(path: string, marked: string, ruleId: string): void {
  const { text, expected } = fill(path, marked);
  const found = detect(text, path).map((one) => ({ ruleId: one.ruleId, text: text.slice(one.start, one.end) }));
  assert.deepEqual(
    found,
    expected.map(({ start, end }) => ({ ruleId, text: text.slice(start, end) })),
  );
}

export function assertSilent(path: string, marked: string): void {
  const { text } = fill(path, marked);
  assert.deepEqual(
    detect(text, path).map(({ ruleId }) => ruleId),
    [],
  );
}

type Cases = readonly (readonly [path: string, marked: string])[];

export function findsAll(ruleId: string, cases: Cases): void {
  for (const [path, marked] of cases) it(`finds ${marked}`, () => assertFound(path, marked, ruleId));
}

export function passesOver(cases: Cases): void {
  for (const [path, marked] of cases) it(`passes over ${marked}`, () => assertSilent(path, marked));
}
