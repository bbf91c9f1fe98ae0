// Passwords in URLs: `scheme://user:PASSWORD@host`. The finding is the password alone.

import type { Confidence } from '../../../../protocol/finding';
import type { Candidate, Detector } from '../../detector';
import type { RuleInfo } from '../../rule';
import { assignedName } from '../assignment/assigned-name';
import { envNameOf } from '../name';
import type { Place } from '../place';
import { isPlaceholder, isReference, isWeak } from '../placeholder';
import { isVocabulary } from '../value';
import { wordlikeness } from '../wordlike';

const rule = (id: RuleInfo['id'], title: string, env: string): RuleInfo => ({ id, title, class: 'sensitive', env });

const rules = {
  postgres: rule('postgres/connection-string', 'PostgreSQL password in a connection string', 'POSTGRES_PASSWORD'),
  mysql: rule('mysql/connection-string', 'MySQL password in a connection string', 'MYSQL_PASSWORD'),
  mongodb: rule('mongodb/connection-string', 'MongoDB password in a connection string', 'MONGODB_PASSWORD'),
  redis: rule('redis/connection-string', 'Redis password in a connection string', 'REDIS_PASSWORD'),
  amqp: rule('amqp/connection-string', 'AMQP password in a connection string', 'AMQP_PASSWORD'),
  other: rule('generic/url-password', 'Password in a URL', 'URL_PASSWORD'),
} as const;

export const urlPassword: Detector = {
  id: 'url-password',
  rules: Object.values(rules),
  words: [{ text: '://' }],
  reach: 700,
  passes: (units, _start, end) => hasUserInfo(units, end),
  at: (page, at) => {
    const url = urlAt(page.text, at);
    const candidate = url && judge(page.text, url, page.place);
    return candidate ? [candidate] : [];
  },
};

/** A `:` and an `@` after it before the authority ends. */
function hasUserInfo(units: Uint8Array, from: number): boolean {
  const last = Math.min(units.length, from + 1200);
  let colon = false;
  for (let at = from; at < last; at++) {
    const byte = units[at]!;
    if (byte === 58) colon = true;
    else if (byte === 64 && colon) return true;
    else if (byte <= 32 || byte === 47 || byte === 34 || byte === 39 || byte === 96) return false;
  }
  return false;
}

interface UrlParts {
  readonly scheme: string;
  readonly start: number;
  readonly user: string;
  readonly password: string;
  readonly passwordStart: number;
  readonly host: string;
}

const schemeBefore = /[a-z][a-z0-9+.-]{1,40}$/i;
const authority = /[^\s/?#"'`<>\\|]{3,400}/y;

/** The parts of a URL around its `://`; undefined without a password. */
function urlAt(text: string, at: number): UrlParts | undefined {
  authority.lastIndex = at + 3;
  const found = authority.exec(text)?.[0];
  const split = found?.lastIndexOf('@') ?? -1;
  if (!found || split < 0) return undefined;
  const scheme = schemeBefore.exec(text.slice(Math.max(0, at - 41), at))?.[0];
  const colon = found.indexOf(':');
  if (!scheme || colon < 0 || colon > split - 2) return undefined;
  const password = found.slice(colon + 1, split);
  if (/[,;@]\w+:\/?\/?/.test(password)) return undefined;
  return {
    scheme: scheme.toLowerCase(),
    start: at - scheme.length - (text.startsWith('jdbc:', at - scheme.length - 5) ? 5 : 0),
    user: found.slice(0, colon),
    password,
    passwordStart: at + 4 + colon,
    host: found.slice(split + 1).replace(/[),.;\]}]+$/, ''),
  };
}

function judge(text: string, url: UrlParts, place: Place): Candidate | undefined {
  const confidence = confidenceOf(url, place);
  if (!confidence) return undefined;
  const { id, title, class: grade, env } = rules[kindOf(url.scheme)];
  const name = assignedName(text, url.start);
  return {
    ruleId: id,
    title,
    class: grade,
    confidence,
    start: url.passwordStart,
    end: url.passwordStart + url.password.length,
    envName: passwordName(name, env),
    masked: '…',
    evidence: [
      `stands as the password in a ${url.scheme} URL`,
      ...(isLocal(url.host) ? ['the host is this machine or a container beside it'] : []),
    ],
    ...(name ? { name } : {}),
    specificity: 60,
  };
}

function kindOf(scheme: string): keyof typeof rules {
  if (/^(?:postgres|postgresql|postgis|cockroachdb|redshift|timescaledb)/.test(scheme)) return 'postgres';
  if (/^(?:mysql|mariadb)/.test(scheme)) return 'mysql';
  if (scheme.startsWith('mongodb')) return 'mongodb';
  if (scheme.startsWith('redis') || scheme.startsWith('valkey')) return 'redis';
  return scheme.startsWith('amqp') ? 'amqp' : 'other';
}

/** `BILLING_DATABASE_URL` holds the whole URL, its password is `BILLING_DATABASE_PASSWORD`; a plain `url` says nothing. */
function passwordName(name: string | undefined, fallback: string): string {
  const base =
    name &&
    envNameOf(name, '').replace(/_?(?:URL|URI|DSN|CONNECTION_STRING|CONNECTION|CONN|CONN_STR|ADDRESS|ADDR)$/, '');
  return base && base.length > 1 && !plainNames.has(base) ? `${base.replace(/_PASSWORD$/, '')}_PASSWORD` : fallback;
}
const plainNames = new Set([
  'DB',
  'CONFIG',
  'CLIENT',
  'CONST',
  'VALUE',
  'DEFAULT',
  'STRING',
  'ENV',
  'ARGS',
  'HTTP',
  'HTTPS',
  'HOST',
  'SERVER',
  'CONNECT',
  'CREATE_ENGINE',
  'URI',
  'URL',
]);

function confidenceOf({ user, password, host }: UrlParts, place: Place): Confidence | undefined {
  const plain = decoded(password);
  if (
    isPlaceholder(plain) ||
    isReference(password) ||
    isTemplate(`${user}:${password}`) ||
    isTemplate(host.slice(0, 1))
  )
    return undefined;
  if (/^\d{1,5}$/.test(password) || (user === '' && password.includes(':'))) return undefined;
  if (anyUser.test(user) && (isWord(plain) || (place === 'documentation' && plain.length < 8))) return undefined;
  if (exampleHost.test(host) && (isWord(plain) || place !== 'source')) return undefined;
  if (isWeak(plain) || isWord(plain) || plain.toLowerCase() === user.toLowerCase() || exampleHost.test(host))
    return isLocal(host) || place === 'source' ? 'possible' : undefined;
  if (place === 'test' && /^[a-z]+$/i.test(plain) && wordlikeness(plain) >= 4.4) return 'possible';
  return password.length < 4 || (place !== 'source' && place !== 'test' && isLocal(host) && plain.length < 6)
    ? 'possible'
    : 'likely';
}

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
const isTemplate = (text: string): boolean => /%[sdv(]|[{}<>*()[\]]|\$[A-Za-z_{(]|\$$|["'+]|^:?\.\.\./.test(text);

/** Users that documentation writes where a real one belongs. */
const anyUser =
  /^(?:user|usr|username|user[-_]?name|login|name|foo|bar|test|testuser|my-?user|me|u|account|email|id)$/i;

const exampleHost =
  /^(?:[\w.-]+\.)?(?:example(?:\.(?:com|org|net|edu))?|test|invalid|yourdomain\.\w+|your-?host[\w.-]*|host(?:name)?|server|domain(?:\.com)?|foo(?:\.com)?|bar(?:\.com)?|foobar(?:\.com)?)(?::|$)/i;

const isLocal = (host: string): boolean => localHost.test(host);
const localHost =
  /^(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1\]|host\.docker\.internal|db|database|postgres|postgresql|mysql|mariadb|redis|cache|mongo|mongodb|rabbitmq|rabbit|minio|localstack)(?::\d*)?$/i;
