// Cyclic redundancy checks of the token formats, in the parameters of the CRC catalogue.

/** CRC-32/ISO-HDLC (ISO 3309: polynomial 0xEDB88320, reflected) of ASCII text or bytes, as an unsigned number. */
export function crc32(data: string | Uint8Array): number {
  let crc = 0xffffffff;
  for (let at = 0; at < data.length; at++) {
    const byte = typeof data === 'string' ? data.charCodeAt(at) : data[at]!;
    crc = (crc >>> 8) ^ crcTable[(crc ^ byte) & 0xff]!;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** CRC-16/XMODEM (polynomial 0x1021, initially zero, not reflected). */
export function crc16(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1;
  }
  return crc & 0xffff;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let entry = byte;
  for (let bit = 0; bit < 8; bit++) entry = entry & 1 ? 0xedb88320 ^ (entry >>> 1) : entry >>> 1;
  return entry;
});
