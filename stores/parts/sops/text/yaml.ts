// Reads YAML files of SOPS with the place of every value, and never expands an alias.

import { isAlias, isMap, isScalar, isSeq, parseAllDocuments, type Node as YamlNode, type Pair as YamlPair } from 'yaml';
import { found, type Result, refused } from '../../../store';
import { countOf, isTooMuch, tooMuch } from './amount';
import { blockLeaves, plainOf, withoutMetadata } from './metadata-block';
import { deepest, type Leaf, type MapNode, type Node, type Pair, type ParsedText, type Span } from './tree';
import { plainScalar } from './yaml-scalar';

const documentLimit = 100;

export function parseYaml(text: string): Result<ParsedText> {
  if (isTooMuch(text) || countOf(text, /^---/gm) > documentLimit) return refused('unreadable', tooMuch);
  try {
    // A failsafe schema leaves every scalar a text; what it is, SOPS's own parser decides differently. Twice the same key is found below, in linear time.
    const documents = parseAllDocuments(text, { schema: 'failsafe', uniqueKeys: false, logLevel: 'silent' });
    if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) return malformed();
    const roots = documents.map(({ contents }) => rootOf(contents));
    return found(parsedOf(text, roots));
  } catch (error) {
    if (error instanceof Unsupported) return refused('unreadable', error.message);
    // Its parser's words quote the text; a RangeError is the end of its recursion.
    return error instanceof RangeError ? refused('unreadable', tooMuch) : malformed();
  }
}

/** Ended inside of the recursion only, and caught here. */
class Unsupported extends Error {}

const malformed = () => refused('unreadable', 'The file is no YAML that can be read.');

function parsedOf(text: string, roots: readonly MapNode[]): ParsedText {
  const blocks = roots.map((root) => root.items.find(({ key }) => key === 'sops'));
  const [first] = blocks;
  return {
    format: 'yaml',
    text,
    roots: roots.map(withoutMetadata),
    ...(first && { metadata: plainOf(first.value), metadataStart: first.keySpan.start }),
    renewed: { mac: blockLeaves(blocks, 'mac'), lastmodified: blockLeaves(blocks, 'lastmodified') },
  };
}

function rootOf(contents: YamlNode | null): MapNode {
  if (isMap(contents)) return mapOf(contents.items, spanOf(contents), !!contents.flow, 0);
  if (contents === null || (isScalar(contents) && contents.source === '')) {
    return { kind: 'map', items: [], span: { start: 0, end: 0 }, isFlow: false };
  }
  throw new Unsupported('A YAML file of SOPS holds entries at its top, and this one does not.');
}

function nodeOf(node: unknown, depth: number, isFlow: boolean): Node {
  if (depth > deepest) throw new Unsupported('The file is nested too deeply.');
  if (isAlias(node)) throw new Unsupported('The file has YAML aliases, which SOPS writes out in full.');
  if (isMap(node)) return mapOf(node.items, spanOf(node), isFlow || !!node.flow, depth);
  if (isSeq(node)) {
    const inFlow = isFlow || !!node.flow;
    const items = node.items.map((item) => nodeOf(item, depth + 1, inFlow));
    return { kind: 'list', items, span: spanOf(node), isFlow: inFlow };
  }
  if (isScalar(node)) return leafOf(node, isFlow);
  throw new Unsupported('The file has an entry without a value that could be read.');
}

function mapOf(pairs: readonly YamlPair[], span: Span, isFlow: boolean, depth: number): MapNode {
  const seen = new Set<string>();
  const items = pairs.map(({ key, value }): Pair => {
    const text = keyOf(key);
    if (seen.has(text)) throw new Unsupported('The file has the same key twice in one place.');
    seen.add(text);
    return { key: text, keySpan: spanOf(key as YamlNode), value: nodeOf(value, depth + 1, isFlow) };
  });
  return { kind: 'map', items, span, isFlow };
}

/** SOPS takes texts alone: `8080:` must be quoted. */
function keyOf(key: unknown): string {
  if (isScalar(key) && !key.tag && typeof key.value === 'string') {
    if (key.type !== 'PLAIN' || plainScalar(key.value)?.type === 'str') return key.value;
  }
  throw new Unsupported('The file has a key that is no text; SOPS does not take such files.');
}

const quotes: Readonly<Record<string, Leaf['quote']>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'block',
  BLOCK_FOLDED: 'block',
};

function leafOf(
  node: { type?: string; value: unknown; tag?: string; range?: YamlNode['range'] },
  isFlow: boolean,
): Leaf {
  const quote = quotes[node.type ?? ''];
  if (quote === undefined || typeof node.value !== 'string')
    throw new Unsupported('The file has a value that is no text.');
  if (node.tag !== undefined && node.tag !== textTag)
    throw new Unsupported('The file has YAML tags that cannot be read.');
  const isText = quote !== 'plain' || node.tag === textTag;
  const scalar = isText ? ({ type: 'str', text: node.value } as const) : plainScalar(node.value);
  if (!scalar) throw new Unsupported('The file has a number that SOPS cannot hold.');
  return { kind: 'leaf', ...scalar, span: spanOf(node), quote, isFlow };
}

const textTag = 'tag:yaml.org,2002:str';

function spanOf({ range }: { range?: YamlNode['range'] }): Span {
  if (!range) throw new Unsupported('The file has an entry without a value that could be read.');
  return { start: range[0], end: range[1] };
}
