// Takes one argument out of a call, with its comma.

import type { Node } from 'web-tree-sitter';
import type { Edit } from '../../../plan';

/** The edit that removes an argument and the comma before it, or after it when it is the first. */
export function withoutArgument(argument: Node): Edit {
  const before = argument.previousSibling;
  if (before?.type === ',') return { start: before.startIndex, end: argument.endIndex, newText: '' };
  const comma = argument.nextSibling;
  const next = comma?.type === ',' ? comma.nextSibling : null;
  const end = next && next.type !== ')' ? next.startIndex : (comma?.type === ',' ? comma : argument).endIndex;
  return { start: argument.startIndex, end, newText: '' };
}
