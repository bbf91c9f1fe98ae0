// Who puts .env into os.environ for this program: somebody already, python-dotenv in this file, or the person.

import { isWithin, joinUri, nameOfUri, parentUri } from '../../../uri';
import type { MoveRequest } from '../../language';
import { folderWith, readFitting, relativePath } from '../project';
import type { Site } from './imports';

export interface Loading {
  /** An entry file loads .env before it imports this one. */
  readonly early: boolean;
  /** python-dotenv is among the dependencies and would find the env file from here. */
  readonly dotenv: boolean;
  readonly nextStep: string;
  /** Name of a settings file whose pydantic model reads .env and refuses keys it does not have. */
  readonly strictSettings: string | undefined;
}

const manifests =
  /^(?:pyproject\.toml|requirements[\w.-]*\.(?:txt|in)|setup\.(?:py|cfg)|Pipfile|environment\.ya?ml|uv\.lock)$/;
const projectMarks =
  /^(?:pyproject\.toml|requirements[\w.-]*\.txt|setup\.(?:py|cfg)|Pipfile|manage\.py|environment\.ya?ml)$/;
const entryNames = /^(?:main|app|manage|wsgi|asgi|settings|config|__main__|__init__|run|server|cli|celery)\.py$/;

/** The last three install python-dotenv with themselves. */
const withDotenv = /^(?!\s*#).*\b(?:python[-_.]dotenv|pydantic[-_.]settings|environs)\b/im;
const loads = /\b(?:load_dotenv|read_env)\s*\(/;

export async function findLoading(request: MoveRequest): Promise<Loading> {
  const { host, uri, rootUri, text } = request;
  const folder = (await folderWith(request, projectMarks)) ?? parentUri(uri);
  const envUri = request.envUri ?? joinUri(folder, '.env');
  const declared = [
    ...(await readFitting(host, [folder, rootUri ?? folder], { names: manifests })),
    ...(await readFitting(host, [joinUri(folder, 'requirements')], { names: /\.(?:txt|in)$/ })),
  ];
  const entries = await readFitting(
    host,
    [folder, joinUri(folder, 'src'), joinUri(folder, 'app'), joinUri(folder, 'config'), parentUri(uri)],
    { names: entryNames, skipUri: uri },
  );
  const installed =
    declared.some((manifest) => withDotenv.test(manifest.text)) || /\bfrom\s+dotenv\s+import\b/.test(text);
  const uv = declared.some((manifest) => nameOfUri(manifest.uri) === 'uv.lock' || /^\[tool\.uv/m.test(manifest.text));
  return {
    early: entries.some((entry) => loadsBefore(entry.text, uri)),
    // load_dotenv() looks for .env from the calling file's folder upward.
    dotenv: installed && nameOfUri(envUri) === '.env' && isWithin(uri, parentUri(envUri)),
    nextStep: nextStep(relativePath(folder, envUri), uv),
    strictSettings: [...entries, { uri, text }]
      .filter((entry) => isStrictModel(entry.text))
      .map((entry) => nameOfUri(entry.uri))[0],
  };
}

function nextStep(path: string, uv: boolean): string {
  const start = uv
    ? `uv run --env-file ${path} …`
    : `python -m dotenv -f ${path} run -- python … (after: python -m pip install "python-dotenv[cli]")`;
  return `Nothing loads ${path} yet. Start the program with: ${start}`;
}

function loadsBefore(entry: string, uri: string): boolean {
  const code = withoutComments(entry);
  const at = code.search(loads);
  const stem = nameOfUri(uri).replace(/\.py$/, '').replace(/\W/g, '\\$&');
  const us = code.search(new RegExp(`^[ \\t]*(?:from|import)\\b[^\\n]*\\b${stem}\\b`, 'm'));
  return at >= 0 && (us < 0 || at < us);
}

const withoutComments = (text: string): string => text.replace(/^\s*#.*$/gm, '');

/** In pydantic-settings an env file with other keys is an error unless the model says otherwise. */
const isStrictModel = (text: string): boolean =>
  /\bBaseSettings\b/.test(text) && /\benv_file\b/.test(text) && !/\bextra\b\s*['"]?\s*[=:]/.test(text);

/** True when this file itself loads .env before the site runs. */
export function loadsHere({ text, at, later }: Site): boolean {
  return loads.test(withoutComments(later ? text : text.slice(0, at)));
}
