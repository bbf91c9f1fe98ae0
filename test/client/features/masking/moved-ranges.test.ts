// Covered ranges follow the text they cover, and are given up where that is not certain.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { movedRanges } from '../../../../client/features/masking/moved-ranges';
import { createLines } from '../../../../server/engine/text/lines';

/** Replaces [start, end) of the text, in which `[` and `]` mark a covered range; answers the text with its marks after. */
function edited(marked: string, start: number, end: number, inserted: string): string | undefined {
  const text = marked.replace(/[[\]]/g, '');
  const [from, to] = [marked.indexOf('['), marked.indexOf(']') - 1];
  const lines = createLines(text);
  const rangeOf = (a: number, b: number) => ({ start: lines.positionAt(a), end: lines.positionAt(b) });
  const moved = movedRanges([rangeOf(from, to)], [{ range: rangeOf(start, end), text: inserted }]);
  if (!moved) return undefined;
  const after = text.slice(0, start) + inserted + text.slice(end);
  const { offsetAt } = createLines(after);
  const [a, b] = [offsetAt(moved[0]!.start), offsetAt(moved[0]!.end)];
  return `${after.slice(0, a)}[${after.slice(a, b)}]${after.slice(b)}`;
}

describe('covered ranges after an edit', () => {
  it('grow with what is typed inside and at the end', () => {
    assert.equal(edited('A=[one]', 4, 4, 'x'), 'A=[onxe]');
    assert.equal(edited('A=[one]', 5, 5, 'x'), 'A=[onex]');
    assert.equal(edited('A="[one]" # why', 4, 6, ''), 'A="[o]" # why');
  });

  it('move with lines before them, and stay for lines after them', () => {
    assert.equal(edited('A=1\nB=[one]', 3, 3, '\nC=2'), 'A=1\nC=2\nB=[one]');
    assert.equal(edited('A=1\nB=[one]', 0, 4, ''), 'B=[one]');
    assert.equal(edited('A=1 B=[one]', 0, 3, 'x\ny'), 'x\ny B=[one]');
    assert.equal(edited('B=[one]\nC=2', 7, 7, 'x'), 'B=[one]\nCx=2');
  });

  it('are given up at their start and over their edges', () => {
    assert.equal(edited('A=[one]', 2, 2, 'x'), undefined);
    assert.equal(edited('A=[one]', 1, 3, ''), undefined);
    assert.equal(edited('A=[one] # why', 4, 7, ''), undefined);
  });

  it('cover the same text as before wherever the edit was', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '=', '\n', '\r\n', '😀'), maxLength: 8 });
    fc.assert(
      fc.property(text, text, text, text, fc.nat(40), fc.nat(40), (before, covered, after, inserted, one, two) => {
        const length = before.length + covered.length + after.length;
        const [start, end] = [Math.min(one, two, length), Math.min(Math.max(one, two), length)];
        const marked = edited(`${before}[${covered}]${after}`, start, end, inserted);
        fc.pre(marked !== undefined && !/\r(?!\n)/.test(marked.replace(/[[\]]/g, '')));
        const inside = /\[([\s\S]*)\]/.exec(marked)![1]!;
        const isInside = start > before.length && end <= before.length + covered.length;
        const [a, b] = [start - before.length, end - before.length];
        assert.equal(inside, isInside ? covered.slice(0, a) + inserted + covered.slice(b) : covered);
      }),
    );
  });
});
