import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createPrefilter } from '../../../server/engine/match/prefilter';

describe('the prefilter', () => {
  it('finds what a plain search for each keyword finds', () => {
    const letters = fc.constantFrom('a', 'b', 'A', 'B', '-', '_', 'é', '\n', '\u{1f511}');
    const word = fc.array(fc.constantFrom('a', 'b', 'B', '-', '_', 'é'), { minLength: 1, maxLength: 5 });
    const parts = fc.tuple(fc.array(word, { minLength: 1, maxLength: 8 }), fc.array(letters, { maxLength: 120 }));
    fc.assert(
      fc.property(parts, ([words, characters]) => {
        const keywords = words.map((one) => one.join(''));
        const text = characters.join('');
        assert.deepEqual(hits(keywords, text), searched(keywords, text));
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it('finds keywords within and behind each other', () => {
    assert.deepEqual(hits(['she', 'he', 'hers', 'e'], 'uSHErs'), ['4 e', '4 he', '4 she', '6 hers']);
  });

  it('gives equal keywords hits of their own', () => {
    assert.deepEqual([...createPrefilter(['key', 'KEY']).find('a Key')], [5, 0, 5, 1]);
  });

  it('keeps every hit of a text made of nothing else', () => {
    const count = 200_000;
    assert.equal(createPrefilter(['ab']).find('ab'.repeat(count)).length, 2 * count);
  });

  it('finds nothing without keywords or text', () => {
    assert.equal(createPrefilter([]).find('anything').length, 0);
    assert.equal(createPrefilter(['key']).find('').length, 0);
  });
});

/** `end keyword`, sorted: the order among hits with one end is not promised. */
function hits(keywords: readonly string[], text: string): readonly string[] {
  const pairs = createPrefilter(keywords).find(text);
  const found: string[] = [];
  for (let i = 0; i < pairs.length; i += 2) {
    assert.ok(i === 0 || pairs[i]! >= pairs[i - 2]!);
    found.push(`${pairs[i]} ${keywords[pairs[i + 1]!]}`);
  }
  return found.sort();
}

function searched(keywords: readonly string[], text: string): readonly string[] {
  const found: string[] = [];
  const lower = text.toLowerCase();
  for (const keyword of keywords) {
    const wanted = keyword.toLowerCase();
    for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1))
      found.push(`${at + wanted.length} ${keyword}`);
  }
  return found.sort();
}
