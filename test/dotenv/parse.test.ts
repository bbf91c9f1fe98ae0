// parseEnv reads what npm's dotenv reads, and knows where everything stands.

import assert from 'node:assert/strict';
import { parse as oracle } from 'dotenv';
import fc from 'fast-check';
import { parseEnv, valuesOf } from '../../server/dotenv/parse';
import { cpuTime } from '../support/cpu-time';

const hardCases: Readonly<Record<string, string>> = {
  empty: '',
  'only a BOM': '\uFEFF',
  'BOM before the first key': '\uFEFFA=1\nB=2',
  plain: 'A=1\nB=2\n',
  'no final line end': 'A=1\nB=2',
  'no value': 'A=\nB=2\n',
  'no value, comment': 'A= # nothing\nB=#\n',
  'spaces around': '  A =  1  \n\tB\t=\t2\t\n',
  export: 'export A=1\nexport  B=2\nexport=3\nexport =4\nexportC=5\n',
  'export before a line end': 'export\nA=1\nexport B\n',
  colon: 'A: 1\nB:2\nC : 3\nD:  4 \n',
  'colon at the end of a line': 'A:\nB=2\nC:\r\nD=4\nE:',
  'single quotes': "A='1'\nB=' 2 '\nC='it\\'s'\nD='#'\nE=''\n",
  'double quotes': 'A="1"\nB=" 2 "\nC="say \\"hi\\""\nD="#"\nE=""\n',
  backticks: 'A=`1`\nB=`\'"`\nC=`a\\`b`\n',
  'escapes in double quotes only': 'A="a\\nb\\rc\\td\\\\n"\nB=\'a\\nb\'\nC=`a\\nb`\nD=a\\nb\n',
  'several lines': 'A="one\ntwo\n\nthree"\nB=\'x\ny\'\nC=`x\n# no comment\ny`\n',
  'quotes on the next line': 'A=\n"1"\nB=\n\n\'2\'\nC=\n3\n',
  'key and sign on different lines': 'A\n=1\nB\n\n = 2\nC\nD=4\n',
  comments: '# one\nA=1 # two\nB=1# three\n#C=3\n   # four\nD="x" # "five"\n',
  'hash after quotes': 'A="1"#x\nB=\'1\' #y\'\nC="a#b" c # d\n',
  'unclosed quotes': "A='1\nB=\"2\nC=`3\nD='4'\n",
  'text after quotes': 'A="1" 2\nB=\'a\'b\'\nC="a"b"\nD=\'a\' "b"\n',
  'backslash before the closing quote': "A='x\\'\nB='y'\nC='z'\n",
  'backslash before the closing quote, then an apostrophe': "A='x\\'\n# the users'\nB=1\n",
  CRLF: 'A=1\r\nB="x\r\ny"\r\n# c\r\nC=\r\nD: 4\r\n',
  'lone CR': "A=1\rB='x\ry'\r# c\rC=3",
  'duplicate keys': 'A=1\nB=2\nA=3\nA=\n',
  'broken lines': 'A=1\nnot a line\n=3\n!B=4\nC\nD=5\n',
  'signs in values': 'A==1\nB=a=b\nC=a:b\nD={"x": "y"}\nE=$A${B}\n',
  'keys of all kinds': 'a.b-c_D1=1\n1=2\n-=3\n.=4\nä=5\n',
  'line separators': "A=x\u2028B=2\u2029'C'=3\nD=x\u2028'y'\nE='a'\u2028b\n# c\u2028F=6\nG='h' # i\u2028J=7",
  'odd spaces': '\u00a0A\u00a0=\u00a01\u00a0\n\u3000B=\u30002\u3000\nC=\u200b3\n',
  'a lone quote': 'A=\'\nB="\nC=`',
};

function assertParity(text: string): void {
  const expected = Object.entries(oracle(text));
  const actual = [...valuesOf(parseEnv(text))].filter(([key]) => key !== '__proto__');
  assert.deepEqual(new Map(actual), new Map(expected));
}

const pieces = fc.constantFrom(
  ...['A', 'B', 'KEY', 'export', '=', ':', ' ', '\t', '\n', '\n', '\r\n', '\r', "'", '"', '`', '\\', '#', '$', '\\n'],
  ...[
    '\\r',
    "\\'",
    '\\"',
    '\\`',
    'x',
    'é',
    '😀',
    '\uFEFF',
    '\u2028',
    '\u2029',
    '\u00a0',
    'A=',
    "B='",
    'C="',
    'D: ',
    '\n# ',
  ],
);

describe('parseEnv', () => {
  for (const [name, text] of Object.entries(hardCases)) {
    it(`means what dotenv means: ${name}`, () => assertParity(text));
  }

  it('means what dotenv means for generated files', () => {
    const files = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));
    fc.assert(fc.property(files, assertParity), { numRuns: 20_000 });
  });

  it('means what dotenv means for any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), assertParity), { numRuns: 2000 });
  });

  it('keeps the parts in order and inside the text', () => {
    const files = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(files, (text) => {
        const file = parseEnv(text);
        for (const { key, keySpan, written, inner, line, comment } of file.entries) {
          assert.equal(text.slice(keySpan.start, keySpan.end), key);
          const order = [line.start, keySpan.start, keySpan.end, written.start, inner.start, inner.end, written.end];
          assert.deepEqual(
            order,
            order.toSorted((a, b) => a - b),
          );
          assert.ok(line.end >= (comment?.end ?? written.end) && line.end <= text.length);
        }
      }),
      { numRuns: 2000 },
    );
  });

  const slices = (text: string) =>
    parseEnv(text).entries.map(({ key, written, inner, comment, line, above }) => ({
      key,
      written: text.slice(written.start, written.end),
      inner: text.slice(inner.start, inner.end),
      comment: comment && text.slice(comment.start, comment.end),
      line: text.slice(line.start, line.end),
      above: above.map(({ start, end }) => text.slice(start, end)),
    }));

  it('places key, value, quotes, comment and line', () => {
    assert.deepEqual(slices('\uFEFF# top\n# two\n  export A = "x y"  # c  \r\nB=\n\n# gone\n\nC=z # d'), [
      {
        key: 'A',
        written: '"x y"',
        inner: 'x y',
        comment: '# c  ',
        line: '  export A = "x y"  # c  ',
        above: ['# top', '# two'],
      },
      { key: 'B', written: '', inner: '', comment: undefined, line: 'B=', above: [] },
      { key: 'C', written: 'z', inner: 'z', comment: '# d', line: 'C=z # d', above: [] },
    ]);
  });

  it('places an empty value right after its sign', () => {
    assert.deepEqual(parseEnv('A=  # c').entries[0]!.written, { start: 2, end: 2 });
    assert.deepEqual(parseEnv('A=').entries[0]!.written, { start: 2, end: 2 });
  });

  it('spans several lines with a quoted value', () => {
    const [entry] = slices('A="x\r\ny" # end\r\nB=1');
    assert.equal(entry!.line, 'A="x\r\ny" # end');
    assert.equal(entry!.inner, 'x\r\ny');
  });

  it('knows commented-out keys from prose', () => {
    const text = '# A=1\n#B=\n# export C=x\n# set D=1 to start\n# @type=port\n## E = 5\n';
    assert.deepEqual(
      parseEnv(text).comments.map(({ key }) => key),
      ['A', 'B', 'C', undefined, undefined, 'E'],
    );
  });

  it('gives a comment above a commented-out key to that key alone', () => {
    assert.deepEqual(slices('# about A\n# A=\nB=1')[0]!.above, []);
  });

  it('lists broken lines without their indentation', () => {
    const text = 'A=1\n  broken line \n=x\nexport B\n';
    assert.deepEqual(
      parseEnv(text).invalid.map(({ start, end }) => text.slice(start, end)),
      ['broken line', '=x', 'export B'],
    );
  });

  it('keeps the first line end', () => {
    assert.deepEqual(
      ['A=1\r\nB=2\n', 'A=1\rB', 'A', 'A=1\nB\r\n'].map((text) => parseEnv(text).eol),
      ['\r\n', '\r', '\n', '\n'],
    );
  });

  it('reads a large file in time that grows with its length', () => {
    const lines = Array.from({ length: 50_000 }, (_, n) => `KEY_${n}='it\\'s ${n}\n\n`).join('');
    const spent = cpuTime(() => void parseEnv(`${lines}A${'\n'.repeat(100_000)}`));
    assert.ok(spent < 2000, `${spent} ms`);
  });
});
