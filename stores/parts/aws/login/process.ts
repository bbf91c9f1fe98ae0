// `credential_process`: a program that the user's own profile names prints credentials.

import { found, refused } from '../../../store';
import { credentialsOf, objectOf, type Source, type Surroundings } from './sources';

export async function processCredentials(line: string, { host, profiles }: Surroundings): Source {
  if (!profiles.areOwn)
    return refused('misconfigured', 'A program for credentials is run only from AWS files in the home folder.');
  const [program, ...args] = words(line, host.platform === 'win32');
  if (program === undefined) return refused('misconfigured', 'The AWS profile names no program for its credentials.');
  const ran = await host.run(program, args, { env: awsVariables(host.env) });
  if (!ran.ok) return ran;
  if (ran.value.status !== 0)
    return refused('login-needed', 'The program for the AWS credentials failed. Run it in a terminal to see why.');
  const said = parse(Buffer.from(ran.value.stdout).toString('utf8'));
  const credentials = said && credentialsOf(said);
  if (!credentials) return refused('unreadable', 'The program for the AWS credentials printed something else.');
  const isOver = (credentials.expiration?.getTime() ?? Number.POSITIVE_INFINITY) <= host.now();
  return isOver
    ? refused('login-needed', 'The program for the AWS credentials printed expired ones. Log in with it again.')
    : found(credentials);
}

/** Without a shell, as botocore has it: quotes and backslashes count, nothing else does. */
export function words(line: string, isWindows: boolean): readonly string[] {
  const found: string[] = [];
  for (const [word] of line.matchAll(
    isWindows ? /(?:"[^"]*"|[^\s"])+/g : /(?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'"\\])+/g,
  ))
    found.push(isWindows ? word.replaceAll('"', '') : unquoted(word));
  return found;
}

const unquoted = (word: string): string =>
  word.replace(
    /'([^']*)'|"((?:\\.|[^"\\])*)"|\\(.)/g,
    (_, single?: string, double?: string, escaped?: string) =>
      single ?? double?.replace(/\\(["\\])/g, '$1') ?? escaped ?? '',
  );

/** Such programs have settings of AWS's own, and call others of AWS. */
const awsVariables = (env: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(env).flatMap(([key, value]) =>
      key.startsWith('AWS_') && value !== undefined ? [[key, value]] : [],
    ),
  );

function parse(text: string) {
  const said = objectOf(text);
  return said?.Version === 1
    ? { id: said.AccessKeyId, secret: said.SecretAccessKey, token: said.SessionToken, expiration: said.Expiration }
    : undefined;
}
