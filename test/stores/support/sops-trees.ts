// Random trees for SOPS files, and how they are written as JSON and as YAML.

import fc from 'fast-check';
import { quotedKey } from '../../../stores/parts/sops/text/edit';

export type Scalar = string | number | boolean | null;
export type Tree = Scalar | readonly Tree[] | { readonly [key: string]: Tree };

export const texts = fc.string({ unit: 'grapheme', maxLength: 12 });

/** None of SOPS's own, and none that its usual rule leaves in the open. */
export const keyTexts = fc
  .oneof(fc.constantFrom('8080', 'a.b', '__proto__', 'true', 'constructor', '0', '<<'), texts)
  .filter((key) => key !== 'sops' && !key.endsWith('_unencrypted'));

const scalars = fc.oneof(
  texts,
  fc.integer(),
  // Written without an exponent, whole numbers beyond 64 bits are none that SOPS reads.
  fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .filter((number) => Math.abs(number) < 2 ** 63 || Math.abs(number) >= 1e21),
  fc.boolean(),
  fc.constant(null),
);

const mapOf = (value: fc.Arbitrary<Tree>): fc.Arbitrary<Tree> =>
  fc
    .uniqueArray(fc.tuple(keyTexts, value), { maxLength: 5, selector: ([key]) => key })
    .map((pairs) => Object.fromEntries(pairs));

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalars,
    fc.array(tie('tree'), { maxLength: 4 }),
    mapOf(tie('tree')),
  ),
}));

/** With an entry at least. */
export const trees = mapOf(tree).filter((root) => Object.keys(root as object).length > 0);

export type TreeFormat = 'json' | 'yaml';

export const written = (root: Tree, format: TreeFormat): string =>
  format === 'json' ? `${JSON.stringify(root, null, 2)}\n` : blockOf(root, 0);

function blockOf(node: Tree, depth: number): string {
  if (node === null || typeof node !== 'object') {
    return `${typeof node === 'string' ? quotedKey(node) : JSON.stringify(node)}\n`;
  }
  const entries = Object.entries(node);
  if (entries.length === 0) return Array.isArray(node) ? '[]\n' : '{}\n';
  const head = (key: string) => (Array.isArray(node) ? '-' : `${quotedKey(key)}:`);
  const isFilled = (value: Tree) => value !== null && typeof value === 'object' && Object.keys(value).length > 0;
  const below = (value: Tree) => (isFilled(value) ? '\n' : ' ') + blockOf(value, depth + 1);
  return entries.map(([key, value]) => `${'  '.repeat(depth)}${head(key)}${below(value)}`).join('');
}

/** Place and value of every leaf. */
export function* plainLeaves(
  node: Tree,
  path: readonly (string | number)[] = [],
): Generator<readonly [string, Scalar]> {
  if (node === null || typeof node !== 'object') yield [JSON.stringify(path), node];
  else if (Array.isArray(node)) for (const [index, one] of node.entries()) yield* plainLeaves(one, [...path, index]);
  else for (const [key, one] of Object.entries(node)) yield* plainLeaves(one, [...path, key]);
}
