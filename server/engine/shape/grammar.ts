// The shape grammar: what a credential looks like, as data. Pattern, keywords, lengths, samples and checks are derived from it.

/** Named character sets (RFC 4648 for the base-N ones); anything else is written as a bracket set such as `[A-P]`. */
export const alphabets = {
  digits: '0-9',
  hexLower: '0-9a-f',
  hexUpper: '0-9A-F',
  hex: '0-9A-Fa-f',
  alphaLower: 'a-z',
  alphaUpper: 'A-Z',
  base32: 'A-Z2-7',
  base32Lower: 'a-z2-7',
  base36Lower: '0-9a-z',
  base36Upper: '0-9A-Z',
  base58: '1-9A-HJ-NP-Za-km-z',
  base62: '0-9A-Za-z',
  word: '0-9A-Za-z_',
  base64: 'A-Za-z0-9+/',
  base64url: 'A-Za-z0-9_-',
  bech32: 'ac-hj-np-z02-9',
} as const;

export type AlphabetName = keyof typeof alphabets;

/** `of` names the verifier in checksum.ts; `certain: false` lets a wrong checksum only lower the confidence. */
export type ChecksumName =
  | 'crc32Base62'
  | 'crc32Hex'
  | 'crc32Base36Whole'
  | 'crc32HexLittleWhole'
  | 'crc32Base64Little'
  | 'xorBase62';

/** How a text is encoded whose checksum covers the decoded bytes; seal.ts says how each is written. */
export type Seal =
  | { readonly kind: 'bech32' }
  /** The version is in hex. */
  | { readonly kind: 'base58Check'; readonly version: string }
  | { readonly kind: 'crc16Base32' }
  /** One of the seeds, eight characters each, was used; `kept` bytes of the checksum end the key. */
  | {
      readonly kind: 'marvin32';
      readonly seeds: readonly string[];
      readonly alphabet: 'base64' | 'base64url';
      readonly kept: number;
    }
  | { readonly kind: 'entraSecret' }
  | { readonly kind: 'azureDevOpsToken' };

export type Shape =
  | { readonly kind: 'literal'; readonly text: string; readonly anyCase: boolean }
  /** `set` is the inside of a regex character class; lengths in characters, both inclusive. */
  | { readonly kind: 'chars'; readonly set: string; readonly min: number; readonly max: number }
  | { readonly kind: 'choice'; readonly options: readonly Shape[] }
  | { readonly kind: 'seq'; readonly parts: readonly Shape[] }
  /** Marks the reported span; without one the whole match is the secret. */
  | { readonly kind: 'secret'; readonly shape: Shape }
  | { readonly kind: 'checksum'; readonly of: ChecksumName; readonly length: number; readonly certain: boolean }
  /** The shape encodes bytes that hold their own checksum; `certain` as above. */
  | { readonly kind: 'sealed'; readonly by: Seal; readonly shape: Shape; readonly certain: boolean };

export type ShapePart = Shape | string;

const toShape = (part: ShapePart): Shape => (typeof part === 'string' ? literal(part) : part);

/** Exactly this text, case included. */
export const literal = (text: string): Shape => ({ kind: 'literal', text, anyCase: false });
/** This text in any mixture of case. */
export const anyCase = (text: string): Shape => ({ kind: 'literal', text, anyCase: true });
/** The parts one after another; strings are literals. */
export const seq = (...parts: readonly ShapePart[]): Shape => ({ kind: 'seq', parts: parts.map(toShape) });
/** One of these. */
export const oneOf = (...options: readonly ShapePart[]): Shape => ({ kind: 'choice', options: options.map(toShape) });
/** This or nothing. */
export const optional = (part: ShapePart): Shape => oneOf(part, '');
/** The span to report. */
export const secret = (...parts: readonly ShapePart[]): Shape => ({ kind: 'secret', shape: seq(...parts) });
/** Characters of a bracket set, e.g. `chars('A-P', 1)`; at most 4096 long. */
export function chars(set: string, min: number, max: number = min): Shape {
  if (min < 0 || max < min || max > 4096) throw new RangeError(`bad length ${min}..${max}`);
  return { kind: 'chars', set, min, max };
}

const named =
  (name: AlphabetName) =>
  (min: number, max: number = min): Shape =>
    chars(alphabets[name], min, max);

export const digits = named('digits');
export const hexLower = named('hexLower');
export const hexUpper = named('hexUpper');
export const hex = named('hex');
export const alphaLower = named('alphaLower');
export const alphaUpper = named('alphaUpper');
export const base32 = named('base32');
export const base32Lower = named('base32Lower');
export const base36Lower = named('base36Lower');
export const base36Upper = named('base36Upper');
export const base58 = named('base58');
export const base62 = named('base62');
export const word = named('word');
export const base64 = named('base64');
export const base64url = named('base64url');
export const bech32 = named('bech32');
/** 8-4-4-4-12 lower-case hex (RFC 9562). */
export const uuid = (): Shape =>
  seq(hexLower(8), '-', hexLower(4), '-', hexLower(4), '-', hexLower(4), '-', hexLower(12));

/** CRC-32 (ISO 3309) of the variable part before it, in base62 digits `0-9A-Za-z`, left-padded with 0. A failed certain check means no finding. */
export const crc32Base62 = (length: number, { certain = true } = {}): Shape => ({
  kind: 'checksum',
  of: 'crc32Base62',
  length,
  certain,
});
/** CRC-32 of the variable part before it as lower-case hex. */
export const crc32Hex = (length: number, { certain = true } = {}): Shape => ({
  kind: 'checksum',
  of: 'crc32Hex',
  length,
  certain,
});
/** CRC-32 of everything before it, prefix included, in base36 digits `0-9a-z`, left-padded with 0 (GitLab routable tokens). */
export const crc32Base36Whole = (length: number, { certain = true } = {}): Shape => ({
  kind: 'checksum',
  of: 'crc32Base36Whole',
  length,
  certain,
});
/** CRC-32 of everything before the `_` in front of it, prefix included, as little-endian lower-case hex (Grafana). */
export const crc32HexLittleWhole = (length: number, { certain = true } = {}): Shape => ({
  kind: 'checksum',
  of: 'crc32HexLittleWhole',
  length,
  certain,
});
/** First characters of the base64 of the little-endian CRC-32 of the variable part before it (Confluent). */
export const crc32Base64Little = (length: number, { certain = true } = {}): Shape => ({
  kind: 'checksum',
  of: 'crc32Base64Little',
  length,
  certain,
});
/** Check character of the variable part before it: its characters combined by exclusive or (crates.io trusted publishing). */
export const xorBase62 = (): Shape => ({ kind: 'checksum', of: 'xorBase62', length: 1, certain: true });

/** A part that holds a checksum of the bytes it encodes. A failed certain check means no finding. */
export const sealed = (by: Seal, part: ShapePart, { certain = true } = {}): Shape => ({
  kind: 'sealed',
  by,
  shape: toShape(part),
  certain,
});

/** A key of Microsoft's with a signature and a Marvin checksum. The seeds known need not be all, so a wrong one only lowers the confidence. */
export const identifiable = (
  part: ShapePart,
  seeds: readonly string[],
  { alphabet = 'base64', kept = 4 }: { alphabet?: 'base64' | 'base64url'; kept?: number } = {},
): Shape => sealed({ kind: 'marvin32', seeds, alphabet, kept }, part, { certain: false });
