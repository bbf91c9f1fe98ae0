// Cheap looks at the bytes of a command: is the word a program's name, and does an option follow on its line?

import { isWordByte } from '../../../text/bytes';
import { isQuote } from '../../assignment/gate/form';

/** No letter, digit or `_` stands beside the word. */
export const standsAlone = (units: Uint8Array, start: number, end: number): boolean =>
  !isWordByte(units[start - 1] ?? 32) && !isWordByte(units[end] ?? 32);

/** A dash (or another sign that options begin with) behind a blank or a quote, before the command ends and within 400 bytes. */
export function optionFollows(units: Uint8Array, from: number, sign = 45): boolean {
  for (let at = from; at < from + 400; at++) {
    const byte = units[at] ?? 10;
    if (byte === 10 && units[at - 1] !== 92 && !(units[at - 1] === 13 && units[at - 2] === 92)) return false;
    const last = units[at - 1]!;
    if (byte === sign && (last <= 32 || last > 127 || isQuote(last))) return true;
  }
  return false;
}
