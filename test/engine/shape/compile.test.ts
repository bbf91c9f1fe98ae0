import assert from 'node:assert/strict';
import { all } from '../../../rules';
import { type CompiledShape, compileShape } from '../../../server/engine/shape/compile';
import {
  base62,
  base64,
  chars,
  crc32Base62,
  hexLower,
  oneOf,
  optional,
  secret,
  seq,
} from '../../../server/engine/shape/grammar';
import { sample, seededRandom } from '../../../server/engine/shape/sample';
import { shapes } from '../support/shapes';

const rounds = 150;

describe('a compiled shape', () => {
  for (const [name, shape] of Object.entries(shapes)) {
    it(`matches its own samples exactly: ${name}`, () => {
      const compiled = compileShape(shape);
      const random = seededRandom(11);
      for (let round = 0; round < rounds; round++) {
        const { text, start, end } = sample(shape, random);
        const found = compiled.match(`"${text}"`, 1);
        assert.ok(found, `round ${round}`);
        const spans = [found.start, found.end, found.secretStart, found.secretEnd];
        assert.deepEqual(spans, [1, text.length + 1, start + 1, end + 1], `round ${round}`);
        assert.ok(found.checksum === 'none' || found.checksum === 'proven', `round ${round}`);
        assert.ok(text.length >= compiled.minLength && text.length <= compiled.maxLength, `round ${round}`);
      }
    });

    it(`announces every sample by a keyword at a place it states: ${name}`, () => {
      const { keywords } = compileShape(shape);
      const random = seededRandom(12);
      assert.notEqual(keywords.length, 0);
      for (let round = 0; round < rounds; round++) {
        const { text } = sample(shape, random);
        assert.ok(
          keywords.some((keyword) => stands(text, keyword)),
          `round ${round}`,
        );
      }
    });
  }

  it('repeats nothing without an upper bound, in any rule', () => {
    const sources = [...Object.values(shapes), ...all.map((rule) => rule.shape)].map(
      (shape) => compileShape(shape).source,
    );
    assert.deepEqual(
      sources.filter((source) => !isBounded(source)),
      [],
    );
  });

  it('sees the unbounded repetitions it is to refuse', () => {
    for (const source of ['a+', 'a*', '[ab]+', 'a{3,}', '(?:ab)*']) assert.equal(isBounded(source), false, source);
    for (const source of ['[+*]{1,3}', '\\+\\*', 'a{3}', '(?:a|b)']) assert.equal(isBounded(source), true, source);
  });

  it('takes the reported span for the one that took part in the match', () => {
    const compiled = compileShape(oneOf(seq('one:', secret(hexLower(8))), seq('two:', secret(base62(10)))));
    assert.deepEqual(secretAt(compiled, 'two:abcDEF1234', 0), [4, 14]);
    assert.deepEqual(secretAt(compiled, 'one:01234567', 0), [4, 12]);
  });
});

describe('a checksum', () => {
  const shape = (certain: boolean) => seq('zq_', base62(30), crc32Base62(6, { certain }));
  const body = sample(seq(base62(30)), seededRandom(5)).text;
  const wrong = `zq_${body}000000`;

  it('that fails leaves no credential, unless it is not certain', () => {
    assert.equal(compileShape(shape(true)).match(wrong, 0)?.checksum, 'failed');
    assert.equal(compileShape(shape(false)).match(wrong, 0)?.checksum, 'doubtful');
  });

  it('that fits proves the credential', () => {
    const { text } = sample(shape(true), seededRandom(6));
    assert.equal(compileShape(shape(true)).match(text, 0)?.checksum, 'proven');
  });
});

describe('keywords', () => {
  const textsOf = (shape: Parameters<typeof compileShape>[0]) =>
    compileShape(shape).keywords.map(({ text, min, max }) => `${text}@${min}..${max}`);

  it('are the leading literals of every choice', () => {
    assert.deepEqual(textsOf(seq(oneOf('sk', 'rk'), '_', oneOf('live', 'test'), '_', base62(24))), [
      'sk_live_@0..0',
      'sk_test_@0..0',
      'rk_live_@0..0',
      'rk_test_@0..0',
    ]);
  });

  it('can stand in the middle, with the range of their offset', () => {
    assert.deepEqual(textsOf(seq(base64(2, 5), 'MARK', base64(5))), ['MARK@2..5']);
  });

  it('are lengthened over small sets until they have three characters', () => {
    assert.deepEqual(textsOf(seq(chars('78', 1), 'Q~', base62(30))), ['7Q~@0..0', '8Q~@0..0']);
    assert.equal(textsOf(seq('ZR', hexLower(32))).length, 16);
  });

  it('are none where no literal of three characters is in every match', () => {
    assert.deepEqual(textsOf(base62(40)), []);
    assert.deepEqual(textsOf(seq(optional('abcdef'), base62(40))), []);
    assert.deepEqual(textsOf(seq('ab', base62(40))), []);
  });

  it('never are the start of every address', () => {
    assert.deepEqual(textsOf(seq('https://', base62(8), '.zq.example/', base62(20))), ['.zq.example/@16..16']);
  });
});

describe('prefixes', () => {
  it('are the literals the reported span may begin with, longest first', () => {
    const { prefixes } = compileShape(seq('https://', secret(oneOf('zq-', 'zq-long-'), base62(20))));
    assert.deepEqual(prefixes, ['zq-long-', 'zq-']);
  });

  it('are none where the span begins with variable characters', () => {
    assert.deepEqual(compileShape(seq('Key=', secret(base64(40)))).prefixes, []);
  });
});

function stands(text: string, keyword: CompiledShape['keywords'][number]): boolean {
  const fold = (one: string): string => (keyword.anyCase ? one.toLowerCase() : one);
  for (let at = keyword.min; at <= keyword.max; at++) if (fold(text).startsWith(fold(keyword.text), at)) return true;
  return false;
}

/** What is left without escapes and classes holds no `*`, `+` or open-ended count. */
function isBounded(source: string): boolean {
  const bare = source.replace(/\\u[0-9a-f]{4}|\\./g, '').replace(/\[[^\]]*\]/g, '');
  return !/[*+]|\{\d+,\}/.test(bare);
}

function secretAt(compiled: CompiledShape, text: string, at: number): readonly number[] {
  const found = compiled.match(text, at);
  return found ? [found.secretStart, found.secretEnd] : [];
}
