// The name a value is assigned to, read backwards from the value: `apiKey: "`, `TOKEN=`, `config["key"] = '`.

import { isLetter, isWordByte } from '../text/bytes';

/** The name directly before the value at `at` (UTF-16 offset) on its line; undefined when there is none. */
export function assignedName(text: string, at: number): string | undefined {
  const first = Math.max(0, at - reach);
  const found = operator.exec(text.slice(first, at));
  return found ? nameEnding(text, first + found.index) : undefined;
}

/** Read backwards: what stands before the operator is often a long run of a name's characters. */
function nameEnding(text: string, end: number): string | undefined {
  const first = Math.max(0, end - 80);
  let start = end;
  while (start > first && isNameUnit(text.charCodeAt(start - 1))) start--;
  while (start < end && !isFirst(text.charCodeAt(start))) start++;
  return start < end ? text.slice(start, end) : undefined;
}

/** Letters, digits, `_`, `.` and `-`. */
const isNameUnit = (unit: number): boolean => isWordByte(unit) || unit === 46 || unit === 45;
const isFirst = (unit: number): boolean => isLetter(unit) || unit === 95;

/** Of the longest operator, in UTF-16 units. */
const reach = 32;
/** Closing of the name, the operator, the opening quote; `Bearer` and the like may stand between quote and value. */
const operator = /["'`]?\]?[ \t]{0,8}(?::=|=>|=|:)[ \t]{0,8}(?:[A-Za-z]{0,2}["'`])?(?:(?:Bearer|Basic|token)[ ])?$/;
