import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildAutomaton } from '../../../server/engine/match/search/automaton';
import { createKernel } from '../../../server/engine/match/search/kernel';
import { createFinder, type Finder } from '../../../server/engine/match/search/search';

const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));

/** `end word`, sorted: the order of hits is not promised. The same without the kernel. */
function hits(words: readonly string[], text: string, from = 0, to = text.length): readonly string[] {
  const automaton = buildAutomaton(words.map((word) => bytes(word.toLowerCase())));
  const [found, reference] = [createFinder(automaton), createFinder(automaton, undefined, () => undefined)].map(
    (finder) => hitsOf(finder, words, { text, from, to }),
  );
  assert.deepEqual(found, reference);
  return found!;
}

interface Part {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

function hitsOf(finder: Finder, words: readonly string[], { text, from, to }: Part): readonly string[] {
  const { pairs, count } = finder.find(bytes(text), from, to);
  return Array.from({ length: count }, (_, i) => `${pairs[2 * i]} ${words[pairs[2 * i + 1]!]}`).sort();
}

function searched(words: readonly string[], text: string, from = 0, to = text.length): readonly string[] {
  const found: string[] = [];
  const lower = text.toLowerCase();
  for (const word of words)
    for (let at = lower.indexOf(word.toLowerCase(), from); at >= 0 && at + word.length <= to; )
      at = found.push(`${at + word.length} ${word}`) && lower.indexOf(word.toLowerCase(), at + 1);
  return found.sort();
}

describe('the search for all words at once', () => {
  const word = fc.array(fc.constantFrom('a', 'b', 'B', '-', '_'), { minLength: 1, maxLength: 6 });
  const words = fc.uniqueArray(
    word.map((one) => one.join('')),
    { minLength: 1, maxLength: 8, selector: (one) => one.toLowerCase() },
  );
  const letters = fc.constantFrom('a', 'b', 'A', 'B', '-', '_', '\xe9', '\n');
  const text = fc.array(letters, { maxLength: 1200 }).map((all) => all.join(''));

  it('finds what a plain search for each word finds, in one stream and beside each other', () => {
    fc.assert(
      fc.property(words, text, (keywords, characters) => {
        assert.deepEqual(hits(keywords, characters), searched(keywords, characters));
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it('has a kernel where it is tested, so that the two are compared', () => {
    assert.ok(createKernel(buildAutomaton([bytes('key')])));
  });

  it('keeps to its part of the text', () => {
    fc.assert(
      fc.property(words, text, fc.nat(600), fc.nat(900), (keywords, characters, from, length) => {
        const start = Math.min(from, characters.length);
        const end = Math.min(start + length, characters.length);
        assert.deepEqual(hits(keywords, characters, start, end), searched(keywords, characters, start, end));
      }),
      { numRuns: 500, seed: 2 },
    );
  });

  it('finds words within and behind each other', () => {
    assert.deepEqual(hits(['she', 'he', 'hers', 'e'], 'uSHErs'), ['4 e', '4 he', '4 she', '6 hers']);
  });

  it('keeps every hit of a text made of nothing else', () => {
    const count = 200_000;
    assert.equal(hits(['ab'], 'ab'.repeat(count)).length, count);
  });

  it('finds what lies across the seams of its blocks', () => {
    const text = 'abc'.padStart(5).repeat(27_000);
    for (const from of [0, 1, 2, 3, 4])
      assert.equal(hits(['abc', ' a'], text, from).length, 2 * 27_000 - (from > 1 ? 1 : 0) - (from > 2 ? 1 : 0));
  });

  it('finds nothing without words or text', () => {
    assert.deepEqual(hits([], 'anything'), []);
    assert.deepEqual(hits(['key'], ''), []);
  });

  it('refuses more words than its tables can number', () => {
    const many = Array.from({ length: 70_000 }, (_, index) => bytes(`w${index.toString(36)}`));
    assert.throws(() => buildAutomaton(many), RangeError);
  });
});
