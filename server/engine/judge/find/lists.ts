// Several values under one name: `API_KEYS = ["…", "…"]`, `tokens: { shop: "…" }`.

import type { Candidate, Detector } from '../../detector';
import { isBlank, isNameByte, isQuote } from '../assignment/gate/form';
import { matchAt } from '../assignment/text-window';
import { judgeName } from '../name';
import { judge } from './generic';

const longestName = 80;
const mostValues = 20;
/** In UTF-16 units: a value, its key, and what stands around them. */
const longestItem = 480;

export const lists: Detector = {
  id: 'generic-lists',
  // Those of `generic`, which lists them.
  rules: [],
  words: ['tokens', 'secrets', 'passwords', '_keys', 'apikeys'].map((text) => ({ text })),
  reach: longestName + 160 + mostValues * longestItem,
  guesses: true,
  passes: isAssigned,
  at: (page, start, end) => {
    const { text } = page;
    if (page.isSilent) return [];
    let from = start;
    while (from > start - longestName && isNameByte(text.charCodeAt(from - 1))) from--;
    const one = text.slice(from, end - 1);
    const verdict = judgeName(one);
    const head = verdict && verdict.strength > 0 ? matchAt(listHead, text, end) : undefined;
    if (!verdict || !head) return [];
    const found: Candidate[] = [];
    let at = end + head[0].length;
    for (let n = 0; n < mostValues; n++) {
      const item = matchAt(listItem, text, at);
      if (!item) break;
      const first = at + item[1]!.length;
      const span = { start: first, end: first + item[3]!.length };
      const assignment = { ...span, name: one, verdict, operator: 'assign', quoted: true, inString: false } as const;
      if (!words.test(item[3]!) && !page.isNamed?.(span)) found.push(...judge(page, assignment));
      at += item[0].length;
    }
    return found;
  },
};

/** The word ends its name; quotes, brackets and blanks may follow, and then `=` or `:`. */
function isAssigned(units: Uint8Array, _start: number, end: number): boolean {
  let at = end;
  while (at < end + 12 && (isBlank(units[at] ?? 0) || isQuote(units[at] ?? 0) || units[at] === 93)) at++;
  return units[at] === 61 || units[at] === 58;
}

/** `= [`, `: {`, `: string[] = [`, `= new Set([`, `:= []string{`. */
const listHead =
  /["'`]?\]?\s{0,8}(?::\s{0,3}[A-Za-z][\w.<>[\], ]{0,40}=|:=|=>|=|:)\s{0,8}(?:new\s)?(?:\[\])?[\w.<>]{0,40}\(?\s{0,8}[[{(]/y;

/** With its key in an object. Words alone are choices and types. */
const listItem =
  /(\s{0,80}(?:(?:["'`][\w.@/-]{1,60}["'`]|[\w.-]{1,60})\s{0,5}(?:=>|[:=])\s{0,5})?(["'`]))((?:(?!\2)[^\\\n]){6,300})\2\s{0,20}(?:,|(?=[\]})]))/y;
const words = /^[A-Za-z_. -]+$/;
