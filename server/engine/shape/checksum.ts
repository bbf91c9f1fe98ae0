// The checksums that providers build into their tokens. Pure; sources are the rows of the format facts.

import { crc32 } from './code/crc';
import { digits, inDigits, littleBytes, textOf } from './code/digits';
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

interface Verifier {
  readonly set: string;
  write(before: Before, length: number): string;
}

/** Base62 as crates.io orders it. */
const lettersFirst = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

const verifiers: Record<ChecksumName, Verifier> = {
  crc32Base62: {
    set: alphabets.base62,
    write: ({ variable }, length) => inDigits(crc32(variable), digits.base62, length),
  },
  crc32Hex: {
    set: alphabets.hexLower,
    write: ({ variable }, length) => inDigits(crc32(variable), digits.base16, length),
  },
  crc32Base36Whole: {
    set: alphabets.base36Lower,
    write: ({ whole }, length) => inDigits(crc32(whole), digits.base36, length),
  },
  crc32HexLittleWhole: {
    set: alphabets.hexLower,
    write: ({ whole }, length) => littleHex(crc32(whole.replace(/_$/, ''))).slice(0, length),
  },
  crc32Base64Little: {
    set: alphabets.base64,
    write: ({ variable }, length) => textOf(littleBytes(crc32(variable)), digits.base64).slice(0, length),
  },
  xorBase62: {
    set: alphabets.base62,
    write: ({ variable }) => lettersFirst[xorOf(variable) % lettersFirst.length]!,
  },
};

const littleHex = (value: number): string =>
  [...littleBytes(value)].map((byte) => inDigits(byte, digits.base16, 2)).join('');

/** Exclusive or of the character codes: seven bits. */
const xorOf = (text: string): number => [...text].reduce((sum, one) => sum ^ one.charCodeAt(0), 0);
