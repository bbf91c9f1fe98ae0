// Values in the comments of code, where they stand without quotes: `// password: v`, `# api key = v`.

import type { NameVerdict } from '../../name';
import { wordlikeness } from '../../wordlike';
import type { FileKind } from '../file-kind';
import type { ReadValue } from '../read-value';

/** Outside of strings and comments values of such a file stand in quotes. */
export const needsQuotes = (kind: FileKind): boolean => kind === 'code' || kind === 'json' || kind === 'markup';

/** `// `, `# `, `/* `, `-- `, `<!-- ` before the name, or at the beginning of its line, where ` * ` is one, too. */
export const isComment = (before: string): boolean => comment.test(before);
const comment = /(?:^|\s)(?:\/\/+|#+|\/\*+|--|<!--)\s|^\s*(?:\/\/|#|\*\s)/;

/** What follows in most comments are words: only the last of its line is a value. */
export const lastWord = /[^\s"'`<>()|;,\\\]}]{6,200}(?=[ \t]*(?:\*\/|-->)?[ \t]*\r?(?:\n|$))/y;

/** Whether a value was read from a comment. */
export const isOfComment = ({ quoted }: ReadValue, { kind, before }: { kind: FileKind; before: string }): boolean =>
  !quoted && needsQuotes(kind) && isComment(before);

/** Of a key a comment tells its kind mostly (`AES-256`, `RFC8032`), so only chance is one; a password is what people choose. */
export function maySay(value: string, { kind }: NameVerdict): boolean {
  if (!/\d/.test(value) || !/[A-Za-z]/.test(value)) return false;
  return kind === 'password' || (value.length >= 16 && wordlikeness(value) < 4.4);
}
