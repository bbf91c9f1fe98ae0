// Who puts .env into process.env for this program: somebody already, an import we add, or the person by a start option.

import type { Node, Tree } from 'web-tree-sitter';
import type { Edit } from '../../../plan';
import { joinUri, nameOfUri, parentUri } from '../../../uri';
import type { MoveRequest } from '../../language';
import { lineEnd } from '../nodes';
import { readFitting, relativePath } from '../project';
import type { ScriptProject } from './project';

/** Packages whose `/config` module loads .env when it is imported; the first one a project has is used. */
const loaders = ['dotenv', '@dotenvx/dotenvx', 'dotenv-flow'];

/** These put .env into process.env before any of the program's code runs. */
const frameworks = ['next', 'nuxt', '@remix-run/dev', '@redwoodjs/core'];

const loadingScripts = /--env-file|\bdotenv(?:x|-cli|-flow|\/config)?\b|\benv-cmd\b|\bloadEnvFile\b/;

const importing =
  /(?:import\s*|require\s*\(\s*)['"](?:dotenv|dotenv-flow|dotenv-safe|@dotenvx\/dotenvx)\/config(?:\.js)?['"]/;
const calling =
  /require\s*\(\s*['"](?:dotenv[\w-]*|@dotenvx\/dotenvx)['"]\s*\)\s*\.\s*config\s*\(|\b\w*dotenv\w*\s*\.\s*config\s*\(|\bloadEnvFile\s*\(/i;
const namedCall = /['"](?:dotenv|@dotenvx\/dotenvx)['"][\s\S]*?\bconfig\s*\(/;

/** What is known before the file is parsed: reading other files needs waiting, and a tree does not outlive a wait. */
export interface Loading {
  /** Loaded by a framework, a start option or the entry file's first import. */
  readonly early: boolean;
  /** Loaded by a call in the entry file: too late for code that runs while modules are imported. */
  readonly byCall: boolean;
  /** Package to import, where the project has one and it would find the env file. */
  readonly loader: string | undefined;
  readonly nextStep: string;
}

export async function findLoading(request: MoveRequest, project: ScriptProject): Promise<Loading> {
  const entries = project.folderUri ? await entryTexts(request, project.folderUri) : [];
  const ofUs = moduleMention(request.uri);
  const loads = (text: string, pattern: RegExp): boolean => {
    const at = withoutComments(text).search(pattern);
    const us = withoutComments(text).search(ofUs);
    return at >= 0 && (us < 0 || at < us);
  };
  const envUri = request.envUri ?? joinUri(project.folderUri ?? parentUri(request.uri), '.env');
  // These loaders read .env in the folder the program is started in: the package's.
  const found = project.folderUri === parentUri(envUri) && nameOfUri(envUri) === '.env';
  return {
    early:
      project.bun ||
      frameworks.some((name) => project.dependencies.has(name)) ||
      loadingScripts.test(project.scripts) ||
      entries.some((text) => loads(text, importing) || (!isModule(text) && loads(text, calling))),
    byCall: entries.some((text) => loads(text, calling) || loads(text, namedCall)),
    loader: found ? loaders.find((name) => project.dependencies.has(name)) : undefined,
    nextStep: nextStep(request, project, envUri),
  };
}

function nextStep({ uri }: MoveRequest, project: ScriptProject, envUri: string): string {
  const path = relativePath(project.folderUri ?? parentUri(envUri), envUri);
  const runner = project.dependencies.has('tsx') && /\.[cm]?tsx?$/.test(uri) ? 'tsx' : 'node';
  return `Nothing loads ${path} yet. Start the program with: ${runner} --env-file=${path} …`;
}

const entryNames = /^(?:index|main|server|app|cli|start|bootstrap|instrument(?:ation)?)\.[cm]?[jt]sx?$/;

async function entryTexts({ host, uri }: MoveRequest, folderUri: string): Promise<readonly string[]> {
  const folders = [folderUri, joinUri(folderUri, 'src')];
  return (await readFitting(host, folders, { names: entryNames, skipUri: uri })).map(({ text }) => text);
}

/** Where another file imports this one, by its name. */
function moduleMention(uri: string): RegExp {
  const stem = nameOfUri(uri).replace(/\.[cm]?[jt]sx?$/, '');
  return new RegExp(`['"][^'"\\n]*\\/${stem.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?:\\.[cm]?[jt]sx?)?['"]`);
}

const withoutComments = (text: string): string => text.replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, '');

const isModule = (text: string): boolean => /^\s*(?:import\b[^(]|export\b)/m.test(text);

export interface LoadingAnswer {
  readonly edits: readonly Edit[];
  readonly nextSteps: readonly string[];
}

/** What this file needs so that the variable is there when `at` (UTF-16 offset) runs. */
export function addLoading(
  loading: Loading,
  tree: Tree,
  place: {
    readonly text: string;
    readonly at: number;
    readonly later: boolean;
    readonly uri: string;
    readonly module: boolean;
  },
): LoadingAnswer {
  const above = withoutComments(place.later ? place.text : place.text.slice(0, place.at));
  const here = [importing, calling, namedCall].some((pattern) => pattern.test(above));
  if (loading.early || here || (loading.byCall && place.later)) return { edits: [], nextSteps: [] };
  if (!loading.loader) return { edits: [], nextSteps: [loading.nextStep] };
  return { edits: [insertLoader(tree, place, loading.loader)], nextSteps: [] };
}

function insertLoader(
  tree: Tree,
  { text, uri, module }: { readonly text: string; readonly uri: string; readonly module: boolean },
  loader: string,
): Edit {
  const first = firstStatement(tree);
  const at = first ? beforeItsComments(text, first) : text.length;
  const quote = /['"]/.exec(text.slice(first?.startIndex ?? 0))?.[0] ?? "'";
  const esm = /\.(?:mjs|[cm]?tsx?)$/.test(uri) || (!/\.cjs$/.test(uri) && (module || hasModuleSyntax(tree)));
  // Without semicolons a line that starts like this would continue ours.
  const semicolon = /;\s*$/m.test(text) || /^\s*[([`+\-/]/.test(text.slice(at)) ? ';' : '';
  const name = `${quote}${loader}/config${quote}`;
  const gap =
    first && /^(?:import_statement|lexical_declaration|variable_declaration)$/.test(first.type) ? '' : lineEnd(text);
  return {
    start: at,
    end: at,
    newText: `${esm ? `import ${name}` : `require(${name})`}${semicolon}${lineEnd(text)}${gap}`,
  };
}

const hasModuleSyntax = (tree: Tree): boolean =>
  tree.rootNode.children.some((child) => /^(?:import|export)_statement$/.test(child?.type ?? ''));

/** The first that is no shebang, directive or comment. */
function firstStatement(tree: Tree): Node | undefined {
  return tree.rootNode.namedChildren
    .filter((node) => node !== null)
    .find(({ type, firstNamedChild }) => {
      const directive = type === 'expression_statement' && firstNamedChild?.type === 'string';
      return !directive && !/^(?:comment|hash_bang_line)$/.test(type);
    });
}

/** A licence stays on top; a comment that belongs to the first statement stays with it. */
function beforeItsComments(text: string, statement: Node): number {
  const comment = statement.previousNamedSibling;
  if (comment?.type !== 'comment' || statement.type === 'import_statement') return statement.startIndex;
  const touching = /^[^\S\r\n]*\r?\n?[^\S\r\n]*$/.test(text.slice(comment.endIndex, statement.startIndex));
  const ofStatement = comment.text.startsWith('/**')
    ? !/@(?:licen[cs]e|file|fileoverview|copyright|preserve|jest-environment)\b|copyright/i.test(comment.text)
    : /-next-line|@ts-(?:expect-error|ignore)|(?:biome|prettier|c8|istanbul|v8)[- ]ignore/.test(comment.text);
  return touching && ofStatement ? comment.startIndex : statement.startIndex;
}
