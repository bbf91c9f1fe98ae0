// How much there is to parse in a text: a file of a few megabytes can hold more entries than any parser reads in a second.

/** Lines, entries and brackets beside those of the ciphertexts. */
const tokenLimit = 100_000;

export function isTooMuch(text: string): boolean {
  const ciphertexts = countOf(text, /ENC\[AES256_GCM,/g);
  return countOf(text, /[\n,[\]{}]|[-?:] /g) - 5 * ciphertexts > tokenLimit;
}

export function countOf(text: string, pattern: RegExp): number {
  let count = 0;
  for (const _ of text.matchAll(pattern)) count++;
  return count;
}

export const tooMuch = 'The file holds too much to be a file of secrets.';
