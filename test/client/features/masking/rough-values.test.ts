// What is hidden before the server has answered: rather too much than too little.

import assert from 'node:assert/strict';
import { roughValues } from '../../../../client/features/masking/rough-values';

/** The lines with every hidden part replaced by one `•`. */
function covered(text: string): string {
  const lines = text.split('\n');
  const values = roughValues(lines);
  return lines
    .map((line, number) => {
      const mask = values.flatMap(({ masks }) => masks).find(({ start }) => start.line === number);
      return mask ? `${line.slice(0, mask.start.character)}•${line.slice(mask.end.character)}` : line;
    })
    .join('\n');
}

describe('roughValues', () => {
  const cases: Readonly<Record<string, string>> = {
    'A=one': 'A=•',
    '  export A = one two ': '  export A = • ',
    'A="one # two"': 'A=•',
    'A=': 'A=',
    'A=  ': 'A=  ',
    '# a comment with A=one': '# a comment with A=one',
    '': '',
    '   ': '   ',
    'A.B-C=one': 'A.B-C=•',
    'A="first\n  second line\n\nlast"': 'A=•\n  •\n\n•',
    'A=one=two': 'A=•',
    'A=🗝️ and more': 'A=•',
  };
  for (const [text, expected] of Object.entries(cases)) {
    it(JSON.stringify(text), () => assert.equal(covered(text), expected));
  }

  it('counts lines from the given one and names the key', () => {
    const [value] = roughValues(['KEY=one'], 7);
    assert.equal(value!.key, 'KEY');
    assert.deepEqual(value!.range, { start: { line: 7, character: 4 }, end: { line: 7, character: 7 } });
  });

  it('stays linear on a hostile line', () => {
    const line = `${' '.repeat(50_000)}${'A'.repeat(50_000)}`;
    assert.equal(roughValues([line]).length, 1);
  });
});
