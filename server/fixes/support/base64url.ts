// Bytes as base64url without padding (RFC 4648, section 5): safe in env files, URLs and shells.

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

export function base64url(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const group = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const characters = Math.min(bytes.length - at, 3) + 1;
    for (let n = 0; n < characters; n++) text += alphabet[(group >> (18 - 6 * n)) & 63];
  }
  return text;
}
