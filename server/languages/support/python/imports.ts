// How a Python file names os.environ, and where a missing import goes (PEP 8: after docstring and __future__).

import type { Node, Tree } from 'web-tree-sitter';
import type { Edit } from '../../../plan';
import { lineEnd } from '../nodes';

/** Code at `at` (UTF-16 offset); `later` when it runs after the module's top level is through. */
export interface Site {
  readonly text: string;
  readonly at: number;
  readonly later: boolean;
}

export interface EnvironNames {
  /** How the module os is called here. */
  readonly os: string | undefined;
  /** How os.environ is called here, e.g. `os.environ` or `environ`. */
  readonly environ: string | undefined;
  /** How os.getenv is called when it was imported by itself. */
  readonly getenv: string | undefined;
}

/** What the module's own imports make available at the site. */
export function environNames(tree: Tree, { at, later }: Site): EnvironNames {
  const imports = tree.rootNode.namedChildren.filter((node) => later || node.endIndex <= at);
  const os = imports.filter(({ type }) => type === 'import_statement').flatMap((node) => namesIn(node, 'os'))[0];
  const fromOs = imports.filter(
    (node) => node.type === 'import_from_statement' && node.childForFieldName('module_name')?.text === 'os',
  );
  const environ = fromOs.flatMap((node) => namesIn(node, 'environ'))[0];
  const getenv = fromOs.flatMap((node) => namesIn(node, 'getenv'))[0];
  return { os, environ: os ? `${os}.environ` : environ, getenv };
}

/** Local names an import statement gives to `name`; `import os.path` binds `os` too. */
function namesIn(statement: Node, name: string): readonly string[] {
  return statement.childrenForFieldName('name').flatMap((node) => {
    if (node?.type === 'aliased_import')
      return node.childForFieldName('name')?.text === name ? [node.childForFieldName('alias')!.text] : [];
    return node?.text === name || node?.text.startsWith(`${name}.`) ? [name] : [];
  });
}

/** True when the file gives `name` another meaning than the imported one. */
export function rebinds(tree: Tree, text: string, name: string): boolean {
  if (!new RegExp(`\\b${name}\\b(?!\\s*\\.)`).test(text)) return false;
  return tree.rootNode.descendantsOfType('identifier').some((node) => node.text === name && isBinding(node));
}

const binding = /parameter|^lambda_parameters$|^as_pattern_target$|^(?:pattern_list|tuple_pattern)$/;

function isBinding(node: Node): boolean {
  const parent = node.parent!;
  if (/^(?:assignment|augmented_assignment|for_statement|for_in_clause)$/.test(parent.type))
    return parent.childForFieldName('left')?.id === node.id;
  if (/default_parameter$|^(?:function|class)_definition$|^named_expression$/.test(parent.type))
    return parent.childForFieldName('name')?.id === node.id;
  return binding.test(parent.type);
}

export interface Missing {
  /** `import os` is needed. */
  readonly os: boolean;
  /** `.env` must be loaded by python-dotenv. */
  readonly dotenv: boolean;
}

/** The edits that add what is missing, at most one per place. */
export function addImports(tree: Tree, site: Site, missing: Missing): readonly Edit[] {
  const block = importBlock(tree, site);
  const end = lineEnd(site.text);
  if (block.length === 0) return missing.os || missing.dotenv ? [newBlock(tree, site, missing)] : [];
  const tailAt = endOfLine(site.text, block.at(-1)!.endIndex);
  const edits = missing.os ? [osImport(site.text, block)] : [];
  if (!missing.dotenv) return edits;
  const gap = /^(?:\r?\n){2}|^\s*$/.test(site.text.slice(tailAt)) ? '' : end;
  const tail = end + dotenvLines.join(end) + gap;
  const same = edits.find(({ start }) => start === tailAt);
  // Two insertions at one place have no order of their own.
  return same ? [{ ...same, newText: same.newText + tail }] : [...edits, { start: tailAt, end: tailAt, newText: tail }];
}

const dotenvLines = ['from dotenv import load_dotenv', '', 'load_dotenv()'] as const;

const ordinary = (tree: Tree): readonly Node[] => {
  const statements = tree.rootNode.namedChildren.filter(({ type }) => type !== 'comment');
  const docstring =
    /string$/.test(statements[0]?.firstNamedChild?.type ?? '') && statements[0]!.type === 'expression_statement';
  return statements.slice(docstring ? 1 : 0).filter(({ type }) => type !== 'future_import_statement');
};

/** The imports at the top, up to the first other statement; empty when the site comes before them. */
function importBlock(tree: Tree, { text, at }: Site): readonly Node[] {
  const statements = ordinary(tree);
  const other = statements.findIndex(({ type }) => !/^import_(?:from_)?statement$/.test(type));
  const block = statements.slice(0, other < 0 ? statements.length : other);
  const last = block.at(-1);
  // `import a; b()` leaves no line of its own to write on.
  const crowded = last && /\S/.test(text.slice(last.endIndex, endOfLine(text, last.endIndex)).replace(/#.*/, ''));
  return crowded || (last && last.endIndex > at) ? [] : block;
}

/** `import os` where it keeps the first group of imports sorted. */
function osImport(text: string, block: readonly Node[]): Edit {
  const groupEnd = block.findIndex(
    (node, index) => index > 0 && /\n[^\S\n]*\r?\n/.test(text.slice(block[index - 1]!.endIndex, node.startIndex)),
  );
  const group = groupEnd < 0 ? block : block.slice(0, groupEnd);
  const next = group.find(
    (node) => node.type === 'import_from_statement' || (node.childForFieldName('name')?.text ?? '') > 'os',
  );
  const at = next?.startIndex ?? endOfLine(text, group.at(-1)!.endIndex);
  return { start: at, end: at, newText: next ? `import os${lineEnd(text)}` : `${lineEnd(text)}import os` };
}

function newBlock(tree: Tree, { text }: Site, missing: Missing): Edit {
  const end = lineEnd(text);
  const first = ordinary(tree)[0];
  const at = first ? aboveComments(text, first) : text.length;
  const lines = [
    ...(missing.os ? ['import os'] : []),
    ...(missing.os && missing.dotenv ? [''] : []),
    ...(missing.dotenv ? dotenvLines : []),
  ];
  const above = text.slice(0, at);
  const gap = /\S/.test(above) && !/\n[^\S\n]*\r?\n[^\S\n]*$/.test(above) && !/#[^\n]*\n$/.test(above) ? end : '';
  return { start: at, end: at, newText: `${gap}${lines.join(end)}${end}${end}` };
}

/** Comments that touch the first statement stay with it, but the ones on top of the file stay on top. */
function aboveComments(text: string, statement: Node): number {
  let at = statement.startIndex;
  for (
    let comment = statement.previousNamedSibling;
    comment?.type === 'comment' && /^[^\S\n]*\r?\n$/.test(text.slice(comment.endIndex, at));
    comment = comment.previousNamedSibling
  )
    at = comment.startIndex;
  return /^\uFEFF?$/.test(text.slice(0, at)) ? statement.startIndex : at;
}

function endOfLine(text: string, from: number): number {
  const found = text.slice(from).search(/\r?\n/);
  return found < 0 ? text.length : from + found;
}
