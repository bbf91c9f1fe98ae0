// Python's ways to read or set an environment variable with a literal in reserve: the literal goes, the name stays.

import type { Node } from 'web-tree-sitter';
import { isField, withParentheses } from '../nodes';
import type { EnvironNames } from './imports';
import { constantText } from './literal';

/** A read or assignment of the variable `name` around a literal that is its value. */
export interface Around {
  readonly kind: 'fallback' | 'default' | 'assignment';
  readonly name: string;
  /** fallback: the expression to replace by a plain read. default: argument to drop. assignment: statement to drop. */
  readonly node: Node;
}

/** What stands around the literal `outer`, when it is only the value of a variable that is read or set there. */
export function readerAround(text: string, outer: Node, names: EnvironNames): Around | undefined {
  return (
    getterDefault(text, outer, names) ??
    orFallback(text, outer, names) ??
    libraryDefault(text, outer) ??
    assignment(text, outer, names)
  );
}

/** `os.getenv("X", "literal")`, `os.environ.get("X", "literal")`. */
function getterDefault(text: string, outer: Node, names: EnvironNames): Around | undefined {
  const call = callAround(outer);
  if (!call || !isGetter(call, names) || argumentIndex(outer) !== 1) return undefined;
  const name = firstArgument(text, call);
  return name ? { kind: 'fallback', name, node: call } : undefined;
}

/** `os.getenv("X") or "literal"`. */
function orFallback(text: string, outer: Node, names: EnvironNames): Around | undefined {
  const right = withParentheses(outer);
  const either = right.parent;
  if (either?.type !== 'boolean_operator' || !isField(right, 'right')) return undefined;
  if (either.childForFieldName('operator')?.text !== 'or') return undefined;
  const left = either.childForFieldName('left')!;
  if (left.type !== 'call' || !isGetter(left, names)) return undefined;
  const name = firstArgument(text, left);
  return name ? { kind: 'fallback', name, node: either } : undefined;
}

/** `config("X", default="literal")` of decouple, `env("X", default="literal")` of environs and django-environ. */
function libraryDefault(text: string, outer: Node): Around | undefined {
  const call = callAround(outer);
  const keyword = outer.parent;
  const reader = call?.childForFieldName('function')?.text ?? '';
  const known =
    (/^config$/.test(reader) && /\bfrom\s+decouple\s+import\b/.test(text)) ||
    (/^env(?:\.str)?$/.test(reader) &&
      /\b(?:import\s+environ|from\s+environs?\s+import|import\s+environs)\b/.test(text));
  // A prefix set elsewhere would hide the variable's real name.
  if (!call || !known || /\bprefix(?:ed)?\s*[(=]/.test(text)) return undefined;
  if (keyword?.type !== 'keyword_argument' || keyword.childForFieldName('name')?.text !== 'default') return undefined;
  const name = firstArgument(text, call);
  return name ? { kind: 'default', name, node: keyword } : undefined;
}

/** `os.environ["X"] = "literal"`, `os.environ.setdefault("X", "literal")` as a statement. */
function assignment(text: string, outer: Node, names: EnvironNames): Around | undefined {
  const call = callAround(outer);
  const node = call ?? outer.parent;
  const statement = node?.parent;
  if (!node || !names.environ || statement?.type !== 'expression_statement') return undefined;
  if (call) {
    if (call.childForFieldName('function')?.text !== `${names.environ}.setdefault` || argumentIndex(outer) !== 1)
      return undefined;
    const name = firstArgument(text, call);
    return name ? { kind: 'assignment', name, node: statement } : undefined;
  }
  const target = node.type === 'assignment' && isField(outer, 'right') ? node.childForFieldName('left') : null;
  if (target?.type !== 'subscript' || target.childForFieldName('value')?.text !== names.environ) return undefined;
  const name = constantText(text, target.childForFieldName('subscript'));
  return name ? { kind: 'assignment', name, node: statement } : undefined;
}

/** True when the literal is set into the environment in a way we do not take apart. */
export function setsEnvironment(outer: Node): boolean {
  const call = callAround(outer);
  if (call) return /\b(?:environ\.setdefault|putenv)$/.test(call.childForFieldName('function')?.text ?? '');
  return (
    outer.parent?.type === 'assignment' && /\benviron\s*\[/.test(outer.parent.childForFieldName('left')?.text ?? '')
  );
}

function callAround(outer: Node): Node | undefined {
  const inside = outer.parent?.type === 'keyword_argument' ? outer.parent : outer;
  const call = inside.parent?.type === 'argument_list' ? inside.parent.parent : undefined;
  return call?.type === 'call' ? call : undefined;
}

function isGetter(call: Node, { os, environ, getenv }: EnvironNames): boolean {
  const reader = call.childForFieldName('function')?.text;
  return (
    reader !== undefined &&
    [os && `${os}.getenv`, environ && `${environ}.get`, os && `${os}.environ.get`, getenv].includes(reader)
  );
}

/** Place of an argument, where `default=` counts as the second. */
function argumentIndex(outer: Node): number {
  const keyword = outer.parent?.type === 'keyword_argument' ? outer.parent : undefined;
  if (keyword) return keyword.childForFieldName('name')?.text === 'default' ? 1 : -1;
  return outer.parent!.namedChildren.filter(({ type }) => type !== 'comment').findIndex(({ id }) => id === outer.id);
}

function firstArgument(text: string, call: Node): string | undefined {
  const name = constantText(text, call.childForFieldName('arguments')?.firstNamedChild ?? null);
  return name && /^[A-Za-z_]\w*$/.test(name) ? name : undefined;
}
