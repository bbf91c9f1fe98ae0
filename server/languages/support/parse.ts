// Turns text into a syntax tree with tree-sitter: loaded on first use, grammars and the last trees kept.

import { Language, Parser, type Tree } from 'web-tree-sitter';
import type { Host } from '../../host';

/** Larger texts are not parsed: a fix is not worth blocking the server for longer than about 100 ms. UTF-16 units. */
export const longestText = 1_000_000;

/** Trees kept: the lightbulb asks several fixes about the same text in a row. */
const keptTrees = 4;

interface Kept {
  readonly grammar: string;
  readonly text: string;
  readonly tree: Tree;
}

let runtime: Promise<void> | undefined;
const grammars = new Map<string, Promise<Parser>>();
const kept: Kept[] = [];

/**
 * Syntax tree of `text`; node offsets are UTF-16. `grammar` is a name that Host.grammar knows.
 * Undefined when the text is too long. The tree stays ours: use it before the next await.
 */
export async function parse(text: string, grammar: string, host: Host): Promise<Tree | undefined> {
  if (text.length > longestText) return undefined;
  const parser = await parserFor(grammar, host);
  const known = kept.find((entry) => entry.grammar === grammar && entry.text === text);
  if (known) return known.tree;
  const tree = parser.parse(text);
  if (!tree) return undefined;
  kept.unshift({ grammar, text, tree });
  // WebAssembly memory is not garbage collected.
  for (const old of kept.splice(keptTrees)) old.tree.delete();
  return tree;
}

function parserFor(grammar: string, host: Host): Promise<Parser> {
  let parser = grammars.get(grammar);
  if (!parser) {
    parser = load(grammar, host);
    grammars.set(grammar, parser);
    // A failed load may be tried again, for instance after the files were put in place.
    parser.catch(() => grammars.delete(grammar));
  }
  return parser;
}

async function load(grammar: string, host: Host): Promise<Parser> {
  runtime ??= start(host);
  await runtime;
  const language = await Language.load(await host.grammar(grammar));
  return new Parser().setLanguage(language);
}

async function start(host: Host): Promise<void> {
  try {
    // Handing over the bytes keeps the library from looking for its file on a disk.
    await Parser.init({ wasmBinary: await host.treeSitter() });
  } catch (error) {
    runtime = undefined;
    throw error;
  }
}
