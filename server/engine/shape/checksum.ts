// The checksums that providers build into their tokens. Pure; sources are the rows of the format facts.

import { alphabets, type ChecksumName } from './grammar';

/** What stands before the checksum within the secret: all of it, and its variable characters only. */
export interface Before {
  readonly whole: string;
  readonly variable: string;
}

/** The `length` characters that a true token has at the checksum's place. */
export function checksumText(name: ChecksumName, length: number, before: Before): string {
  return verifiers[name].write(before, length);
}

/** The bracket set of a checksum's characters. */
export function checksumSet(name: ChecksumName): string {
  return verifiers[name].set;
}

/** CRC-32 of ISO 3309 (polynomial 0xEDB88320, reflected) over the UTF-8 bytes of ASCII text, as an unsigned number. */
export function crc32(text: string): number {
  let crc = 0xffffffff;
  for (let i = 0; i < text.length; i++) crc = (crc >>> 8) ^ crcTable[(crc ^ text.charCodeAt(i)) & 0xff]!;
  return (crc ^ 0xffffffff) >>> 0;
}

/** A non-negative whole number in the digits given, left-padded with the zero digit to `length`. */
export function inDigits(value: number, digits: string, length: number): string {
  let rest = value;
  let text = '';
  while (rest > 0) {
    text = digits[rest % digits.length]! + text;
    rest = Math.floor(rest / digits.length);
  }
  return text.padStart(length, digits[0]);
}

interface Verifier {
  readonly set: string;
  write(before: Before, length: number): string;
}

const base36Digits = '0123456789abcdefghijklmnopqrstuvwxyz';
const base62Digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const base64Digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const verifiers: Record<ChecksumName, Verifier> = {
  crc32Base62: {
    set: alphabets.base62,
    write: ({ variable }, length) => inDigits(crc32(variable), base62Digits, length),
  },
  crc32Hex: {
    set: alphabets.hexLower,
    write: ({ variable }, length) => inDigits(crc32(variable), base36Digits.slice(0, 16), length),
  },
  crc32Base36Whole: {
    set: alphabets.base36Lower,
    write: ({ whole }, length) => inDigits(crc32(whole), base36Digits, length),
  },
  crc32HexLittleWhole: {
    set: alphabets.hexLower,
    write: ({ whole }, length) => littleHex(crc32(whole.replace(/_$/, ''))).slice(0, length),
  },
  crc32Base64Little: {
    set: alphabets.base64,
    write: ({ variable }, length) => littleBase64(crc32(variable)).slice(0, length),
  },
};

const littleBytes = (value: number): readonly number[] => [0, 8, 16, 24].map((shift) => (value >>> shift) & 0xff);

const littleHex = (value: number): string =>
  littleBytes(value)
    .map((byte) => inDigits(byte, base36Digits.slice(0, 16), 2))
    .join('');

/** Base64 of four bytes without its padding: six characters. */
function littleBase64(value: number): string {
  const bits = littleBytes(value).map((byte) => byte.toString(2).padStart(8, '0'));
  const groups = `${bits.join('')}0000`.match(/.{6}/g) ?? [];
  return groups.map((group) => base64Digits[Number.parseInt(group, 2)]).join('');
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let entry = byte;
  for (let bit = 0; bit < 8; bit++) entry = entry & 1 ? 0xedb88320 ^ (entry >>> 1) : entry >>> 1;
  return entry;
});
