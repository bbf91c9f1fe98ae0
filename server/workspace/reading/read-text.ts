// From bytes to text: which files are text at all, and in which encoding.

import { safeRead } from './safe-read';

/** Larger files are reported as skipped, in bytes. */
export const sizeLimit = 10_000_000;

export type TextRead = { readonly text: string; readonly bytes: number } | { readonly skipped: string };

/** Text of a file for scanning, BOM kept; or why it is skipped, in words that hold nothing of the content. */
export async function readText(path: string, limit: number = sizeLimit): Promise<TextRead> {
  const read = await safeRead(path, limit);
  return 'failed' in read ? { skipped: read.failed } : decode(read.bytes);
}

/** Decodes UTF-8 and UTF-16; invalid sequences become U+FFFD, since a secret may still stand beside them. */
export function decode(bytes: Uint8Array): TextRead {
  const encoding = encodingOf(bytes);
  if (encoding === 'binary') return { skipped: 'binary' };
  return { text: new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes), bytes: bytes.length };
}

const headLength = 8192;

/** A NUL in the first 8 kB means binary, as in git, unless the bytes are UTF-16. */
export function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | 'binary' {
  // FF FE 00 00 is UTF-32, which no editor writes: binary.
  if (bytes[0] === 0xff && bytes[1] === 0xfe && !(bytes[2] === 0 && bytes[3] === 0)) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, headLength);
  if (!head.includes(0)) return 'utf-8';
  return utf16WithoutBom(head) ?? 'binary';
}

/** Text of mostly Latin letters in UTF-16 has a NUL in nearly every second byte, always on the same side, and never two. */
function utf16WithoutBom(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const pairs = Math.floor(head.length / 2);
  if (pairs < 4) return undefined;
  let high = 0;
  let low = 0;
  let controls = 0;
  for (let index = 0; index + 1 < head.length; index += 2) {
    const [first, second] = [head[index]!, head[index + 1]!];
    if (first === 0) high++;
    if (second === 0) low++;
    const unit = first === 0 ? second : first;
    if ((first === 0 || second === 0) && (unit < 9 || (unit > 13 && unit < 32))) controls++;
  }
  if (controls > 0) return undefined;
  if (low >= pairs * 0.9 && high === 0) return 'utf-16le';
  if (high >= pairs * 0.9 && low === 0) return 'utf-16be';
  return undefined;
}
