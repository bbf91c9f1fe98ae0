// Which folder's `.env` belongs to a file.

import type { Host } from '../host';
import { foldersUpward, joinUri } from '../uri';
import { envNameOf, exampleNames, newExampleName } from './names';

export interface EnvHome {
  readonly folderUri: string;
  /** `.env` in that folder, whether or not it exists. */
  readonly envUri: string;
  /** The example in that folder, or where one would be created. */
  readonly exampleUri: string;
  readonly envExists: boolean;
  readonly exampleExists: boolean;
}

export interface HomeBounds {
  /** Workspace folder. */
  readonly rootUri: string | undefined;
  /** File names of examples, the best first: the setting `scabbard.env.examples`. */
  readonly examples?: readonly string[] | undefined;
}

/** A file that says: here starts a package. */
const packageFiles: ReadonlySet<string> = new Set([
  ...['package.json', 'deno.json', 'deno.jsonc', 'pyproject.toml', 'setup.py', 'setup.cfg', 'requirements.txt'],
  ...['Pipfile', 'manage.py', 'go.mod', 'Cargo.toml', 'composer.json', 'Gemfile', 'pom.xml', 'build.gradle'],
  ...['build.gradle.kts', 'mix.exs', 'pubspec.yaml'],
]);

/**
 * The nearest folder upward that has an env file or an example, else the package's root, else the workspace folder.
 * Never above `rootUri`; a file outside of it has only its own folder.
 */
export async function envHome(
  host: Host,
  fileUri: string,
  { rootUri, examples = exampleNames }: HomeBounds,
): Promise<EnvHome> {
  const folders = foldersUpward(fileUri, rootUri);
  let packageHome: EnvHome | undefined;
  for (const folderUri of folders) {
    const names = await host.list(folderUri);
    if (names.some((name) => envNameOf(name, examples))) return homeIn(folderUri, names, examples);
    if (!packageHome && names.some((name) => packageFiles.has(name))) packageHome = homeIn(folderUri, names, examples);
  }
  return packageHome ?? homeIn(folders.at(-1)!, [], examples);
}

function homeIn(folderUri: string, names: readonly string[], examples: readonly string[]): EnvHome {
  const example = examples.find((name) => names.includes(name));
  return {
    folderUri,
    envUri: joinUri(folderUri, '.env'),
    exampleUri: joinUri(folderUri, example ?? newName(examples)),
    envExists: names.includes('.env'),
    exampleExists: example !== undefined,
  };
}

const newName = (examples: readonly string[]): string =>
  examples.includes(newExampleName) ? newExampleName : (examples[0] ?? newExampleName);
