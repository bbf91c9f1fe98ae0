// Passwords on command lines, by the option or the place that each program reads one from.

import { isLower, isWordByte, tableOf } from '../../../text/bytes';
import type { Page } from '../../../text/page';
import { isQuote } from '../../assignment/gate/form';
import { matchAt } from '../../assignment/text-window';
import type { Span } from '../candidate';
import { type Form, following } from '../form';
import { gradePassword, gradeToken } from '../grade';
import { optionFollows, standsAlone } from './look';
import { commandRules } from './rules';

const form = (words: readonly string[], read: Form['read'], passes?: Form['passes']): Form => ({
  rule: commandRules.command,
  words,
  read,
  grade: gradePassword,
  evidence: 'stands where the command expects a password',
  ...(passes && { passes }),
});

/** Letters that go on a program's name, `.exe` included, and then a blank or a quote follow the word, which begins none. */
function isProgram(units: Uint8Array, start: number, end: number): boolean {
  let at = end;
  while (at < end + 12 && (isLower(units[at] ?? 0) || units[at] === 46)) at++;
  const before = units[start - 1] ?? 32;
  return (units[at] === 32 || isQuote(units[at] ?? 0)) && !isWordByte(before) && before !== 45;
}

/**
 * The word behind an option of a program. Upper and lower case differ: `-p` is a password, `-P` a port. Options begin with
 * `sign`, a dash if nothing is said; 0 for words.
 */
const option = (programs: readonly string[], before: RegExp, sign?: number): Form =>
  form(
    programs,
    ({ text }, start, end) => (isWord(text, start) ? wordBehind(text, end, before) : undefined),
    (units, start, end) => isProgram(units, start, end) && (sign === 0 || optionFollows(units, end, sign)),
  );

const isWord = (text: string, start: number): boolean => !/[\w-]/.test(text[start - 1] ?? ' ');

function wordBehind(text: string, from: number, before: RegExp): Span | undefined {
  const command = commandFrom(text, from);
  const found = before.exec(command);
  return found ? wordAt(text, from + found.index + found[0].length) : undefined;
}

/** The rest of a command, over continued lines, at most 400 characters; of a list of its words, what stands between them is blank. */
function commandFrom(text: string, from: number): string {
  const line = listed(lineFrom(text, from));
  for (let at = 0; at < line.length; at++) {
    const unit = line.charCodeAt(at);
    if (unit < 128 && endsCommand[unit] === 1) return line.slice(0, at);
  }
  return line;
}

/** The same with what follows the command on its line. */
function lineFrom(text: string, from: number): string {
  const rest = text.slice(from, from + 400);
  for (let at = rest.indexOf('\n'); at >= 0; at = rest.indexOf('\n', at + 1))
    if (rest[at - 1] !== '\\' && !rest.startsWith('\\\r', at - 2)) return rest.slice(0, at);
  return rest;
}

/** `"mysql", "-u", "ann"` and `'mysql', ['-u', 'ann']`, as long as before. */
const listed = (line: string): string =>
  /^\w{0,12}["'`],/.test(line) ? line.replace(wordsApart, (between) => ' '.repeat(between.length)) : line;
const wordsApart = /["'`],\s{0,3}\[?["'`]/g;

const endsCommand = tableOf('|;&<>');

const quote = /\\?["']?/y;
const inDouble = /[^"\\\n]{3,100}(?=\\?")/y;
const inSingle = /[^'\\\n]{3,100}(?=\\?')/y;
const bare = /[^\s"'\\`|<>()]{3,100}/y;

/** A word of a shell without its quotes, which are escaped in a literal of another language. */
function wordAt(text: string, at: number): Span | undefined {
  const start = at + matchAt(quote, text, at)![0].length;
  const open = start > at ? text[start - 1] : undefined;
  const word = matchAt(open === '"' ? inDouble : open === "'" ? inSingle : bare, text, start);
  return word && { start, end: start + word[0].length };
}

const options: readonly Form[] = [
  option(['mysql', 'mariadb'], /\s-p(?![\s-])/),
  option(['mongo', 'cqlsh', 'psexec', 'rdesktop'], /\s-p\s{1,8}/),
  option(['sqlcmd', 'ipmitool'], /\s-P\s{0,8}/),
  option(['redis-cli'], /\s-a\s{1,8}/),
  option(['twine'], /\s-p\s{1,8}/),
  option(['schtasks'], /\s\/rp\s{1,8}/i, 47),
  option(['ldapsearch', 'ldapadd', 'ldapmodify', 'ldapdelete', 'ldappasswd', 'ldapwhoami'], /\s-w\s{1,8}/),
  option(['openssl'], /\s-(?:k\s{1,8}|pass(?:in|out)?\s{1,8}["']?pass:)/),
  option(['keytool', 'jarsigner'], /\s-(?:src|dest)?(?:store|key)pass\s{1,8}/),
  option(['sshpass'], /\s-p\s{0,8}/),
  option(['zip', 'unzip'], /\s-P\s{0,8}/),
  option(['7z'], /\s-p(?![\s-])/),
  option(['smbclient', 'rpcclient', 'smbget', 'smbmap'], /\s-U\s{0,8}["']?[\w.\\/@-]{1,60}%/),
  option(['xfreerdp', 'wfreerdp'], /\s\/p:/, 47),
  option(['plink', 'pscp', 'psftp', 'winscp'], /\s-pw\s{1,8}/),
  option(['lftp'], /\s(?:-u|--user)\s{1,8}["']?[\w.@-]{1,60},/),
  option(['rabbitmqctl'], /\s(?:add_user|change_password)\s{1,8}["']?[\w.@-]{1,60}["']?\s{1,8}/, 0),
  option(['htpasswd'], /^\s{1,8}-\w{0,6}b\w{0,6}\s{1,8}(?!-)\S{1,100}\s{1,8}[\w.@-]{1,40}\s{1,8}/),
  option(['htpasswd'], /^\s{1,8}-(?:nb|bn)\w{0,6}\s{1,8}[\w.@-]{1,40}\s{1,8}/),
];

/** `docker login -u ann -p …`, and all that log in alike. */
const login = form(['login '], ({ text }, start, end) =>
  logins.test(text.slice(Math.max(0, start - 20), start)) ? wordBehind(text, end - 1, /\s-p\s{1,3}/) : undefined,
);
const logins = /\b(?:docker|podman|nerdctl|buildah|skopeo|oras|registry|az|acr|oc|cf|ibmcloud) $/i;

/** `sqlplus user/password@host`. */
const slash = form(
  ['sqlplus', 'sqlldr', 'expdp', 'impdp'],
  following(
    /(\w{1,8}(?:\.exe)?(?:\s{1,3}-\w{1,8}){0,3}\s{1,3}(?:userid=)?\\?["']?[\w$#]{1,40}\/)([^\s"'/@`]{3,80})(?=[@"'\s`]|$)/iy,
  ),
  isProgram,
);

/** Windows: `net use Z: \\srv\share … /user:ann`, `net user ann … /add`. */
const netUse = form(
  ['net use '],
  following(
    /(net use (?:[a-z*]:? )?(?:\\{2,4}\S{1,120} )?(?:\/user:\S{1,60} )?["']?)([^\s"'/*:\\][^\s"']{3,80})(?=["']? \/|["']? ?(?:[\r\n`]|$))/iy,
  ),
);
const netUser = form(
  ['net user '],
  following(/(net user [\w.$-]{1,40} ["']?)([^\s"'/*:\\][^\s"']{3,80})(?=["']? \/|["']? ?(?:[\r\n`]|$))/iy),
);

/** `curl -u ann:v`, `--user "ann":"v"`; without a user before the colon, too. */
const curl = form(
  ['curl'],
  ({ text }, start, end) => (isWord(text, start) ? readUser(text, end) : undefined),
  (units, start, end) => standsAlone(units, start, end) && optionFollows(units, end),
);
const userOption = /\s(?:-[uU]|--(?:proxy-)?user)(?=[ ="'\w:])/;
const userHead = /(?:[ =]{0,2}\\?["']?|["'`],\s{0,3}["'`])[^\s:"'\\]{0,80}["']?:["']?/y;
const userPassword = /[^\s"'\\]{3,100}/y;

function readUser(text: string, from: number): Span | undefined {
  const found = userOption.exec(listed(lineFrom(text, from)));
  const at = from + (found ? found.index + found[0].length : 0);
  const head = found ? matchAt(userHead, text, at) : undefined;
  const start = at + (head?.[0].length ?? 0);
  const word = head && matchAt(userPassword, text, start);
  return word && { start, end: start + word[0].length };
}

/** HTTPie. */
const httpie = form(
  ['http -a ', 'https -a ', 'http --auth', 'https --auth'],
  following(/(https? (?:-a|--auth)[ =]["']?[\w.@+-]{1,60}:)([^\s"'`]{3,100})/iy),
);

const bearerOption: Form = {
  ...form(['--oauth2-bearer'], following(/(--oauth2-bearer[ =]\\?["']?)([A-Za-z0-9._~+/-]{12,1000}={0,2})/iy)),
  grade: gradeToken,
  evidence: 'stands where curl expects a token',
};

const secureString = form(
  ['convertto-securestring'],
  following(
    /(\bConvertTo-SecureString\s{1,5}(?:-(?:String|AsPlainText|Force)\s{1,5}){0,3}\\?["'])([^"'\n\\]{3,100})(?=\\?["'])/iy,
  ),
);

/** `echo password | sudo -S …`, `echo user:password | chpasswd`: what is piped in stands before the word. */
const piped = form(['sudo -s', '--password-stdin', 'passwd --stdin', 'chpasswd'], readPiped);
const echo = /(?:echo|printf)\s{1,3}(?:-[ne]{1,2}\s{1,3})?/y;
const echoedUser = /[\w.@-]{1,40}:/y;

function readPiped({ text }: Page, start: number, end: number): Span | undefined {
  const before = text.slice(Math.max(0, start - 260), start);
  const head = Math.max(before.lastIndexOf('echo '), before.lastIndexOf('printf '));
  const word = head < 0 ? undefined : wordAt(before, head + (matchAt(echo, before, head)?.[0].length ?? 0));
  if (!word || !/^\\?["']?\s{0,3}\|[^|\n]*$/.test(before.slice(word.end))) return undefined;
  const user =
    text.slice(start, end).toLowerCase() === 'chpasswd' ? matchAt(echoedUser, before, word.start) : undefined;
  const shift = start - before.length;
  return { start: shift + word.start + (user?.[0].length ?? 0), end: shift + word.end };
}

export const shellForms: readonly Form[] = [
  ...options,
  login,
  slash,
  netUse,
  netUser,
  curl,
  httpie,
  bearerOption,
  secureString,
  piped,
];
