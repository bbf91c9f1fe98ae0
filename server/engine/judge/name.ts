// What an assigned name says: whether it holds a secret, of which kind, how surely, and what the variable should be called.

import { isSpeakable } from '../../../protocol/speakable';
import { isAlphanumeric, isLower, isUpper } from '../text/bytes';
import {
  aboutTails,
  findingKeys,
  keyQualifiers,
  neutralTails,
  notSecretHeads,
  otherTokens,
  passwordWords,
  publishedKeys,
  secretWords,
  shortPasswordWords,
  tokenQualifiers,
  weakKeyQualifiers,
} from './words/names';

export type SecretKind = 'password' | 'secret' | 'token' | 'api-key' | 'credentials';

export interface NameVerdict {
  readonly kind: SecretKind;
  /** 2: hardly anything else is called so; 1: the value must speak too; 0: the value alone decides (`key`). */
  readonly strength: 0 | 1 | 2;
}

/** What the name (`config.db.password`, `API_KEY`, `clientSecret`) says of its value; undefined when it holds no secret. */
export function judgeName(name: string): NameVerdict | undefined {
  const words = tailWords(name);
  if (words.length === 0) return undefined;
  while (words.length > 1 && (neutralTails.has(words.at(-1)!) || /^\d+$/.test(words.at(-1)!))) words.pop();
  words.push(words.pop()!.replace(/^(\p{L}{3,})\d{1,2}$/u, '$1'));
  const direct = headAt(words, words.length - 1);
  if (direct || words.length < 2 || isAboutTail(words.at(-1)!)) return direct;
  const earlier = headAt(words, words.length - 2);
  return earlier && earlier.strength > 0 ? { ...earlier, strength: 1 } : undefined;
}

const isAboutTail = (word: string): boolean => aboutTails.has(word) || aboutTails.has(word.replace(/s$/, ''));

/** Words of the last part of a path; where that says too little (`signing.key`), the part before it belongs to it. */
function tailWords(name: string): string[] {
  const last = lastSegment(name);
  const words = wordsOf(last);
  if (words.length !== 1 || !/^(?:key|token|value)$/.test(words[0]!)) return words;
  const before = name
    .slice(0, name.length - last.length)
    .split(/[.:/]/)
    .filter(Boolean)
    .at(-1);
  return [...wordsOf(before ?? ''), ...words];
}

/** Lower-case words of an identifier: `dbPassword`, `DB_PASSWORD` and `db-password` are the same two. */
export function wordsOf(identifier: string): string[] {
  if (/^[a-z]+$/.test(identifier)) return splitCompound(identifier);
  if (isAsciiName.test(identifier) && !/mot[_-]?de[_-]?passe/i.test(identifier)) return asciiWords(identifier);
  return identifier
    .replace(/mot[_-]?de[_-]?passe/gi, 'motdepasse')
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter(Boolean)
    .flatMap(splitCompound);
}

const isAsciiName = /^[\0-\x7f]*$/;

/** Its words in one pass over letters and digits, because every value is asked for its words. */
function asciiWords(identifier: string): string[] {
  const words: string[] = [];
  let start = 0;
  for (let at = 0; at <= identifier.length; at++) {
    const unit = identifier.charCodeAt(at);
    const isPart = isAlphanumeric(unit);
    if (isPart && !(at > start && isUpper(unit) && isHump(identifier, at))) continue;
    if (at > start) addWord(words, identifier.slice(start, at).toLowerCase());
    start = isPart ? at : at + 1;
  }
  return words;
}

function addWord(words: string[], word: string): void {
  // What is so short is no compound.
  if (word.length < 4) words.push(word);
  else words.push(...splitCompound(word));
}

/** `dbPassword`, `DB2Password`, and the last capital of an acronym: `AWSKey`. */
const isHump = (text: string, at: number): boolean =>
  !isUpper(text.charCodeAt(at - 1)) || isLower(text.charCodeAt(at + 1));

/**
 * Variable name in UPPER_SNAKE case; a name that says too little is completed by the object it belongs to. Parts that could
 * be a secret themselves are left out.
 */
export function envNameOf(name: string, fallback: string): string {
  const segments = name
    .split(/\.|::|->/)
    .filter((segment) => segment.length > 1 && isSpeakable(segment) && !holders.has(segment.toLowerCase()));
  const written = segments.at(-1) ?? '';
  // A name in the form of a variable is one already, and other code may read it.
  if (/^[A-Z][A-Z0-9_]{2,63}$/.test(written)) return written;
  const last = wordsOf(written);
  const before = last.length === 1 && segments.length > 1 ? wordsOf(segments.at(-2)!) : [];
  const snake = [...before, ...last]
    .map((word) => word.replace(/[^a-z0-9]/g, ''))
    .filter(Boolean)
    .join('_')
    .toUpperCase();
  return /^[A-Z][A-Z0-9_]{1,63}$/.test(snake) ? snake : fallback;
}

/** For evidence: the name, unless it could be a secret itself. */
export const quoteName = (name: string): string =>
  isSpeakable(name) ? `the name \`${name.replaceAll('`', '')}\`` : 'a name with a random part';

const holders = new Set(
  'this self config conf cfg settings options opts env process environ data stringdata params props args default spring app'.split(
    ' ',
  ),
);

const lastSegment = (name: string): string =>
  name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf(':'), name.lastIndexOf('/')) + 1);

const compoundTail = /..(?:pass(?:w(?:or)?d|phrase)?|pwd?|secret|token|key)$|^nkey$/;

/** Words written together: `dbpassword`, `apikey`, `authtoken`. */
function splitCompound(word: string): string[] {
  if (!compoundTail.test(word)) return [word];
  const tail = /^(.{2,})(password|passwd|passphrase|secret|token|apikey|secretkey|accesskey|privatekey|authkey)$/.exec(
    word,
  );
  const short =
    /^(\w{0,12}?(?:db|sql|mongo|redis|user|root|admin|mail|smtp|imap|ftp|ldap|ssh|smb|login|store|bind|proxy|wifi|wpa|cred|auth|my|new|old|default))(pass|pwd|pw|passwd)$/.exec(
      word,
    );
  if (short) return [short[1]!, short[2]!];
  if (tail) return [...splitCompound(tail[1]!), ...splitCompound(tail[2]!)];
  const key =
    /^(api|secret|access|private|auth|encryption|decryption|validation|master|signing|session|cipher|crypt|aes|des|n)key$/.exec(
      word,
    );
  return key ? [key[1]!, 'key'] : [word];
}

function headAt(words: readonly string[], at: number): NameVerdict | undefined {
  const head = words[at]!;
  const before = words.slice(0, at);
  if (before.some((word) => notSecretHeads.has(word))) return undefined;
  const previous = before.at(-1);
  if (passwordWords.has(head)) return { kind: 'password', strength: 2 };
  if (shortPasswordWords.has(head)) return { kind: 'password', strength: 1 };
  if (secretWords.has(head)) return { kind: 'secret', strength: 2 };
  if (head === 'token') return judgeToken(before);
  if (head === 'key') return previous ? judgeKey(before) : { kind: 'secret', strength: 0 };
  if (head === 'pat' && (previous || words.length === 1)) return { kind: 'token', strength: 1 };
  if (head === 'auth' && before.length === 0 && words.length === 1) return { kind: 'credentials', strength: 0 };
  if (head === 'credential' || head === 'credentials' || head === 'creds') return { kind: 'credentials', strength: 1 };
  return undefined;
}

function judgeToken(before: readonly string[]): NameVerdict | undefined {
  if (before.some((word) => otherTokens.has(word))) return undefined;
  return { kind: 'token', strength: before.some((word) => tokenQualifiers.has(word)) ? 2 : 1 };
}

function judgeKey(before: readonly string[]): NameVerdict | undefined {
  if (before.some((word) => publishedKeys.has(word))) return undefined;
  const qualifier = before.at(-1)!;
  const kind = keyQualifiers.get(qualifier);
  if (!kind) {
    if (before.includes('api') || before.includes('secret')) return { kind: 'api-key', strength: 1 };
    return findingKeys.has(qualifier) ? undefined : { kind: 'secret', strength: 0 };
  }
  const weak =
    weakKeyQualifiers.has(qualifier) && !before.slice(0, -1).some((word) => word === 'secret' || word === 'api');
  return { kind, strength: weak ? 1 : 2 };
}
