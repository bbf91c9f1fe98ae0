// Seals: checksums over the bytes that a whole text encodes, so that no part of it can be written without the rest.

import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import { bech32Checksum } from './code/bech32';
import { crc16, crc32 } from './code/crc';
import { base58Of, bytesOf, bytesOfBase58, digits, inDigits, littleBytes, textOf } from './code/digits';
import { marvin32 } from './code/marvin';
import type { Seal } from './grammar';

/** The text with true checksums in place of its own: one for each seed that may have been used. */
export function sealedTexts(seal: Seal, text: string): readonly string[] {
  switch (seal.kind) {
    case 'bech32':
      return [bech32(text)];
    case 'base58Check':
      return [base58Check(text, hexToBytes(seal.version))];
    case 'crc16Base32':
      return [crc16Base32(text)];
    case 'marvin32':
      return seal.seeds.map((seed) => identifiableKey(text, seed, seal));
    case 'entraSecret':
      return [entraSecret(text)];
    case 'azureDevOpsToken':
      return [0xe0b9692d, 0x1019f92e].map((magic) => azureDevOpsToken(text, magic));
  }
}

/** BIP-173: the human-readable part ends at the last `1`; the last six characters check it and the data. */
function bech32(text: string): string {
  const lower = text.toLowerCase();
  const separator = lower.lastIndexOf('1');
  const data = lower.slice(separator + 1, -6);
  const checked = `${lower.slice(0, separator + 1)}${data}${bech32Checksum(lower.slice(0, separator), data)}`;
  return text === lower ? checked : checked.toUpperCase();
}

/** Version, payload, and the first four bytes of SHA-256 applied twice to both (https://en.bitcoin.it/wiki/Base58Check_encoding). */
function base58Check(text: string, version: Uint8Array): string {
  const bytes = bytesOfBase58(text);
  const body = concatBytes(version, bytes.slice(version.length, -4));
  return base58Of(concatBytes(body, sha256(sha256(body)).slice(0, 4)));
}

/** The last two bytes are the CRC of those before them, least significant byte first. */
function crc16Base32(text: string): string {
  const body = bytesOf(text, digits.base32).slice(0, -2);
  return textOf(concatBytes(body, littleBytes(crc16(body)).slice(0, 2)), digits.base32);
}

/** The key's last bytes, four or less, are the beginning of the Marvin hash of those before them. */
function identifiableKey(text: string, seed: string, { kept, alphabet }: Extract<Seal, { kind: 'marvin32' }>): string {
  const written = text.replace(/=+$/, '');
  const body = bytesOf(written, digits[alphabet]).slice(0, -kept);
  const checksum = littleBytes(marvin32(body, seed)).slice(0, kept);
  return textOf(concatBytes(body, checksum), digits[alphabet]) + text.slice(written.length);
}

/** Only the first three digits of the checksum are kept, in an alphabet of the format's own. */
function entraSecret(text: string): string {
  const body = text.slice(0, -3);
  const checksum = marvin32(
    Uint8Array.from(body, (one) => one.charCodeAt(0)),
    'AadPwd00',
  );
  return body + inDigits(checksum, entraDigits, 3).slice(0, 3);
}

const entraDigits = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890.-_~';

/** Four bytes within the token hold the CRC-32 of the others, changed by a number that tells users from applications. */
function azureDevOpsToken(text: string, magic: number): string {
  const bytes = bytesOf(text.toUpperCase(), digits.base32);
  const places = [22, 8, 7, 2];
  const checksum = littleBytes(crc32(bytes.filter((_, at) => !places.includes(at))) ^ magic);
  places.forEach((place, index) => {
    bytes[place] = checksum[index]!;
  });
  return textOf(bytes, digits.base32).toLowerCase();
}
