// Which keys hold a secret, going by their name and their decorators.

import type { Decorators } from './decorators';

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter(Boolean));

const secretWords = words(`
  secret secrets token password passwd passwort passphrase passcode pass pwd pw pin key apikey secretkey privatekey
  accesskey credential credentials creds salt pepper seed mnemonic
`);
/** At the end of a name they say that it is about a secret and does not hold it: `TOKEN_URL`, `SECRET_NAME`. */
const aboutWords = words(`
  id ids url uri urls endpoint path file filename dir folder name prefix suffix host port user username type kind alg
  algorithm version ttl expiry expires expiration expire age lifetime timeout interval days hours minutes seconds ms
  length size count limit max min rounds iterations issuer audience header scope scopes region enabled disabled required
  policy arn ref
`);
/** Anywhere in a name: meant to be seen, or a key of another sort. */
const publicWords = words('public publishable pub primary foreign sort partition cache hot keyboard shortcut');
/** What build tools put into the code that browsers load. */
const browserPrefix = /^(NEXT_PUBLIC|VITE|REACT_APP|EXPO_PUBLIC|NUXT_PUBLIC|GATSBY|VUE_APP|NG_APP|PUBLIC)_/i;

/** `@sensitive` decides; without it secret words do: `API_KEY`, `dbPassword`, but not `API_KEY_ID` or `PUBLIC_KEY`. */
export function looksSecret(key: string, decorators: Decorators = {}): boolean {
  if (decorators.sensitive !== undefined) return decorators.sensitive;
  if (browserPrefix.test(key)) return false;
  const parts = key
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== '' && !/^\d+$/.test(part));
  if (parts.some((part) => publicWords.has(part)) || aboutWords.has(parts.at(-1) ?? '')) return false;
  return parts.some((part) => secretWords.has(part) || /(password|passwd|secret|apikey)$/.test(part));
}
