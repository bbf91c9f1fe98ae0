// Marvin32, the checksum of Microsoft's identifiable keys: https://github.com/microsoft/SymCrypt/blob/main/lib/marvin32.c

/** 32-bit Marvin hash of the bytes, unsigned. The seed is eight ASCII characters, read as one big-endian number. */
export function marvin32(bytes: Uint8Array, seed: string): number {
  const [low, high] = marvin64(bytes, [wordAt(seed, 4), wordAt(seed, 0)]);
  return (low ^ high) >>> 0;
}

/** Both 32-bit words, low one first; `seed` likewise. */
export function marvin64(bytes: Uint8Array, seed: readonly [number, number]): readonly [number, number] {
  // The end of the message is a 0x80 byte, then zeros up to a whole word.
  const padded = new Uint8Array((Math.floor(bytes.length / 4) + 1) * 4);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const words = new DataView(padded.buffer);
  let state = seed;
  for (let at = 0; at < padded.length; at += 4) state = mix(state[0] + words.getUint32(at, true), state[1]);
  const [low, high] = mix(state[0], state[1]);
  return [low >>> 0, high >>> 0];
}

function mix(low: number, high: number): readonly [number, number] {
  let a = low | 0;
  let b = high ^ a;
  a = (rotated(a, 20) + b) | 0;
  b = rotated(b, 9) ^ a;
  a = (rotated(a, 27) + b) | 0;
  return [a, rotated(b, 19)];
}

const rotated = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

const wordAt = (seed: string, at: number): number =>
  [0, 1, 2, 3].reduce((word, offset) => (word << 8) | seed.charCodeAt(at + offset), 0);
