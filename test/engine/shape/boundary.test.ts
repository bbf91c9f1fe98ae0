import assert from 'node:assert/strict';
import { compileShape } from '../../../server/engine/shape/compile';
import { base62, base64, chars, hexLower, optional, type Shape, seq } from '../../../server/engine/shape/grammar';

/** `«` marks where the match is tried; the text without it is searched. */
function matches(shape: Shape, marked: string): boolean {
  const at = marked.indexOf('«');
  return compileShape(shape).match(marked.replace('«', ''), at) !== undefined;
}

const prefixed = seq('zq_', hexLower(8));
const bare = base64(8);

describe('the left boundary', () => {
  const open = ['', '"', ' ', '=', ':', '(', '-', '.', '/', '\\', 'é', '\u{1f511}', '\n'];
  for (const before of open)
    it(`lets a match begin after ${JSON.stringify(before)}`, () => {
      assert.ok(matches(prefixed, `${before}«zq_0123abcd`));
    });

  for (const before of ['a', 'Z', '7', '_', 'xn'])
    it(`refuses a match inside a word: ${before}`, () => {
      assert.equal(matches(prefixed, `${before}«zq_0123abcd`), false);
    });

  for (const before of ['\\n', '\\t', '\\r', '\\x22', '\\u0022', '%22', '%3D', '\u001b[31m'])
    it(`lets a match begin after the escape ${JSON.stringify(before)}`, () => {
      assert.ok(matches(prefixed, `x${before}«zq_0123abcd`));
    });

  it('refuses a longer run of the first alphabet', () => {
    assert.equal(matches(bare, '+«abcdEFG1'), false);
    assert.equal(matches(bare, '_«abcdEFG1'), false);
    assert.ok(matches(bare, '=«abcdEFG1'));
  });

  it('asks nothing before a literal that begins no word', () => {
    assert.ok(matches(seq('-----BEGIN', hexLower(4)), 'a«-----BEGIN0123'));
  });
});

describe('the right boundary', () => {
  for (const after of ['', '"', ' ', '\\n', '.', '-', ';', '\u{1f511}'])
    it(`lets a match end before ${JSON.stringify(after)}`, () => {
      assert.ok(matches(prefixed, `«zq_0123abcd${after}`));
    });

  for (const after of ['0', 'z', 'Z', '_'])
    it(`refuses to cut a longer run: ${after}`, () => {
      assert.equal(matches(prefixed, `«zq_0123abcd${after}`), false);
    });

  it('refuses the beginning of a run longer than the most', () => {
    const shape = seq('zq-', base62(4, 6));
    assert.ok(matches(shape, '«zq-abcdef'));
    assert.equal(matches(shape, '«zq-abcdefg'), false);
  });

  it('counts the last set that can be empty and the one before it', () => {
    const shape = seq(base64(8), optional('='));
    assert.ok(matches(shape, '«abcdEFG1='));
    assert.ok(matches(shape, '«abcdEFG1'));
    assert.equal(matches(shape, '«abcdEFG1=='), false);
    assert.equal(matches(shape, '«abcdEFG1+'), false);
  });

  it('asks nothing after a closing sign', () => {
    assert.ok(matches(seq('zq[', hexLower(4), chars('\\]', 1)), '«zq[0123]abc'));
  });
});
