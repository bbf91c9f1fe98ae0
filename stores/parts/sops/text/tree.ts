// What YAML, JSON and env files have in common for SOPS: maps, lists and leaves in file order, and where in the text each one stands.

/** Offsets in the text: the first unit, and the one behind the last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type ScalarType = 'str' | 'int' | 'float' | 'bool' | 'time' | 'null';

export interface Leaf {
  readonly kind: 'leaf';
  readonly type: ScalarType;
  /** As SOPS hashes it: decimal numbers, `True` and `False`. */
  readonly text: string;
  readonly span: Span;
  readonly quote: 'plain' | 'single' | 'double' | 'block';
  /** Between brackets or braces, where a plain text may not hold commas. */
  readonly isFlow: boolean;
}

export interface Pair {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: Node;
}

export interface MapNode {
  readonly kind: 'map';
  readonly items: readonly Pair[];
  readonly span: Span;
  readonly isFlow: boolean;
}

export interface ListNode {
  readonly kind: 'list';
  readonly items: readonly Node[];
  readonly span: Span;
  readonly isFlow: boolean;
}

export type Node = MapNode | ListNode | Leaf;

/** Keys of maps and positions of lists. */
export type Path = readonly (string | number)[];

export interface PlacedLeaf {
  readonly path: Path;
  readonly leaf: Leaf;
}

export type Format = 'yaml' | 'json' | 'dotenv';

/** A file as it was parsed, before anything is decrypted. */
export interface ParsedText {
  readonly format: Format;
  readonly text: string;
  /** One per YAML document, without its metadata; names mean the first. */
  readonly roots: readonly MapNode[];
  /** Of the first document, as plain data without prototypes; absent where the file has none. */
  readonly metadata?: unknown;
  /** In every document that repeats the metadata. */
  readonly renewed: Readonly<Record<'mac' | 'lastmodified', readonly Leaf[]>>;
  /** Where a new top-level entry goes: the metadata stay last. */
  readonly metadataStart?: number;
}

/** Nested deeper is no configuration of a person. */
export const deepest = 60;

/** Leaves in file order. */
export function* leavesOf(node: Node, path: Path = []): Generator<PlacedLeaf> {
  if (node.kind === 'leaf') yield { path, leaf: node };
  else if (node.kind === 'map') for (const { key, value } of node.items) yield* leavesOf(value, [...path, key]);
  else for (const [index, item] of node.items.entries()) yield* leavesOf(item, [...path, index]);
}

/** List positions are no part of what a value is bound to, so that a list can be reordered; numeric keys of maps are. */
export const keysOf = (path: Path): readonly string[] => path.filter((part) => typeof part === 'string');

/** What SOPS binds a ciphertext to: its place. */
export const boundTo = (path: Path): string => `${keysOf(path).join(':')}:`;

/** The node that the texts of a name lead to: a number counts as position only in a list. */
export function nodeAt(root: Node, parts: readonly string[]): Node | undefined {
  let node: Node | undefined = root;
  for (const part of parts) {
    if (node === undefined || node.kind === 'leaf') return undefined;
    node = node.kind === 'map' ? node.items.find(({ key }) => key === part)?.value : node.items[positionOf(part)];
  }
  return node;
}

/** -1, which is no position, for anything but a short decimal number. */
const positionOf = (part: string): number => (/^(?:0|[1-9]\d{0,5})$/.test(part) ? Number(part) : -1);

/** Replaces parts of a text; the edits do not overlap. */
export function spliced(text: string, edits: readonly (Span & { readonly text: string })[]): string {
  let result = '';
  let at = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}
