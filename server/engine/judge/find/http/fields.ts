// Keys in headers of their own whose value no assignment gives: in files of requests, in the settings of a proxy, in Swift.

import type { Page } from '../../../text/page';
import { matchAt } from '../../assignment/text-window';
import { judgeName } from '../../name';
import type { Span } from '../candidate';
import type { Form } from '../form';
import { gradeToken } from '../grade';
import { httpRules } from './rules';

const field = (words: readonly string[], read: Form['read'], passes?: Form['passes']): Form => ({
  rule: httpRules.header,
  words,
  read,
  grade: gradeToken,
  evidence: 'stands in a header that holds a key',
  ...(passes && { passes }),
});

const isNameOfKey = (name: string): boolean => (judgeName(name)?.strength ?? 0) > 0;

const requestFile = /\.(?:http|rest|hurl)$/i;
const headerValue = /([ \t]{0,4})([^\s"'`{}<>$]{8,500})(?=[ \t]{0,4}\r?(?:\n|$))/y;

/** A line of its own in a file of requests, where values stand without quotes. */
const line = field(['key:', 'token:', 'secret:', 'apikey:'], readLine, (_units, _start, _end, { path }) =>
  requestFile.test(path),
);

function readLine(page: Page, start: number, end: number): Span | undefined {
  if (!requestFile.test(page.path)) return undefined;
  const before = page.text.slice(Math.max(0, start - 60), end - 1);
  const name = /(?:^|\n)([A-Za-z][\w-]{0,58})$/.exec(before)?.[1];
  if (!name || !isNameOfKey(name)) return undefined;
  const value = matchAt(headerValue, page.text, end);
  return value && { start: end + value[1]!.length, end: end + value[0].length };
}

const directive =
  /(\s{0,4}["']?([A-Za-z][\w-]{1,58})["']?\s{1,8}["']?)([^\s"';{}$]{8,500})(?=["']?(?:\s{1,4}always)?\s{0,4};)/y;

/** nginx: `proxy_set_header X-Api-Key v;`. */
const setHeader = field(['_set_header ', 'add_header '], ({ text }, _start, end) => {
  const found = matchAt(directive, text, end);
  if (!found || !isNameOfKey(found[2]!)) return undefined;
  const start = end + found[1]!.length;
  return { start, end: start + found[3]!.length };
});

const swiftName = /\s{0,3}:\s{0,3}"([A-Za-z][\w-]{1,58})"/y;
const swiftValue = /"([^"\n\\]{8,500})"\s{0,3},\s{0,20}$/;

/** Foundation: `request.setValue("v", forHTTPHeaderField: "X-Api-Key")`. */
const headerField = field(['forhttpheaderfield'], ({ text }, start, end) => {
  const name = matchAt(swiftName, text, end)?.[1];
  const value = name && isNameOfKey(name) ? swiftValue.exec(text.slice(Math.max(0, start - 540), start)) : undefined;
  if (!value) return undefined;
  const from = start - (value[0].length - 1);
  return { start: from, end: from + value[1]!.length };
});

export const keyFields: readonly Form[] = [line, setHeader, headerField];
