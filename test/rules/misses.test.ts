// What only looks like a credential stays silent: the written look-alikes, and every shape filled with one character.

import assert from 'node:assert/strict';
import { all } from '../../rules';
import type { Rule } from '../../server/engine/rule';
import { createScanner } from '../../server/engine/scan';
import { members } from '../../server/engine/shape/alphabet';
import { checksumSet } from '../../server/engine/shape/checksum';
import type { Shape } from '../../server/engine/shape/grammar';
import { silentForms } from './support/forms';

const scanner = createScanner({ rules: all, detectors: [] });

function ruleIds(path: string, text: string): readonly string[] {
  return scanner.scan({ path, text }).findings.map(({ ruleId }) => ruleId);
}

/** The shape with its shortest variable parts, all of them the same character where the alphabet has it. */
function filled(shape: Shape, filler: string): string {
  switch (shape.kind) {
    case 'literal':
      return shape.text;
    case 'chars':
      return one(shape.set, filler).repeat(shape.min);
    case 'checksum':
      return one(checksumSet(shape.of), filler).repeat(shape.length);
    case 'choice':
      return filled(shape.options[0]!, filler);
    case 'secret':
    case 'sealed':
      return filled(shape.shape, filler);
    case 'seq':
      return shape.parts.map((part) => filled(part, filler)).join('');
  }
}

const one = (set: string, filler: string): string => (members(set).includes(filler) ? filler : members(set)[0]!);

/** A look-alike of a rule that needs context is a whole line; any other is a value too. */
const places = ({ context }: Rule, miss: string): readonly { path: string; text: string }[] => [
  { path: 'notes/setup.txt', text: `${miss}\n` },
  ...(context ? [] : silentForms('value', miss)),
];

describe('look-alikes', () => {
  for (const rule of all) {
    it(`of ${rule.id} stay silent`, () => {
      for (const miss of rule.misses ?? [])
        for (const { path, text } of places(rule, miss)) assert.deepEqual(ruleIds(path, text), [], text);
    });

    it(`of ${rule.id} made of one character stay silent`, () => {
      for (const filler of ['x', 'X', '0', 'a'])
        for (const { path, text } of silentForms(rule.env, filled(rule.shape, filler)))
          assert.deepEqual(ruleIds(path, text), [], text);
    });
  }
});
