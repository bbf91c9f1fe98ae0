// The codes under the checksums, against published values and Node's own implementations.

import assert from 'node:assert/strict';
import { crc32 as crc32OfNode } from 'node:zlib';
import { bech32Checksum } from '../../../server/engine/shape/code/bech32';
import { crc16, crc32 } from '../../../server/engine/shape/code/crc';
import {
  base58Of,
  bytesOf,
  bytesOfBase58,
  digits,
  inDigits,
  littleBytes,
  textOf,
} from '../../../server/engine/shape/code/digits';
import { marvin32, marvin64 } from '../../../server/engine/shape/code/marvin';
import { seededRandom } from '../../../server/engine/shape/sample';

const random = seededRandom(7);
const blocks = Array.from({ length: 80 }, (_, length) => Uint8Array.from({ length }, () => Math.floor(random() * 256)));
const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('crc32', () => {
  it('gives the published check values', () => {
    assert.equal(crc32(''), 0);
    assert.equal(crc32('123456789'), 0xcbf43926);
    assert.equal(crc32('The quick brown fox jumps over the lazy dog'), 0x414fa339);
  });

  it('agrees with zlib, on text as on bytes', () => {
    for (const block of blocks) {
      assert.equal(crc32(block), crc32OfNode(block));
      const text = Buffer.from(block).toString('hex');
      assert.equal(crc32(text), crc32OfNode(text));
    }
  });
});

describe('crc16', () => {
  it('gives the published check value of XMODEM', () => {
    assert.equal(crc16(ascii('123456789')), 0x31c3);
    assert.equal(crc16(ascii('')), 0);
  });
});

describe('marvin', () => {
  // The self-test of SymCrypt, and the longer message of Microsoft's own tests.
  it('gives the published values', () => {
    assert.deepEqual(marvin64(ascii('abc'), [0xcd0893b7, 0xd53cd9ce]), [0x492769bf, 0x22c74339]);
    const alphabet = ascii('abcdefghijklmnopqrstuvwxyz');
    assert.deepEqual(marvin64(alphabet, [0xeffff000, 0x0ddddeee]), [0x7260aca2, 0xa128eb7e]);
  });

  it('reads a seed of eight characters as one big-endian number', () => {
    const [low, high] = marvin64(ascii('abc'), [0x756c7430, 0x44656661]);
    assert.equal(marvin32(ascii('abc'), 'Default0'), (low ^ high) >>> 0);
  });
});

describe('bech32', () => {
  it('writes the checksums of the valid strings of BIP-173', () => {
    const valid = ['a12uel5l', 'split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w', '?1ezyfcl'];
    for (const text of valid) {
      const separator = text.lastIndexOf('1');
      const data = text.slice(separator + 1, -6);
      assert.equal(bech32Checksum(text.slice(0, separator), data), text.slice(-6), text);
    }
  });
});

describe('digits', () => {
  it('are written largest first and padded on the left', () => {
    assert.equal(inDigits(0, '01', 4), '0000');
    assert.equal(inDigits(5, '01', 4), '0101');
    assert.equal(inDigits(0xffffffff, digits.base16, 4), 'ffffffff');
  });

  it('write the bytes of a number least significant first', () => {
    assert.deepEqual([...littleBytes(0x89abcdef)], [0xef, 0xcd, 0xab, 0x89]);
    assert.deepEqual([...littleBytes(-1)], [255, 255, 255, 255]);
  });

  it('encode base32 as the vectors of RFC 4648, without padding', () => {
    const vectors = { f: 'MY', fo: 'MZXQ', foo: 'MZXW6', foob: 'MZXW6YQ', fooba: 'MZXW6YTB', foobar: 'MZXW6YTBOI' };
    for (const [text, encoded] of Object.entries(vectors)) {
      assert.equal(textOf(ascii(text), digits.base32), encoded);
      assert.deepEqual(bytesOf(encoded, digits.base32), ascii(text));
    }
  });

  it('encode base64 as Node does, without padding', () => {
    for (const block of blocks) {
      for (const alphabet of ['base64', 'base64url'] as const) {
        const encoded = Buffer.from(block).toString(alphabet).replace(/=+$/, '');
        assert.equal(textOf(block, digits[alphabet]), encoded);
        assert.deepEqual(bytesOf(encoded, digits[alphabet]), block);
      }
    }
  });

  it('encode base58 as the published vectors, zero bytes included', () => {
    const vectors = { '61': '2g', '626262': 'a3gV', '516b6fcd0f': 'ABnLTmg', '00000000000000000000': '1111111111' };
    for (const [hex, encoded] of Object.entries(vectors)) {
      const bytes = Uint8Array.from(Buffer.from(hex, 'hex'));
      assert.equal(base58Of(bytes), encoded);
      assert.deepEqual(bytesOfBase58(encoded), bytes);
    }
    for (const block of blocks) assert.deepEqual(bytesOfBase58(base58Of(block)), block);
  });
});
