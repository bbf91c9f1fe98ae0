// Moves a literal of JavaScript or TypeScript out: finds it, rewrites it, sees to it that .env is loaded.

import type { Language, MoveAnswer, MoveRequest, PlaceRequest } from '../../language';
import { isBroken, isBrokenAround, nodeAround } from '../nodes';
import { parse } from '../parse';
import { literalAt, type ScriptLiteral } from './literal';
import { addLoading, findLoading } from './loading';
import { runsLater, shadowsProcess, takesExpression } from './places';
import { readScriptProject, runsWithProcess } from './project';
import { rewrite } from './rewrite';

/** A dialect of JavaScript: how its files are parsed and whether they are type-checked. */
export interface Dialect {
  readonly typed: boolean;
  grammar(uri: string): string;
}

export const scriptLanguage = (
  names: Pick<Language, 'id' | 'languageIds' | 'extensions'>,
  dialect: Dialect,
): Language => ({
  ...names,
  move: (request) => moveScript(request, dialect),
  takesComment: (request) => takesComment(request, dialect),
});

async function moveScript(request: MoveRequest, { typed, grammar }: Dialect): Promise<MoveAnswer | undefined> {
  const { text, uri, host } = request;
  if (/\.d\.[cm]?ts$/.test(uri)) return undefined;
  const project = await readScriptProject(request);
  if (!runsWithProcess(project, request)) return undefined;
  const loading = await findLoading(request, project);
  const tree = await parse(text, grammar(uri), host);
  const literal = tree && literalAt(tree, text, request);
  if (!tree || !literal || brokenAt(literal) || !takesExpression(literal.node) || shadowsProcess(tree, text))
    return undefined;
  const rewritten = rewrite(text, literal, request.name, { typed, brackets: typed && project.brackets });
  if (!rewritten) return undefined;
  const place = { text, uri, at: literal.node.startIndex, later: runsLater(literal.node), module: project.module };
  const loaded = addLoading(loading, tree, place);
  const types =
    typed && !project.nodeTypes ? ['If TypeScript does not know `process`: npm install --save-dev @types/node'] : [];
  return { ...rewritten, edits: [...loaded.edits, ...rewritten.edits], nextSteps: [...loaded.nextSteps, ...types] };
}

/** The grammar takes every `&` in an attribute for an entity; such a literal is read by us, not by it. */
const brokenAt = ({ node, kind }: ScriptLiteral): boolean => (kind === 'attribute' ? isBrokenAround : isBroken)(node);

/** Inside these a comment would be text. */
const plainText = new Set([
  'string',
  'string_fragment',
  'escape_sequence',
  'template_string',
  'regex',
  'jsx_text',
  'jsx_element',
  'jsx_fragment',
]);

async function takesComment({ text, uri, offset, host }: PlaceRequest, { grammar }: Dialect): Promise<boolean> {
  const tree = await parse(text, grammar(uri), host);
  return tree !== undefined && !plainText.has(nodeAround(tree, offset).type);
}
