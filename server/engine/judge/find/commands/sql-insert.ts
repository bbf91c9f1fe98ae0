// Credentials that are put into a table: `INSERT INTO users (name, password) VALUES ('ann', '…')`.

import type { Confidence } from '../../../../../protocol/finding';
import type { Page } from '../../../text/page';
import { matchAt } from '../../assignment/text-window';
import { judgeName } from '../../name';
import type { Place } from '../../place';
import type { Span } from '../candidate';
import type { Form } from '../form';
import { gradePassword } from '../grade';
import { argumentsAt, literalOf } from './arguments';
import { commandRules } from './rules';

export const insert: Form = {
  rule: commandRules.command,
  words: ['insert into '],
  read: readInsert,
  grade,
  evidence: 'is put into a column for a credential',
};

const head = /[\s\w.`"[\]]{1,120}\(([^()]{3,800})\)\s{0,40}values\s{0,10}\(/iy;

/** Of the first row, what stands in the first column that is called so. */
function readInsert({ text }: Page, _start: number, end: number): Span | undefined {
  const statement = matchAt(head, text, end);
  if (!statement) return undefined;
  const columns = statement[1]!.split(',').map((column) => column.replace(/[^\w$-]/g, ''));
  const index = columns.findIndex((column) => (judgeName(column)?.strength ?? 0) > 0);
  const row = index < 0 ? undefined : argumentsAt(text, end + statement[0].length);
  return row && row.length === columns.length ? literalOf(text, row[index]!) : undefined;
}

/** Most tables hold fingerprints of passwords. */
function grade(value: string, place: Place): Confidence | undefined {
  return isFingerprint.test(value) ? undefined : gradePassword(value, place);
}
const isFingerprint = /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{128})$/i;
