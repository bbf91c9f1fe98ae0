// A text as bytes, for looks that need no more: as UTF-16 units cut to their lower half, or as the UTF-8 it was read from.

/** One byte per UTF-16 unit, so that offsets are the same. What a cut unit is mistaken for, the text itself sets right. */
export function unitsOf(text: string): Uint8Array {
  const units = new Uint8Array(text.length);
  for (let i = 0; i < units.length; i++) units[i] = text.charCodeAt(i);
  return units;
}

export const isAscii = (text: string): boolean => !/[^\0-\x7f]/.test(text);

/**
 * The spans (ascending starts, in bytes, over ASCII) in UTF-16 offsets of the text that the bytes decode to; undefined when
 * the bytes are no true UTF-8, so that the two do not run in step. Of a sequence of bytes the first counts for one unit, of
 * four bytes for two (RFC 3629, RFC 2781).
 */
export function toTextSpans<T extends { readonly start: number; readonly end: number }>(
  spans: readonly T[],
  bytes: Uint8Array,
  text: string,
): readonly T[] | undefined {
  let at = 0;
  let behind = 0;
  const walkTo = (end: number): void => {
    for (; at < end; at++) {
      const byte = bytes[at]!;
      if (byte > 127) behind += byte < 192 ? 1 : byte < 240 ? 0 : -1;
    }
  };
  const moved: T[] = [];
  for (const span of spans) {
    walkTo(span.start);
    const start = span.start - behind;
    if (text.charCodeAt(start) !== bytes[span.start]) return undefined;
    moved.push({ ...span, start, end: start + span.end - span.start });
  }
  walkTo(bytes.length);
  return bytes.length - behind === text.length ? moved : undefined;
}
