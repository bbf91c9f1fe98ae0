// Why something is not reported, in sentences for people. They are fixed: none holds a character of what was read.

import { isDocumented, isPlaceholder, isReference, isWeak } from '../judge/placeholder';
import { isPublicValue } from '../judge/public';
import { isVocabulary } from '../judge/value';

export const reasons = {
  placeholder: 'it is a placeholder, written to be replaced',
  documented: 'it is a dummy that a vendor documents, the same for everyone',
  reference: 'it refers to a value held elsewhere, or is encrypted',
  weak: 'it is an ordinary word or a default value',
  public: 'it is public by its form: a public key, a digest, an identifier, media or a hash',
  vocabulary: 'it is made of words that talk about secrets',
  entropy: 'it is not random enough for its alphabet',
  wordlike: 'it has no digit and reads like words',
  path: 'it is a part of a path, a selector or a longer expression',
  identifier: 'the name beside it says that it is an identifier, a digest or an address',
  unsaid: 'its form alone could be a digest or an identifier, and nothing around it speaks of a secret',
  checksum: 'it has the form, but its built-in checksum is wrong',
  context: 'it has the form, but none of the words that make the form telling stands near',
  name: 'the name does not say that it holds a secret',
  longLine: 'the line is so long that it is taken for machine-written, where names say nothing',
  unread: 'no literal value is assigned to the name: nothing, a call, a reference or an expression',
} as const;

/** Said of a name, not of the value under it. */
export const ofNames: ReadonlySet<string> = new Set([reasons.name, reasons.longLine, reasons.unread]);

/** What a value by itself says against being a secret; undefined when it says nothing. */
export function whyNoSecretValue(value: string): string | undefined {
  if (isPlaceholder(value)) return whyPlaceholder(value);
  if (isReference(value)) return reasons.reference;
  if (isWeak(value)) return reasons.weak;
  if (isPublicValue(value)) return reasons.public;
  return isVocabulary(value) ? reasons.vocabulary : undefined;
}

/** Of a placeholder. */
export const whyPlaceholder = (value: string): string =>
  isDocumented(value.trim()) ? reasons.documented : reasons.placeholder;
