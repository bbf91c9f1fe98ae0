// Rewrites one JavaScript or TypeScript literal so that the program reads the value from the environment.

import type { Node } from 'web-tree-sitter';
import type { Edit } from '../../../plan';
import { isField, withParentheses } from '../nodes';
import { meaning, onlyLineEndsAround } from '../units';
import { asTemplateText, type ScriptLiteral } from './literal';
import { environmentKey } from './places';

export interface ReadStyle {
  /** TypeScript: `process.env.X` may be undefined there, so a whole value gets a `!` and strict code keeps compiling. */
  readonly typed: boolean;
  /** `process.env['X']`, for compilers set to `noPropertyAccessFromIndexSignature`. */
  readonly brackets: boolean;
}

export interface Rewrite {
  readonly edits: readonly Edit[];
  readonly value: string;
  readonly name: string;
}

/** Undefined when no rewrite would keep the meaning. `literal.node` stands where an expression may. */
export function rewrite(text: string, literal: ScriptLiteral, name: string, style: ReadStyle): Rewrite | undefined {
  const value = wholeValue(literal);
  if (value !== undefined) {
    const known = replaceFallback(literal.node, value, style) ?? removeAssignment(text, literal.node, value);
    if (known) return known;
  }
  if (isPartOfAssignment(literal.node)) return undefined;
  return literal.whole || (value !== undefined && onlyLineEndsAround(literal.cut))
    ? replaceWhole(text, literal, name, style)
    : replacePart(literal, name, style);
}

/** The whole literal's meaning, where it is constant. */
function wholeValue({ node, cut }: ScriptLiteral): string | undefined {
  if (node.namedChildren.some((child) => child?.type === 'template_substitution')) return undefined;
  return meaning([...cut.before, ...cut.inside, ...cut.after]);
}

const read = (name: string, { brackets }: ReadStyle): string =>
  brackets ? `process.env['${name}']` : `process.env.${name}`;

/** `process.env.X || 'literal'`: the literal is the value of X, so only the read stays. */
function replaceFallback(node: Node, value: string, style: ReadStyle): Rewrite | undefined {
  const outer = withParentheses(node);
  const either = outer.parent;
  if (either?.type !== 'binary_expression' || !isField(outer, 'right')) return undefined;
  if (!/^(?:\|\||\?\?)$/.test(either.childForFieldName('operator')?.text ?? '')) return undefined;
  const left = either.childForFieldName('left')!;
  const last = left.type === 'binary_expression' ? left.childForFieldName('right') : left;
  const name = environmentKey(last);
  if (!name) return undefined;
  const mark = style.typed && last?.type !== 'non_null_expression' ? '!' : '';
  return { edits: [{ start: left.endIndex, end: either.endIndex, newText: mark }], value, name };
}

/** `process.env.X = 'literal';` as a statement: `.env` does the same, so the statement goes. */
function removeAssignment(text: string, node: Node, value: string): Rewrite | undefined {
  const assignment = assignmentOf(node);
  const name = environmentKey(assignment?.childForFieldName('left') ?? null);
  const statement = assignment?.parent;
  if (!name || statement?.type !== 'expression_statement') return undefined;
  if (!/^(?:program|statement_block)$/.test(statement.parent?.type ?? '')) return undefined;
  return { edits: [withoutLine(text, statement)], value, name };
}

function assignmentOf(node: Node): Node | undefined {
  const outer = withParentheses(node);
  const parent = outer.parent;
  return parent && /assignment_expression$/.test(parent.type) && isField(outer, 'right') ? parent : undefined;
}

const isPartOfAssignment = (node: Node): boolean =>
  environmentKey(assignmentOf(node)?.childForFieldName('left') ?? null) !== undefined;

/** Removes the statement, and its line when nothing else is on it. */
function withoutLine(text: string, { startIndex, endIndex }: Node): Edit {
  const before = /[ \t]*$/.exec(text.slice(0, startIndex))![0].length;
  const after = /^[^\S\r\n]*;?[^\S\r\n]*(?:\r\n?|\n|$)/.exec(text.slice(endIndex));
  const alone = after && (startIndex === before || /[\r\n\uFEFF]/.test(text[startIndex - before - 1]!));
  return alone
    ? { start: startIndex - before, end: endIndex + after[0].length, newText: '' }
    : { start: startIndex, end: endIndex, newText: '' };
}

function replaceWhole(text: string, literal: ScriptLiteral, name: string, style: ReadStyle): Rewrite | undefined {
  const value = wholeValue(literal);
  const { startIndex, endIndex } = literal.node;
  if (!value) return undefined;
  const expression = `${read(name, style)}${style.typed ? '!' : ''}`;
  if (literal.kind === 'attribute')
    return { edits: [{ start: startIndex, end: endIndex, newText: `{${expression}}` }], value, name };
  // `return"x"` and `"x"in y` are whole words once the quotes are gone, and `!` must not grow into `!=`.
  const before = /[\w$]/.test(text.charAt(startIndex - 1)) ? ' ' : '';
  const after = /[\w$=]/.test(text.charAt(endIndex)) ? ' ' : '';
  return { edits: [{ start: startIndex, end: endIndex, newText: before + expression + after }], value, name };
}

function replacePart({ node, kind, cut }: ScriptLiteral, name: string, style: ReadStyle): Rewrite | undefined {
  const value = meaning(cut.inside);
  if (!value) return undefined;
  const substitution = `\${${read(name, style)}}`;
  if (kind === 'template') {
    const start = cut.inside[0]!.start;
    return { edits: [{ start, end: cut.inside.at(-1)!.end, newText: substitution }], value, name };
  }
  const before = asTemplateText(cut.before, kind);
  const after = asTemplateText(cut.after, kind);
  if (before === undefined || after === undefined) return undefined;
  const template = `\`${before}${substitution}${after}\``;
  const newText = kind === 'attribute' ? `{${template}}` : template;
  return { edits: [{ start: node.startIndex, end: node.endIndex, newText }], value, name };
}
