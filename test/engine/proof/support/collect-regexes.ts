// Every regular expression of the pure folders: the literals as the parser of TypeScript sees them, and the rules' patterns.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runInContext } from 'node:vm';
import { Language, Parser } from 'web-tree-sitter';
import { all } from '../../../../rules';
import { compileShape } from '../../../../server/engine/shape/compile';
import { pureContext } from './pure-context';

export interface Regex {
  readonly source: string;
  readonly flags: string;
  /** File and line of the literal, or the rule's id. */
  readonly where: string;
}

/** A call of `new RegExp(…)`: what it makes is not written there. */
export interface Made {
  /** With `/`. */
  readonly file: string;
  /** The arguments as they are written, spaces and line breaks as one space. */
  readonly written: string;
}

export interface Collected {
  readonly literals: readonly Regex[];
  readonly made: readonly Made[];
}

const root = join(__dirname, '../../../..');

/**
 * What `new RegExp` is called with while the pure code is loaded and reads these texts. Copies of literals are among them.
 */
export function madeWhile(texts: readonly { readonly text: string; readonly path: string }[]): readonly Regex[] {
  const pure = pureContext(recorder);
  for (const { text, path } of texts) pure.examine(text, path);
  const made = JSON.parse(runInContext('JSON.stringify(made)', pure.context) as string) as [string, string][];
  return made.map(([source, flags]) => ({ source, flags, where: 'new RegExp' }));
}

const recorder = `
  const made = [];
  const note = (regex) => (made.push([regex.source, regex.flags]), regex);
  globalThis.RegExp = new Proxy(RegExp, {
    construct: (target, given, asked) => note(Reflect.construct(target, given, asked)),
    apply: (target, self, given) => note(Reflect.apply(target, self, given)),
  });
`;

export async function collect(folders: readonly string[]): Promise<Collected> {
  const parser = await typescriptParser();
  const literals: Regex[] = [];
  const made: Made[] = [];
  for (const file of folders.flatMap(sourcesIn)) {
    const tree = parser.parse(readFileSync(join(root, file), 'utf8'))!;
    for (const node of tree.rootNode.descendantsOfType('regex')) literals.push(literal(node!, file));
    for (const node of tree.rootNode.descendantsOfType(['new_expression', 'call_expression'])) {
      const callee = node!.childForFieldName('constructor') ?? node!.childForFieldName('function');
      if (callee?.text === 'RegExp')
        made.push({ file, written: plain(node!.childForFieldName('arguments')?.text ?? '') });
    }
    tree.delete();
  }
  return { literals, made };
}

const plain = (parenthesised: string): string => parenthesised.slice(1, -1).replace(/\s+/g, ' ').trim();

/** The pattern of every rule, once each. */
export function rulePatterns(): readonly Regex[] {
  const bySource = new Map(all.map((rule) => [compileShape(rule.shape).source, rule.id]));
  return [...bySource].map(([source, where]) => ({ source, flags: 'dy', where }));
}

function literal(
  node: { readonly text: string; readonly startPosition: { readonly row: number } },
  file: string,
): Regex {
  const { text, startPosition } = node;
  const end = text.lastIndexOf('/');
  return { source: text.slice(1, end), flags: text.slice(end + 1), where: `${file}:${startPosition.row + 1}` };
}

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .sort();
}

async function typescriptParser(): Promise<Parser> {
  await Parser.init();
  const folder = dirname(require.resolve('@vscode/tree-sitter-wasm/package.json'));
  const language = await Language.load(readFileSync(join(folder, 'wasm', 'tree-sitter-typescript.wasm')));
  return new Parser().setLanguage(language);
}
