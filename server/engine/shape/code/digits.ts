// Numbers and bytes written in the characters of an alphabet, and read back.

/** The characters of each alphabet in the order of their value. */
export const digits = {
  base16: '0123456789abcdef',
  base32: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
  base36: '0123456789abcdefghijklmnopqrstuvwxyz',
  base58: '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz',
  base62: '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
  base64: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
  base64url: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_',
} as const;

/** A non-negative whole number in the digits given, left-padded with the zero digit to `length`. */
export function inDigits(value: number, alphabet: string, length: number): string {
  let rest = value;
  let text = '';
  while (rest > 0) {
    text = alphabet[rest % alphabet.length]! + text;
    rest = Math.floor(rest / alphabet.length);
  }
  return text.padStart(length, alphabet[0]);
}

/** The four bytes of an unsigned 32-bit number, least significant first. */
export const littleBytes = (value: number): Uint8Array =>
  Uint8Array.of(value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24);

/** Bytes of base32 or base64 text without padding (RFC 4648); bits left over at the end are dropped. */
export function bytesOf(text: string, alphabet: string): Uint8Array {
  const width = Math.log2(alphabet.length);
  const bytes = new Uint8Array(Math.floor((text.length * width) / 8));
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const one of text) {
    held = ((held << width) | alphabet.indexOf(one)) & 0xffff;
    bits += width;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = held >> bits;
  }
  return bytes;
}

/** Base32 or base64 of the bytes without padding (RFC 4648); the last character is filled up with zero bits. */
export function textOf(bytes: Uint8Array, alphabet: string): string {
  const width = Math.log2(alphabet.length);
  let [text, held, bits] = ['', 0, 0];
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffff;
    for (bits += 8; bits >= width; bits -= width) text += alphabet[(held >> (bits - width)) & (alphabet.length - 1)];
  }
  return bits === 0 ? text : text + alphabet[(held << (width - bits)) & (alphabet.length - 1)];
}

/** Bytes of a base58 number, most significant first; each leading `1` is a zero byte. */
export function bytesOfBase58(text: string): Uint8Array {
  let value = 0n;
  for (const one of text) value = value * 58n + BigInt(digits.base58.indexOf(one));
  const bytes: number[] = [];
  for (; value > 0n; value >>= 8n) bytes.unshift(Number(value & 0xffn));
  return Uint8Array.from([...new Array<number>(/^1*/.exec(text)![0].length).fill(0), ...bytes]);
}

/** The inverse of `bytesOfBase58`. */
export function base58Of(bytes: Uint8Array): string {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  let text = '';
  for (; value > 0n; value /= 58n) text = digits.base58[Number(value % 58n)]! + text;
  const zeros = bytes.findIndex((byte) => byte !== 0);
  return '1'.repeat(zeros < 0 ? bytes.length : zeros) + text;
}
