// How comments are written, per VS Code language id, file ending or file name.

import { nameOfUri } from '../../uri';

/** Text that is not code although no quote says so: a comment written there would become part of a value. */
export type Trap = 'heredoc' | 'blockScalar' | 'fence' | 'tag';

export interface CommentSyntax {
  /** Starts a comment that ends with the line. */
  readonly line?: string;
  /** Used where there is no line comment. */
  readonly block?: readonly [open: string, close: string];
  /** A comment may follow code on its line. */
  readonly trailing: boolean;
  /** Delimiters of literals that may span lines; `"` and `'` always count on one line. */
  readonly multiline: readonly string[];
  readonly traps: readonly Trap[];
}

interface Row {
  readonly ids: string;
  /** Endings with a dot, or whole file names; all lower case. */
  readonly files: string;
  readonly syntax: CommentSyntax;
}

const slashes: CommentSyntax = { line: '//', block: ['/*', '*/'], trailing: true, multiline: [], traps: [] };
const hash: CommentSyntax = { line: '#', trailing: true, multiline: [], traps: [] };
const tags: CommentSyntax = { block: ['<!--', '-->'], trailing: true, multiline: [], traps: ['tag'] };
const dashes: CommentSyntax = { line: '--', trailing: true, multiline: ["'", '"'], traps: [] };
const semicolon: CommentSyntax = { line: ';', trailing: true, multiline: ['"'], traps: [] };
const percent: CommentSyntax = { line: '%', trailing: true, multiline: [], traps: [] };
const quoted = ['"', "'"];
const tripled = ['"""', "'''"];

/** Sources: VS Code's language configurations (comment marks) and the languages' references (where a comment may stand). */
const rows: readonly Row[] = [
  { ids: 'javascript javascriptreact', files: '.js .mjs .cjs .jsx', syntax: { ...slashes, multiline: ['`'] } },
  { ids: 'typescript typescriptreact', files: '.ts .mts .cts .tsx', syntax: { ...slashes, multiline: ['`'] } },
  { ids: 'python', files: '.py .pyw .pyi', syntax: { ...hash, multiline: tripled } },
  { ids: 'java groovy', files: '.java .groovy .gradle jenkinsfile', syntax: { ...slashes, multiline: tripled } },
  { ids: 'kotlin scala swift', files: '.kt .kts .scala .swift', syntax: { ...slashes, multiline: ['"""'] } },
  { ids: 'csharp fsharp', files: '.cs .csx .fs .fsx', syntax: { ...slashes, multiline: ['"""', '@"'] } },
  { ids: 'c cpp objective-c objective-cpp cuda-cpp', files: '.c .h .cc .cpp .hpp .m .mm', syntax: slashes },
  { ids: 'go', files: '.go', syntax: { ...slashes, multiline: ['`'] } },
  { ids: 'rust', files: '.rs', syntax: { ...slashes, multiline: ['"'] } },
  { ids: 'dart', files: '.dart', syntax: { ...slashes, multiline: tripled } },
  { ids: 'php', files: '.php', syntax: { ...slashes, multiline: quoted, traps: ['heredoc'] } },
  { ids: 'solidity zig proto proto3', files: '.sol .zig .proto', syntax: slashes },
  { ids: 'scss less jsonc json5', files: '.scss .less .jsonc .json5 tsconfig.json', syntax: slashes },
  { ids: 'css', files: '.css', syntax: { block: ['/*', '*/'], trailing: true, multiline: [], traps: [] } },
  { ids: 'ruby', files: '.rb .rake gemfile rakefile', syntax: { ...hash, multiline: quoted, traps: ['heredoc'] } },
  { ids: 'perl perl6 raku', files: '.pl .pm', syntax: { ...hash, multiline: quoted, traps: ['heredoc'] } },
  {
    ids: 'shellscript fish',
    files: '.sh .bash .zsh .fish .bashrc .zshrc .profile',
    syntax: { ...hash, multiline: quoted, traps: ['heredoc'] },
  },
  { ids: 'powershell', files: '.ps1 .psm1 .psd1', syntax: { ...hash, multiline: ['@"', "@'", ...quoted] } },
  {
    ids: 'yaml dockercompose github-actions-workflow',
    files: '.yml .yaml',
    syntax: { ...hash, multiline: quoted, traps: ['blockScalar'] },
  },
  { ids: 'toml', files: '.toml pipfile', syntax: { ...hash, multiline: tripled } },
  {
    ids: 'terraform terraform-vars hcl opentofu',
    files: '.tf .tfvars .hcl',
    syntax: { ...hash, traps: ['heredoc'] },
  },
  { ids: 'r julia elixir', files: '.r .jl .ex .exs', syntax: { ...hash, multiline: ['"""', ...quoted] } },
  { ids: 'nix coffeescript', files: '.nix .coffee', syntax: { ...hash, multiline: ["''", '"""', ...quoted] } },
  { ids: 'graphql nginx', files: '.graphql .gql nginx.conf', syntax: { ...hash, multiline: ['"""', ...quoted] } },
  // Here a comment has a line of its own: behind code it would be an argument or part of the value (for some loaders).
  { ids: 'dotenv env env-spec', files: '.env', syntax: { ...hash, trailing: false, multiline: [...quoted, '`'] } },
  {
    ids: 'dockerfile',
    files: 'dockerfile containerfile .dockerfile',
    syntax: { ...hash, trailing: false, traps: ['heredoc'] },
  },
  { ids: 'makefile', files: '.mk makefile gnumakefile', syntax: { ...hash, trailing: false } },
  {
    ids: 'properties ignore',
    files: '.properties .npmrc .gitignore .dockerignore',
    syntax: { ...hash, trailing: false },
  },
  { ids: 'ini', files: '.ini .cfg .conf .editorconfig', syntax: { ...hash, trailing: false } },
  { ids: 'bat', files: '.bat .cmd', syntax: { ...hash, line: 'REM', trailing: false } },
  { ids: 'sql plsql', files: '.sql', syntax: dashes },
  { ids: 'lua', files: '.lua', syntax: { ...dashes, multiline: ['[['] } },
  { ids: 'haskell elm', files: '.hs .elm', syntax: { ...dashes, multiline: ['"""'] } },
  { ids: 'clojure lisp scheme', files: '.clj .cljs .edn .lisp .el .scm', syntax: semicolon },
  { ids: 'latex tex erlang matlab', files: '.tex .erl', syntax: percent },
  { ids: 'vb vbscript', files: '.vb .vbs', syntax: { ...hash, line: "'" } },
  { ids: 'html xml xsl svg', files: '.html .htm .xml .xsl .svg .plist .csproj pom.xml', syntax: tags },
  { ids: 'vue svelte astro', files: '.vue .svelte .astro', syntax: tags },
  { ids: 'markdown mdx', files: '.md .markdown', syntax: { ...tags, traps: ['tag', 'fence'] } },
];

const byId = new Map(rows.flatMap(({ ids, syntax }) => ids.split(' ').map((id) => [id, syntax] as const)));
const byFile = new Map(rows.flatMap(({ files, syntax }) => files.split(' ').map((name) => [name, syntax] as const)));

/** Undefined where the language has no comments, or none that we know. */
export function commentSyntax(languageId: string, uri: string): CommentSyntax | undefined {
  const name = nameOfUri(uri).toLowerCase();
  if (byId.has(languageId)) return byId.get(languageId);
  if (/^\.env(?:\.|$)/.test(name)) return byId.get('dotenv');
  return byFile.get(name) ?? byFile.get(/\.[^.]*$/.exec(name)?.[0] ?? '');
}

/** The comment that says `words`. */
export function comment({ line, block }: CommentSyntax, words: string): string {
  return line === undefined && block ? `${block[0]} ${words} ${block[1]}` : `${line} ${words}`;
}
