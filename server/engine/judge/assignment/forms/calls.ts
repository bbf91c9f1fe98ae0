// Names that are arguments or methods of a call: `getenv("K", "v")`, `.password("v")`, `env.K || "v"`.

import type { ReadValue } from '../read-value';
import { readQuoted } from '../read-value';
import { matchAt } from '../text-window';
import type { Place } from './place';

const callee =
  /(?:setdefault|getenv|get_env|env|fetch|get|define|putenv|setenv|put|set|setproperty|getproperty|(?:get|env)or_?(?:default|else)|setitem|header|append|add|option|arg|fill|type|fill_in|input|send_keys|config|value|withenv|environ\.get|set_var|setenvironmentvariable|flag\.string)\s{0,3}\(\s{0,20}["'`]#?$/i;
const comma = /\s{0,20}(?:,|=>)\s{0,80}/y;

const buildField = /\b(?:buildConfigField|resValue)\s{0,3}\(?\s{0,20}["']\w{1,40}["']\s{0,3},\s{0,20}["']$/;

/** Android's `buildConfigField "String", "K", '"v"'`: the value is Java, with quotes of its own. */
export function readBuildField({ text, after, before, quoted, inside }: Place): ReadValue | undefined {
  const gap = quoted && buildField.test(before) ? matchAt(comma, text, after) : undefined;
  const value = gap && readQuoted({ text, at: after + gap[0].length, inside });
  if (!value) return undefined;
  const inner = /^(\\?")(.+)\1$/.exec(text.slice(value.start, value.end));
  return inner ? { start: value.start + inner[1]!.length, end: value.end - inner[1]!.length, quoted: true } : value;
}

/** `setdefault("K", "v")`, `getenv("K", "default")`, `define('K', 'v')`, `["--password", "v"]`. */
export function readArgument(place: Place): ReadValue | undefined {
  const { text, before, after, quoted, flag } = place;
  if (!quoted || text[after] === undefined || !(flag || callee.test(before))) return undefined;
  const gap = matchAt(comma, text, after);
  return gap && readQuoted({ text, at: after + gap[0].length, inside: place.inside });
}

const optionDefault = /\s{0,20},\s{0,80}default\s{0,3}=\s{0,3}/y;

/** `add_argument("--token", default="v")`. */
export function readOptionDefault({ text, after, quoted, flag, inside }: Place): ReadValue | undefined {
  const gap = quoted && flag ? matchAt(optionDefault, text, after) : undefined;
  return gap && readQuoted({ text, at: after + gap[0].length, inside });
}

/** Erlang's `{api_token, "v"}`. */
export function readTuple({ text, after, quoted, before, kind, inside }: Place): ReadValue | undefined {
  const gap = kind === 'code' && !quoted && before.endsWith('{') ? matchAt(comma, text, after) : undefined;
  const value = gap && readQuoted({ text, at: after + gap[0].length, inside });
  return value && /^["']\s{0,20}\}/.test(text.slice(value.end, value.end + 24)) ? value : undefined;
}

const openParenthesis = /\s{0,3}\(\s{0,20}/y;

/** `.password("v")`, `setPassword("v")`, `WithToken("v")`: the literal is the only argument. */
export function readSetter(place: Place): ReadValue | undefined {
  const { text, after, name, kind, quoted } = place;
  if ((kind !== 'code' && kind !== 'prose') || quoted) return undefined;
  const last = name.slice(name.lastIndexOf('.') + 1);
  if (!/^(?:set|with|add)[A-Z_]/i.test(last) && !name.includes('.') && text[place.start - 1] !== '.') return undefined;
  const gap = matchAt(openParenthesis, text, after);
  const value = gap && readQuoted({ text, at: after + gap[0].length, inside: place.inside });
  return value && /^["'`]\s{0,20}\)/.test(text.slice(value.end, value.end + 24)) ? value : undefined;
}

const typing = /\s?\){1,2}\s{0,20}\.(?:type|fill|val|set_?value|send_?keys|(?:enter|type)_?text)\(\s{0,20}/iy;

/** `input[name="password"]`: the name is an attribute's value. */
const selectorHead = /["'`][^"'`\n]{0,60}\[\s?[\w-]{1,30}[*^$~|]?=\\?["']?$/;
const selectorEnd =
  /\\?["']?\][^"'`\n]{0,20}["'`]\s?(?:,\s{0,20}|\){1,2}\s{0,20}\.(?:type|fill|val|set_?value|send_?keys)\(\s{0,20})/iy;

/** `get("#password").type("v")`, `By.id("password")).sendKeys("v")`, `fill("[name=password]", "v")`. */
export function readTyping({ text, before, end, after, quoted, inside }: Place): ReadValue | undefined {
  const selected = selectorHead.test(before) ? matchAt(selectorEnd, text, end) : undefined;
  // The string that the name stands in has ended there.
  if (selected) return readQuoted({ text, at: end + selected[0].length, inside: undefined });
  const gap = quoted ? matchAt(typing, text, after) : undefined;
  return gap && readQuoted({ text, at: after + gap[0].length, inside });
}

const fallbackOperator = /["']?[\])]{0,2}\s{0,40}(?:\|\||\?\?|\?:|\bor\b)\s{0,40}/y;

/** `process.env.K || "v"`, `os.environ.get("K") or "v"`. */
export function readFallback(place: Place): ReadValue | undefined {
  const gap = matchAt(fallbackOperator, place.text, place.end);
  return gap && readQuoted({ text: place.text, at: place.end + gap[0].length, inside: place.inside });
}
