// The checksum that Google sends along with a payload: CRC-32 with Castagnoli's polynomial.

let table: Uint32Array | undefined;

export function crc32c(bytes: Uint8Array): number {
  table ??= makeTable();
  let rest = 0xffffffff;
  for (const byte of bytes) rest = table[(rest ^ byte) & 0xff]! ^ (rest >>> 8);
  return (rest ^ 0xffffffff) >>> 0;
}

/** Of the polynomial 0x1EDC6F41, bits reversed. */
function makeTable(): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, index) => {
    let rest = index;
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0x82f63b78 : rest >>> 1;
    return rest >>> 0;
  });
}
