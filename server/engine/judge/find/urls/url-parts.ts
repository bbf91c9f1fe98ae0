// Reads `scheme://user:password@host` where a `://` stands: also with parts that the program fills in, and odd characters in the password.

export interface UrlParts {
  readonly scheme: string;
  /** Of the URL, with `jdbc:`. */
  readonly start: number;
  readonly user: string;
  /** Empty where the user's part is all there is. */
  readonly password: string;
  readonly passwordStart: number;
  readonly host: string;
  /** What follows the host, at most 40 characters. */
  readonly rest: string;
}

/** Of the part before the path, in UTF-16 units. */
const longest = 500;

/** The bytes behind `://` may hold a user: an `@` comes before the authority must have ended. */
export function mayHaveUser(units: Uint8Array, from: number): boolean {
  let last = Math.min(units.length, from + longest);
  let colon = -1;
  let depth = 0;
  for (let at = from; at < last; at++) {
    const byte = units[at]!;
    if (byte === 10 || byte === 13) return false;
    // One character may take several bytes.
    if (byte > 127) last = Math.min(units.length, last + 1);
    if (byte === 123) depth++;
    else if (byte === 125) depth--;
    else if (depth > 0 || byte > 127) continue;
    else if (byte === 58) colon = colon < 0 ? at : colon;
    else if (byte === 64 && (colon >= 0 || at - from >= 20)) return true;
    else if (isEnd(byte) && !(colon >= 0 ? mayGoOn(units, colon, at) : isJoined(units, at))) return false;
  }
  return false;
}

/** Blanks, `"`, `#`, `'`, `/`, `?` and a backtick. */
const isEnd = (byte: number): boolean =>
  byte <= 32 || byte === 34 || byte === 35 || byte === 39 || byte === 47 || byte === 63 || byte === 96;

/** A password may hold what ends an authority; behind a port it has ended, and a quote ends all that is not joined to more. */
function mayGoOn(units: Uint8Array, colon: number, at: number): boolean {
  const byte = units[at]!;
  if (byte === 34 || byte === 39 || byte === 96) return isJoined(units, at);
  for (let i = colon + 1; i < at; i++) if (units[i]! < 48 || units[i]! > 57) return true;
  return false;
}

/** `" + user + "`: a `+` or `.` stands beside the quote. */
function isJoined(units: Uint8Array, quote: number): boolean {
  const byte = units[quote]!;
  if (byte !== 32 && byte !== 34 && byte !== 39) return false;
  for (let at = quote - 2; at <= quote + 2; at++) if (units[at] === 43 || units[at] === 46) return true;
  return false;
}

const schemeBefore = /[a-z][a-z0-9+.-]{1,40}$/i;
/** Stands for what the program fills in. */
export const filler = '\u0001';

const braces = /[$#]?\{[^{}\n]{0,120}\}/g;
const percent = /%\([^()\n]{0,40}\)s/g;
const joined = /["'] ?[+.][^"'\n]{1,60}["']/g;

/** `${user}`, `{user}`, `#{user}`, `{{ user }}`, `%(user)s` and `" + user + "` become fillers of the same length. */
function masked(written: string): string {
  const fill = (part: string): string => filler.repeat(part.length);
  const fillJoined = (part: string): string => (/[+.] ?.$/.test(part) ? fill(part) : part);
  return written.replace(braces, fill).replace(braces, fill).replace(percent, fill).replace(joined, fillJoined);
}

const authority = /[^\s/?#"'`<>\\|]{3,400}/y;

/** `host:1433;database=db;user=ann@acme;password=…`: what follows the host is no part of it. */
const properties = /^[\w.-]{1,100}(?:\\\w{1,40})?(?::\d{1,5})?;\w{1,40}=/;

/** The parts of the URL around the `://` at `at`; undefined without a user. */
export function urlAt(text: string, at: number): UrlParts | undefined {
  const scheme = schemeBefore.exec(text.slice(Math.max(0, at - 41), at))?.[0];
  if (!scheme) return undefined;
  const from = at + 3;
  const written = text.slice(from, from + longest);
  const plainText = masked(written);
  const start = at - scheme.length - (text.startsWith('jdbc:', at - scheme.length - 5) ? 5 : 0);
  authority.lastIndex = 0;
  const plain = authority.exec(plainText)?.[0];
  if (plain && properties.test(plain)) return undefined;
  const found = plain?.includes('@') ? splitPlain(plain) : splitOdd(plainText, scheme, text[start - 1] ?? '');
  if (!found) return undefined;
  const { user, password, host } = found;
  const hostStart = user.length + password.length + (found.colon ? 2 : 1);
  return {
    scheme: scheme.toLowerCase(),
    start,
    user,
    password,
    passwordStart: from + user.length + 1,
    host,
    rest: written.slice(hostStart + host.length, hostStart + host.length + 40),
  };
}

interface Split {
  readonly user: string;
  readonly colon: boolean;
  readonly password: string;
  readonly host: string;
}

function splitPlain(found: string): Split | undefined {
  const split = found.lastIndexOf('@');
  const colon = found.slice(0, split).indexOf(':');
  const password = colon < 0 ? '' : found.slice(colon + 1, split);
  if (/[,;@]\w+:\/?\/?/.test(password)) return undefined;
  const user = found.slice(0, colon < 0 ? split : colon);
  const host = found.slice(split + 1).replace(/[),.;\]}]+$/, '');
  return { user, colon: colon >= 0, password, host };
}

/** A password that begins like no port, and goes on to the last `@` a host follows. */
const odd =
  /^([^\s:@/?#"'`]{0,80}):(?!\d{1,5}(?:[/?#,]|$)|\u0001+[/?#]|\/)([^"'`<>\n\\]{2,120})@((?:[\w-]{1,60}\.[\w.-]{1,100}|localhost|\u0001+|[\w-]{1,60}(?=:\d))(?::\d{1,5})?)(?=[/?"'`,\s]|$)/;
const databases = /^(?:postgres|mysql|mariadb|mongodb|redis|amqp|mssql|sqlserver|smtp|s?ftp|ldap)/i;

/** With `/`, `?`, `#` and, in the string of a database's address, blanks in the password. */
function splitOdd(written: string, scheme: string, before: string): Split | undefined {
  const isDatabase = databases.test(scheme);
  if (!isDatabase && !/^https?$/i.test(scheme)) return undefined;
  const isString = isDatabase && (before === '"' || before === "'" || before === '`');
  const found = odd.exec(isString ? written : written.split(/\s/, 1)[0]!);
  if (!found) return undefined;
  const [, user, password, host] = found as unknown as [string, string, string, string];
  // Rather a host and the name of its port, and a path.
  if (!isDatabase && user.includes('.')) return undefined;
  return { user, colon: true, password, host };
}
