// Reads JSON files of SOPS with the place of every value; the form of binary files too.

import { found, type Result, refused } from '../../../store';
import { isTooMuch, tooMuch } from './amount';
import { blockLeaves, plainOf, withoutMetadata } from './metadata-block';
import { floatText, intText } from './numbers';
import { deepest, type Leaf, type ListNode, type MapNode, type Node, type Pair, type ParsedText } from './tree';

export function parseJson(text: string): Result<ParsedText> {
  const malformed = refused('unreadable', 'The file is no JSON that can be read.');
  if (isTooMuch(text)) return refused('unreadable', tooMuch);
  try {
    // Once it is known to be JSON, the scanner below needs to expect nothing else.
    const json: unknown = JSON.parse(text);
    if (typeof json !== 'object' || json === null || Array.isArray(json)) return malformed;
  } catch {
    return malformed;
  }
  const root = nodeAt(scanner(text), 0);
  if (typeof root === 'string') return refused('unreadable', root);
  return root.kind === 'map' ? found(parsedOf(text, root)) : malformed;
}

function parsedOf(text: string, root: MapNode): ParsedText {
  const block = root.items.find(({ key }) => key === 'sops');
  return {
    format: 'json',
    text,
    roots: [withoutMetadata(root)],
    ...(block && { metadata: plainOf(block.value), metadataStart: block.keySpan.start }),
    renewed: { mac: blockLeaves([block], 'mac'), lastmodified: blockLeaves([block], 'lastmodified') },
  };
}

type Token = { readonly text: string; readonly start: number; readonly end: number };

interface Scanner {
  /** Undefined at the end of the text. */
  next(): Token | undefined;
  readonly text: string;
}

function scanner(text: string): Scanner {
  const pattern = /[{}[\]:,]|"[^"\\]*(?:\\.[^"\\]*)*"|[^\s{}[\]:,"]+/gy;
  const space = /\s*/gy;
  let at = 0;
  return {
    text,
    next: () => {
      space.lastIndex = at;
      space.exec(text);
      pattern.lastIndex = space.lastIndex;
      const match = pattern.exec(text);
      if (!match) return undefined;
      at = pattern.lastIndex;
      return { text: match[0], start: match.index, end: at };
    },
  };
}

/** The value that begins with the next token, or the sentence that says why SOPS cannot hold it. */
function nodeAt(scan: Scanner, depth: number, token = scan.next()): Node | string {
  if (!token) return 'The file ends too early.';
  if (depth > deepest) return 'The file is nested too deeply.';
  if (token.text === '{') return mapAt(scan, depth, token.start);
  if (token.text === '[') return listAt(scan, depth, token.start);
  return leafOf(token);
}

function mapAt(scan: Scanner, depth: number, start: number): MapNode | string {
  const items: Pair[] = [];
  const seen = new Set<string>();
  for (let token = scan.next(); token; token = scan.next()) {
    if (token.text === '}') return { kind: 'map', items, span: { start, end: token.end }, isFlow: true };
    if (token.text === ',') continue;
    const key = String(JSON.parse(token.text));
    if (seen.has(key)) return 'The file has the same key twice in one place.';
    seen.add(key);
    scan.next();
    const value = nodeAt(scan, depth + 1);
    if (typeof value === 'string') return value;
    items.push({ key, keySpan: { start: token.start, end: token.end }, value });
  }
  return 'The file ends too early.';
}

function listAt(scan: Scanner, depth: number, start: number): ListNode | string {
  const items: Node[] = [];
  for (let token = scan.next(); token; token = scan.next()) {
    if (token.text === ']') return { kind: 'list', items, span: { start, end: token.end }, isFlow: true };
    if (token.text === ',') continue;
    const value = nodeAt(scan, depth + 1, token);
    if (typeof value === 'string') return value;
    items.push(value);
  }
  return 'The file ends too early.';
}

function leafOf({ text, start, end }: Token): Leaf {
  const leaf = {
    kind: 'leaf',
    span: { start, end },
    quote: text.startsWith('"') ? 'double' : 'plain',
    isFlow: true,
  } as const;
  if (leaf.quote === 'double') return { ...leaf, type: 'str', text: String(JSON.parse(text)) };
  if (text === 'null') return { ...leaf, type: 'null', text: '' };
  if (text === 'true' || text === 'false') return { ...leaf, type: 'bool', text: text === 'true' ? 'True' : 'False' };
  const integer = /^-?\d+$/.test(text) && text.length < 30 ? intText(BigInt(text)) : undefined;
  return integer === undefined
    ? { ...leaf, type: 'float', text: floatText(Number(text)) }
    : { ...leaf, type: 'int', text: integer };
}
