import assert from 'node:assert/strict';
import fc from 'fast-check';
import { overlapsAny, resolveOverlaps } from '../../../server/engine/findings/overlap';
import { candidateOf } from '../support/harness';

const kept = (...candidates: readonly ReturnType<typeof candidateOf>[]): readonly string[] =>
  resolveOverlaps(candidates).map(({ ruleId }) => ruleId);

describe('overlapping candidates', () => {
  it('leave the most specific one', () => {
    assert.deepEqual(kept(candidateOf('generic', 0, 20, 20), candidateOf('shape', 5, 10, 100)), ['shape']);
  });

  it('of one specificity leave the longer one', () => {
    assert.deepEqual(kept(candidateOf('short', 0, 5, 50), candidateOf('long', 3, 20, 50)), ['long']);
  });

  it('that are equal leave the same one in any order', () => {
    const [one, two] = [candidateOf('a', 0, 5, 50), candidateOf('b', 0, 5, 50)];
    assert.deepEqual(kept(one, two), kept(two, one));
  });

  it('that only touch both stay, in the order of the text', () => {
    assert.deepEqual(kept(candidateOf('second', 5, 9, 90), candidateOf('first', 0, 5, 10)), ['first', 'second']);
  });

  it('give way only to one that stays itself', () => {
    const chain = [candidateOf('low', 0, 5, 10), candidateOf('middle', 4, 10, 50), candidateOf('high', 9, 12, 90)];
    assert.deepEqual(kept(...chain), ['low', 'high']);
  });

  it('lend their certainty to the one that names the value best', () => {
    const named = { ...candidateOf('named', 0, 20, 90), confidence: 'possible' as const };
    const generic = candidateOf('generic', 0, 20, 20);
    const part = candidateOf('part', 2, 9, 20);
    const confidence = (...all: readonly ReturnType<typeof candidateOf>[]) => resolveOverlaps(all)[0]?.confidence;
    assert.equal(confidence(named), 'possible');
    assert.equal(confidence(named, generic), 'likely');
    assert.equal(confidence(named, part), 'possible');
  });

  it('never remain, and nothing free is lost', () => {
    const span = fc.record({ start: fc.nat(60), length: fc.integer({ min: 1, max: 12 }), rank: fc.nat(4) });
    fc.assert(
      fc.property(fc.array(span, { maxLength: 40 }), (spans) => {
        const all = spans.map(({ start, length, rank }, id) => candidateOf(`r${id}`, start, start + length, rank));
        const rest = resolveOverlaps(all);
        assert.ok(rest.every((one, index) => index === 0 || rest[index - 1]!.end <= one.start));
        for (const one of all) assert.ok(overlapsAny(rest, one));
      }),
      { numRuns: 300, seed: 2 },
    );
  });
});
