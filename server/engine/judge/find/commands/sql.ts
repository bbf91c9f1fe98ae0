// Passwords in SQL: `IDENTIFIED BY '…'`, `CREATE USER … PASSWORD '…'`, `ALTER ROLE … PASSWORD '…'`, `ENCRYPTION BY PASSWORD = '…'`.

import type { Page } from '../../../text/page';
import { matchAt } from '../../assignment/text-window';
import type { Span } from '../candidate';
import { type Form, following } from '../form';
import { gradePassword } from '../grade';
import { commandRules } from './rules';
import { insert } from './sql-insert';

const form = (words: readonly string[], read: Form['read'], passes?: Form['passes']): Form => ({
  rule: commandRules.command,
  words,
  read,
  grade: gradePassword,
  evidence: 'stands where the statement expects a password',
  ...(passes && { passes }),
});

const identifiedLiteral = following(
  /(\bidentified\s{1,5}(?:with\s{1,5}\\?["'`]?\w{1,40}\\?["'`]?\s{1,5})?by\s{1,5}(?:password\s{1,5})?\\?['"])((?<=")[^"\\\s]{3,100}|(?<=')[^'\\\s]{3,100})(?=\\?['"])/iy,
);

/** Prose says `identified by 'name'`, too, but not in capitals. */
const identified = form(['identified'], (page, start, end) =>
  page.text.startsWith('IDENTIFIED', start) || statementBefore(page.text, start, account)
    ? identifiedLiteral(page, start, end)
    : undefined,
);

const bareValue =
  /(identified\s{1,5}by\s{1,5})(?!values\b|externally\b|globally\b|password\b)([\w#$!*.+-]{5,60})(?=\s|;|["'`]|$)/iy;

/** Oracle takes a password without quotes. In prose these are words, so the statement must have begun. */
const identifiedBare = form(['identified'], (page, start, end) =>
  statementBefore(page.text, start, creation) ? following(bareValue)(page, start, end) : undefined,
);

const literal = /( {0,5}(?:= {0,5})?\(? {0,3}N?\\?["'])((?<=")[^"\\\n]{3,100}(?=\\?")|(?<=')[^'\\\n]{3,100}(?=\\?'))/iy;

const clause = form(['password'], readClause, mayBeLiteral);

function readClause({ text }: Page, start: number, end: number): Span | undefined {
  if (/\w/.test(text[start - 1] ?? ' ')) return undefined;
  const value = matchAt(literal, text, end);
  if (!value || !statementBefore(text, start, any)) return undefined;
  const at = end + value[1]!.length;
  return { start: at, end: at + value[2]!.length };
}

/** Blanks, `=`, `(`, `N` or backslashes follow, and then a quote. */
function mayBeLiteral(units: Uint8Array, _start: number, end: number): boolean {
  for (let at = end; at < end + 20; at++) {
    const byte = units[at];
    if (byte === 39 || byte === 34) return true;
    if (byte !== 32 && byte !== 61 && byte !== 40 && byte !== 78 && byte !== 92) return false;
  }
  return false;
}

const keyword = /\b(?:create|alter|grant|set|encryption|decryption)\b/gi;
const creation = /(?:create|alter)\s{1,5}(?:user|role|database\s{1,3}link)\b/iy;
const account = /(?:(?:create|alter)\s{1,5}(?:user|role|database\s{1,3}link)|grant)\b/iy;
const any =
  /(?:(?:create|alter)\s{1,5}(?:user|role|login|group|database\s{1,3}link|certificate|a?symmetric\s{1,3}key|master\s{1,3}key|application\s{1,3}role|server|foreign)|set\s{1,5}password|(?:en|de)cryption\s{1,5}by)\b/iy;

/** A statement that takes a password has begun at most 160 characters before, and not ended. */
function statementBefore(text: string, at: number, form: RegExp): boolean {
  const before = text.slice(Math.max(0, at - 160), at + 8);
  const begun = [...before.matchAll(keyword)].findLast(({ index }) => matchAt(form, before, index) !== undefined);
  const since = begun && before.slice(begun.index, -8).toLowerCase();
  return since !== undefined && !since.includes(';') && (!since.startsWith('grant') || since.includes(' to '));
}

export const sqlForms: readonly Form[] = [identified, identifiedBare, clause, insert];
