// Reads `name operator value` in all common syntaxes, by a bounded look around each word that says "secret".

import type { Line, Page } from '../../page';
import type { NameVerdict } from '../name';
import { judgeName } from '../name';
import type { FileKind } from './file-kind';
import type { ReadValue } from './read-value';
import { readQuoted, readValue } from './read-value';
import { matchAt, openQuote } from './text-window';

/** `compare`: `==`; `argument`: `set("name", "value")`; `query`: `?name=value`; `pair`: name and value are two fields. */
export type Operator = 'assign' | 'compare' | 'argument' | 'call' | 'fallback' | 'flag' | 'query' | 'pair' | 'sql';

export interface Assignment extends ReadValue {
  /** As written: `config.db.password`. */
  readonly name: string;
  readonly verdict: NameVerdict;
  readonly operator: Operator;
  /** True when the assignment stands inside a string literal or a comment's text. */
  readonly inString: boolean;
}

/**
 * Words one of which stands in every name that judgeName accepts. Short ones are looked at more closely by `mayBeName`.
 */
export const nameWords: readonly string[] = (
  'pass pwd pswd psw pw secret token cred key pat senha kennwort wachtwoord losenord lösenord adgangskode salasana hasl hasł heslo ' +
  'jelszo jelszó parol sifre şifre contrasena contraseña mdp geheim segredo secreto segreto hemlighet sekret пароль секрет ' +
  'συνθηματικό סיסמה סיסמא 密码 密碼 口令 パスワード 暗証番号 シークレット 비밀번호 패스워드 암호 시크릿 รหัสผ่าน पासवर्ड'
).split(' ');

/** The assignment to the name that the word at [from, to) is a part of; undefined when there is none, or another word began the name. */
export function assignmentAt(page: Page, from: number, to: number): Assignment | undefined {
  const { text, kind } = page;
  if (!isWordOfName(text, from, to)) return undefined;
  const spot = nameAround(text, from, to);
  if (earlierWord.test(text.slice(spot.start, to - 1))) return undefined;
  const verdict = verdictOf(spot.name);
  if (!verdict) return undefined;
  const line = page.lineAt(from);
  return line && readAt({ ...spot, text, kind, line }, verdict);
}

/** `key` in `keys` or `monkey`, `pat` in `path` say nothing. */
function isWordOfName(text: string, from: number, to: number): boolean {
  const after = text[to] ?? ' ';
  switch (text.slice(from, to).toLowerCase()) {
    case 'key':
      return !/[a-z]/.test(after);
    case 'pat':
    case 'pw':
    case 'psw':
      return !/[a-z0-9]/i.test(after) && !/[a-z0-9]/i.test(text[from - 1] ?? ' ');
    default:
      return true;
  }
}

const earlierWord = new RegExp(
  nameWords
    .filter((word) => word.length > 3)
    .concat('pwd', 'mdp', 'key(?![a-z])', '(?<![a-z0-9])(?:pat|p?s?w)(?![a-z0-9])')
    .join('|'),
  'iu',
);

/** The same few names come again and again. Names, not values, are kept, and not for ever. */
const verdictOf = remembered(judgeName, 5000);

function remembered<T>(judge: (name: string) => T, most: number): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    if (known.has(name)) return known.get(name)!;
    if (known.size >= most) known.clear();
    const judged = judge(name);
    known.set(name, judged);
    return judged;
  };
}

interface Name {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Leading dashes of a command line option. */
  readonly flag: boolean;
}

interface Spot extends Name {
  readonly text: string;
  readonly kind: FileKind;
  readonly line: Line;
}

const namePart = /[\p{L}\p{N}\p{M}_$.-]/u;

/** The whole identifier or dotted path around a hit, at most 80 characters to each side. */
function nameAround(text: string, from: number, to: number): Name {
  let start = from;
  let end = to;
  while (start > 0 && from - start < 80 && namePart.test(text[start - 1]!)) start--;
  while (end < text.length && end - to < 80 && namePart.test(text[end]!)) end++;
  while (end > to && /[.-]/.test(text[end - 1]!)) end--;
  const lead = /^[.$-]*/.exec(text.slice(start, end))![0];
  start += Math.min(lead.length, from - start);
  return { name: text.slice(start, end), start, end, flag: lead.includes('-') };
}

function readAt(spot: Spot, verdict: NameVerdict): Assignment | undefined {
  const { text, start, end, line } = spot;
  const before = text.slice(Math.max(line.start, start - 200), start);
  const { after, quoted, escaped } = pastQuote(text, start, end);
  const open = openQuote(text, line, quoted && !escaped ? start - 1 : start);
  const place: Place = { ...spot, before, after, quoted, inside: open };
  for (const form of forms) {
    const value = form.read(place);
    if (value)
      return {
        ...value,
        name: spot.name,
        verdict,
        operator: value.operator ?? form.operator,
        inString: open !== undefined,
      };
  }
  return undefined;
}

function pastQuote(text: string, start: number, end: number): { after: number; quoted: boolean; escaped: boolean } {
  const quote = text[start - 1];
  const isQuote = quote === '"' || quote === "'" || quote === '`';
  if (isQuote && text[end] === quote) return { after: end + 1, quoted: true, escaped: false };
  if (isQuote && text[start - 2] === '\\' && text[end] === '\\' && text[end + 1] === quote)
    return { after: end + 2, quoted: true, escaped: true };
  return { after: end, quoted: false, escaped: false };
}

interface Place extends Spot {
  readonly before: string;
  readonly after: number;
  readonly quoted: boolean;
  readonly inside: string | undefined;
}

interface Form {
  readonly operator: Operator;
  read(place: Place): (ReadValue & { readonly operator?: Operator }) | undefined;
}

/** Tried in this order; the first that reads a value wins. */
const forms: readonly Form[] = [
  { operator: 'pair', read: readPair },
  { operator: 'pair', read: readElement },
  { operator: 'argument', read: readArgument },
  { operator: 'call', read: readSetter },
  { operator: 'fallback', read: readFallback },
  { operator: 'sql', read: readSql },
  { operator: 'flag', read: readFlag },
  { operator: 'assign', read: readAssigned },
];

const valueField = /["']?\s{0,80},?\s{0,80}(?:-\s)?["']?(?:value|default)["']?\s{0,20}[:=]\s{0,20}/iy;
const terraformDefault = /["']\s{0,20}\{[^{}]{0,400}?\bdefault\s{0,20}=\s{0,20}/y;

/** `name: K` and `value: v` beside it; `variable "k" { default = "v" }`. */
function readPair(place: Place): ReadValue | undefined {
  const { text, before, end } = place;
  const isVariable = /\bvariable\s+["']$/.test(before);
  if (!isVariable && !/(?:\b(?:name|key)["']?\s*[:=]\s*["']?|<(?:add|property|entry)\s[^<>]{0,80}["'])$/i.test(before))
    return undefined;
  const field = matchAt(isVariable ? terraformDefault : valueField, text, end);
  return field && readValue({ ...place, at: end + field[0].length, inside: undefined, operator: ':', before: '' });
}

const elementHead = /(?:["'][^<>]{0,100}>|>|<\/key>\s{0,20}<string>)([^<>\n]{1,1000})<\//y;

/** `<password>v</password>`, `<string name="k">v</string>`, `<key>k</key><string>v</string>`. */
function readElement({ text, before, end, kind }: Place): ReadValue | undefined {
  if (kind !== 'markup' && kind !== 'code' && kind !== 'prose' && kind !== 'config') return undefined;
  if (!/(?:<|<\w+:|<key>|<(?:string|entry|property|value|item|param)\s(?:[^<>]{0,60})(?:name|key)=["'])$/i.test(before))
    return undefined;
  const element = matchAt(elementHead, text, end);
  if (!element) return undefined;
  const start = end + element[0].length - element[1]!.length - 2;
  return { start, end: start + element[1]!.length, quoted: true };
}

const callee =
  /(?:setdefault|getenv|get_env|env|fetch|get|define|putenv|setenv|put|set|setproperty|getproperty|getordefault|setitem|header|append|add|option|arg|config|value|withenv|environ\.get)\s{0,3}\(\s{0,20}["'`]$/i;
const comma = /\s{0,20}(?:,|=>)\s{0,80}/y;

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
  if (kind !== 'code' || quoted) return undefined;
  const last = name.slice(name.lastIndexOf('.') + 1);
  if (!/^(?:set|with|add)[A-Z_]/i.test(last) && !name.includes('.') && text[place.start - 1] !== '.') return undefined;
  const gap = matchAt(openParenthesis, text, after);
  const value = gap && readQuoted({ text, at: after + gap[0].length, inside: place.inside });
  return value && /^["'`]\s{0,20}\)/.test(text.slice(value.end, value.end + 24)) ? value : undefined;
}

const fallbackOperator = /["']?[\])]{0,2}\s{0,40}(?:\|\||\?\?|\?:|\bor\b)\s{0,40}/y;

/** `process.env.K || "v"`, `os.environ.get("K") or "v"`. */
function readFallback(place: Place): ReadValue | undefined {
  const gap = matchAt(fallbackOperator, place.text, place.end);
  return gap && readQuoted({ text: place.text, at: place.end + gap[0].length, inside: place.inside });
}

const sqlGap = /\s{1,20}(?:for\s{1,5}[^\s=]{1,80}\s{0,5}=\s{0,5})?(?='|"|\\')/iy;

/** `CREATE USER u WITH PASSWORD 'v'`, `SET PASSWORD FOR u = 'v'`. */
function readSql(place: Place): ReadValue | undefined {
  if (!/\b(?:with|set|login|encrypted|superuser|createdb)\s{1,5}$/i.test(place.before)) return undefined;
  const gap = matchAt(sqlGap, place.text, place.end);
  return gap && readQuoted({ text: place.text, at: place.end + gap[0].length, inside: place.inside });
}

const blanks = /[ \t]{1,20}(?![-=|&<>])/y;

/** `--password v` on a command line. */
function readFlag(place: Place): ReadValue | undefined {
  if (!place.flag || place.quoted || (place.kind === 'code' && !place.inside)) return undefined;
  const gap = matchAt(blanks, place.text, place.after);
  return gap && readValue({ ...place, kind: 'shell', at: place.after + gap[0].length, operator: ' ' });
}

const operatorForm =
  /\]?((?:\s{1,5}\{[ \w;]{0,60}\})?\s{0,40})(=>|::?=|\|\|=|\?\?=|\?=|===?|!==?|=|:|<-)(?![=>])(\s{0,80})/y;
const annotation = /[\w.<>[\]|?, ]{1,60}?\s{0,10}=\s{0,80}(?!=)/y;
const goType = /(?:\[\d*\]|\s{1,10}\*?[\w.]{1,30})\s{0,10}=(?!=)\s{0,20}/y;

function readAssigned(place: Place): (ReadValue & { operator: Operator }) | undefined {
  const { text, after, kind, before } = place;
  const found = matchAt(operatorForm, text, after);
  if (!found) return withOperator(readTyped(place, goType, after), 'assign');
  const [whole, gap, operator, space] = found as unknown as [string, string, string, string];
  const at = after + whole.length;
  if (kind !== 'code' && kind !== 'json' && /\n/.test(gap + space)) return undefined;
  if (isShellTest(place, gap)) return undefined;
  const value = readValue({ ...place, at, operator });
  const sort: Operator = /^[=!]==?$/.test(operator)
    ? 'compare'
    : /[?&]$/.test(before) && operator === '='
      ? 'query'
      : 'assign';
  return withOperator(value ?? (operator === ':' ? readTyped(place, annotation, at) : undefined), sort);
}

/** In a shell, blanks around `=` make a comparison, and so does a `$` before the name. */
const isShellTest = ({ kind, text, start, inside }: Place, gap: string): boolean =>
  kind === 'shell' && inside === undefined && (text[start - 1] === '$' || gap !== '');

/** `password: str = "v"`, `password string = "v"`, `char password[] = "v"`. */
function readTyped(place: Place, type: RegExp, at: number): ReadValue | undefined {
  if (place.kind !== 'code' || place.quoted) return undefined;
  const found = matchAt(type, place.text, at);
  return found && readQuoted({ text: place.text, at: at + found[0].length, inside: place.inside });
}

const withOperator = (
  value: ReadValue | undefined,
  operator: Operator,
): (ReadValue & { operator: Operator }) | undefined => value && { ...value, operator };
