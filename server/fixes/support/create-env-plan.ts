// The plan that makes an env file out of its example.

import { decoratorsOf } from '../../dotenv/decorators';
import { envNameOf } from '../../dotenv/names';
import { type EnvFile, parseEnv } from '../../dotenv/parse';
import { looksSecret } from '../../dotenv/secret-names';
import { ignoreEnv } from '../../dotenv/store';
import { sortEntries } from '../../dotenv/stray';
import { isPlaceholder } from '../../engine/judge/placeholder';
import type { Host } from '../../host';
import type { Plan } from '../../plan';
import { joinUri, nameOfUri, parentUri } from '../../uri';
import type { FixContext } from '../fix';

/** The env file an example stands for: `.env.production` for `.env.production.example`, else `.env`. */
export function envUriOf(exampleUri: string, exampleNames?: readonly string[]): string {
  const mode = envNameOf(nameOfUri(exampleUri), exampleNames)?.mode;
  return joinUri(parentUri(exampleUri), mode === undefined ? '.env' : `.env.${mode}`);
}

/**
 * Copies the example as it is, comments and placeholders included, and makes sure that git ignores the copy. Undefined
 * when the env file exists or the example cannot be read.
 */
export async function createEnvPlan(
  host: Host,
  exampleUri: string,
  { exampleNames, ...git }: Pick<FixContext, 'ignored' | 'repositoryUri' | 'exampleNames'>,
): Promise<Plan | undefined> {
  const envUri = envUriOf(exampleUri, exampleNames);
  const text = await host.read(exampleUri);
  if (text === undefined || (await host.list(parentUri(envUri))).includes(nameOfUri(envUri))) return undefined;
  const ignore = await ignoreEnv({ host, ...git }, envUri);
  const [env, example] = [nameOfUri(envUri), nameOfUri(exampleUri)];
  const file = parseEnv(text);
  const open = openKeys(file);
  const generate = secretKeys(file).filter((key) => open.includes(key));
  const byHand = open.filter((key) => !generate.includes(key));
  return {
    changes: [{ uri: envUri, create: true, edits: [{ start: 0, end: 0, newText: text }] }, ...ignore],
    description: `Creates ${env} as a copy of ${example}${ignore.length > 0 ? ` and adds ${env} to .gitignore` : ''}.`,
    nextSteps: byHand.length > 0 ? [`Give these keys of ${env} their values: ${byHand.join(', ')}.`] : [],
    ...(generate.length > 0 && { generate }),
  };
}

/** Keys without a value, or with one written to be replaced. */
function openKeys(file: EnvFile): readonly string[] {
  const open = sortEntries(file).variables.filter(({ value }) => value === '' || isPlaceholder(value));
  return [...new Set(open.map(({ key }) => key))];
}

function secretKeys(file: EnvFile): readonly string[] {
  return file.entries.filter((entry) => looksSecret(entry.key, decoratorsOf(file, entry))).map(({ key }) => key);
}
