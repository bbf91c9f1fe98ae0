import assert from 'node:assert/strict';
import { crc32 as crc32OfNode } from 'node:zlib';
import { checksumText, crc32, inDigits } from '../../../server/engine/shape/checksum';
import { base62, seq } from '../../../server/engine/shape/grammar';
import { sample, seededRandom } from '../../../server/engine/shape/sample';

const bodies = Array.from({ length: 200 }, (_, seed) => sample(seq(base62(1, 60)), seededRandom(seed)).text);

describe('crc32', () => {
  it('gives the published check values', () => {
    assert.equal(crc32(''), 0);
    assert.equal(crc32('123456789'), 0xcbf43926);
    assert.equal(crc32('The quick brown fox jumps over the lazy dog'), 0x414fa339);
  });

  it('agrees with zlib', () => {
    for (const body of bodies) assert.equal(crc32(body), crc32OfNode(body));
  });
});

describe('digits', () => {
  it('are written largest first and padded on the left', () => {
    assert.equal(inDigits(0, '01', 4), '0000');
    assert.equal(inDigits(5, '01', 4), '0101');
    assert.equal(inDigits(0xffffffff, '0123456789abcdef', 4), 'ffffffff');
  });
});

describe('checksum texts', () => {
  it('write the number as each provider does', () => {
    for (const body of bodies) {
      const value = crc32OfNode(body);
      const before = { whole: `pre_${body}_`, variable: body };
      const ofWhole = crc32OfNode(`pre_${body}`);
      const little = Buffer.alloc(4);
      little.writeUInt32LE(value);
      assert.equal(checksumText('crc32Hex', 8, before), value.toString(16).padStart(8, '0'));
      assert.equal(
        checksumText('crc32Base36Whole', 7, before),
        crc32OfNode(before.whole).toString(36).padStart(7, '0'),
      );
      assert.equal(checksumText('crc32Base64Little', 6, before), little.toString('base64').slice(0, 6));
      little.writeUInt32LE(ofWhole);
      assert.equal(checksumText('crc32HexLittleWhole', 8, before), little.toString('hex'));
      assert.equal(fromBase62(checksumText('crc32Base62', 6, before)), value);
    }
  });
});

/** Digits first, then upper case, then lower case: the order of GitHub and npm. */
function fromBase62(text: string): number {
  const order = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  return [...text].reduce((sum, one) => sum * 62 + order.indexOf(one), 0);
}
