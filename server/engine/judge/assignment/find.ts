// Reads `name operator value` in all common syntaxes, by a bounded look around each word that says "secret".

import { reasons } from '../../explain/reasons';
import type { Line, Page } from '../../text/page';
import type { NameVerdict } from '../name';
import { forms } from './forms';
import { isOfComment, maySay } from './forms/comment';
import type { Name, Operator, Place } from './forms/place';
import type { ReadValue } from './read-value';
import { openQuote } from './text-window';
import { verdictOf } from './verdict';

export interface Assignment extends ReadValue {
  /** As written: `config.db.password`. */
  readonly name: string;
  readonly verdict: NameVerdict;
  readonly operator: Operator;
  /** True when the assignment stands inside a string literal or a comment's text. */
  readonly inString: boolean;
}

/** Words one of which stands in every name that judgeName accepts. Short ones are looked at more closely by `isWordOfName`. */
export const nameWords: readonly string[] = (
  'pass pwd pswd psw pw bindpw rootpw secret token cred key pat auth senha kennwort wachtwoord losenord lösenord adgangskode salasana hasl hasł heslo ' +
  'jelszo jelszó parol sifre şifre contrasena contraseña mdp geheim segredo secreto segreto hemlighet sekret пароль секрет ' +
  'συνθηματικό סיסמה סיסמא 密码 密碼 口令 パスワード 暗証番号 シークレット 비밀번호 패스워드 암호 시크릿 รหัสผ่าน पासवर्ड'
).split(' ');

/** The assignment to the name that the word at [from, to) is a part of; undefined when there is none, or another word began the name. */
export function assignmentAt(page: Page, from: number, to: number): Assignment | undefined {
  const { text } = page;
  if (!isWordOfName(text, from, to)) return undefined;
  // Again and again the same word: the first of them began the name.
  if (2 * from >= to && text.startsWith(text.slice(from, to), 2 * from - to)) return undefined;
  const spot = nameAround(text, from, to);
  const first = spot.start < from ? earlierWord.exec(text.slice(spot.start, to)) : undefined;
  if (first && spot.start + first.index < from) return undefined;
  const verdict = verdictOf(spokenName(text, spot));
  const { start, end } = spot;
  if (!verdict) return page.note?.({ ruleId: 'generic/*', start, end, why: reasons.name });
  const line = page.lineAt(from);
  const ruleId = `generic/${verdict.kind}`;
  if (!line) return page.note?.({ ruleId, start, end, why: reasons.longLine });
  return readAt(page, spot, { line, verdict }) ?? page.note?.({ ruleId, start, end, why: reasons.unread });
}

/** `key` in `keys` or `monkey`, `pat` in `path` say nothing. */
function isWordOfName(text: string, from: number, to: number): boolean {
  const after = text[to] ?? ' ';
  switch (text.slice(from, to).toLowerCase()) {
    case 'key':
    case 'auth':
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
    .filter((word) => word.length > 3 && word !== 'auth')
    .concat('pwd', 'mdp', 'key(?![a-z])', 'auth(?![a-z])', '(?<![a-z0-9])(?:pat|p?s?w)(?![a-z0-9])')
    .join('|'),
  'iu',
);

const spokenQualifier =
  /(?:^|[\s"'`*_(#>/-])(api|access|secret|secret access|auth|client|private|consumer|shared|signing|encryption|license) $/i;

/** With the word before it, where people write the name in two: `API key: …`. */
function spokenName(text: string, { name, start }: Name): string {
  if (!/^(?:key|secret|token|password)$/i.test(name)) return name;
  const qualifier = spokenQualifier.exec(text.slice(Math.max(0, start - 20), start))?.[1];
  return qualifier ? `${qualifier} ${name}` : name;
}

const namePart = /[\p{L}\p{N}\p{M}_$.-]/u;
/** By unit; most names are ASCII, and long runs ask for every character. */
const isAsciiPart = Uint8Array.from({ length: 128 }, (_, unit) => (namePart.test(String.fromCharCode(unit)) ? 1 : 0));

function isNamePart(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit < 128 ? isAsciiPart[unit] === 1 : namePart.test(text[at]!);
}

/** The whole identifier or dotted path around a hit, at most 80 characters to each side. */
function nameAround(text: string, from: number, to: number): Name {
  let start = from;
  let end = to;
  while (start > 0 && from - start < 80 && isNamePart(text, start - 1)) start--;
  while (end < text.length && end - to < 80 && isNamePart(text, end)) end++;
  while (end > to && /[.-]/.test(text[end - 1]!)) end--;
  const lead = /^[.$-]*/.exec(text.slice(start, end))![0];
  start += Math.min(lead.length, from - start);
  return { name: text.slice(start, end), start, end, flag: lead.includes('-') };
}

interface Judged {
  readonly line: Line;
  readonly verdict: NameVerdict;
}

/** Objects are written out field by field: copying others here costs more than reading most values. */
function readAt({ text, kind }: Page, spot: Name, { line, verdict }: Judged): Assignment | undefined {
  const { name, start, end, flag } = spot;
  const before = text.slice(Math.max(line.start, start - 200), start);
  const { first, after, quoted } = pastQuote(text, start, end);
  const open = openQuote(text, line, first);
  const place: Place = { name, start, end, flag, text, kind, line, before, after, quoted, inside: open };
  for (const form of forms) {
    const value = form.read(place);
    if (!value) continue;
    const ofComment = isOfComment(value, place);
    if (ofComment && !maySay(text.slice(value.start, value.end), verdict)) continue;
    return {
      start: value.start,
      end: value.end,
      quoted: value.quoted,
      name,
      verdict,
      operator: value.operator ?? form.operator,
      inString: open !== undefined || ofComment,
    };
  }
  return undefined;
}

/** Where the name begins and what follows it, with its quotes; an option in quotes (`"--password"`) and an id of a page (`"#password"`) count too. */
function pastQuote(text: string, start: number, end: number): { first: number; after: number; quoted: boolean } {
  let open = start - 1;
  while (open > start - 3 && (text[open] === '-' || text[open] === '#')) open--;
  const quote = text[open];
  const isQuote = quote === '"' || quote === "'" || quote === '`';
  if (isQuote && text[end] === quote) return { first: open, after: end + 1, quoted: true };
  const entity =
    quote === ';' ? /&(?:quot|#34|#39);$/.exec(text.slice(Math.max(0, open - 5), open + 1))?.[0] : undefined;
  if (entity && text.startsWith(entity, end)) return { first: start, after: end + entity.length, quoted: true };
  if (isQuote && text[open - 1] === '\\' && text[end] === '\\' && text[end + 1] === quote)
    return { first: start, after: end + 2, quoted: true };
  return { first: start, after: end, quoted: false };
}
