import assert from 'node:assert/strict';
import { isPlaceholder } from '../../../server/engine/judge/placeholder';
import { entropyFloor, isRandom, members } from '../../../server/engine/shape/alphabet';
import { compileShape } from '../../../server/engine/shape/compile';
import { alphabets, chars, digits, hexLower, seq } from '../../../server/engine/shape/grammar';
import { sample, seededRandom } from '../../../server/engine/shape/sample';
import { shapes } from '../support/shapes';

describe('samples', () => {
  it('are the same for the same seed and differ for others', () => {
    const shape = shapes['prefix and fixed body']!;
    const texts = [1, 1, 2, 3].map((seed) => sample(shape, seededRandom(seed)).text);
    assert.equal(texts[0], texts[1]);
    assert.equal(new Set(texts).size, 3);
  });

  it('never look like a dummy', () => {
    for (const [name, shape] of Object.entries(shapes)) {
      const compiled = compileShape(shape);
      const random = seededRandom(21);
      for (let round = 0; round < 100; round++) {
        const { text, start, end } = sample(shape, random);
        assert.equal(isPlaceholder(text.slice(start, end)), false, name);
        assert.ok(isRandom(compiled.match(text, 0)!.runs), name);
      }
    }
  });

  it('are drawn again when they come out as a dummy', () => {
    const unlucky = [...Array(9).fill(0), ...Array.from({ length: 64 }, (_, index) => (index * 0.37) % 1)];
    let next = 0;
    const { text } = sample(seq('zq_', hexLower(8)), () => unlucky[next++ % unlucky.length]!);
    assert.notEqual(text, 'zq_00000000');
  });

  it('use every length from the least to the most', () => {
    const random = seededRandom(31);
    const lengths = Array.from({ length: 400 }, () => sample(digits(8, 12), random).text.length);
    assert.deepEqual(
      [...new Set(lengths)].sort((a, b) => a - b),
      [8, 9, 10, 11, 12],
    );
  });
});

describe('seeded numbers', () => {
  it('lie in [0, 1) and fill it evenly', () => {
    const random = seededRandom(4);
    const buckets = new Array<number>(10).fill(0);
    for (let i = 0; i < 10_000; i++) buckets[Math.floor(random() * 10)]!++;
    for (const count of buckets) assert.ok(count > 850 && count < 1150, String(count));
  });
});

describe('the entropy floor', () => {
  const verdict = (text: string, set: string) => isRandom([{ text, set }]);

  it('lets chance pass for every alphabet and length', () => {
    const random = seededRandom(41);
    for (const set of Object.values(alphabets)) {
      for (const length of [8, 12, 16, 24, 32, 40, 64]) {
        const texts = Array.from({ length: 40 }, () => drawn(members(set), length, random));
        assert.deepEqual(
          texts.filter((text) => !verdict(text, set)),
          [],
          `${set} ${length}`,
        );
      }
    }
  });

  it('stops few characters repeated', () => {
    assert.equal(verdict('x'.repeat(32), alphabets.base62), false);
    assert.equal(verdict('0'.repeat(32), alphabets.hexLower), false);
    assert.equal(verdict('deadbeef'.repeat(4), alphabets.hexLower), false);
    assert.equal(verdict('abab'.repeat(9), alphabets.base62), false);
  });

  it('does not judge short texts', () => {
    assert.equal(entropyFloor([{ text: 'aaaaaaa', set: alphabets.base62 }]), 0);
  });
});

describe('members', () => {
  it('are the printable characters of a bracket set', () => {
    assert.deepEqual(members('A-C9_'), ['9', 'A', 'B', 'C', '_']);
    assert.equal(members(alphabets.base64).length, 64);
    assert.equal(members('^\\s').length, 94);
    assert.equal(sample(chars('A', 3), seededRandom(1)).text, 'AAA');
  });
});

function drawn(alphabet: readonly string[], length: number, random: () => number): string {
  return Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)]).join('');
}
