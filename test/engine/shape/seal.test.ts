// Texts that encode their own checksum: published vectors, and the same written independently with Node's crypto.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { compileShape } from '../../../server/engine/shape/compile';
import {
  base32,
  base32Lower,
  base58,
  base62,
  base64,
  base64url,
  bech32,
  chars,
  identifiable,
  oneOf,
  type Seal,
  type Shape,
  sealed,
  secret,
  seq,
} from '../../../server/engine/shape/grammar';
import { sample, seededRandom } from '../../../server/engine/shape/sample';
import { sealedTexts } from '../../../server/engine/shape/seal';

/** Examples of the standards' own texts, in two parts so that no scanner stumbles over this file. */
const published: readonly (readonly [what: string, seal: Seal, ...parts: readonly string[]])[] = [
  ['NIP-19', { kind: 'bech32' }, 'nsec1vl029mgpspedva04g90vltkh6fvh240', 'zqtv9k0t9af8935ke9laqsnlfe5'],
  ['age', { kind: 'bech32' }, 'AGE-SECRET-KEY-1', `${'GFPYYSJZ'.repeat(6)}GFPQ4EGAEX`],
  ['Bitcoin wiki', { kind: 'base58Check', version: '80' }, '5HueCGU8rMjxEXxiPuD5BDku4', 'MkFqeZyd4dZ1jvhTVqvbTLvyTJ'],
  ['compressed', { kind: 'base58Check', version: '80' }, 'KwdMAjGmerYanjeui5SHS7Jkmp', 'ZvVipYvB2LJGU1ZxJwYvP98617'],
  [
    'BIP-32, vector 1',
    { kind: 'base58Check', version: '0488ade4' },
    'xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jP',
    'PqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi',
  ],
  ['NATS documentation', { kind: 'crc16Base32' }, 'SUACSSL3UAHUDXKFSNVUZRF5UHPMW', 'Z6BFDTJ7M6USDXIEDNPPQYYYCU3VY'],
  ['Stellar SDK', { kind: 'crc16Base32' }, 'SBU2RRGLXH3E5CQHTD3ODLDF2BWD', 'CYUSSBLLZ5GNW7JXHDIYKXZWHOKR'],
];

const marvinSeeds = ['Default0', 'Send0000'];

/** Each with the place of a character that may be any other of the shape's. */
const shapes: Readonly<Record<string, readonly [shape: Shape, at: number]>> = {
  bech32: [sealed({ kind: 'bech32' }, seq('zq1', bech32(58))), 20],
  'bech32 in capitals': [sealed({ kind: 'bech32' }, seq('ZQ-1', chars('AC-HJ-NP-Z02-9', 58))), 20],
  base58Check: [sealed({ kind: 'base58Check', version: '80' }, seq('5', base58(50))), 20],
  'base58Check, long': [sealed({ kind: 'base58Check', version: '0488ade4' }, seq('xprv', base58(107))), 20],
  crc16Base32: [sealed({ kind: 'crc16Base32' }, seq('S', chars('A-D', 1), base32(54))), 20],
  'crc16Base32 with bits left over': [sealed({ kind: 'crc16Base32' }, seq('SUA', chars('A-P', 1), base32(54))), 20],
  'marvin32, 64 bytes': [identifiable(seq(base64(76), '+ZQz', base64(5), chars('AQgw', 1), '=='), marvinSeeds), 20],
  'marvin32, 32 bytes': [identifiable(seq(base64(33), '+ZQz', chars('A-P', 1), base64(5), '='), marvinSeeds), 20],
  'marvin32, no signs': [identifiable(seq(base62(42), 'AzZQ', chars('A-D', 1), base62(5)), marvinSeeds), 20],
  'marvin32 in base64url': [
    identifiable(seq(base64url(44), 'AzZQ', base64url(5), chars('AQgw', 1), '=='), marvinSeeds, {
      alphabet: 'base64url',
    }),
    20,
  ],
  'marvin32, cut': [identifiable(seq(base62(52), 'ZQQZ99', base62(26)), ['Default0'], { kept: 3 }), 20],
  entraSecret: [sealed({ kind: 'entraSecret' }, seq(base62(3), '8Q~', chars('-._~0-9A-Za-z', 34))), 20],
  azureDevOpsToken: [sealed({ kind: 'azureDevOpsToken' }, base32Lower(52)), 20],
};

const rounds = 60;

describe('published texts', () => {
  for (const [what, seal, ...parts] of published)
    it(`carry the checksum expected: ${what}`, () => {
      const text = parts.join('');
      assert.deepEqual(sealedTexts(seal, text), [text]);
    });
});

describe('sealed shapes', () => {
  for (const [name, [shape, at]] of Object.entries(shapes)) {
    const compiled = compileShape(shape);

    it(`give samples that match and are proven: ${name}`, () => {
      const random = seededRandom(3);
      for (let round = 0; round < rounds; round++) {
        const { text } = sample(shape, random);
        const found = compiled.match(`"${text}"`, 1);
        assert.equal(found?.end, text.length + 1, text.slice(0, 3));
        assert.equal(found?.checksum, 'proven');
      }
    });

    it(`do not fit when one character is another: ${name}`, () => {
      const random = seededRandom(4);
      for (let round = 0; round < rounds; round++) {
        const { text } = sample(shape, random);
        const other = text[at] === '7' ? '6' : '7';
        const verdict = compiled.match(text.slice(0, at) + other + text.slice(at + 1), 0)?.checksum;
        assert.ok(verdict === 'failed' || verdict === 'doubtful', `${name}: ${verdict}`);
      }
    });
  }

  it('are refused when certain, and only doubted when not', () => {
    const text = `zq1${'q'.repeat(20)}${'p'.repeat(38)}`;
    const verdict = (certain: boolean) =>
      compileShape(sealed({ kind: 'bech32' }, seq('zq1', bech32(58)), { certain })).match(text, 0)?.checksum;
    assert.equal(verdict(true), 'failed');
    assert.equal(verdict(false), 'doubtful');
  });

  it('can be a part of a shape, within the reported span and as one of several', () => {
    const key = sealed({ kind: 'bech32' }, seq('zq1', bech32(38)));
    const shape = oneOf(seq('key=', secret(key, ';')), seq('id=', secret(base62(20))));
    const random = seededRandom(5);
    for (let round = 0; round < rounds; round++) {
      const { text, start, end } = sample(shape, random);
      const found = compileShape(shape).match(text, 0);
      assert.deepEqual([found?.secretStart, found?.secretEnd], [start, end]);
      assert.equal(found?.checksum, text.startsWith('key=') ? 'proven' : 'none');
    }
  });

  it('cannot be drawn when no true text is of the shape', () => {
    const never = sealed({ kind: 'base58Check', version: '00' }, seq('5', base58(50)));
    assert.throws(() => sample(never, seededRandom(6)), RangeError);
  });
});

describe('the same written independently', () => {
  const samples = (name: string): readonly string[] => {
    const random = seededRandom(9);
    return Array.from({ length: rounds }, () => sample(shapes[name]![0], random).text);
  };

  it('Base58Check is a double SHA-256', () => {
    const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest();
    for (const name of ['base58Check', 'base58Check, long'])
      for (const text of samples(name)) {
        const bytes = base58Bytes(text);
        assert.deepEqual(bytes.subarray(-4), sha(sha(bytes.subarray(0, -4))).subarray(0, 4));
      }
  });

  it('identifiable keys end in the Marvin hash of their bytes', () => {
    for (const name of ['marvin32, 64 bytes', 'marvin32, 32 bytes', 'marvin32, no signs', 'marvin32 in base64url'])
      for (const text of samples(name)) {
        const bytes = Buffer.from(text, 'base64');
        const hashes = marvinSeeds.map((seed) => marvin(bytes.subarray(0, -4), seed));
        assert.ok(hashes.includes(bytes.readUInt32LE(bytes.length - 4)), name);
      }
    for (const text of samples('marvin32, cut')) {
      const hash = Buffer.alloc(4);
      hash.writeUInt32LE(marvin(Buffer.from(text.slice(0, 80), 'base64'), 'Default0'));
      assert.equal(text.slice(80), hash.toString('base64').slice(0, 4));
    }
  });

  it('Entra secrets end in the beginning of a Marvin hash in base 66', () => {
    const digits = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890.-_~';
    for (const text of samples('entraSecret')) {
      let written = '';
      for (let rest = marvin(Buffer.from(text.slice(0, -3), 'latin1'), 'AadPwd00'); rest > 0; ) {
        written = digits[rest % 66] + written;
        rest = Math.floor(rest / 66);
      }
      assert.equal(text.slice(-3), written.slice(0, 3));
    }
  });

  it('Azure DevOps tokens hold a CRC-32 of the rest, changed by one of two numbers', () => {
    for (const text of samples('azureDevOpsToken')) {
      const letters = 'abcdefghijklmnopqrstuvwxyz234567';
      const bits = [...text].map((one) => letters.indexOf(one).toString(2).padStart(5, '0')).join('');
      const bytes = Buffer.from(
        Array.from({ length: 32 }, (_, at) => Number.parseInt(bits.slice(at * 8, at * 8 + 8), 2)),
      );
      const rest = Buffer.concat([
        bytes.subarray(0, 2),
        bytes.subarray(3, 7),
        bytes.subarray(9, 22),
        bytes.subarray(23),
      ]);
      const held = Buffer.from([bytes[22]!, bytes[8]!, bytes[7]!, bytes[2]!]).readUInt32LE();
      assert.ok([0xe0b9692d, 0x1019f92e].includes((held ^ crc32(rest)) >>> 0));
    }
  });
});

/** Base58 digit by digit in an array of bytes, where the engine uses one large number. */
function base58Bytes(text: string): Buffer {
  const order = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
  const bytes: number[] = [];
  for (const one of text) {
    let carry = order.indexOf(one);
    for (let at = 0; at < bytes.length; at++) {
      carry += bytes[at]! * 58;
      bytes[at] = carry & 255;
      carry >>= 8;
    }
    for (; carry > 0; carry >>= 8) bytes.push(carry & 255);
  }
  return Buffer.from(bytes.reverse());
}

/** Marvin32 in large numbers, where the engine uses 32-bit ones. */
function marvin(bytes: Buffer, seed: string): number {
  const mask = 0xffffffffn;
  const turn = (word: bigint, by: bigint) => ((word << by) | (word >> (32n - by))) & mask;
  const start = Buffer.from(seed, 'latin1').readBigUInt64BE();
  let [low, high] = [start & mask, start >> 32n];
  const block = (word: bigint) => {
    low = (low + word) & mask;
    high ^= low;
    low = (turn(low, 20n) + high) & mask;
    high = turn(high, 9n) ^ low;
    low = (turn(low, 27n) + high) & mask;
    high = turn(high, 19n);
  };
  const padded = Buffer.concat([bytes, Buffer.from([0x80]), Buffer.alloc(3 - (bytes.length % 4))]);
  for (let at = 0; at < padded.length; at += 4) block(BigInt(padded.readUInt32LE(at)));
  block(0n);
  return Number(low ^ high);
}
