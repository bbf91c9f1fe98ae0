// How values are written in a file: only in quotes, bare to the end of the line, as shell words, between tags, or as text for people.

/** `text` holds translations and styles: nothing assigned there is a secret. */
export type FileKind = 'code' | 'json' | 'yaml' | 'config' | 'shell' | 'markup' | 'prose' | 'text';

/** Judged by the name; the editor's language decides where the name says nothing. */
export function fileKindOf(path: string, languageId?: string): FileKind {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (/(^|\/)(locales?|i18n|l10n|translations?|lang)\//i.test(path) && translated.test(name)) return 'text';
  if (
    /^\.env(\.|$)|\.env$|^\.(npmrc|pypirc|netrc|pgpass|boto|s3cfg|editorconfig|gitconfig|envrc)$|^credentials$/.test(
      name,
    )
  )
    return 'config';
  if (/^(dockerfile|containerfile)(\.|$)|\.dockerfile$|^(makefile|justfile|procfile)$/.test(name)) return 'shell';
  const ending = name.replace(/\.(example|sample|template|dist|tpl|tmpl|j2|erb|default|local|bak|orig|old|in)$/, '');
  const extension = ending.includes('.') ? ending.slice(ending.lastIndexOf('.') + 1) : '';
  return (
    byExtension.get(extension) ??
    byLanguage.get(languageId ?? '') ??
    (languageId || codeExtensions.has(extension) ? 'code' : 'prose')
  );
}

/** Where only literals in quotes are values. A file of an ending nobody knows is read like a text. */
const codeExtensions = new Set(
  (
    'js mjs cjs jsx ts mts cts tsx vue svelte astro coffee py pyi pyw pyx rb rake gemspec go java kt kts scala sc groovy gradle ' +
    'c h cc cpp cxx hpp hh hxx ino cs csx vb fs fsx swift m mm rs php phtml inc module pl pm t lua r jl ex exs eex heex leex erl ' +
    'hrl hs lhs clj cljs cljc edn dart sql psql ddl ps1 psm1 psd1 elm nim zig ml mli pas dpr f f90 v sv vhd asm s d cr tcl awk sol ' +
    'proto thrift graphql gql tf hcl bicep nix cmake bzl bazel star feature robot erb ejs hbs mustache asp aspx cshtml razor ' +
    'vim sed m4 ac am def inl ipp tpp pxd sage vala vapi gd hx wat wast fnl twig jinja jinja2 tt liquid haml slim pug jade ftlh vm jelly bas cls frm vbs applescript abap cob cbl rpg ada adb lisp el ' +
    'scm rkt st j q apex trigger wxs g4 y l cu cl glsl hlsl wgsl'
  ).split(' '),
);

/** Files that hold the texts of a program, in a folder named so. */
const translated = /\.(?:json5?|ya?ml|properties|php|xml|ini|toml|txt|[jt]s)$/;

const entries = (kind: FileKind, names: string): readonly (readonly [string, FileKind])[] =>
  names.split(' ').map((name) => [name, kind] as const);

const byExtension = new Map<string, FileKind>([
  ...entries('json', 'json jsonc json5 ipynb tfstate har webmanifest'),
  ...entries('yaml', 'yml yaml'),
  ...entries('config', 'env ini cfg conf cnf properties toml config tfvars inf reg desktop service npmrc'),
  ...entries('shell', 'sh bash zsh fish ksh bat cmd dockerfile mk'),
  ...entries('markup', 'xml html htm xhtml plist csproj vbproj props targets resx xaml config jsp'),
  ...entries('prose', 'md mdx markdown rst adoc asciidoc txt text log org tex csv http rest'),
  ...entries('text', 'css scss sass less styl po pot arb strings resx ftl svg'),
]);

const byLanguage = new Map<string, FileKind>([
  ...entries('json', 'json jsonc'),
  ...entries('yaml', 'yaml dockercompose'),
  ...entries('config', 'dotenv env env-spec properties ini toml'),
  ...entries('shell', 'shellscript dockerfile makefile bat'),
  ...entries('markup', 'xml html'),
  ...entries('prose', 'markdown plaintext log restructuredtext'),
  ...entries('text', 'css scss less'),
]);
