// Kubernetes manifests: the values of a Secret, base64-decoded under `data`, in the open under `stringData`.

import type { Document, Node, Pair, Scalar, YAMLMap } from 'yaml';
import { isMap, isScalar, parseDocument } from 'yaml';
import type { Extraction } from '../engine/findings/finding';
import { decodeBase64Text } from '../engine/judge/base64';
import { isReference } from '../engine/judge/placeholder';
import type { Format } from './format';

const format: Format = {
  id: 'kubernetes',
  matches: (path, languageId) => /\.ya?ml$/i.test(path) || languageId === 'yaml',
  extract(text) {
    // Parsing costs far more than looking: only manifests of a Secret are parsed at all.
    if (!kindOfSecret.test(text)) return [];
    const values: Extraction[] = [];
    for (const { start, end } of manifestsIn(text)) {
      const manifest = text.slice(start, end);
      for (const one of secretsIn(documentOf(manifest)?.contents).flatMap((secret) => valuesOf(manifest, secret)))
        values.push({ ...one, start: one.start + start, end: one.end + start });
      if (values.length >= mostValues) break;
    }
    return values.slice(0, mostValues);
  },
};
export default format;

const kindOfSecret = /\bkind:\s{0,10}["']?Secret\b/;
/** No Secret may be larger than 1 MiB with all its values (the API server's limit); whole files hold a few. More is read as plain text. */
const [longestManifest, mostManifests, mostValues] = [500_000, 200, 5000];

/** The documents of a stream that may be a Secret's; many or long ones are somebody's attempt to keep us busy. */
function manifestsIn(text: string): readonly { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = [];
  let start = 0;
  for (const { index, 0: line } of [...text.matchAll(/^---.*$/gm), { index: text.length, 0: '' }]) {
    const isOne = index - start <= longestManifest && kindOfSecret.test(text.slice(start, index));
    if (isOne && found.push({ start, end: index }) === mostManifests) break;
    start = index + line.length;
  }
  return found;
}

/** Templates (Helm) are no YAML before they are rendered: the parts that still parse are read. */
function documentOf(manifest: string): Document | undefined {
  try {
    return parseDocument(manifest, { keepSourceTokens: false, uniqueKeys: false, logLevel: 'silent' });
  } catch {
    // The parser gives up on some inputs instead of reporting errors; then there is nothing to read.
    return undefined;
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
          isDeclared: true,
        },
      ];
}

function plain(text: string, name: string, scalar: Scalar<string>): readonly Extraction[] {
  const { value } = scalar;
  return value === '' || isReference(value)
    ? []
    : [
        {
          ...written(text, scalar),
          value,
          name: `stringData.${name}`,
          note: 'in the open in a Kubernetes Secret',
          isDeclared: true,
        },
      ];
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
