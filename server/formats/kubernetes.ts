// Kubernetes manifests: the values of a Secret, base64-decoded under `data`, in the open under `stringData`.

import type { Document, Node, Pair, Scalar, YAMLMap } from 'yaml';
import { isMap, isScalar, parseAllDocuments } from 'yaml';
import type { Extraction } from '../engine/finding';
import { decodeBase64Text } from '../engine/judge/base64';
import { isReference } from '../engine/judge/placeholder';
import type { Format } from './format';

const format: Format = {
  id: 'kubernetes',
  matches: (path, languageId) => /\.ya?ml$/i.test(path) || languageId === 'yaml',
  extract(text) {
    // Parsing costs far more than looking: only manifests of a Secret are parsed at all.
    if (!/\bkind:\s{0,10}["']?Secret\b/.test(text) || text.length > 2_000_000) return [];
    return documentsOf(text).flatMap((document) =>
      secretsIn(document.contents).flatMap((secret) => valuesOf(text, secret)),
    );
  },
};
export default format;

/** Templates (Helm) are no YAML before they are rendered: the parts that still parse are read. */
function documentsOf(text: string): readonly Document[] {
  try {
    return parseAllDocuments(text, { keepSourceTokens: false, uniqueKeys: false, logLevel: 'silent' }) as Document[];
  } catch {
    // The parser gives up on some inputs instead of reporting errors; then there is nothing to read.
    return [];
  }
}

/** A Secret itself, or those in the `items` of a List. A SealedSecret is another kind. */
function secretsIn(node: unknown): readonly YAMLMap[] {
  if (!isMap(node)) return [];
  const map = node as YAMLMap;
  if (map.get('kind') === 'Secret') return [map];
  const items = map.get('kind') === 'List' ? map.get('items') : undefined;
  const list = (items as { readonly items?: readonly unknown[] } | undefined)?.items ?? [];
  return list.flatMap((item) => secretsIn(item));
}

function valuesOf(text: string, secret: YAMLMap): readonly Extraction[] {
  if (secret.has('sops')) return [];
  return [
    ...entriesOf(secret, 'data').flatMap(({ name, value }) => decoded(text, name, value)),
    ...entriesOf(secret, 'stringData').flatMap(({ name, value }) => plain(text, name, value)),
  ];
}

interface Entry {
  readonly name: string;
  readonly value: Scalar<string>;
}

function entriesOf(secret: YAMLMap, field: string): readonly Entry[] {
  const map = secret.get(field, true) as Node | undefined;
  if (!isMap(map)) return [];
  return (map.items as readonly Pair[]).flatMap(({ key, value }) =>
    isScalar(key) && isScalar(value) && typeof value.value === 'string' && value.range
      ? [{ name: String(key.value), value: value as Scalar<string> }]
      : [],
  );
}

function decoded(text: string, name: string, scalar: Scalar<string>): readonly Extraction[] {
  const encoded = scalar.value.replace(/\s+/g, '');
  if (isReference(encoded) || encoded === '') return [];
  const value = decodeBase64Text(encoded);
  return value === undefined
    ? []
    : [
        {
          ...written(text, scalar),
          value: value.trimEnd(),
          name: `data.${name}`,
          note: 'base64 in a Kubernetes Secret',
        },
      ];
}

function plain(text: string, name: string, scalar: Scalar<string>): readonly Extraction[] {
  const { value } = scalar;
  return value === '' || isReference(value)
    ? []
    : [{ ...written(text, scalar), value, name: `stringData.${name}`, note: 'in the open in a Kubernetes Secret' }];
}

/** The value's span without its quotes; a block scalar without its `|` line, from its first character to its last. */
function written(text: string, scalar: Scalar<string>): { readonly start: number; readonly end: number } {
  const [from, to] = scalar.range!;
  if (scalar.type === 'QUOTE_DOUBLE' || scalar.type === 'QUOTE_SINGLE') return { start: from + 1, end: to - 1 };
  if (scalar.type !== 'BLOCK_LITERAL' && scalar.type !== 'BLOCK_FOLDED') return { start: from, end: to };
  const firstLine = text.indexOf('\n', from) + 1;
  const body = text.slice(firstLine, to);
  return { start: firstLine + (body.length - body.trimStart().length), end: firstLine + body.trimEnd().length };
}
