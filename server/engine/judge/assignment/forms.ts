// The ways of writing a name and its value: each form looks behind the name and reads the value, or answers nothing.

import type { Line } from '../../text/page';
import type { FileKind } from './file-kind';
import type { ReadValue } from './read-value';
import { readQuoted, readValue } from './read-value';
import { matchAt } from './text-window';

/** `compare`: `==`; `argument`: `set("name", "value")`; `query`: `?name=value`; `pair`: name and value are two fields. */
export type Operator = 'assign' | 'compare' | 'argument' | 'call' | 'fallback' | 'flag' | 'query' | 'pair' | 'sql';

export interface Name {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Leading dashes of a command line option. */
  readonly flag: boolean;
}

export interface Place extends Name {
  readonly text: string;
  readonly kind: FileKind;
  readonly line: Line;
  /** What stands on the line before the name, at most 200 characters. */
  readonly before: string;
  /** Offset behind the name and its quote. */
  readonly after: number;
  readonly quoted: boolean;
  /** The quote of the string literal the name stands in. */
  readonly inside: string | undefined;
}

export interface Form {
  readonly operator: Operator;
  read(place: Place): (ReadValue & { readonly operator?: Operator }) | undefined;
}

/** Tried in this order; the first that reads a value wins. */
export const forms: readonly Form[] = [
  { operator: 'pair', read: readPair },
  { operator: 'pair', read: readElement },
  { operator: 'argument', read: readArgument },
  { operator: 'argument', read: readBuildField },
  { operator: 'call', read: readSetter },
  { operator: 'argument', read: readTyping },
  { operator: 'fallback', read: readFallback },
  { operator: 'sql', read: readSql },
  { operator: 'flag', read: readFlag },
  { operator: 'assign', read: readSpaced },
  { operator: 'assign', read: readStatement },
  { operator: 'assign', read: readAssigned },
  { operator: 'compare', read: readReversed },
];

const valueField = /["']?\s{0,80},?\s{0,80}(?:-\s)?["']?(?:value|default)["']?\s{0,20}[:=]\s{0,20}/iy;
/** PHP's serialize(): the length of the string stands between name and value. */
const serialized = /\\?["'];s:\d{1,5}:(?=\\?["'])/y;
const terraformDefault = /["']\s{0,20}\{[^{}]{0,400}?\bdefault\s{0,20}=\s{0,20}/y;

const parameterHead = /:[ \t]{0,10}\r?\n/y;
const parameterField = /[ \t]{2,40}(Default:[ \t]{1,10})?/y;

/** Offset of what CloudFormation's parameter of this name is by default: one of the fields below it. */
function defaultBelow({ text, end }: Place): number | undefined {
  let at = end + (matchAt(parameterHead, text, end)?.[0].length ?? text.length);
  for (let n = 0; n < 8; n++) {
    const field = matchAt(parameterField, text, at);
    if (!field) return undefined;
    if (field[1]) return at + field[0].length;
    at = text.indexOf('\n', at) + 1;
    if (at === 0) return undefined;
  }
  return undefined;
}

/** `name: K` and `value: v` beside it; `variable "k" { default = "v" }`. */
function readPair(place: Place): ReadValue | undefined {
  const { text, before, end } = place;
  const length = matchAt(serialized, text, end);
  if (length) return readQuoted({ text, at: end + length[0].length, inside: undefined });
  const at = place.kind === 'yaml' && before.trim() === '' ? defaultBelow(place) : undefined;
  if (at !== undefined) return readValue({ ...place, at, inside: undefined, operator: ':' });
  // Every form here is asked of every name: what stands directly before it says for most that it is not theirs.
  if (!/[\s"':=]/.test(before.at(-1) ?? '-') || before.trim() === '') return undefined;
  const isVariable = /\bvariable\s+["']$/.test(before);
  if (!isVariable && !/(?:\b(?:name|key)["']?\s*[:=]\s*["']?|<(?:add|property|entry)\s[^<>]{0,80}["'])$/i.test(before))
    return undefined;
  const field = matchAt(isVariable ? terraformDefault : valueField, text, end);
  return field && readValue({ ...place, at: end + field[0].length, inside: undefined, operator: ':', before: '' });
}

const elementHead = /(?:["'][^<>]{0,100}>|>|<\/key>\s{0,20}<string>)\s{0,160}/y;
const elementText = /[^<>\n]{1,1000}/y;
const elementEnd = /\s{0,160}<\//y;

/** `<password>v</password>`, `<string name="k">v</string>`, `<key>k</key><string>v</string>`. */
function readElement({ text, before, end, kind }: Place): ReadValue | undefined {
  if (kind !== 'markup' && kind !== 'code' && kind !== 'prose' && kind !== 'config') return undefined;
  if (!/[<:>"']/.test(before.at(-1) ?? '-')) return undefined;
  if (!/(?:<|<\w+:|<key>)$/i.test(before) && !isNamedTag(before.slice(before.lastIndexOf('<')))) return undefined;
  const head = matchAt(elementHead, text, end);
  const start = end + (head?.[0].length ?? 0);
  const value = head && matchAt(elementText, text, start)?.[0];
  if (!value || !matchAt(elementEnd, text, start + value.length)) return undefined;
  return { start, end: start + value.trimEnd().length, quoted: true };
}

/** `<entry type="a" name="`: the name stands in the tag. */
const isNamedTag = (tag: string): boolean =>
  tag.length <= 100 && /^<[\w:-]{1,30}\s/.test(tag) && /(?:name|key)=["']$/i.test(tag);

const callee =
  /(?:setdefault|getenv|get_env|env|fetch|get|define|putenv|setenv|put|set|setproperty|getproperty|(?:get|env)or_?(?:default|else)|setitem|header|append|add|option|arg|fill|type|fill_in|input|send_keys|config|value|withenv|environ\.get)\s{0,3}\(\s{0,20}["'`]#?$/i;
const comma = /\s{0,20}(?:,|=>)\s{0,80}/y;

const buildField = /\b(?:buildConfigField|resValue)\s{0,3}\(?\s{0,20}["']\w{1,40}["']\s{0,3},\s{0,20}["']$/;

/** Android's `buildConfigField "String", "K", '"v"'`: the value is Java, with quotes of its own. */
function readBuildField({ text, after, before, quoted, inside }: Place): ReadValue | undefined {
  const gap = quoted && buildField.test(before) ? matchAt(comma, text, after) : undefined;
  const value = gap && readQuoted({ text, at: after + gap[0].length, inside });
  if (!value) return undefined;
  const inner = /^(\\?")(.+)\1$/.exec(text.slice(value.start, value.end));
  return inner ? { start: value.start + inner[1]!.length, end: value.end - inner[1]!.length, quoted: true } : value;
}

/** `setdefault("K", "v")`, `getenv("K", "default")`, `define('K', 'v')`, `["--password", "v"]`. */
function readArgument(place: Place): ReadValue | undefined {
  const { text, before, after, quoted, flag } = place;
  if (!quoted || text[after] === undefined || !(flag || callee.test(before))) return undefined;
  const gap = matchAt(comma, text, after);
  return gap && readQuoted({ text, at: after + gap[0].length, inside: place.inside });
}

const openParenthesis = /\s{0,3}\(\s{0,20}/y;

/** `.password("v")`, `setPassword("v")`, `WithToken("v")`: the literal is the only argument. */
function readSetter(place: Place): ReadValue | undefined {
  const { text, after, name, kind, quoted } = place;
  if ((kind !== 'code' && kind !== 'prose') || quoted) return undefined;
  const last = name.slice(name.lastIndexOf('.') + 1);
  if (!/^(?:set|with|add)[A-Z_]/i.test(last) && !name.includes('.') && text[place.start - 1] !== '.') return undefined;
  const gap = matchAt(openParenthesis, text, after);
  const value = gap && readQuoted({ text, at: after + gap[0].length, inside: place.inside });
  return value && /^["'`]\s{0,20}\)/.test(text.slice(value.end, value.end + 24)) ? value : undefined;
}

const typing = /\s?\){1,2}\s{0,20}\.(?:type|fill|val|set_?value|send_?keys|(?:enter|type)_?text)\(\s{0,20}/iy;

/** `get("#password").type("v")`, `By.id("password")).sendKeys("v")`. */
function readTyping({ text, after, quoted, inside }: Place): ReadValue | undefined {
  const gap = quoted ? matchAt(typing, text, after) : undefined;
  return gap && readQuoted({ text, at: after + gap[0].length, inside });
}

const fallbackOperator = /["']?[\])]{0,2}\s{0,40}(?:\|\||\?\?|\?:|\bor\b)\s{0,40}/y;

/** `process.env.K || "v"`, `os.environ.get("K") or "v"`. */
function readFallback(place: Place): ReadValue | undefined {
  const gap = matchAt(fallbackOperator, place.text, place.end);
  return gap && readQuoted({ text: place.text, at: place.end + gap[0].length, inside: place.inside });
}

const sqlVerb = /\b(?:values|set|update|insert)\b/i;
const sqlCall = /\((?=\\?'[^'\n]{1,200}'\))/y;
const sqlGap = /\s{1,20}(?:for\s{1,5}[^\s=]{1,80}\s{0,5}=\s{0,5})?(?='|"|\\')/iy;

/** `CREATE USER u WITH PASSWORD 'v'`, `SET PASSWORD FOR u = 'v'`, `VALUES ('u', PASSWORD('v'))`. */
function readSql(place: Place): ReadValue | undefined {
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
function readFlag(place: Place): ReadValue | undefined {
  if (!place.flag || place.quoted) return undefined;
  if (place.kind === 'code' && !place.inside && !/\s--$/.test(place.before)) return undefined;
  const gap = matchAt(blanks, place.text, place.after);
  return gap && readValue({ ...place, kind: 'shell', at: place.after + gap[0].length, operator: ' ' });
}

const blankHead = /^\s*(?:(?:ENV|ARG|setx|setenv|set(?:\s+-\w+)*|machine\s+\S+(?:\s+login\s+\S+)?|login\s+\S+)\s+)?$/i;
const spaced = /[ \t]{1,20}(?![-=|&<>:])(?=[^\s=]{4,200}[ \t]*(?:\r?\n|$))/y;

/** `ENV NAME v`, `login ann password v`, `requirepass v`: the last word of its line, in files that know no other form. */
function readSpaced(place: Place): ReadValue | undefined {
  const { kind, before, quoted, text, after } = place;
  if (quoted || (kind !== 'shell' && kind !== 'config') || !blankHead.test(before)) return undefined;
  if (kind === 'shell' && before.trim() === '') return undefined;
  const gap = matchAt(spaced, text, after);
  return gap && readValue({ ...place, kind: 'shell', at: after + gap[0].length, operator: ' ' });
}

/** In a comment these begin a sentence: `Pass "x" to …`. */
const plainVerb = /^(?:pass|key|token|auth|secret)$/i;
const statementGap = /[ \t]{1,20}(?=["'])|\s{0,3}[({]\s{0,20}(?=[L@]?")/y;

/** `#define PASSWORD "v"`, `storePassword "v"`, `std::string password("v")`, `the password is "v"`. */
function readStatement(place: Place): ReadValue | undefined {
  const { kind, before, quoted, text, after, inside } = place;
  if (kind === 'prose' && !/(?:#define|\bset)\s*$/i.test(before)) return readSaid(place);
  if ((kind !== 'code' && kind !== 'prose') || quoted || inside !== undefined || plainVerb.test(place.name))
    return undefined;
  const gap = matchAt(statementGap, text, after);
  const head = gap && /[({]/.test(gap[0]) ? /\b(?:q?string|auto|char)\s{1,10}[*&]?$/i : /(?:^|[{;]|#define)\s*$/;
  return gap && head.test(before) ? readQuoted({ text, at: after + gap[0].length, inside }) : undefined;
}

const said = /["'`*]{0,2} (?:is|was|will be)(?: set to)?:? {1,3}\*{0,2}(?=["'`])/iy;

function readSaid({ text, after, inside }: Place): ReadValue | undefined {
  const gap = matchAt(said, text, after);
  return gap && readQuoted({ text, at: after + gap[0].length, inside });
}

const reversed = /(["'])((?:(?!\1)[^\\\n]){4,120})\1\s{0,5}[=!]==?\s{0,5}[($@]{0,3}(?:\w{1,40}(?:\.|->)){0,3}$/;

/** `"v" == password`. */
function readReversed({ kind, before, quoted, start }: Place): ReadValue | undefined {
  const isOpen = (kind === 'code' || kind === 'prose') && !quoted;
  const found = isOpen && before.includes('=') ? reversed.exec(before) : undefined;
  if (!found) return undefined;
  const from = start - (before.length - found.index) + 1;
  return { start: from, end: from + found[2]!.length, quoted: true };
}

const operatorForm =
  /([\])]{0,2}|\(\)|, ?(?:_|err|ok))((?:\s{1,5}\{[ \w;]{0,60}\})?\s{0,40})(=>|:{1,3}=|\|\|=|\?\?=|[?.+]=|===?|!==?|=|:|<-)(?![=>])(\s{0,80})/y;
const annotation = /[\w.<>[\]|?&', ]{1,60}?\s{0,10}=\s{0,80}(?!=)/y;
const goType = /(?:\[\d*\]|\s{1,10}(?:As\s{1,5})?\*?[\w.]{1,30})\s{0,10}=(?!=)\s{0,20}/y;

function readAssigned(place: Place): (ReadValue & { operator: Operator }) | undefined {
  const { text, after, kind, before } = place;
  const found = matchAt(operatorForm, text, after);
  if (!found) return withOperator(readTyped(place, goType, after), 'assign');
  const [whole, close, gap, operator, space] = found as unknown as [string, string, string, string, string];
  if (close.endsWith(')') && !/^[=!]==?$/.test(operator)) return undefined;
  const at = after + whole.length;
  if (kind !== 'code' && kind !== 'json' && /\n/.test(gap + space)) return undefined;
  if (isShellTest(place, gap, operator) || isChoice(place, operator) || opensNothing(before)) return undefined;
  const { inside } = place;
  // In a text for people a type may stand where a bare value may: the literal behind it is the surer reading.
  const typed = operator === ':' && kind === 'prose' ? readTyped(place, annotation, at) : undefined;
  const value = typed ?? readValue({ text, at, kind, inside, operator, before });
  const sort: Operator = /^[=!]==?$/.test(operator)
    ? 'compare'
    : /[?&]$/.test(before) && operator === '='
      ? 'query'
      : 'assign';
  return withOperator(value ?? (operator === ':' ? readTyped(place, annotation, at) : undefined), sort);
}

/** In a resource's name (`arn:aws:secretsmanager:…:secret:name`), or in the query to a host of documentation (RFC 2606). */
function opensNothing(before: string): boolean {
  if (!before.includes('arn:') && !before.includes('://')) return false;
  const address = before.split(/[\s"'`<>]/).at(-1)!;
  return (address.startsWith('arn:') && address.endsWith(':')) || exampleAddress.test(address);
}
const exampleAddress = /^https?:\/\/(?:[\w-]{1,60}\.){0,4}example(?:\.(?:com|org|net))?(?::\d{1,5})?[/?#]/;

/** `ok ? "PASS" : "FAIL"`: what stands before the colon is no name. */
const isChoice = ({ quoted, before }: Place, operator: string): boolean =>
  quoted && operator === ':' && /\?\s{0,40}["'`]$/.test(before);

/** In a shell, blanks around `=` make a comparison, and so does a `$` before the name; `:=` is a makefile's. */
const isShellTest = ({ kind, text, start, inside, quoted }: Place, gap: string, operator: string): boolean =>
  kind === 'shell' &&
  inside === undefined &&
  !quoted &&
  (text[start - 1] === '$' || (gap !== '' && !/^[:?+]/.test(operator)));

/** `password: str = "v"`, `password string = "v"`, `char password[] = "v"`. */
function readTyped(place: Place, type: RegExp, at: number): ReadValue | undefined {
  if ((place.kind !== 'code' && place.kind !== 'prose') || place.quoted) return undefined;
  const found = matchAt(type, place.text, at);
  return found && readQuoted({ text: place.text, at: at + found[0].length, inside: place.inside });
}

const withOperator = (
  value: ReadValue | undefined,
  operator: Operator,
): (ReadValue & { operator: Operator }) | undefined =>
  value && { start: value.start, end: value.end, quoted: value.quoted, operator };
