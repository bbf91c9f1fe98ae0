// Where in JavaScript and TypeScript a literal may become an expression that reads the environment, and where it may not.

import type { Node, Tree } from 'web-tree-sitter';
import { ancestors, isField } from '../nodes';

/** Parents whose named field wants a literal, or a name, and no expression. */
const literalFields: readonly (readonly [type: string, field: string])[] = [
  ['import_statement', 'source'],
  ['export_statement', 'source'],
  ['import_require_clause', 'source'],
  ['import_specifier', 'name'],
  ['export_specifier', 'name'],
  ['export_specifier', 'alias'],
  ['namespace_export', 'name'],
  ['pair', 'key'],
  ['pair_pattern', 'key'],
  ['method_definition', 'name'],
  ['method_signature', 'name'],
  ['abstract_method_signature', 'name'],
  ['property_signature', 'name'],
  ['field_definition', 'property'],
  ['public_field_definition', 'name'],
  ['subscript_expression', 'index'],
  ['module', 'name'],
];

/** Anything inside these is resolved before the program runs, or is a type. */
const constantAncestors = new Set([
  'ambient_declaration',
  'computed_property_name',
  'enum_body',
  'import_attribute',
  'literal_type',
  'template_literal_type',
  'type_arguments',
]);

/** True when an expression may stand in the place of this literal. */
export function takesExpression(node: Node): boolean {
  const parent = node.parent;
  if (!parent || parent.type === 'expression_statement' || isTagged(node)) return false;
  if (literalFields.some(([type, field]) => parent.type === type && isField(node, field))) return false;
  if (ancestors(node).some(({ type }) => constantAncestors.has(type))) return false;
  return !isConstAssertion(parent) && !isModuleName(node);
}

const isTagged = (node: Node): boolean =>
  node.type === 'template_string' && node.parent?.type === 'call_expression' && isField(node, 'arguments');

const isConstAssertion = (node: Node): boolean =>
  node.type === 'as_expression' && node.children.some((child) => child?.type === 'const');

/** `require('x')`, `import('x')`, `require.resolve('x')`. */
function isModuleName(node: Node): boolean {
  const call = node.parent?.type === 'arguments' ? node.parent.parent : undefined;
  return /^(?:require(?:\.resolve)?|import)$/.test(call?.childForFieldName('function')?.text ?? '');
}

/** True when the code around runs later than the file's top level. */
export function runsLater(node: Node): boolean {
  return ancestors(node).some(({ type }) =>
    /^(?:arrow_function|method_definition|(?:generator_)?function\w*)$/.test(type),
  );
}

/** Key of an expression that reads the environment: `process.env.KEY`, `process.env['KEY']`, also with TypeScript's `!`. */
export function environmentKey(node: Node | null): string | undefined {
  if (node?.type === 'non_null_expression') return environmentKey(node.namedChild(0));
  if (!/^(?:member|subscript)_expression$/.test(node?.type ?? '')) return undefined;
  const read = /^process\s*\.\s*env\s*(?:\.\s*([A-Za-z_]\w*)|\[\s*(['"])([A-Za-z_]\w*)\2\s*\])$/.exec(node?.text ?? '');
  return read?.[1] ?? read?.[3];
}

const binders = new Set([
  'formal_parameters',
  'required_parameter',
  'optional_parameter',
  'rest_pattern',
  'variable_declarator',
  'function_declaration',
  'class_declaration',
  'catch_clause',
  'assignment_pattern',
]);

/** True when the file gives the name `process` another meaning. */
export function shadowsProcess(tree: Tree, text: string): boolean {
  if (!/\bprocess\b(?!\s*\.)/.test(text)) return false;
  return tree.rootNode
    .descendantsOfType(['identifier', 'shorthand_property_identifier_pattern'])
    .some((node) => node?.text === 'process' && bindsOther(node));
}

function bindsOther(node: Node): boolean {
  const parent = node.parent!;
  if (node.type === 'shorthand_property_identifier_pattern') return true;
  if (/^(?:import_clause|import_specifier|namespace_import)$/.test(parent.type))
    return !/from\s*['"](?:node:)?process['"]/.test(importOf(node)?.text ?? '');
  if (parent.type === 'arrow_function') return isField(node, 'parameter');
  if (parent.type === 'variable_declarator' || parent.type === 'assignment_pattern')
    return (
      (isField(node, 'name') || isField(node, 'left')) &&
      !/require\(\s*['"](?:node:)?process['"]\s*\)|globalThis\.process/.test(parent.text)
    );
  return binders.has(parent.type);
}

const importOf = (node: Node): Node | undefined => ancestors(node).find(({ type }) => type === 'import_statement');
