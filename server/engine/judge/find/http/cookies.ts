// Session cookies: a cookie whose name says session or login, and whose value is long and random.

import { isWordByte } from '../../../text/bytes';
import type { Page } from '../../../text/page';
import { matchAt } from '../../assignment/text-window';
import { wordsOf } from '../../name';
import { isPublicValue } from '../../public';
import { gradeValue } from '../../value';
import type { Span } from '../candidate';
import { optionFollows } from '../commands/look';
import type { Form } from '../form';

const cookie: Omit<Form, 'words'> = {
  rule: { id: 'generic/session-cookie', title: 'Session cookie', class: 'sensitive', env: 'SESSION_COOKIE' },
  read: readCookie,
  grade: (value) =>
    !value.startsWith('eyJ') && !isPublicValue(value) && gradeValue(value, '', { kind: 'token', strength: 2 }) === 3
      ? 'likely'
      : undefined,
  evidence: 'the value of a session cookie looks random',
};

export const sessionCookies: readonly Form[] = [
  { ...cookie, words: ['cookie'], passes: (units, _start, end) => mayHoldPair(units, end) },
  {
    ...cookie,
    words: ['curl'],
    // What an option of one letter is found by is found sooner than by the expression.
    read: (page, start) => (/-b/i.test(page.text.slice(start, start + 920)) ? readCookie(page, start) : undefined),
    passes: (units, _start, end) => !isWordByte(units[end] ?? 32) && optionFollows(units, end),
  },
];

/** As the forms below begin: behind quote and sign stands a name and `=`, or the call or object that a cookie is given to. */
function mayHoldPair(units: Uint8Array, end: number): boolean {
  let at = (units[end] ?? 0) === 115 || units[end] === 83 ? end + 1 : end;
  while (at < end + 4 && isOneOf(units, at, '\\"\'`]')) at++;
  if (units[at] === 46 || units[at] === 40) return isOneOf(units, at + 1, 'sap \t\r\n"\'`SAP');
  const signs = at;
  while (at < signs + 16 && isOneOf(units, at, ' :=,>\t\r\n')) at++;
  if (at === signs) return false;
  if (isOneOf(units, at, '{(') || (units[at] === 100 && units[at + 1] === 105)) return true;
  while (at < signs + 22 && isOneOf(units, at, 'fbr\\"\'`') && units[at + 1] !== 61) at++;
  const name = at;
  while (at < name + 61 && (isWordByte(units[at] ?? 0) || isOneOf(units, at, '.-'))) at++;
  return units[at] === 61;
}

const isOneOf = (units: Uint8Array, at: number, characters: string): boolean =>
  characters.includes(String.fromCharCode(units[at] ?? 0));

/** `Cookie: a=b; session=…`, `document.cookie = "…"`, `--cookie "…"`, `curl … -b "…"`. */
const listHead =
  /(?:cookies?\\?["'`]?\]?[ ]{0,3}(?:[:=,]|=>|[ ])\s{0,8}(?:[fbr]{0,2}\\?["'`])?|curl\b(?:\\\r?\n|[^\n]){0,300}?\s-b[ ]?\\?["']?)(?=[\w.-]{1,60}=)/iy;
const listPart = /([\w.%-]{1,60})=([^\s;,"'`\\]{0,600})(?:;[ ]?|%3B|&)?/y;
/** `cookies={'session': '…'}`, `cookies.set("session", "…")`, `new Cookie("JSESSIONID", "…")`. */
const single =
  /cookies?\\?["']?(?:[ ]{0,3}[:=][ ]{0,3}(?:dict)?[{(]|(?:\.(?:set|add|put))?\()\s{0,10}["'`]([\w.-]{1,60})["'`]\s{0,4}[:,]\s{0,4}["'`]([^\s;,"'`\\]{16,600})["'`]/iy;

function readCookie({ text }: Page, start: number): Span | undefined {
  const pair = matchAt(single, text, start);
  if (pair) {
    const end = start + pair[0].length - 1;
    return isSession(pair[1]!) ? { start: end - pair[2]!.length, end } : undefined;
  }
  const head = matchAt(listHead, text, start);
  let at = start + (head?.[0].length ?? 0);
  for (let n = 0; head && n < 20 && at - start < 1200; n++) {
    const part = matchAt(listPart, text, at);
    if (!part) return undefined;
    const [whole, name, value] = part as unknown as [string, string, string];
    const from = at + name.length + 1;
    if (value.length >= 16 && isSession(name)) return { start: from, end: from + value.length };
    at += whole.length;
  }
  return undefined;
}

/** `sid`, `session_id`, `JSESSIONID`, `connect.sid`, `auth_token`; not what guards forms or counts visits. */
function isSession(name: string): boolean {
  const words = wordsOf(name.replace(/sess(?:ion)?(?:id)?/gi, ' session ').replace(/sid$/i, ' sid'));
  return words.some((word) => sessionWords.has(word)) && !words.some((word) => otherWords.has(word));
}

const sessionWords = new Set('session sid auth token jwt login remember aspxauth access'.split(' '));
const otherWords = new Set('csrf xsrf xsrftoken csrftoken anti forgery ga gid analytics track public'.split(' '));
