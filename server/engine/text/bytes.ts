// What a byte is as a character of ASCII, for looks that need no text.

export const isLower = (byte: number): boolean => byte >= 97 && byte <= 122;
export const isUpper = (byte: number): boolean => byte >= 65 && byte <= 90;
export const isLetter = (byte: number): boolean => isLower(byte) || isUpper(byte);
export const isAlphanumeric = (byte: number): boolean => isLetter(byte) || (byte >= 48 && byte <= 57);
/** Letters, digits and `_`. */
export const isWordByte = (byte: number): boolean => isAlphanumeric(byte) || byte === 95;

/** 1 for each byte for which it holds. */
export const bytesWhere = (holds: (byte: number) => boolean): Uint8Array =>
  Uint8Array.from({ length: 256 }, (_, byte) => (holds(byte) ? 1 : 0));

/** 1 for each of these characters of ASCII. */
export const tableOf = (characters: string): Uint8Array =>
  bytesWhere((byte) => characters.includes(String.fromCharCode(byte)));

/** What may stand behind a word that no longer word goes on with. */
export const notLower = bytesWhere((byte) => !isLower(byte));

/** Whether this text in ASCII stands there. */
export function holdsAt(units: Uint8Array, start: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (units[start + i] !== text.charCodeAt(i)) return false;
  return true;
}
