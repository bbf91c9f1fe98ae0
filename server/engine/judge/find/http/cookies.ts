// Session cookies: a cookie whose name says session or login, and whose value is long and random.

import { isLetter } from '../../../bytes';
import type { Page } from '../../../page';
import { matchAt } from '../../assignment/text-window';
import { wordsOf } from '../../name';
import { isPublicValue } from '../../public';
import { gradeValue } from '../../value';
import type { Span } from '../candidate';
import type { Form } from '../form';

export const sessionCookie: Form = {
  rule: { id: 'generic/session-cookie', title: 'Session cookie', class: 'sensitive', env: 'SESSION_COOKIE' },
  words: ['cookie', 'curl'],
  passes: (units, _start, end) => mayHoldPair(units, end),
  read: readCookie,
  grade: (value) =>
    !value.startsWith('eyJ') && !isPublicValue(value) && gradeValue(value, '', { kind: 'token', strength: 2 }) === 3
      ? 'likely'
      : undefined,
  evidence: 'the value of a session cookie looks random',
};

/** A blank, quote or sign follows, or the word goes on in letters. */
function mayHoldPair(units: Uint8Array, end: number): boolean {
  let at = end;
  while (at < end + 12 && isLetter(units[at] ?? 0)) at++;
  const byte = units[at] ?? 0;
  return byte === 32 || byte === 34 || byte === 39 || byte === 40 || byte === 46 || byte === 58 || byte === 61;
}

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
