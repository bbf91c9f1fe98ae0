// Passwords given to a call: `HTTPBasicAuth("user", "password")`, `smtp.login(…)`, `new mysqli(…)`, `auth=("user", "password")`.

import type { Page } from '../../../text/page';
import { matchAt } from '../../assignment/text-window';
import type { Span } from '../candidate';
import type { Form } from '../form';
import { gradePassword } from '../grade';
import { argumentsAt, literalOf } from './arguments';
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
