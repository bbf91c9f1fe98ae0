// How values are written in a file: only in quotes, bare to the end of the line, as shell words, between tags, or as text for people.

/** `text` holds translations and styles: nothing assigned there is a secret. */
export type FileKind = 'code' | 'json' | 'yaml' | 'config' | 'shell' | 'markup' | 'prose' | 'text';

/** Judged by the name; the editor's language decides where the name says nothing. */
export function fileKindOf(path: string, languageId?: string): FileKind {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (
    /(^|\/)(locales?|i18n|l10n|translations?|lang)\/.*\.(json5?|ya?ml|properties|php|xml|ini|toml|txt|[jt]s)$/i.test(
      path,
    )
  )
    return 'text';
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
    (extension === '' && !languageId ? 'prose' : 'code')
  );
}

const entries = (kind: FileKind, names: string): readonly (readonly [string, FileKind])[] =>
  names.split(' ').map((name) => [name, kind] as const);

const byExtension = new Map<string, FileKind>([
  ...entries('json', 'json jsonc json5 ipynb tfstate har webmanifest'),
  ...entries('yaml', 'yml yaml'),
  ...entries('config', 'env ini cfg conf cnf properties toml config tfvars inf reg desktop service npmrc'),
  ...entries('shell', 'sh bash zsh fish ksh bat cmd dockerfile mk'),
  ...entries('markup', 'xml html htm xhtml plist csproj vbproj props targets resx xaml config jsp'),
  ...entries('prose', 'md mdx markdown rst adoc asciidoc txt text log org tex csv'),
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
