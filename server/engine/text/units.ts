// A text as bytes, for looks that need no more: as UTF-16 units that end at 255, or as the UTF-8 it was read from.

/** One byte per UTF-16 unit from `from` to `to`, so that offsets are the same; 255 stands for all units beyond. */
export function unitsOf(text: string, from = 0, to = text.length): Uint8Array {
  const units = new Uint8Array(to - from);
  for (let at = 0; at < units.length; at += pieceLength) {
    const piece = text.slice(from + at, Math.min(from + at + pieceLength, to));
    const into = units.subarray(at, at + piece.length);
    // In UTF-8 only a text in ASCII has as many bytes as units, and the encoder is many times as fast as a loop.
    if (encoder?.encodeInto(piece, into).read !== piece.length) putUnits(piece, into);
  }
  return units;
}

const pieceLength = 8192;

function putUnits(piece: string, into: Uint8Array): void {
  for (let i = 0; i < into.length; i++) {
    const unit = piece.charCodeAt(i);
    into[i] = unit < 255 ? unit : 255;
  }
}

/** What is used of it; the engine knows no library that declares it. */
declare const TextEncoder:
  | (new () => { encodeInto(text: string, into: Uint8Array): { readonly read: number; readonly written: number } })
  | undefined;

const encoder = typeof TextEncoder === 'function' ? new TextEncoder() : undefined;

export const isAscii = (text: string): boolean => !/[^\0-\x7f]/.test(text);

/** The offset, or of a byte within a character of UTF-8 the next character's. */
export function characterAt(bytes: Uint8Array, offset: number): number {
  let at = offset;
  while (at < bytes.length && (bytes[at]! & 0xc0) === 0x80) at++;
  return at;
}

/**
 * From bytes of UTF-8, asked for in ascending order, to UTF-16 offsets that count from the character at `from`. Of a sequence
 * of bytes the first counts for one unit, of four bytes for two (RFC 3629, RFC 2781); in bytes that are no true UTF-8 it is a guess.
 */
export function offsetsFrom(bytes: Uint8Array, from: number, ascii: boolean): (byte: number) => number {
  let at = from;
  let behind = 0;
  return (byte) => {
    if (ascii) return byte - from;
    for (; at < byte; at++) {
      const one = bytes[at]!;
      if (one > 127) behind += one < 192 ? 1 : one < 240 ? 0 : -1;
    }
    return byte - from - behind;
  };
}
