// The kinds of secret a person may choose from, in their words.

import type { CharacterClass, GenerateKind } from '../../protocol/generate';

export interface KindWords {
  readonly kind: GenerateKind;
  readonly label: string;
  readonly detail: string;
}

/** The usual first. */
export const kindWords: readonly KindWords[] = [
  { kind: 'base64url', label: 'base64url', detail: 'Random bytes, safe in URLs, file names and env files' },
  { kind: 'hex', label: 'Hexadecimal', detail: 'Random bytes, two digits each' },
  { kind: 'base64', label: 'base64', detail: 'Random bytes, with + / and =' },
  { kind: 'uuid', label: 'UUID', detail: 'Version 4: an identifier that cannot be guessed' },
  { kind: 'passphrase', label: 'Passphrase', detail: 'Random words, easy to type' },
  { kind: 'password', label: 'Password', detail: 'Random characters by rules' },
];

export const classWords: readonly { readonly id: CharacterClass; readonly label: string }[] = [
  { id: 'lower', label: 'Lower-case letters' },
  { id: 'upper', label: 'Upper-case letters' },
  { id: 'digits', label: 'Digits' },
  { id: 'symbols', label: 'Symbols' },
];

/** `256 bits of strength`, rounded down. A UUID has 122, which counts as enough for a key. */
export function strengthWords(bits: number): string {
  const words = `${Math.floor(bits)} bits of strength`;
  return bits >= 122 ? words : bits >= 64 ? `${words}: enough for a password, too few for a key` : `${words}: weak`;
}
