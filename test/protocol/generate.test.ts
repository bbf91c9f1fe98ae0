// Generated values: right form, right strength, every value equally likely, the same bytes give the same value.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import {
  characterClasses,
  type GenerateRequest,
  generate,
  generateKinds,
  problemOf,
  type RandomBytes,
  sizes,
  strengthOf,
} from '../../protocol/generate';
import { passphraseWords } from '../../protocol/words';

const random: RandomBytes = (count) => new Uint8Array(randomBytes(count));

/** A small linear congruential generator: repeatable bytes for tests. */
function seeded(seed: number): RandomBytes {
  let state = seed;
  return (count) =>
    Uint8Array.from({ length: count }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state >>> 24;
    });
}

/** Plays back the given bytes, in order. */
function playing(bytes: readonly number[]): RandomBytes {
  let at = 0;
  return (count) => {
    at += count;
    return Uint8Array.from(bytes.slice(at - count, at));
  };
}

const every: readonly GenerateRequest[] = generateKinds.map((kind) => ({ kind }) as GenerateRequest);

describe('generate', () => {
  for (const bytes of [16, 17, 18, 32, 512]) {
    it(`writes ${bytes} bytes as hex, base64 and base64url that decode to them`, () => {
      const source = (count: number) => seeded(bytes)(count);
      const expected = Buffer.from(source(bytes));
      assert.equal(generate({ kind: 'hex', bytes }, source).value, expected.toString('hex'));
      assert.equal(generate({ kind: 'base64', bytes }, source).value, expected.toString('base64'));
      assert.equal(generate({ kind: 'base64url', bytes }, source).value, expected.toString('base64url'));
      for (const kind of ['hex', 'base64', 'base64url'] as const) {
        assert.equal(generate({ kind, bytes }, source).bits, bytes * 8);
      }
    });
  }

  it('writes UUIDs of version 4 and keeps the other 122 bits', () => {
    assert.equal(
      generate({ kind: 'uuid' }, () => new Uint8Array(16).fill(0xff)).value,
      'ffffffff-ffff-4fff-bfff-ffffffffffff',
    );
    assert.equal(generate({ kind: 'uuid' }, () => new Uint8Array(16)).value, '00000000-0000-4000-8000-000000000000');
    assert.match(
      generate({ kind: 'uuid' }, random).value,
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    assert.equal(strengthOf({ kind: 'uuid' }), 122);
  });

  it('gives the same value for the same bytes and another one for others', () => {
    for (const request of every) {
      assert.deepEqual(generate(request, seeded(1)), generate(request, seeded(1)));
      assert.notEqual(generate(request, seeded(1)).value, generate(request, seeded(2)).value);
    }
  });

  it('refuses a source that gives too few bytes', () => {
    for (const request of every) assert.throws(() => generate(request, () => new Uint8Array(1)), RangeError);
  });

  it('makes 128 bits or more of whatever is asked for without sizes', () => {
    for (const request of every.filter(({ kind }) => kind !== 'uuid' && kind !== 'passphrase')) {
      assert.ok(strengthOf(request) > 128, request.kind);
    }
    assert.equal(strengthOf({ kind: 'passphrase' }), 77);
  });
});

describe('generated passphrases', () => {
  const wordsIn = (value: string) => value.split('-').map((word) => word.toLowerCase().replace(/\d$/, ''));

  it('are words of the list, joined', () => {
    const { value, bits } = generate({ kind: 'passphrase', words: 6, separator: '-' }, random);
    assert.equal(wordsIn(value).length, 6);
    assert.ok(wordsIn(value).every((word) => passphraseWords.includes(word)));
    assert.equal(bits, 6 * Math.log2(passphraseWords.length));
  });

  it('are capitalised and carry one digit when asked', () => {
    const request = { kind: 'passphrase', words: 5, capitalise: true, digit: true } as const;
    const { value, bits } = generate(request, random);
    assert.match(value, /^(?:[A-Z][a-z]{2,6}\d?-?){5}$/);
    assert.equal(value.match(/\d/g)?.length, 1);
    assert.ok(wordsIn(value).every((word) => passphraseWords.includes(word)));
    assert.ok(Math.abs(bits - (55 + Math.log2(50))) < 1e-9);
  });

  it('may have no separator only when capitals divide the words', () => {
    assert.match(
      generate({ kind: 'passphrase', words: 4, separator: '', capitalise: true }, random).value,
      /^(?:[A-Z][a-z]{2,6}){4}$/,
    );
    assert.match(problemOf({ kind: 'passphrase', separator: '' })!, /separator/);
    assert.match(problemOf({ kind: 'passphrase', separator: 'e' })!, /separator/);
    assert.match(problemOf({ kind: 'passphrase', separator: '1' })!, /separator/);
    assert.equal(problemOf({ kind: 'passphrase', separator: ' ' }), undefined);
  });

  it('come from a sorted list of 2048 distinct short words', () => {
    assert.equal(passphraseWords.length, 2048);
    assert.deepEqual([...passphraseWords], [...new Set(passphraseWords)].sort());
    assert.deepEqual(
      passphraseWords.filter((word) => !/^[a-z]{3,7}$/.test(word)),
      [],
    );
  });
});

describe('generated passwords', () => {
  it('hold every chosen class and nothing else', () => {
    const patterns = { lower: /[a-z]/, upper: /[A-Z]/, digits: /[0-9]/, symbols: /[!-/:-@[-`{-~]/ };
    for (let chosen = 1; chosen < 16; chosen++) {
      const classes = characterClasses.filter((_, index) => chosen & (1 << index));
      for (let round = 0; round < 50; round++) {
        const { value } = generate({ kind: 'password', length: 8, classes }, random);
        assert.equal(value.length, 8);
        const held = characterClasses.filter((one) => patterns[one].test(value));
        assert.deepEqual(held, classes);
      }
    }
  });

  it('leave out look-alikes when asked, and quotes and backslashes always', () => {
    const apart = generate({ kind: 'password', length: 256, excludeLookAlikes: true }, random).value;
    assert.doesNotMatch(apart, /[0Oo1lI|]/);
    assert.doesNotMatch(generate({ kind: 'password', length: 256 }, random).value, /["'`\\\s]/);
  });

  it('are counted exactly by inclusion and exclusion', () => {
    // 26 lower and 10 digits, 8 long: all, less those without a digit, less those without a letter.
    const exact = Math.log2(36 ** 8 - 26 ** 8 - 10 ** 8);
    const given = strengthOf({ kind: 'password', length: 8, classes: ['lower', 'digits'] });
    assert.ok(Math.abs(given - exact) < 1e-9);
    const single = strengthOf({ kind: 'password', length: 20, classes: ['digits'] });
    assert.ok(Math.abs(single - 20 * Math.log2(10)) < 1e-9);
    assert.ok(Number.isFinite(strengthOf({ kind: 'password', length: 256 })));
    const apart = strengthOf({ kind: 'password', length: 8, classes: ['digits'], excludeLookAlikes: true });
    assert.ok(Math.abs(apart - 24) < 1e-9);
  });

  it('count a class that is named twice once', () => {
    const request = { kind: 'password', length: 8, classes: ['digits', 'digits'] } as const;
    assert.equal(strengthOf(request), strengthOf({ ...request, classes: ['digits'] }));
  });
});

describe('the choice among equals', () => {
  it('throws the uneven rest of the random range away', () => {
    // 65536 is no multiple of 10: 65530 and above would favour the digits 0 to 5.
    const digits = { kind: 'password', length: 8, classes: ['digits'] } as const;
    const first = [0xff, 0xff, 0xff, 0xfa, 0xff, 0xf9];
    assert.equal(generate(digits, playing([...first, ...Array(14).fill(0)])).value, '90000000');
  });

  it('is even', () => {
    const source = seeded(7);
    const counts = new Map<string, number>();
    for (let round = 0; round < 1000; round++) {
      for (const char of generate({ kind: 'password', length: 100, classes: ['lower'] }, source).value) {
        counts.set(char, (counts.get(char) ?? 0) + 1);
      }
    }
    const expected = 100_000 / 26;
    const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    assert.equal(counts.size, 26);
    assert.ok(chiSquare < 52.6, `chi-square ${chiSquare} with 25 degrees of freedom`); // p = 0.001
  });

  it('favours no place for the digit of a short password', () => {
    // With 8 characters of two classes the required one must not stand at a fixed place.
    const source = seeded(9);
    const places = Array<number>(8).fill(0);
    for (let round = 0; round < 8000; round++) {
      const { value } = generate({ kind: 'password', length: 8, classes: ['lower', 'digits'] }, source);
      if (value.replace(/\D/g, '').length === 1) places[value.search(/\d/)]! += 1;
    }
    const total = places.reduce((sum, count) => sum + count, 0);
    assert.ok(
      places.every((count) => Math.abs(count - total / 8) < 5 * Math.sqrt(total / 8)),
      places.join(' '),
    );
  });
});

describe('a wrong request', () => {
  const wrong: readonly GenerateRequest[] = [
    { kind: 'hex', bytes: sizes.bytes.min - 1 },
    { kind: 'base64', bytes: sizes.bytes.max + 1 },
    { kind: 'base64url', bytes: 20.5 },
    { kind: 'hex', bytes: Number.NaN },
    { kind: 'passphrase', words: 3 },
    { kind: 'passphrase', separator: '---------' },
    { kind: 'password', length: 7 },
    { kind: 'password', classes: [] },
    { kind: 'password', classes: ['lower', 'emoji' as 'lower'] },
    { kind: 'pin' as 'uuid' },
  ];
  for (const request of wrong) {
    it(`is refused with a sentence: ${JSON.stringify(request)}`, () => {
      const problem = problemOf(request);
      assert.match(problem!, /^[A-Z].*\.$/);
      assert.throws(() => generate(request, random), { name: 'RangeError', message: problem });
    });
  }
});
