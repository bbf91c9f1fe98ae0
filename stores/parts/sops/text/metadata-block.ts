// The `sops` block of a parsed file: taken out of the tree, and given as plain data to be checked.

import type { Leaf, MapNode, Node, Pair } from './tree';

export const withoutMetadata = (root: MapNode): MapNode => ({
  ...root,
  items: root.items.filter(({ key }) => key !== 'sops'),
});

/** Without prototypes: a key may be `__proto__`. Scalars as their texts. */
export function plainOf(node: Node): unknown {
  if (node.kind === 'leaf') return node.type === 'null' ? null : node.text;
  if (node.kind === 'list') return node.items.map(plainOf);
  const result: Record<string, unknown> = Object.create(null);
  for (const { key, value } of node.items) result[key] = plainOf(value);
  return result;
}

/** The leaves of this key in all blocks that have one. */
export const blockLeaves = (blocks: readonly (Pair | undefined)[], name: string): readonly Leaf[] =>
  blocks.flatMap((block) => {
    const value = block?.value.kind === 'map' ? block.value.items.find(({ key }) => key === name)?.value : undefined;
    return value?.kind === 'leaf' ? [value] : [];
  });
