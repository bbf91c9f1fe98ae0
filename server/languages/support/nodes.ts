// Small questions about syntax trees that every language asks.

import type { Node, Tree } from 'web-tree-sitter';

/** Smallest node over [start, end) that is of one of `types`, or undefined. Offsets are UTF-16. */
export function enclosing(
  tree: Tree,
  span: { readonly start: number; readonly end: number },
  types: readonly string[],
): Node | undefined {
  let node: Node | null = tree.rootNode.descendantForIndex(span.start, Math.max(span.start, span.end - 1));
  while (node && !(types.includes(node.type) && node.startIndex <= span.start && span.end <= node.endIndex))
    node = node.parent;
  return node ?? undefined;
}

/** The node's parents from the nearest to the root. */
export function ancestors(node: Node): readonly Node[] {
  const found: Node[] = [];
  for (let parent = node.parent; parent; parent = parent.parent) found.push(parent);
  return found;
}

/** True when `node` is what its parent calls `field`. */
export function isField(node: Node, field: string): boolean {
  return node.parent?.childForFieldName(field)?.id === node.id;
}

/** True when the parser had to guess in the statement around the node: then we do not know what it means. */
export function isBroken(node: Node): boolean {
  return node.hasError || isBrokenAround(node);
}

/** The same, leaving out the inside of the node itself. */
export function isBrokenAround(node: Node): boolean {
  for (let at = node; at.parent && !isStatement(at); at = at.parent) {
    const others = at.parent.children.filter((sibling) => sibling.id !== at.id);
    if (at.parent.type === 'ERROR' || others.some(({ hasError, isMissing }) => hasError || isMissing)) return true;
  }
  return ancestors(node).some(({ type }) => type === 'ERROR');
}

const isStatement = ({ type }: Node): boolean => /(?:_statement|_declaration|_definition)$/.test(type);

/** Climbs over parentheses: `("x")` in an expression is the same as `"x"`. */
export function withParentheses(node: Node): Node {
  let outer = node;
  while (outer.parent?.type === 'parenthesized_expression') outer = outer.parent;
  return outer;
}

/** The file's line end, from its first line. */
export function lineEnd(text: string): string {
  const feed = text.indexOf('\n');
  return feed > 0 && text[feed - 1] === '\r' ? '\r\n' : '\n';
}

/** The smallest node that has text on both sides of the offset: at the very edge of a literal one is outside of it. */
export function nodeAround(tree: Tree, offset: number): Node {
  let node = tree.rootNode.descendantForIndex(offset, offset) ?? tree.rootNode;
  while (node.parent && (node.startIndex === offset || node.endIndex === offset)) node = node.parent;
  return node;
}
