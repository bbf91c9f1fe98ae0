// The checksums that stand at the end of a token, written independently with Node's zlib.

import assert from 'node:assert/strict';
import { crc32 } from 'node:zlib';
import { checksumText } from '../../../server/engine/shape/checksum';
import { compileShape } from '../../../server/engine/shape/compile';
import * as grammar from '../../../server/engine/shape/grammar';
import { sample, seededRandom } from '../../../server/engine/shape/sample';

const { base62, base64, seq } = grammar;

const bodies = Array.from({ length: 200 }, (_, seed) => sample(seq(base62(1, 60)), seededRandom(seed)).text);

describe('checksum texts', () => {
  it('write the number as each provider does', () => {
    for (const body of bodies) {
      const value = crc32(body);
      const before = { whole: `pre_${body}_`, variable: body };
      const ofWhole = crc32(`pre_${body}`);
      const little = Buffer.alloc(4);
      little.writeUInt32LE(value);
      assert.equal(checksumText('crc32Hex', 8, before), value.toString(16).padStart(8, '0'));
      assert.equal(checksumText('crc32Base36Whole', 7, before), crc32(before.whole).toString(36).padStart(7, '0'));
      assert.equal(checksumText('crc32Base64Little', 6, before), little.toString('base64').slice(0, 6));
      little.writeUInt32LE(ofWhole);
      assert.equal(checksumText('crc32HexLittleWhole', 8, before), little.toString('hex'));
      assert.equal(fromBase62(checksumText('crc32Base62', 6, before)), value);
    }
  });

  it('write the check character of crates.io, whose own tests have these two', () => {
    const example = ['gGK6jurSwKyl9V3A', 'z19z7YEFQI9aoOO'].join('');
    assert.equal(checksumText('xorBase62', 1, { whole: '', variable: example }), 'd');
    assert.equal(checksumText('xorBase62', 1, { whole: '', variable: '0'.repeat(31) }), 'w');
  });
});

describe('a checked token', () => {
  const shapes = {
    crc32Base62: seq('zq_', base62(30), grammar.crc32Base62(6)),
    crc32Hex: seq('zq_', base62(32), '_', grammar.crc32Hex(8)),
    crc32Base36Whole: seq('zq_', base62(30), '.', grammar.crc32Base36Whole(7)),
    crc32HexLittleWhole: seq('zq_', base62(32), '_', grammar.crc32HexLittleWhole(8)),
    crc32Base64Little: seq('zq_', base64(54), grammar.crc32Base64Little(6)),
    xorBase62: seq('zq_', base62(31), grammar.xorBase62()),
  };

  for (const [name, shape] of Object.entries(shapes))
    it(`is refused when one of its characters is another: ${name}`, () => {
      const { text } = sample(shape, seededRandom(8));
      const compiled = compileShape(shape);
      assert.equal(compiled.match(text, 0)?.checksum, 'proven');
      for (const at of [3, 20, text.length - 1]) {
        const other = text[at] === '1' ? '2' : '1';
        assert.equal(compiled.match(text.slice(0, at) + other + text.slice(at + 1), 0)?.checksum, 'failed', `${at}`);
      }
    });
});

/** Digits first, then upper case, then lower case: the order of GitHub and npm. */
function fromBase62(text: string): number {
  const order = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  return [...text].reduce((sum, one) => sum * 62 + order.indexOf(one), 0);
}
