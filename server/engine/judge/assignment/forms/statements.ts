// Without a sign between them: SQL, options, settings of one line, definitions, sentences; and literals that stand before the name.

import type { ReadValue } from '../read-value';
import { readQuoted, readValue } from '../read-value';
import { matchAt } from '../text-window';
import type { Place } from './place';

const sqlVerb = /\b(?:values|set|update|insert)\b/i;
const sqlCall = /\((?=\\?'[^'\n]{1,200}'\))/y;
const sqlGap = /\s{1,20}(?:for\s{1,5}[^\s=]{1,80}\s{0,5}=\s{0,5})?(?='|"|\\')/iy;

/** `CREATE USER u WITH PASSWORD 'v'`, `SET PASSWORD FOR u = 'v'`, `VALUES ('u', PASSWORD('v'))`. */
export function readSql(place: Place): ReadValue | undefined {
  const call = matchAt(sqlCall, place.text, place.end);
  if (call && /[=,(]\s{0,3}$/.test(place.before) && sqlVerb.test(place.before))
    return readQuoted({ text: place.text, at: place.end + call[0].length, inside: place.inside });
  if (!/\s/.test(place.before.at(-1) ?? '-')) return undefined;
  if (!/\b(?:with|set|login|encrypted|superuser|createdb)\s{1,5}$/i.test(place.before)) return undefined;
  const gap = matchAt(sqlGap, place.text, place.end);
  return gap && readQuoted({ text: place.text, at: place.end + gap[0].length, inside: place.inside });
}

const blanks = /[ \t]{1,20}(?![-=|&<>])/y;

/** `--password v` on a command line. */
export function readFlag(place: Place): ReadValue | undefined {
  if (!place.flag || place.quoted) return undefined;
  if (place.kind === 'code' && !place.inside && !/\s--$/.test(place.before)) return undefined;
  const gap = matchAt(blanks, place.text, place.after);
  return gap && readValue({ ...place, kind: 'shell', at: place.after + gap[0].length, operator: ' ' });
}

const blankHead =
  /^\s*(?:(?:ENV|ARG|setx|setenv|set(?:\s+-\w+)*|machine\s+\S+(?:\s+login\s+\S+)?|login\s+\S+|user\s+\S+)\s+|(?:RUN\s+)?npm\s+(?:config\s+)?set\s+\S{1,160}:)?$/i;
const spaced = /[ \t]{1,20}(?![-=|&<>:])(?=[^\s=]{4,200}[ \t]*(?:\r?\n|$))/y;

/** `ENV NAME v`, `login ann password v`, `npm config set //host/:_authToken v`, `requirepass v`: the last word of its line, in files that know no other form. */
export function readSpaced(place: Place): ReadValue | undefined {
  const { kind, before, quoted, text, after } = place;
  if (quoted || (kind !== 'shell' && kind !== 'config') || !blankHead.test(before)) return undefined;
  if (kind === 'shell' && before.trim() === '') return undefined;
  const gap = matchAt(spaced, text, after);
  return gap && readValue({ ...place, kind: 'shell', at: after + gap[0].length, operator: ' ' });
}

/** In a comment these begin a sentence: `Pass "x" to …`. */
const plainVerb = /^(?:pass|key|token|auth|secret)$/i;
const statementGap = /[ \t]{1,20}(?=["'])|\s{0,3}[({]\s{0,20}(?=[L@]?")/y;

/** `#define PASSWORD "v"`, Clojure's `(def password "v")` and `:password "v"`, Elixir's `@password "v"`, `storePassword "v"`, `std::string password("v")`, `the password is "v"`. */
export function readStatement(place: Place): ReadValue | undefined {
  const { kind, before, quoted, text, after, inside } = place;
  if (kind === 'prose' && !/(?:#define|\bset)\s*$/i.test(before)) return readSaid(place);
  if ((kind !== 'code' && kind !== 'prose') || quoted || inside !== undefined || plainVerb.test(place.name))
    return undefined;
  const gap = matchAt(statementGap, text, after);
  const head =
    gap && /[({]/.test(gap[0])
      ? /\b(?:q?string|auto|char)\s{1,10}[*&]?$/i
      : /(?:^|[{;]|#define|\(def)\s*$|(?:^|[\s{])[:@]$/;
  return gap && head.test(before) ? readQuoted({ text, at: after + gap[0].length, inside }) : undefined;
}

const said = /["'`*]{0,2} (?:is|was|will be)(?: set to)?:? {1,3}\*{0,2}(?=["'`])/iy;

function readSaid({ text, after, inside }: Place): ReadValue | undefined {
  const gap = matchAt(said, text, after);
  return gap && readQuoted({ text, at: after + gap[0].length, inside });
}

const reversed = /(["'])((?:(?!\1)[^\\\n]){4,120})\1\s{0,5}[=!]==?\s{0,5}[($@]{0,3}(?:\w{1,40}(?:\.|->)){0,3}$/;

/** `"v" == password`. */
export function readReversed({ kind, before, quoted, start }: Place): ReadValue | undefined {
  const isOpen = (kind === 'code' || kind === 'prose') && !quoted;
  const found = isOpen && before.includes('=') ? reversed.exec(before) : undefined;
  if (!found) return undefined;
  const from = start - (before.length - found.index) + 1;
  return { start: from, end: from + found[2]!.length, quoted: true };
}
