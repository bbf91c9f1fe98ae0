// What a value looks like: chance, a password somebody thought of, a word, or something that is no secret at all.

import { remembered } from '../text/remembered';
import { alternations, classCount, distinct, letterCount, shannon } from './entropy';
import type { NameVerdict } from './name';
import { wordsOf } from './name';
import { isPlaceholder, isReference, isTorn, isWeak } from './placeholder';
import { isPublicValue } from './public';
import { wordlikeness } from './wordlike';
import { secretVocabulary, weakValues } from './words/values';

/** 3: random by length and spread; 2: digits, symbols or letters nobody would call a word; 1: words; undefined: no secret. */
export type ValueGrade = 1 | 2 | 3;

/** How much a value looks like a secret when it is assigned to a name with this verdict; undefined when it surely is none. */
export function gradeValue(value: string, name: string, verdict: NameVerdict): ValueGrade | undefined {
  if (value.length < (verdict.kind === 'password' ? 5 : 8) || isNoSecret(value, name, verdict)) return undefined;
  return /\s/.test(value) ? gradePhrase(value, verdict) : gradeWord(value);
}

/** True when the value, assigned to a name with this verdict, surely is none: a dummy, a reference, public, code, text for people. */
export function isNoSecret(value: string, name: string, verdict: NameVerdict): boolean {
  if (isNoneByItself(value) || repeatsName(value, name)) return true;
  if (/\s/.test(value)) return gradePhrase(value, verdict) === undefined;
  if (verdict.strength === 0 && !mayBeKeyMaterial(value)) return true;
  return (
    verdict.kind !== 'password' && !(verdict.strength === 2 && isChosenPhrase(value)) && looksLikeIdentifier(value)
  );
}

/** Whatever it is assigned to. */
const isNoneByItself = remembered((value: string): boolean => {
  if (value.length < 4 || value.length > 2000) return true;
  if (isPlaceholder(value) || isReference(value) || isWeak(value) || isPublicValue(value)) return true;
  if (isVocabulary(value) || hasOwnMeaning(value)) return true;
  return readsLikeWords(value) && !isTorn(value) && codeForm.some((form) => form.test(value));
});

/** `winter-harbor-signing-2024`: words and a number, or five words, joined as people make up secrets; three words are a name. */
const isChosenPhrase = (value: string): boolean =>
  value.length >= 16 &&
  /^[a-z0-9]+(?:[-_][a-z0-9]+){2,}$/i.test(value) &&
  (/\d/.test(value) || value.split(/[-_]/).length >= 5);

/** Under a name as plain as `key`: long and with digits. */
const mayBeKeyMaterial = (value: string): boolean => value.length >= 16 && /\d/.test(value);

/**
 * The part of a value that would be the secret: of `Token 3f…` what follows the scheme, of a JSON object in a string its
 * longest run without punctuation, of a list of bytes the text they spell or their hexadecimal digits.
 */
export function coreOf(value: string): string {
  const bytes = bytesOf(value);
  if (bytes) return written(bytes);
  const head = /^[A-Za-z-]{3,12}(?=[ :=])/.exec(value)?.[0];
  const rest = head && schemes.has(head.toLowerCase()) ? value.slice(head.length + 1).trim() : '';
  if (rest.length >= 8 && !/\s/.test(rest)) return rest;
  if (!/^\s?\{.{0,20}?["'].*\}\s?$/.test(value)) return value;
  const runs = value.match(/[A-Za-z0-9+/_=-]{16,}/g) ?? [];
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), '') || value;
}

const written = (bytes: readonly number[]): string =>
  bytes.every((byte) => byte >= 32 && byte < 127)
    ? String.fromCharCode(...bytes)
    : bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');

const schemes = new Set('token apikey api-key key oauth bearer basic ntlm negotiate splunk sso-key'.split(' '));

/** The bytes of a list as keys are written in code (`0x3f, 12, 0xA0`): at least eight; undefined for anything else. */
export function bytesOf(list: string): readonly number[] | undefined {
  if (!/^\s*\d/.test(list)) return undefined;
  const items = list.split(',').map((item) => item.trim());
  if (items.at(-1) === '') items.pop();
  if (items.length < 8 || !items.every((item) => /^(?:0x[0-9a-f]{1,2}|\d{1,3})u?$/i.test(item))) return undefined;
  const bytes = items.map((item) => Number(item.replace(/u$/i, '')));
  return bytes.every((byte) => byte < 256) ? bytes : undefined;
}

const readsLikeWords = (value: string): boolean => value.length > 40 || wordlikeness(value) >= 4.2;

/** Of letters and digits alone most values of chance are made, and of these forms only one. */
const hasOwnMeaning = (value: string): boolean =>
  /^\w+$/.test(value)
    ? nameOfSecret.test(value)
    : notSecretForm.some((form) => form.test(value)) || (memberPath.test(value) && !hasPartOfChance(value));

/** `config.secrets.token`, `tokens[0].value`, `auth.token()`. */
const memberPath = /^[A-Za-z_$][\w$]*(?:(?:\.|->|::)[A-Za-z_$][\w$]*|\[[^\]]*\]|\([^)]*\))+$/;

/** Of letters and digits mixed as no name of a member is: `s.ZC9Ecf4M…`. */
const hasPartOfChance = (path: string): boolean =>
  path.split(/[^A-Za-z0-9]/).some((part) => part.length >= 12 && alternations(part) >= 5 && wordlikeness(part) < 4.2);

const nameOfSecret = /^[a-z]{0,8}(?:pass|passwd|password|pwd|secret|token|apikey)\d{0,3}$/i;

/** Forms with a meaning of their own: paths, addresses, types, dates, code. JWT, PEM and URLs have their own detectors. */
const notSecretForm = [
  /^[a-z][a-z0-9+.-]*:\/\//i,
  /^(?:\.{0,2}|~|[A-Za-z]:)[\\/][\w.@~ -]+(?:[\\/]|$|\.\w+$)/,
  /^[\w.-]+(?:\/[\w.-]+)+\.[a-z]{1,5}$/i,
  /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/,
  /^eyJ[\w-]*\.eyJ/,
  /^(?:Bearer|Basic|Digest|AWS4-HMAC-SHA256)\s/i,
  /^v?\d+(?:\.\d+){1,20}(?:[-+][\w.]+)?$/,
  /^[~^<>]=?\d+\./,
  /^\d{1,3}\.\d{1,5}\.\d{1,5}\./,
  /\[\^?\w-\w|^\^/,
  /=\/\w+\/|^\/(?:[\w.-]+\/){2}/,
  /^\d{1,5}(?:[:/.-]\d{1,5}){1,5}$/,
  /^#[0-9a-f]{3,8}$/i,
  /^(?:rgba?|hsla?|url|var|calc)\(/,
  /^[a-z]+\/[a-z0-9.+-]+$/,
  /^[\w.]+\(.*\)[;,]?$/,
  /\\[sdwbSDWBz(|<]|\[\^|\.\*|\(\?[:=!]/,
  nameOfSecret,
  /<\/?[a-z][^>]*>/i,
  /^%[-\d.]*[sdvq]|%\(\w+\)s|^\{\d*\}|%[sdv]$/,
  /^[@:&*!][a-z_-]+(?:\.[a-z_-]+)*$/i,
  /^[\w.-]+=[^&\s]*(?:&[\w.-]+=[^&\s]*)+$/,
  /\\[ntr]$|\.\.\.|[…。！？]$/,
  /\.(?:json|ya?ml|xml|txt|pem|key|crt|p12|jks|pfx|js|ts|py|rb|go|java|php|html?|css|png|svg|conf|cfg|ini|env|local|com|org|net|io)$/i,
];

/** Forms of code and text that a password of chance may have too: telling only where the letters read like words. */
const codeForm = [/[{}].*[{}]|=>|&&|\|\||^\(|\(\)|;$/, /^[=,;:)(\]}<>|"'`]|[,(:"'`]$|^\d+:\d+:/];

/** `password: "userPassword"`, `SECRET = "my-secret"`: the value says its own name. */
function repeatsName(value: string, name: string): boolean {
  const [inner, outer] = [plain(value), plain(name)];
  return (
    inner === outer ||
    (inner.length >= 5 && outer.includes(inner)) ||
    (outer.length >= 5 && inner.includes(outer) && inner.length - outer.length < 12)
  );
}

const plain = (text: string): string =>
  /^[a-z0-9]*$/i.test(text) ? text.toLowerCase() : text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** `topS3cr3t`, `P4$$w0rd`: digits and signs between letters that people write for letters. */
const plainLetters: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', $: 's', '@': 'a' };
const withoutLeet = (value: string): string =>
  value.replace(/(?<=[a-z])[013-5$@]{1,4}(?=[a-z])/gi, (signs) =>
    [...signs].map((sign) => plainLetters[sign]).join(''),
  );

/** Made only of words that talk about secrets, tests and users, and short numbers (`my_pass`, `secret4`), or naming one (`emr-password`, `SomeKindOfPassword123!`). */
export function isVocabulary(value: string): boolean {
  if (value.length > 48 || value.replace(/\D/g, '').length > 4) return false;
  return isMadeOfVocabulary(value) || (leet.test(value) && isMadeOfVocabulary(withoutLeet(value)));
}
const leet = /[a-z][013-5$@]{1,4}[a-z]/i;

function isMadeOfVocabulary(value: string): boolean {
  const isJoined = joinedWords.test(value);
  const isSentence = sentenceOfWords.test(value);
  const words: string[] = [];
  for (const part of value.split(/[^A-Za-z]+/)) {
    const found = wordsOf(part);
    // Chance is told by its first letters.
    if (!isJoined && !isSentence && !found.every(isKnown)) return false;
    words.push(...found);
  }
  if (words.some((word) => word.length > 1) && words.every(isKnown)) return true;
  const speaks = (isJoined && words.length > 1) || (isSentence && words.length > 3);
  return speaks && words.some((word) => secretNouns.has(word));
}
const isKnown = (word: string): boolean => word.length < 2 || secretVocabulary.has(word) || weakValues.has(word);
const joinedWords = /^[A-Za-z]+(?:[-_ .][A-Za-z]+)*\d{0,2}$/;
/** `SomeKindOfPassword123!`, `PasswordMustHave6Chars.` */
const sentenceOfWords = /^[A-Za-z]+(?:\d{1,2}[A-Za-z]+)?\d{0,3}[.!?@#]{0,3}$/;
const secretNouns = new Set(
  'password passwd passwort passphrase pass pwd pswd secret token credential credentials apikey key auth'.split(' '),
);

/** A sentence is text for people; a passphrase has few, short, lower-case words and no punctuation. */
function gradePhrase(value: string, verdict: NameVerdict): ValueGrade | undefined {
  const words = value.split(/\s+/);
  if (verdict.strength < 2 || words.length > 24 || /[.,;:?!()<>{}="'`|]|\bis\b|\bthe\b/i.test(value)) return undefined;
  const lower = value.toLowerCase();
  if (/^[A-Z][a-z]+ [a-z]/.test(value) || sentenceWords.test(lower)) return undefined;
  if (words.every((word) => /^[a-z0-9]{4}$/.test(word)) && /\d/.test(value)) return 3;
  if (words.length >= 4 && words.every((word) => /^[a-z]{3,12}$/.test(word))) return 2;
  return words.length >= 2 && /\d/.test(value) && classCount(value) >= 3 ? 1 : undefined;
}
const sentenceWords =
  /\b(?:your|you|password|passwort|token|secret|key|must|should|please|enter|forgot|reset|not|and|or|to|of|for|with|from|in|a|an|new|old|this|that|invalid|required|type|user|by|on|mot|de|le|la)\b/;

/** `accessToken`, `user-token-field`, `kebab/case/path`: words of code joined; no digits to speak of. */
function looksLikeIdentifier(value: string): boolean {
  if (/\d/.test(value) && classCount(value) > 1 && wordlikeness(value) < 4.6) return false;
  return /^_{0,2}[A-Za-z][A-Za-z]*(?:[-_./: ][A-Za-z0-9]+)*\d{0,3}$/.test(value) && wordlikeness(value) >= 4.4;
}

const gradeWord = remembered((value: string): ValueGrade => {
  const letters = letterCount(value);
  const chance = letters < 4 || wordlikeness(value) < 4.4;
  const spread = shannon(value);
  if (value.length >= 16 && spread >= 3 && chance && distinct(value) >= 8) return 3;
  if (value.length >= 20 && spread >= 3.8 && classCount(value) >= 3) return 3;
  if (/^\d+$/.test(value)) return value.length >= 12 ? 2 : 1;
  if (letters === value.length && classCount(value) === 1) return chance && value.length >= 6 ? 2 : 1;
  return classCount(value) >= 2 && (chance || /\d/.test(value) || classCount(value) >= 3) ? 2 : 1;
});
