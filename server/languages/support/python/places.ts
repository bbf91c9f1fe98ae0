// Where in Python a literal may become an expression that reads the environment, and where it may not.

import type { Node } from 'web-tree-sitter';
import { ancestors, isField } from '../nodes';

/** Anything inside these is a type, a pattern or a format. */
const constantAncestors = new Set([
  'case_pattern',
  'dict_pattern',
  'format_specifier',
  'future_import_statement',
  'type',
  'type_alias_statement',
  'type_parameter',
]);

/** True when an expression may stand in the place of this literal (the whole concatenation, where it is one). */
export function takesExpression(outer: Node): boolean {
  const parent = outer.parent;
  // A statement that is only a literal is a docstring or does nothing.
  if (!parent || parent.type === 'expression_statement') return false;
  if (parent.type === 'pair' && isField(outer, 'key')) return false;
  if (parent.type === 'subscript' && !isField(outer, 'value')) return false;
  return !ancestors(outer).some(({ type }) => constantAncestors.has(type));
}

/** True when the code around runs later than the module's top level. */
export function runsLater(node: Node): boolean {
  const inside = ancestors(node);
  return inside.some(
    ({ type }, index) =>
      (type === 'function_definition' && inside[index - 1]?.type === 'block') ||
      (type === 'lambda' && inside[index - 1]?.type !== 'lambda_parameters'),
  );
}

/**
 * A quote character that is free for a key inside an expression: before Python 3.12 an f-string's expressions
 * could not hold its own quotes.
 */
export function freeQuote(node: Node, taken: string, preferred = '"'): '"' | "'" | undefined {
  const used = taken + enclosingQuotes(node);
  const other = preferred === '"' ? "'" : '"';
  if (!used.includes(preferred)) return preferred as '"' | "'";
  return used.includes(other) ? undefined : other;
}

const enclosingQuotes = (node: Node): string =>
  ancestors(node)
    .filter(({ type }) => type === 'interpolation')
    .map((interpolation) => interpolation.parent?.lastChild?.text ?? '')
    .join('');
