// Fields of pydantic-settings models: the model reads the variable itself, so a literal default is only taken away.

import type { Node } from 'web-tree-sitter';
import type { Edit } from '../../../plan';
import { ancestors } from '../nodes';
import { withoutArgument } from './arguments';
import { constantText } from './literal';

export interface SettingsField {
  /** The variable the model reads the field from. */
  readonly name: string;
  /** Takes the default away. */
  readonly edit: Edit;
  /** The model reads an env file by itself. */
  readonly readsFile: boolean;
}

/** The field whose default is the literal `outer`; undefined when it is no such default. */
export function settingsField(text: string, outer: Node): SettingsField | undefined {
  const assignment = ancestors(outer).find(({ type }) => type === 'assignment');
  const model = assignment && modelAround(assignment);
  const field = assignment?.childForFieldName('left');
  const type = assignment?.childForFieldName('type');
  const value = assignment?.childForFieldName('right');
  if (!assignment || !model || field?.type !== 'identifier' || !type || !value) return undefined;
  const removal = removeDefault(value, outer, type);
  if (!removal) return undefined;
  const options = optionsOf(text, model);
  const alias = value.type === 'call' ? aliasOf(text, value) : undefined;
  const plain = `${options.prefix}${field.text}`;
  const name = alias ?? (options.caseSensitive ? plain : plain.toUpperCase());
  return /^[A-Za-z_]\w*$/.test(name) ? { name, edit: removal, readsFile: options.readsFile } : undefined;
}

/** The class around a field, when BaseSettings is among its bases, directly or by a class of the same file. */
function modelAround(assignment: Node): Node | undefined {
  const model = assignment.parent?.parent?.parent;
  return assignment.parent?.type === 'expression_statement' && model?.type === 'class_definition' && isSettings(model)
    ? model
    : undefined;
}

const isSettings = (model: Node): boolean =>
  lineage(model).some((ancestor) => basesOf(ancestor).some((base) => /^(?:\w+\.)?BaseSettings$/.test(base)));

const basesOf = (model: Node): readonly string[] =>
  (model.childForFieldName('superclasses')?.namedChildren ?? []).map((base) => base.text);

/** The class and its ancestors as far as this file holds them, nearest first. */
function lineage(model: Node): readonly Node[] {
  const classes = model.tree.rootNode.descendantsOfType('class_definition');
  const found: Node[] = [model];
  for (const one of found)
    for (const base of basesOf(one)) {
      const parent = classes.find((other) => other.childForFieldName('name')?.text === base);
      if (parent && !found.some(({ id }) => id === parent.id)) found.push(parent);
    }
  return found;
}

/** `= "x"`, `= SecretStr("x")`, `= Field("x", …)`, `= Field(default=SecretStr("x"), …)`: the part that must go. */
function removeDefault(value: Node, outer: Node, type: Node): Edit | undefined {
  const whole = { start: type.endIndex, end: value.endIndex, newText: '' };
  if (isDefault(value, outer, type)) return whole;
  if (value.type !== 'call' || !/^(?:\w+\.)?Field$/.test(value.childForFieldName('function')?.text ?? ''))
    return undefined;
  const given = (value.childForFieldName('arguments')?.namedChildren ?? []).filter((node) => node.type !== 'comment');
  const first = given[0]?.type === 'keyword_argument' ? undefined : given[0];
  const argument = first ?? given.find((node) => node.childForFieldName('name')?.text === 'default');
  const inner = argument?.type === 'keyword_argument' ? argument.childForFieldName('value') : argument;
  if (!argument || !inner || !isDefault(inner, outer, type)) return undefined;
  return given.length === 1 ? whole : withoutArgument(argument);
}

/** The literal itself, or the annotated type called with nothing but the literal. */
function isDefault(value: Node, outer: Node, type: Node): boolean {
  if (value.id === outer.id) return true;
  const given = value.type === 'call' ? (value.childForFieldName('arguments')?.namedChildren ?? []) : [];
  const made = value.childForFieldName('function')?.text.split('.').at(-1);
  return given.length === 1 && given[0]!.id === outer.id && new RegExp(`\\b${made}\\b`).test(type.text);
}

/** `alias`, `validation_alias` (also the first of AliasChoices) and the `env` of pydantic 1. */
function aliasOf(text: string, field: Node): string | undefined {
  const keywords = keywordsOf(field.childForFieldName('arguments'));
  const alias = ['validation_alias', 'alias', 'env'].map((name) => keywords.get(name)).find(Boolean);
  if (!alias) return undefined;
  if (alias.type !== 'call') return constantText(text, alias) ?? '';
  // An alias we cannot read makes an empty name, which no variable has.
  return constantText(text, alias.childForFieldName('arguments')?.firstNamedChild ?? null) ?? '';
}

interface Options {
  readonly prefix: string;
  readonly caseSensitive: boolean;
  readonly readsFile: boolean;
}

/** From `model_config`, `class Config` or the class's own keywords; a class inherits what it does not set. */
function optionsOf(text: string, model: Node): Options {
  const found = new Map<string, Node>();
  for (const one of lineage(model))
    for (const [name, node] of [...keywordsOf(one.childForFieldName('superclasses')), ...configOf(text, one)])
      if (!found.has(name)) found.set(name, node);
  const file = found.get('env_file');
  return {
    prefix: constantText(text, found.get('env_prefix') ?? null) ?? '',
    caseSensitive: found.get('case_sensitive')?.text === 'True',
    readsFile: file !== undefined && file.text !== 'None',
  };
}

function configOf(text: string, model: Node): ReadonlyMap<string, Node> {
  for (const statement of model.childForFieldName('body')?.namedChildren ?? []) {
    const assigned = statement.firstNamedChild;
    if (assigned?.type === 'assignment' && assigned.childForFieldName('left')?.text === 'model_config') {
      const value = assigned.childForFieldName('right');
      return value?.type === 'call' ? keywordsOf(value.childForFieldName('arguments')) : pairsOf(text, value);
    }
    if (statement.type === 'class_definition' && statement.childForFieldName('name')?.text === 'Config')
      return assignmentsOf(statement);
  }
  return new Map();
}

const keywordsOf = (list: Node | null): ReadonlyMap<string, Node> =>
  new Map(
    (list?.namedChildren ?? [])
      .filter(({ type }) => type === 'keyword_argument')
      .map((node) => [node.childForFieldName('name')!.text, node.childForFieldName('value')!]),
  );

const pairsOf = (text: string, dictionary: Node | null): ReadonlyMap<string, Node> =>
  new Map(
    (dictionary?.namedChildren ?? [])
      .filter(({ type }) => type === 'pair')
      .map((node) => [constantText(text, node.childForFieldName('key')) ?? '', node.childForFieldName('value')!]),
  );

const assignmentsOf = (config: Node): ReadonlyMap<string, Node> =>
  new Map(
    (config.childForFieldName('body')?.namedChildren ?? [])
      .map(({ firstNamedChild }) => firstNamedChild)
      .filter((node) => node?.type === 'assignment' && node.childForFieldName('right') !== null)
      .map((node) => [node!.childForFieldName('left')!.text, node!.childForFieldName('right')!]),
  );
