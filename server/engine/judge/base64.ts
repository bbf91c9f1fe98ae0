// Base64 and UTF-8 in plain code, because the engine has no platform (RFC 4648, RFC 3629).

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const sextets = new Map<string, number>([...alphabet].map((char, value) => [char, value] as const));
sextets.set('-', 62);
sextets.set('_', 63);

/** Bytes of base64 or base64url text, padded or not; undefined when another character or an impossible length occurs. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const body = text.replace(/={1,2}$/, '');
  if (body.length % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((body.length * 3) / 4));
  let buffer = 0;
  let bits = 0;
  let at = 0;
  for (let i = 0; i < body.length; i++) {
    const value = sextets.get(body[i]!);
    if (value === undefined) return undefined;
    buffer = ((buffer << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (buffer >> bits) & 0xff;
    }
  }
  return bytes;
}

/** Text of UTF-8 bytes; undefined when they are none, or hold control characters other than tab and line breaks. */
export function decodeText(bytes: Uint8Array): string | undefined {
  let escaped = '';
  for (const byte of bytes) {
    if ((byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) || byte === 127) return undefined;
    escaped += `%${byte.toString(16).padStart(2, '0')}`;
  }
  try {
    return decodeURIComponent(escaped);
  } catch {
    // Not UTF-8: the caller treats the bytes as binary.
    return undefined;
  }
}

/** Both in one step. */
export function decodeBase64Text(text: string): string | undefined {
  const bytes = decodeBase64(text);
  return bytes && decodeText(bytes);
}
