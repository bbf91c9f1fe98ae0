// Passwords given to a call: `HTTPBasicAuth("user", "password")`, `smtp.login(…)`, `new mysqli(…)`, `auth=("user", "password")`.

import type { Page } from '../../../text/page';
import { matchAt } from '../../assignment/text-window';
import type { Span } from '../candidate';
import type { Form } from '../form';
import { gradePassword } from '../grade';
import { commandRules } from './rules';

interface Call {
  /** With what must follow them directly; lower case. */
  readonly words: readonly string[];
  /** Which argument the password is, from 0. */
  readonly index: number;
  /** How many arguments there may be. */
  readonly most: number;
  /** The argument before it must be a literal, too: the name says little. */
  readonly both?: true;
}

const calls: readonly Call[] = [
  { words: ['basicauth(', 'digestauth(', 'ntlmauth(', 'basic_auth(', 'basic_auth '], index: 1, most: 4 },
  { words: ['passwordauthentication(', 'networkcredential(', 'authenticationtoken('], index: 1, most: 3 },
  { words: ['usernamepasswordtoken(', 'credentials.basic(', 'ssh2_auth_password('], index: 1, most: 3 },
  { words: ['credentials(', '.login(', '.authenticate('], index: 1, most: 2, both: true },
  { words: ['.auth(', 'auth=(', 'auth = (', 'auth: ('], index: 1, most: 3, both: true },
  { words: ['plainauth('], index: 2, most: 4 },
  {
    words: ['getconnection(', 'mysqli_connect(', 'new mysqli(', 'new pdo(', 'mysql_connect(', 'ftp_login('],
    index: 2,
    most: 6,
  },
  { words: ['pymysql.connect(', 'mysqldb.connect('], index: 2, most: 6 },
  { words: ['mysql_real_connect('], index: 3, most: 8 },
];

/** libcurl's options, in every language that binds it: `curl_easy_setopt(h, CURLOPT_USERPWD, "ann:v")`. */
const curlOption: Form = {
  rule: commandRules.call,
  words: ['curlopt_'],
  read: ({ text }, _start, end) => {
    const option = matchAt(passwordOption, text, end);
    const start = end + (option?.[0].length ?? 0);
    const value = option && matchAt(optionValue, text, start)?.[0];
    if (!value) return undefined;
    const user = /userpwd/i.test(option[0]) ? value.indexOf(':') + 1 : 0;
    return { start: start + user, end: start + value.length };
  },
  grade: gradePassword,
  evidence: 'stands where the option expects a password',
};

const passwordOption =
  /(?:(?:proxy)?password|keypasswd|xoauth2_bearer|(?:proxy)?userpwd)\b['"]?\s{0,3}(?:,|=>)\s{0,20}["']/iy;
const optionValue = /[^"'\n\\]{3,260}(?=["'])/y;

const longest = 400;

const argumentForms: readonly Form[] = calls.map((call) => ({
  rule: commandRules.call,
  words: call.words,
  read: (page, _start, end) => readArgument(page, end, call),
  grade: gradePassword,
  evidence: 'stands where the call expects a password',
}));

export const callForms: readonly Form[] = [...argumentForms, curlOption];

function readArgument({ text }: Page, at: number, { index, most, both }: Call): Span | undefined {
  const found = argumentsAt(text, at);
  if (!found || found.length > most || found.length <= index) return undefined;
  const value = literalOf(text, found[index]!);
  const before = literalOf(text, found[index - 1]!);
  if (!value || (both && !before)) return undefined;
  return before && isUserless(text, before) ? undefined : value;
}

/** A sentence or an address in the user's place: another call of that name. */
const isUserless = (text: string, { start, end }: Span): boolean => /\s|:\/\//.test(text.slice(start, end));

/** What stands between the commas, up to the bracket that closes or, where none opened, to the end of the line. */
function argumentsAt(text: string, at: number): readonly Span[] | undefined {
  const bare = text[at - 1] === ' ';
  const limit = Math.min(text.length, at + longest);
  const found: Span[] = [];
  let start = at;
  let depth = 0;
  for (let i = at; i <= limit; i++) {
    const char = text[i] ?? '\n';
    if (char === '"' || char === "'" || char === '`') {
      i = closing(text, i, limit);
      if (i < 0) return undefined;
    } else if (char === '(' || char === '[' || char === '{') depth++;
    else if (char === ')' || char === ']' || char === '}') depth--;
    if (depth < 0 || (bare && depth === 0 && char === '\n')) return [...found, { start, end: i }];
    if (char !== ',' || depth > 0) continue;
    found.push({ start, end: i });
    start = i + 1;
  }
  return undefined;
}

/** The quote that closes the one at `at`; -1 when the line or the limit comes first. */
function closing(text: string, at: number, limit: number): number {
  for (let i = at + 1; i < limit; i++) {
    if (text[i] === text[at]) return i;
    if (text[i] === '\n') return -1;
    if (text[i] === '\\') i++;
  }
  return -1;
}

/** One literal and what only turns it into bytes or characters. */
const literal =
  /^(\s*(?:[bru@]{1,2}|\w{1,12}:\s{0,3}|\w{1,12}\s?=\s?)?)(["'`])([^"'`\n]*)\2(?:\.(?:toCharArray|getBytes|encode|to_s|into|to_string|to_owned)\([^()]*\))?\s*$/;

function literalOf(text: string, { start, end }: Span): Span | undefined {
  const found = literal.exec(text.slice(start, end));
  if (!found) return undefined;
  const from = start + found[1]!.length + 1;
  return { start: from, end: from + found[3]!.length };
}
