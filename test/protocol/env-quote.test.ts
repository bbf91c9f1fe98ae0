// A quoted value is read back as the very same value.

import assert from 'node:assert/strict';
import { parse as oracle } from 'dotenv';
import fc from 'fast-check';
import { quoteEnvValue } from '../../protocol/env-quote';

function assertReadBack(value: string): void {
  const quoted = quoteEnvValue(value);
  if (quoted !== undefined) assert.equal(oracle(`K=${quoted}\n`).K, value);
}

const hard = fc
  .array(
    fc.constantFrom('a', ' ', '\t', '\n', '\r', "'", '"', '`', '\\', '#', '$', '=', 'n', 'r', '\u2028', 'é', '😀'),
    {
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(''));

describe('quoteEnvValue', () => {
  it('is read back the same for arbitrary values', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), assertReadBack), { numRuns: 5000 });
  });

  it('is read back the same for awkward values', () => {
    fc.assert(fc.property(hard, assertReadBack), { numRuns: 30_000 });
  });

  it('is read back the same beside other entries', () => {
    const tame = hard.filter((value) => !value.endsWith('\\'));
    fc.assert(
      fc.property(tame, tame, (one, two) => {
        const [first, second] = [quoteEnvValue(one), quoteEnvValue(two)];
        if (first === undefined || second === undefined) return;
        const read = oracle(`A=1\nK=${first}\nL=${second}\nB='2'\n`);
        assert.deepEqual({ ...read }, { A: '1', K: one, L: two, B: '2' });
      }),
      { numRuns: 20_000 },
    );
  });

  it('can write every value on one line that lacks one kind of quote', () => {
    const line = fc.string({ unit: 'grapheme-ascii' }).filter((value) => !/[`\r\n]/.test(value));
    fc.assert(
      fc.property(line, (value) => assert.notEqual(quoteEnvValue(value), undefined)),
      { numRuns: 5000 },
    );
  });

  const table: readonly (readonly [value: string, quoted: string | undefined])[] = [
    ['', ''],
    ['simple', 'simple'],
    ['postgres://u:p@h:5432/db', 'postgres://u:p@h:5432/db'],
    ['abc+/==', 'abc+/=='],
    ['two words', "'two words'"],
    [' edge ', "' edge '"],
    ['a#b', "'a#b'"],
    ['pa$word', "'pa$word'"],
    ['${HOME}', "'${HOME}'"],
    ["it's", '"it\'s"'],
    ['say "hi"', '\'say "hi"\''],
    ['C:\\temp', "'C:\\temp'"],
    ['back\\\\slash', 'back\\\\slash'],
    ['ends\\', 'ends\\'],
    ['a#\\', "'a#\\'"],
    ['one\ntwo\n', '"one\\ntwo\\n"'],
    ['one\ntwo $x', "'one\ntwo $x'"],
    ['cr\r\n', '"cr\\r\\n"'],
    ['\'"', '`\'"`'],
    ['a\'b"c`d', 'a\'b"c`d'],
    ['\'"`', "''\"`'"],
    ['#\'"`', undefined],
    ['\r\\n', undefined],
  ];
  for (const [value, quoted] of table) {
    it(`writes ${JSON.stringify(value)} as ${JSON.stringify(quoted)}`, () => {
      assert.equal(quoteEnvValue(value), quoted);
      assertReadBack(value);
    });
  }
});
