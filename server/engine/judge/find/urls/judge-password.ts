// Whether what stands in a URL as password or token is one: not a default, a word of documentation, or filled in by the program.

import type { Confidence } from '../../../../../protocol/finding';
import type { Place } from '../../place';
import { isPlaceholder, isReference, isWeak } from '../../placeholder';
import { isPublicValue } from '../../public';
import { gradeValue, isVocabulary } from '../../value';
import { wordlikeness } from '../../wordlike';
import { filler, type UrlParts } from './url-parts';

/** Undefined for no secret. */
export function judgePassword({ user, password, host }: UrlParts, place: Place): Confidence | undefined {
  const plain = decoded(password);
  if (plain.length < 3 || isPlaceholder(plain) || isReference(password) || isTemplate(password)) return undefined;
  if (/^\d{1,5}$/.test(password) || (user === '' && password.includes(':')) || /^sha\d/.test(host)) return undefined;
  const isFilled = isTemplate(user) || isTemplate(host.slice(0, 1)) || host === '';
  if ((isFilled || anyUser.test(user)) && (isWord(plain) || (place === 'documentation' && plain.length < 8)))
    return undefined;
  if (exampleHost.test(host) && (isWord(plain) || place !== 'source')) return undefined;
  if (isWeak(plain) || isWord(plain) || plain.toLowerCase() === user.toLowerCase() || exampleHost.test(host))
    return isLocal(host) || place === 'source' ? 'possible' : undefined;
  if (place === 'test' && /^[a-z]+$/i.test(plain) && wordlikeness(plain) >= 4.4) return 'possible';
  return password.length < 4 || (place !== 'source' && place !== 'test' && isLocal(host) && plain.length < 6)
    ? 'possible'
    : 'likely';
}

/** `https://TOKEN@host`, `https://TOKEN:x-oauth-basic@host`: the user is a token if it is random. */
export function isUserToken({ scheme, user, password, host, rest }: UrlParts): boolean {
  if (!/^(?:https?|git\+https)$/.test(scheme) || !/^(?:|x|x-oauth-basic|api_?token)$/i.test(password)) return false;
  if (!/^[\w.-]{1,100}\.[a-z]{2,20}(?::\d+)?$/i.test(host) || isPublicKeyOf(user, host, rest) || exampleHost.test(host))
    return false;
  return /\d/.test(user) && user.length >= 20 && !isTemplate(user) && isRandom(user);
}

const isRandom = (user: string): boolean =>
  !isPublicValue(user) && gradeValue(user, '', { kind: 'token', strength: 2 }) === 3;

/** The key in a Sentry DSN may be published: the project's number follows the host. */
const isPublicKeyOf = (user: string, host: string, rest: string): boolean =>
  /^[0-9a-f]{32}$/.test(user) && (/sentry/.test(host) || /^(?:\/[\w-]{1,30})?\/\d{1,20}(?!\w)/.test(rest));

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone percent sign: the password is written as it is.
    return text;
  }
}

const isWord = (password: string): boolean =>
  isWeak(password) ||
  /^(?:pass|pw|p4ss|secret|token|my|your|the|some|user|db|test|foo|bar)[a-z_-]*\d{0,3}$/i.test(password) ||
  isVocabulary(password);

/** Formats and interpolations of any language: `%s`, `{pw}`, `<password>`, `$PASS`, `*`. */
const isTemplate = (text: string): boolean =>
  text.includes(filler) || /%[sdv(]|[{}<>*()[\]]|\$[A-Za-z_{(]|\$$|["'+]|^:?\.\.\./.test(text);

/** Users that documentation writes where a real one belongs. */
const anyUser =
  /^(?:user|usr|username|user[-_]?name|login|name|foo|bar|test|testuser|my-?user|me|u|account|email|id)$/i;

const exampleHost =
  /^(?:[\w.-]+\.)?(?:example(?:\.(?:com|org|net|edu))?|test|invalid|yourdomain\.\w+|your-?host[\w.-]*|host(?:name)?|server|domain(?:\.com)?|foo(?:\.com)?|bar(?:\.com)?|foobar(?:\.com)?)(?::|$)/i;

export const isLocal = (host: string): boolean => localHost.test(host);
const localHost =
  /^(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1\]|host\.docker\.internal|db|database|postgres|postgresql|mysql|mariadb|redis|cache|mongo|mongodb|rabbitmq|rabbit|minio|localstack)(?::\d*)?$/i;
