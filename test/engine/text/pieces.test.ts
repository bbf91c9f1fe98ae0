// A text in pieces is what the library makes of the same edits of one string.

import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { seededRandom } from '../../../server/engine/shape/sample';
import { type Pieces, piecesOf } from '../../../server/engine/text/pieces';

const alphabet = [
  'a',
  '\n',
  '\r',
  '\r\n',
  ' b',
  'ü',
  '🔑',
  'x'.repeat(50),
  '\n'.repeat(7),
  '\r\n'.repeat(700),
  'y'.repeat(5000),
];

function some(random: () => number, parts: number): string {
  let text = '';
  for (let i = 0; i < parts; i++) text += alphabet[Math.floor(random() ** 2 * alphabet.length)];
  return text;
}

function assertSame(pieces: Pieces, document: TextDocument, random: () => number): void {
  const text = document.getText();
  assert.equal(pieces.length, text.length);
  const within = () => Math.floor(random() * (text.length + 1));
  const offsets = [-1, 0, text.length, text.length + 3, ...Array.from({ length: 8 }, within)];
  for (const offset of offsets)
    assert.deepEqual(pieces.positionAt(offset), document.positionAt(offset), `at ${offset}`);
  for (const offset of offsets) {
    const { line, character } = document.positionAt(offset);
    for (const position of [
      { line, character },
      { line, character: character + 1 },
      { line: line + 1, character: 0 },
      { line, character: 100_000 },
      { line: -1, character: 4 },
    ])
      assert.equal(pieces.offsetAt(position), document.offsetAt(position), JSON.stringify(position));
  }
  const [one, other] = [within(), within()];
  const [start, end] = [Math.min(one, other), Math.max(one, other)];
  assert.equal(pieces.slice(start, end), text.slice(start, end));
  assert.equal(pieces.slice(start), text.slice(start));
}

describe('a text in pieces', () => {
  for (let seed = 0; seed < 40; seed++)
    it(`is the same text after any edits (${seed})`, () => {
      const random = seededRandom(seed);
      const first = some(random, Math.floor(random() * 60));
      let pieces = piecesOf(first);
      const document = TextDocument.create('file:///a', '', 0, first);
      assertSame(pieces, document, random);
      for (let version = 1; version <= 60; version++) {
        const [one, other] = [0, 0].map(() => Math.floor(random() * (pieces.length + 1))) as [number, number];
        const start = Math.min(one, other);
        const end = random() < 0.5 ? start : random() < 0.5 ? Math.min(start + 3, pieces.length) : Math.max(one, other);
        const text = some(random, Math.floor(random() ** 3 * 20));
        const range = { start: document.positionAt(start), end: document.positionAt(end) };
        const before = { pieces, text: document.getText() };
        pieces = pieces.replace(pieces.offsetAt(range.start), pieces.offsetAt(range.end), text);
        TextDocument.update(document, [{ range, text }], version);
        assertSame(pieces, document, random);
        assert.equal(String(before.pieces), before.text, 'an earlier state has changed');
      }
      assert.equal(String(pieces), document.getText());
    });

  it('is the same text after thousands of small edits and many large ones', () => {
    const text = 'const a = 1;\n'.repeat(20_000);
    let pieces = piecesOf(text);
    let whole = text;
    for (let at = 0; at < 3000; at++) {
      const start = (at * 7919) % whole.length;
      pieces = pieces.replace(start, start, '\r\n');
      whole = `${whole.slice(0, start)}\r\n${whole.slice(start)}`;
    }
    for (let at = 0; at < 250; at++) {
      pieces = pieces.replace(500, 1500, '');
      whole = whole.slice(0, 500) + whole.slice(1500);
    }
    assert.equal(String(pieces), whole);
  });
});
