// Reads the value that stands after an assignment: a quoted literal, or a bare one where the kind of file allows it.

import { bytesOf } from '../value';
import type { FileKind } from './file-kind';
import { isComment, lastWord, needsQuotes } from './forms/comment';
import { matchAt } from './text-window';

export interface ReadValue {
  /** UTF-16 offsets without the quotes. */
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
}

export interface ValuePlace {
  readonly text: string;
  /** Where the value begins, blanks skipped. */
  readonly at: number;
  readonly kind: FileKind;
  /** The quote of the string literal the assignment itself stands in. */
  readonly inside: string | undefined;
  readonly operator: string;
  /** What stands on the line before the name. */
  readonly before: string;
}

/** Undefined for anything but a literal: a call, a reference, a concatenation. */
export function readValue(place: ValuePlace): ReadValue | undefined {
  return readQuoted(place) ?? readBytes(place) ?? (mayBeBare(place) ? readBare(place) : undefined);
}

/** What stands before the bracket of a list: `[]byte`, `new byte[]`, `bytes(`, `Uint8Array.from(`. */
const listHead = /(?:new\s{1,3})?[&\w.:<>]{0,40}(?:\[\d{0,4}\])?[\w.]{0,20}\s{0,3}\(?[[{]/y;

/** A list of at least eight bytes, as keys are written: `[]byte{0x3f, …}`, `new byte[] { 12, … }`, `bytes([…])`. */
function readBytes({ text, at, kind }: ValuePlace): ReadValue | undefined {
  const head = kind === 'code' ? matchAt(listHead, text, at) : undefined;
  if (!head) return undefined;
  const from = at + head[0].length;
  const written = /^[\s\da-fxu,]*/i.exec(text.slice(from, from + longest))![0];
  const list = written.trim();
  if (!/[\]}]/.test(text[from + written.length] ?? '') || !bytesOf(list)) return undefined;
  const start = from + written.indexOf(list);
  return { start, end: start + list.replace(/,$/, '').length, quoted: true };
}

const longest = 2000;
/** Also in a call that gives back the literal it is given: `SecretStr("…")`, `[]byte("…")`, `hex.DecodeString("…")`, `Field(default="…")`. */
const literalHead =
  /(?:(?:new\s{1,3})?(?:\[\]byte|[\w.:]{0,40}?(?:secret|securestring|secretstr|some|decode|decodestring|b64decode|unhexlify|fromhex|frombase64string|atob|field|(?<!to)string|(?<!to)str|bytes|getbytes|parse|from|password|sensitive))\(\s{0,20}(?:default\s{0,3}=\s{0,3})?)?(?:[rbufl@]{1,2}|\$@?)?(\\?)("""|'''|``|"|'|`|&quot;|&#34;|&#39;)/iy;

/** A literal in quotes, also in a wrapper that changes nothing (`SecretStr("…")`, `[]byte("…")`); one that is added to others is none, unless it is as long as a key, and so is one of a type's choices (`'a' | 'b'`). */
export function readQuoted({ text, at, inside }: Pick<ValuePlace, 'text' | 'at' | 'inside'>): ReadValue | undefined {
  const head = matchAt(literalHead, text, at);
  if (!head) return undefined;
  const [whole, slash, quote] = head as unknown as [string, string, string];
  if (inside === quote && slash === '') return undefined;
  if (inside !== undefined && inside !== quote && slash !== '') return undefined;
  const start = at + whole.length;
  const end = closing(text, start, slash + quote);
  if (end === undefined || end === start) return undefined;
  const after = text.slice(end + slash.length + quote.length, end + quote.length + 12);
  if (choice.test(after)) return undefined;
  const isPart = part.test(after);
  return isPart && (end - start < 24 || /\s/.test(text.slice(start, end))) ? undefined : { start, end, quoted: true };
}

const choice = /^\s?\|\s?["']/;
const part = /^(?:\s*(?:\+|%(?!\w)|\.\.|<>)|\s+\.\s|\.\s?["'$])/;

function closing(text: string, start: number, close: string): number | undefined {
  const limit = Math.min(text.length, start + longest);
  const escaped = close.startsWith('\\');
  for (let i = start; i < limit; i++) {
    if (text.startsWith(close, i)) return i;
    const char = text[i];
    if (char === '\n') return undefined;
    if (char === '\\') i += escaped && text[i + 1] === '\\' ? 3 : 1;
    else if (escaped && char === close[1]) return undefined;
  }
  return undefined;
}

function mayBeBare({ kind, inside, operator, text, at, before }: ValuePlace): boolean {
  if (inside !== undefined && text[at] === inside) return false;
  if (needsQuotes(kind)) return /^(=|:)$/.test(operator) && (inside !== undefined || isNoCode(before));
  return /^(?:=|:|:=|\?=|=>| )$/.test(operator);
}

const shellWord = /[^\s"'`<>()|;&,\\]{1,1000}/y;
const proseWord = /[^\s"'`<>()|;,\\\]}]{1,1000}/y;
const queryWord = /[^\s"'`<>()|;&,\\\]}#]{1,1000}/y;
const flowWord = /[^\s"'`,{}[\]][^\n,{}[\]]{0,1000}/y;
const lineRest = /[^\s"'`[{&*!|>%@][^\r\n]{0,1000}/y;

/** In a comment, or in a line of a shell script in a text of several lines. */
const isNoCode = (before: string): boolean => isComment(before) || isExport.test(before);
const isExport = /^\s*export\s+$/;

function readBare(place: ValuePlace): ReadValue | undefined {
  const form = bareForm(place);
  const found = matchAt(form, place.text, place.at)?.[0];
  if (!found || found.length >= longest || unfinished.test(found)) return undefined;
  const value = found.replace(/\s(?:[#;].*|\\)$/, '').replace(/[\s,;]+$/, '');
  // `Could not reach 1Password: unlock its app` is a message: what follows the colon is its next word.
  if (
    place.inside !== undefined &&
    place.operator === ':' &&
    /\s/.test(place.text[place.at - 1]!) &&
    /^\p{L}\p{Ll}*$/u.test(found)
  )
    return undefined;
  const trimmed = place.kind === 'prose' || place.inside || form === lastWord ? value.replace(/[.:*_`]+$/, '') : value;
  return trimmed === '' ? undefined : { start: place.at, end: place.at + trimmed.length, quoted: false };
}

/** Elided, the head of an interpolation or of an object, or the next name of a list of names. */
const unfinished = /\.\.\.$|[${([]$|\$\{|^[A-Za-z_]+=$|^\{[A-Za-z_.]+[!:]/;

function bareForm({ kind, inside, operator, before }: ValuePlace): RegExp {
  if (/[?&;]$/.test(before) && operator === '=') return queryWord;
  if (inside !== undefined) return queryWord;
  if (needsQuotes(kind)) return isComment(before) ? lastWord : shellWord;
  if (kind === 'yaml' && operator === ':') return /[{[]/.test(before) ? flowWord : lineRest;
  if (kind === 'config') return /\{/.test(before) ? flowWord : lineRest;
  return kind === 'prose' ? proseWord : shellWord;
}
