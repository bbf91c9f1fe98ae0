// Passwords on command lines, by the option or the place that each program reads one from.

import type { Page } from '../../../page';
import { matchAt } from '../../assignment/text-window';
import type { Span } from '../candidate';
import { type Form, following, quotedOrBare } from '../form';
import { gradePassword } from '../grade';
import { commandRules } from './rules';

const form = (words: readonly string[], read: Form['read'], passes?: Form['passes']): Form => ({
  rule: commandRules.command,
  words,
  read,
  grade: gradePassword,
  evidence: 'stands where the command expects a password',
  ...(passes && { passes }),
});

/** Up to the option, over continued lines, but not into another command. */
const gap = String.raw`(?:\\\r?\n|[^\n|;&<>]){0,200}?\s`;
const quote = String.raw`\\?["']?`;

const afterOption = (program: string, option: string): Form['read'] =>
  following(new RegExp(String.raw`(\b${program}${gap}${option}${quote})${quotedOrBare}`, 'iy'));
/** Where the case of the option counts: `-p` is the password, `-P` the port. */
const afterExactOption = (program: string, option: string): Form['read'] =>
  following(new RegExp(String.raw`(\b${program}${gap}${option}${quote})${quotedOrBare}`, 'y'));

/** A blank follows the word, or letters and a blank: `mysqldump `, `sqlplus.exe `. */
function isProgram(units: Uint8Array, _start: number, end: number): boolean {
  let at = end;
  while (at < end + 12 && ((units[at]! >= 97 && units[at]! <= 122) || units[at] === 46)) at++;
  return units[at] === 32;
}

const options: readonly Form[] = [
  form(['mysql', 'mariadb'], afterExactOption('(?:mysql|mariadb)[a-z.-]{0,12}', '-p'), isProgram),
  form(
    ['mongo', 'cqlsh', 'psexec', 'rdesktop'],
    afterExactOption('(?:mongo[a-z]{0,10}|cqlsh|psexec|rdesktop)(?:\\.exe)?', '-p\\s{1,3}'),
    isProgram,
  ),
  form(['sqlcmd', 'ipmitool'], afterExactOption('(?:sqlcmd|ipmitool)(?:\\.exe)?', '-P\\s{0,3}'), isProgram),
  form(['redis-cli'], afterExactOption('redis-cli', '-a\\s{1,3}'), isProgram),
  form(
    ['ldapsearch', 'ldapadd', 'ldapmodify', 'ldapdelete', 'ldappasswd', 'ldapwhoami'],
    afterExactOption('ldap[a-z]{3,8}', '-w\\s{1,3}'),
    isProgram,
  ),
  form(['openssl'], afterExactOption('openssl', '-(?:k|pass(?:in|out)?\\s{1,3}["\']?pass:)\\s{0,3}'), isProgram),
  form(
    ['keytool', 'jarsigner'],
    afterOption('(?:keytool|jarsigner)', '-(?:src|dest)?(?:store|key)pass\\s{1,3}'),
    isProgram,
  ),
  form(['sshpass'], afterExactOption('sshpass', '-p\\s{0,3}'), isProgram),
  form(['zip '], afterExactOption('(?:un)?zip', '-P\\s{0,3}')),
  form(['7z'], afterExactOption('7z[ar]?', '-p'), isProgram),
  form(
    ['smbclient', 'rpcclient', 'smbget', 'smbmap'],
    afterExactOption('(?:smbclient|rpcclient|smbget|smbmap)', '-U\\s{0,3}["\']?[^\\s%"\']{1,60}%'),
    isProgram,
  ),
  form(['xfreerdp', 'wfreerdp'], afterOption('[xw]freerdp', '/p:'), isProgram),
  form(
    ['plink', 'pscp', 'psftp', 'winscp'],
    afterExactOption('(?:plink|pscp|psftp|winscp)(?:\\.exe)?', '-pw\\s{1,3}'),
    isProgram,
  ),
  form(['lftp'], afterExactOption('lftp', '(?:-u|--user)\\s{1,3}["\']?[^\\s,"\']{1,60},'), isProgram),
  form(
    ['htpasswd'],
    following(
      new RegExp(
        String.raw`(\bhtpasswd\s{1,3}-\w{0,6}b\w{0,6}\s(?:[^\n|;&<>]{0,100}?\s)?[\w.@-]{1,40}\s{1,3}${quote})${quotedOrBare}(?=["'\x60]?\s{0,3}(?:[\n\x60|;&>]|$))`,
        'iy',
      ),
    ),
    isProgram,
  ),
  form(
    ['rabbitmqctl'],
    following(
      new RegExp(
        String.raw`(\brabbitmqctl${gap}(?:add_user|change_password)\s{1,3}${quote}[\w.@-]{1,60}${quote}\s{1,3}${quote})${quotedOrBare}`,
        'iy',
      ),
    ),
    isProgram,
  ),
];

/** `docker login -u ann -p …`, and all that log in alike. */
const login = form(['login '], (page, start, end) => {
  const program = /\b(?:docker|podman|nerdctl|buildah|skopeo|oras|helm registry|az|az acr|oc|cf|cx|ibmcloud)\s{1,3}$/i;
  return program.test(page.text.slice(Math.max(0, start - 30), start)) ? afterLogin(page, start, end) : undefined;
});
const afterLogin = afterExactOption('login', '-p\\s{1,3}');

/** `sqlplus user/password@host`. */
const slash = form(
  ['sqlplus', 'sqlldr', 'expdp', 'impdp'],
  following(
    new RegExp(
      String.raw`(\b(?:sqlplus|sqlldr|expdp|impdp)(?:\s{1,3}-\w{1,8}(?:\s{1,3}\d{1,2})?){0,3}\s{1,3}(?:userid=)?${quote}[\w$#]{1,40}/)([^\s"'/@\x60]{3,80})(?=@|["'\s\x60]|$)`,
      'iy',
    ),
  ),
  isProgram,
);

/** Windows: `net use Z: \\srv\share … /user:ann`, `net user ann … /add`. */
const net = form(
  ['net use'],
  following(
    /(\bnet(?:\.exe)?[ ]{1,3}(?:use[ ]{1,3}(?:[a-z*]:?[ ]{1,3})?(?:\\{2,4}[^\s]{1,120}[ ]{1,3})?(?:\/user:[^\s]{1,60}[ ]{1,3})?|user[ ]{1,3}[\w.$-]{1,40}[ ]{1,3})["']?)([^\s"'/*:\\][^\s"']{3,80})(?=["']?\s{1,3}\/|["']?\s{0,3}(?:$|[\r\n"'`]))/imy,
  ),
);

const curl = form(
  ['curl'],
  following(
    /(\bcurl\b(?:\\\r?\n|[^\n]){0,300}?\s(?:-u|-U|--user|--proxy-user)[ =]{0,2}\\?["']?[^\s:"'\\]{1,80}:)([^\s"'\\]{3,100})/iy,
  ),
);

const secureString = form(
  ['convertto-securestring'],
  following(
    /(\bConvertTo-SecureString\s{1,5}(?:-(?:String|AsPlainText|Force)\s{1,5}){0,3}\\?["'])([^"'\n\\]{3,100})(?=\\?["'])/iy,
  ),
);

/** `echo password | sudo -S …`, `echo user:password | chpasswd`: what is piped in stands before the word. */
const piped = form(['sudo -s', '--password-stdin', 'passwd --stdin', 'chpasswd'], readPiped);

const echoed = new RegExp(
  String.raw`((?:echo|printf)\s{1,3}(?:-[ne]{1,2}\s{1,3})?${quote}(?:[\w.@-]{1,40}:)?)((?<=["'][^"'\n]{0,41})[^"'\\\n]{3,100}(?=["'\\])|(?<!["'])[^\s"'\\|\x60$]{3,100})["']?\s{0,3}\|[^\n|]{0,120}$`,
  'y',
);

function readPiped({ text }: Page, start: number): Span | undefined {
  const before = text.slice(Math.max(0, start - 260), start);
  const echo = Math.max(before.lastIndexOf('echo '), before.lastIndexOf('printf '));
  const found = echo < 0 ? undefined : matchAt(echoed, before, echo);
  if (!found) return undefined;
  const at = start - before.length + echo + found[1]!.length;
  return { start: at, end: at + found[2]!.length };
}

export const shellForms: readonly Form[] = [...options, login, slash, net, curl, secureString, piped];
