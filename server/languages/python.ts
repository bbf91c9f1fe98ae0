// Python, with pydantic-settings models and notebooks' cells.

import type { Language, MoveAnswer, MoveRequest, PlaceRequest } from './language';
import { isBroken, nodeAround } from './support/nodes';
import { parse } from './support/parse';
import { addImports, type Site } from './support/python/imports';
import { literalAt } from './support/python/literal';
import { findLoading, type Loading, loadsHere } from './support/python/loading';
import { runsLater, takesExpression } from './support/python/places';
import { type Rewrite, rewrite } from './support/python/rewrite';

const python: Language = {
  id: 'python',
  languageIds: ['python'],
  extensions: ['.py', '.pyw'],
  move,
  takesComment,
};
export default python;

async function move(request: MoveRequest): Promise<MoveAnswer | undefined> {
  const { text, name, host } = request;
  const loading = await findLoading(request);
  const tree = await parse(text, 'python', host);
  const literal = tree && literalAt(tree, text, request);
  if (!tree || !literal || isBroken(literal.outer) || !takesExpression(literal.outer)) return undefined;
  const site: Site = { text, at: literal.outer.startIndex, later: runsLater(literal.outer) };
  const rewritten = rewrite({ tree, site, literal, name });
  if (!rewritten) return undefined;
  const loaded = rewritten.readsFile || loading.early || loadsHere(site);
  const imports = addImports(tree, site, { os: rewritten.needsOs, dotenv: !loaded && loading.dotenv });
  return {
    edits: [...imports, ...rewritten.edits],
    value: rewritten.value,
    name: rewritten.name,
    nextSteps: nextSteps(rewritten, loading, loaded),
  };
}

function nextSteps(
  { readsFile }: Rewrite,
  { dotenv, nextStep, strictSettings }: Loading,
  loaded: boolean,
): readonly string[] {
  const steps = loaded || dotenv ? [] : [nextStep];
  return strictSettings && !readsFile
    ? [...steps, `If ${strictSettings} refuses the new key in .env, set extra="ignore" in its model_config.`]
    : steps;
}

/** Inside these a comment would be text. */
const plainText = new Set(['string', 'string_content', 'escape_sequence', 'interpolation', 'format_specifier']);

async function takesComment({ text, offset, host }: PlaceRequest): Promise<boolean> {
  const tree = await parse(text, 'python', host);
  if (!tree || plainText.has(nodeAround(tree, offset).type)) return false;
  // A backslash at the end of a line joins it with the next one: no comment between them.
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const joined = /\\\r?\n$/.test(text.slice(0, lineStart));
  return !/\\\s*$/.test(text.slice(lineStart, offset)) && !(joined && offset === lineStart);
}
