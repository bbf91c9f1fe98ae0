// New secrets from a source of random bytes: keys, UUIDs, passphrases and passwords, each with its strength in bits.

import { passphraseWords } from './words';

/** Answers with exactly `count` random bytes. In the product it is node's CSPRNG and nothing else. */
export type RandomBytes = (count: number) => Uint8Array;

export const characterClasses = ['lower', 'upper', 'digits', 'symbols'] as const;
export type CharacterClass = (typeof characterClasses)[number];

export type GenerateRequest =
  | { readonly kind: 'hex' | 'base64' | 'base64url'; readonly bytes?: number }
  | { readonly kind: 'uuid' }
  | {
      readonly kind: 'passphrase';
      readonly words?: number;
      /** Punctuation or spaces between the words; empty only with `capitalise`. */
      readonly separator?: string;
      readonly capitalise?: boolean;
      /** Adds one digit after a word chosen at random. */
      readonly digit?: boolean;
    }
  | {
      readonly kind: 'password';
      readonly length?: number;
      /** Each chosen class occurs at least once. */
      readonly classes?: readonly CharacterClass[];
      readonly excludeLookAlikes?: boolean;
    };

export type GenerateKind = GenerateRequest['kind'];
export const generateKinds: readonly GenerateKind[] = ['hex', 'base64', 'base64url', 'uuid', 'passphrase', 'password'];

export interface Generated {
  readonly value: string;
  /** log2 of the number of values that were equally likely. */
  readonly bits: number;
}

/** Smallest, largest and usual size: bytes of a key, words of a passphrase, characters of a password. */
export const sizes = {
  bytes: { min: 16, max: 512, usual: 32 },
  words: { min: 4, max: 32, usual: 7 },
  length: { min: 8, max: 256, usual: 24 },
} as const;

/** A new value, every allowed one equally likely. Throws a RangeError with `problemOf`'s sentence for a wrong request. */
export function generate(request: GenerateRequest, random: RandomBytes): Generated {
  const problem = problemOf(request);
  if (problem) throw new RangeError(problem);
  return { value: newValue(request, random), bits: strengthOf(request) };
}

/** What is wrong with a request, as a sentence for people; undefined when it can be generated. */
export function problemOf(request: GenerateRequest): string | undefined {
  switch (request.kind) {
    case 'uuid':
      return undefined;
    case 'passphrase':
      return sizeProblem('Words', request.words, sizes.words) ?? separatorProblem(request);
    case 'password':
      return sizeProblem('Length', request.length, sizes.length) ?? classesProblem(request.classes);
    case 'hex':
    case 'base64':
    case 'base64url':
      return sizeProblem('Bytes', request.bytes, sizes.bytes);
    default:
      return `Kind must be one of ${generateKinds.join(', ')}.`;
  }
}

/** Strength in bits of what a valid request generates. */
export function strengthOf(request: GenerateRequest): number {
  switch (request.kind) {
    case 'uuid':
      return 122; // RFC 9562: 128 bits less 4 of version and 2 of variant.
    case 'passphrase': {
      const words = request.words ?? sizes.words.usual;
      return words * Math.log2(passphraseWords.length) + (request.digit ? Math.log2(10 * words) : 0);
    }
    case 'password':
      return passwordBits(
        request.length ?? sizes.length.usual,
        alphabetsOf(request).map((alphabet) => alphabet.length),
      );
    default:
      return 8 * (request.bytes ?? sizes.bytes.usual);
  }
}

function sizeProblem(what: string, given: number | undefined, size: { readonly min: number; readonly max: number }) {
  if (given === undefined || (Number.isInteger(given) && given >= size.min && given <= size.max)) return undefined;
  return `${what} must be a whole number from ${size.min} to ${size.max}.`;
}

type Passphrase = Extract<GenerateRequest, { kind: 'passphrase' }>;
type Password = Extract<GenerateRequest, { kind: 'password' }>;

/** Otherwise two different choices of words could read the same, and the strength would be overstated. */
function separatorProblem({ separator = '-', capitalise = false }: Passphrase): string | undefined {
  if (separator === '') return capitalise ? undefined : 'Words need a separator unless they are capitalised.';
  return /^[ -/:-@[-`{-~]{1,8}$/.test(separator)
    ? undefined
    : 'The separator must be 1 to 8 spaces or ASCII punctuation characters.';
}

function classesProblem(classes: readonly CharacterClass[] | undefined): string | undefined {
  if (classes === undefined) return undefined;
  if (classes.length > 0 && classes.every((one) => characterClasses.includes(one))) return undefined;
  return `Choose at least one of the classes ${characterClasses.join(', ')}.`;
}

function newValue(request: GenerateRequest, random: RandomBytes): string {
  switch (request.kind) {
    case 'uuid':
      return uuid(take(random, 16));
    case 'passphrase':
      return passphrase(request, random);
    case 'password':
      return password(request, random);
    case 'hex':
      return hex(take(random, request.bytes ?? sizes.bytes.usual));
    case 'base64':
      return base64(take(random, request.bytes ?? sizes.bytes.usual));
    case 'base64url':
      return base64(take(random, request.bytes ?? sizes.bytes.usual))
        .replaceAll('+', '-')
        .replaceAll('/', '_')
        .replaceAll('=', '');
  }
}

/** A short answer of the source would silently weaken the value. */
function take(random: RandomBytes, count: number): Uint8Array {
  const bytes = random(count);
  if (bytes.length !== count) throw new RangeError('The random source gave another number of bytes than asked for.');
  return bytes;
}

/** A whole number from 0 to `limit - 1`, each equally likely: the uneven rest of 16 bits is thrown away. */
function below(limit: number, random: RandomBytes): number {
  const usable = 65536 - (65536 % limit);
  for (;;) {
    const [high, low] = take(random, 2);
    const drawn = high! * 256 + low!;
    if (drawn < usable) return drawn % limit;
  }
}

/** RFC 9562, version 4. */
function uuid(bytes: Uint8Array): string {
  const own = Uint8Array.from(bytes);
  own[6] = (own[6]! & 0x0f) | 0x40;
  own[8] = (own[8]! & 0x3f) | 0x80;
  return hex(own).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** RFC 4648, section 4, with padding. */
function base64(bytes: Uint8Array): string {
  const digits = `${upper}${lower}${decimal}+/`;
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const group = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const known = Math.min(bytes.length - at, 3) + 1;
    for (let place = 0; place < 4; place++) {
      text += place < known ? digits[(group >> (18 - 6 * place)) & 63]! : '=';
    }
  }
  return text;
}

function passphrase(
  { words = sizes.words.usual, separator = '-', capitalise = false, digit = false }: Passphrase,
  random: RandomBytes,
): string {
  const chosen = Array.from({ length: words }, () => passphraseWords[below(passphraseWords.length, random)]!);
  const shown = capitalise ? chosen.map((word) => word[0]!.toUpperCase() + word.slice(1)) : chosen;
  const digitAfter = digit ? below(words, random) : -1;
  return shown.map((word, index) => (index === digitAfter ? `${word}${below(10, random)}` : word)).join(separator);
}

const lower = 'abcdefghijklmnopqrstuvwxyz';
const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const decimal = '0123456789';
const alphabets: Record<CharacterClass, string> = {
  lower,
  upper,
  digits: decimal,
  // Without quotes and the backslash, which break the files that passwords are written into.
  symbols: '!#$%&()*+,-./:;<=>?@[]^_{|}~',
};
const lookAlikes = '0Oo1lI|';

function alphabetsOf({ classes = characterClasses, excludeLookAlikes = false }: Password): readonly string[] {
  return [...new Set(classes)].map((one) =>
    excludeLookAlikes ? [...alphabets[one]].filter((char) => !lookAlikes.includes(char)).join('') : alphabets[one],
  );
}

/** Whole passwords are drawn again until each class occurs: putting one in afterwards would favour some values. */
function password(request: Password, random: RandomBytes): string {
  const chosen = alphabetsOf(request);
  const all = chosen.join('');
  for (;;) {
    const drawn = Array.from({ length: request.length ?? sizes.length.usual }, () => all[below(all.length, random)]!);
    if (chosen.every((alphabet) => drawn.some((char) => alphabet.includes(char)))) return drawn.join('');
  }
}

/** Counts the passwords in which every class occurs by inclusion and exclusion, as a share of all so that nothing overflows. */
function passwordBits(length: number, counts: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  let share = 0;
  for (let absent = 0; absent < 2 ** counts.length; absent++) {
    const missing = counts.filter((_, index) => absent & (1 << index));
    const rest = total - missing.reduce((sum, count) => sum + count, 0);
    share += (missing.length % 2 === 0 ? 1 : -1) * (rest / total) ** length;
  }
  return length * Math.log2(total) + Math.log2(share);
}
