// Addresses that are no URLs: Go's `user:password@tcp(host)/db`, Oracle's `jdbc:oracle:thin:user/password@host`, lines of `.pgpass`.

import type { Candidate, Detector } from '../../../detector';
import type { Page } from '../../../text/page';
import { assignedName } from '../../assignment/assigned-name';
import { matchAt } from '../../assignment/text-window';
import { candidateOf } from '../candidate';
import { judgePassword } from './judge-password';
import { passwordName, urlRules } from './rules';

interface Address {
  readonly kind: 'mysql' | 'oracle' | 'passwordFile';
  /** Of the whole address. */
  readonly start: number;
  readonly user: string;
  readonly password: string;
  readonly passwordStart: number;
  readonly host: string;
}

type Read = (text: string, start: number, end: number) => Address | undefined;

/** A port between 5430 and 5439 or 6430 and 6439 (PgBouncer), or any. */
const portWords = [':543', ':643', ':*:'];

const readers = new Map<string, Read>([
  ...['@tcp(', '@udp(', '@unix('].map((word) => [word, readGo] as const),
  ['jdbc:oracle:', readOracle],
  ...portWords.map((word) => [word, readPasswordFile] as const),
]);

export const driverString: Detector = {
  id: 'driver-string',
  rules: [urlRules.oracle, urlRules.passwordFile],
  words: [...readers.keys()].map((text) => ({ text })),
  reach: 1000,
  at: (page, start, end, { text: word }) => {
    if (portWords.includes(word) && !/(?:^|[\\/])\.?pgpass(?:\.conf)?$/.test(page.path)) return [];
    const address = readers.get(word)!(page.text, start, end);
    const candidate = address && judge(page, address);
    return candidate ? [candidate] : [];
  },
};

function judge({ text, place }: Page, { kind, ...address }: Address): Candidate | undefined {
  const { passwordStart, password } = address;
  const confidence = judgePassword({ ...address, scheme: kind, rest: '' }, place);
  if (!confidence) return undefined;
  const rule = urlRules[kind];
  const name = kind === 'passwordFile' ? undefined : assignedName(text, address.start);
  return candidateOf(
    rule,
    { start: passwordStart, end: passwordStart + password.length },
    { confidence, envName: passwordName(name, rule.env), evidence: [evidence[kind]], name, specificity: 60 },
  );
}

const evidence: Record<Address['kind'], string> = {
  mysql: 'stands as the password before a Go driver’s address',
  oracle: 'stands as the password in an Oracle URL',
  passwordFile: 'is the last field of a line of a PostgreSQL password file',
};

/** The address begins behind a quote, a blank, a bracket or the sign of an assignment. */
function readGo(text: string, at: number, end: number): Address | undefined {
  let start = at;
  while (start > 0 && at - start < 200 && !' \t\r\n"\'`<>('.includes(text[start - 1]!)) start--;
  start += /^(?:[A-Za-z_][\w.]{0,60}=)?/.exec(text.slice(start, at))![0].length;
  const [user, ...rest] = text.slice(start, at).split(':');
  const password = rest.join(':');
  const host = matchAt(/[^\s()"'`]{0,100}/y, text, end)![0];
  if (user === undefined || password === '' || user.includes('/')) return undefined;
  return { kind: 'mysql', start, user, password, passwordStart: start + user.length + 1, host };
}

const oracleUser = /jdbc:oracle:(?:thin|oci8?):([^\s"'`/@:]{1,60})\/"?/iy;
const oraclePassword = /[^\s"'`@]{1,100}/y;
const oracleHost = /"?@((?:\/\/)?[\w.${(-][^\s"'`/]{0,100})/y;

function readOracle(text: string, at: number): Address | undefined {
  const head = matchAt(oracleUser, text, at);
  const passwordStart = at + (head?.[0].length ?? 0);
  const password = head && matchAt(oraclePassword, text, passwordStart)?.[0];
  const host = password && matchAt(oracleHost, text, passwordStart + password.length)?.[1];
  if (!host) return undefined;
  return { kind: 'oracle', start: at, user: head[1]!, password, passwordStart, host: host.replace(/^\/\//, '') };
}

/** Five fields; a colon or backslash in one stands behind a backslash. */
const passwordLine =
  /^((?:[^:\\\n#]|\\.){1,200}):((?:\d{1,5}|\*)):((?:[^:\\\n]|\\.){1,100}):((?:[^:\\\n]|\\.){1,100}):((?:[^:\\\r\n]|\\.){1,200})/;

function readPasswordFile(text: string, at: number): Address | undefined {
  const before = text.slice(Math.max(0, at - 400), at);
  const start = at - before.length + before.lastIndexOf('\n') + 1;
  const found = passwordLine.exec(text.slice(start, start + 800));
  if (!found) return undefined;
  const [whole, host, , , user, password] = found as unknown as [string, string, string, string, string, string];
  return {
    kind: 'passwordFile',
    start,
    user,
    password,
    passwordStart: start + whole.length - password.length,
    host: host === '*' ? 'any' : host,
  };
}
