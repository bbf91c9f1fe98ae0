import assert from 'node:assert/strict';
import { createLines } from '../../../server/engine/text/lines';

const key = '\u{1f511}';

describe('lines', () => {
  it('end at LF, CRLF and a lone CR', () => {
    const lines = createLines('a\nb\r\nc\rd\n');
    assert.equal(lines.lineCount, 5);
    assert.deepEqual(
      [0, 2, 5, 7, 9].map((offset) => lines.positionAt(offset)),
      [
        { line: 0, character: 0 },
        { line: 1, character: 0 },
        { line: 2, character: 0 },
        { line: 3, character: 0 },
        { line: 4, character: 0 },
      ],
    );
    assert.deepEqual(
      [0, 1, 2, 3, 4].map((line) => lines.lineAt(line)),
      [
        { start: 0, end: 1 },
        { start: 2, end: 3 },
        { start: 5, end: 6 },
        { start: 7, end: 8 },
        { start: 9, end: 9 },
      ],
    );
  });

  it('count UTF-16 units: an emoji is two, a tab is one', () => {
    const lines = createLines(`${key}\t${key}x`);
    assert.deepEqual(lines.positionAt(5), { line: 0, character: 5 });
    assert.equal(lines.offsetAt({ line: 0, character: 3 }), 3);
  });

  it('do not count a BOM', () => {
    const lines = createLines('\ufeffab\ncd');
    assert.deepEqual(lines.positionAt(0), { line: 0, character: 0 });
    assert.deepEqual(lines.positionAt(1), { line: 0, character: 0 });
    assert.deepEqual(lines.positionAt(2), { line: 0, character: 1 });
    assert.deepEqual(lines.positionAt(4), { line: 1, character: 0 });
    assert.equal(lines.offsetAt({ line: 0, character: 0 }), 1);
    assert.deepEqual(lines.lineAt(0), { start: 1, end: 3 });
  });

  it('hold one line in an empty text', () => {
    const lines = createLines('');
    assert.equal(lines.lineCount, 1);
    assert.deepEqual(lines.positionAt(9), { line: 0, character: 0 });
    assert.equal(lines.offsetAt({ line: 3, character: 2 }), 0);
  });

  it('take places outside the text for the nearest inside', () => {
    const lines = createLines('ab\r\ncd');
    assert.deepEqual(lines.positionAt(99), { line: 1, character: 2 });
    assert.deepEqual(lines.positionAt(-1), { line: 0, character: 0 });
    assert.equal(lines.offsetAt({ line: 0, character: 99 }), 2);
    assert.equal(lines.offsetAt({ line: 9, character: 0 }), 6);
    assert.equal(lines.offsetAt({ line: -1, character: 5 }), 0);
  });

  it('lead from an offset to its position and back', () => {
    const text = `\ufeffone\r\n\ttwo ${key}\rthree\n\n`;
    const lines = createLines(text);
    for (let offset = 1; offset <= text.length; offset++) {
      if (text[offset - 1] === '\r' && text[offset] === '\n') continue;
      assert.equal(lines.offsetAt(lines.positionAt(offset)), offset);
    }
  });
});
