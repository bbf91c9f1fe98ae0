// Passwords in SQL: `IDENTIFIED BY '…'`, `CREATE USER … PASSWORD '…'`, `ALTER ROLE … PASSWORD '…'`, `ENCRYPTION BY PASSWORD = '…'`.

import type { Page } from '../../../page';
import { matchAt } from '../../assignment/text-window';
import type { Span } from '../candidate';
import { type Form, following } from '../form';
import { gradePassword } from '../grade';
import { commandRules } from './rules';

const form = (words: readonly string[], read: Form['read'], passes?: Form['passes']): Form => ({
  rule: commandRules.command,
  words,
  read,
  grade: gradePassword,
  evidence: 'stands where the statement expects a password',
  ...(passes && { passes }),
});

const identified = form(
  ['identified'],
  following(
    /(\bidentified\s{1,5}(?:with\s{1,5}\\?["'`]?\w{1,40}\\?["'`]?\s{1,5})?by\s{1,5}(?:password\s{1,5})?\\?['"])((?<=")[^"\\\s]{3,100}|(?<=')[^'\\\s]{3,100})(?=\\?['"])/iy,
  ),
);

const bareValue =
  /(identified\s{1,5}by\s{1,5})(?!values\b|externally\b|globally\b|password\b)([\w#$!*.+-]{5,60})(?=\s|;|["'`]|$)/iy;

/** Oracle takes a password without quotes. In prose these are words, so the statement must have begun. */
const identifiedBare = form(['identified'], (page, start, end) =>
  statementBefore(page.text, start) ? following(bareValue)(page, start, end) : undefined,
);

const literal =
  /(\s{0,5}(?:=\s{0,5}(?:password\s{0,2})?)?\(?\s{0,3}N?\\?["'])((?<=")[^"\\\n]{3,100}(?=\\?")|(?<=')[^'\\\n]{3,100}(?=\\?'))/iy;

const clause = form(['password'], readClause, mayBeLiteral);

function readClause({ text }: Page, start: number, end: number): Span | undefined {
  if (/\w/.test(text[start - 1] ?? ' ')) return undefined;
  const value = matchAt(literal, text, end);
  if (!value || !statementBefore(text, start)) return undefined;
  const at = end + value[1]!.length;
  return { start: at, end: at + value[2]!.length };
}

/** A blank, `=`, `(` or quote follows; within a few more bytes, a quote does. */
function mayBeLiteral(units: Uint8Array, _start: number, end: number): boolean {
  for (let at = end; at < end + 20; at++) {
    const byte = units[at];
    if (byte === 39 || byte === 34) return true;
    if (byte !== 32 && byte !== 61 && byte !== 40 && byte !== 78 && byte !== 92) return false;
  }
  return false;
}

const statement =
  /\b(?:(?:create|alter)\s{1,5}(?:or\s{1,3}replace\s{1,3})?(?:user|role|login|group|database\s{1,3}link|certificate|symmetric\s{1,3}key|asymmetric\s{1,3}key|master\s{1,3}key|application\s{1,3}role|server|foreign)|set\s{1,5}password|(?:en|de)cryption\s{1,5}by|grant)\b/gi;

/** A statement that takes a password has begun at most 300 characters before, and not ended. */
function statementBefore(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 300), at + 8);
  const last = [...before.matchAll(statement)].at(-1);
  return last !== undefined && !before.slice(last.index, -8).includes(';');
}

export const sqlForms: readonly Form[] = [identified, identifiedBare, clause];
