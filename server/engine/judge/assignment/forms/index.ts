// The ways of writing a name and its value: each form looks behind the name and reads the value, or answers nothing.

import { readAssigned } from './assigned';
import {
  readArgument,
  readBuildField,
  readFallback,
  readOptionDefault,
  readSetter,
  readTuple,
  readTyping,
} from './calls';
import { readBlock, readElement, readPair, readParameter } from './pairs';
import type { Form } from './place';
import { readFlag, readReversed, readSpaced, readSql, readStatement } from './statements';

/** Tried in this order; the first that reads a value wins. */
export const forms: readonly Form[] = [
  { operator: 'pair', read: readPair },
  { operator: 'pair', read: readParameter },
  { operator: 'pair', read: readElement },
  { operator: 'assign', read: readBlock },
  { operator: 'argument', read: readArgument },
  { operator: 'argument', read: readOptionDefault },
  { operator: 'pair', read: readTuple },
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
