// The age keys of the user, from where SOPS looks for them: the environment, the usual files, and a command that is asked for only after a yes.

import { isAbsolute, join } from 'node:path';
import type { StoreHost } from '../../../host';
import { readText } from '../../../support/read-text';

/** Bytes of a file of keys. */
const sizeLimit = 1_000_000;
const keyLimit = 100;

interface Asking {
  readonly host: StoreHost;
  /** A file of keys that the user's settings name. */
  readonly keyFile?: string;
  readonly signal?: AbortSignal;
}

/** Keys that can be used without asking anyone. Those of plugins and SSH are left to the program `sops`. */
export async function ownIdentities({ host, keyFile, signal }: Asking): Promise<readonly string[]> {
  const { env } = host;
  const files = [keyFile, env.SOPS_AGE_KEY_FILE, usualFile(host)];
  const texts = [env.SOPS_AGE_KEY ?? ''];
  for (const file of files) {
    // What is not there, or cannot be read, holds no key for us: the file's other keys may do.
    const text =
      file !== undefined && isAbsolute(file) ? await readText(file, { limit: sizeLimit, signal }) : undefined;
    if (text?.ok) texts.push(text.value);
  }
  return identitiesIn(texts);
}

/** Of `SOPS_AGE_KEY_CMD`, for one recipient; empty without a command, a yes, or an answer. */
export async function identitiesOfCommand(
  { host, signal }: Asking,
  recipient: string,
  confirm: (question: string) => Promise<boolean>,
): Promise<readonly string[]> {
  const [program, ...args] = wordsOf(host.env.SOPS_AGE_KEY_CMD ?? '');
  if (program === undefined || signal?.aborted) return [];
  const question = `SOPS_AGE_KEY_CMD in your environment says that the program “${shown(program)}” gives your age keys. Run it to decrypt SOPS files?`;
  if (!(await confirm(question))) return [];
  const ran = await host.run(program, args, {
    env: { SOPS_AGE_RECIPIENT: recipient },
    timeout: 120_000,
    ...(signal && { signal }),
  });
  return ran.ok && ran.value.status === 0 ? identitiesIn([Buffer.from(ran.value.stdout).toString('utf8')]) : [];
}

const identitiesIn = (texts: readonly string[]): readonly string[] => {
  const words = texts.flatMap((text) => text.split(/\r?\n/).filter((line) => !line.startsWith('#'))).join(' ');
  return [...new Set(words.match(/(?<=^|\s)AGE-SECRET-KEY-(?:PQ-)?1[A-Z0-9]+(?=\s|$)/g))].slice(0, keyLimit);
};

function usualFile({ env, home, platform }: StoreHost): string | undefined {
  const folder = configFolder(env, home, platform);
  return folder === undefined ? undefined : join(folder, 'sops', 'age', 'keys.txt');
}

function configFolder(env: StoreHost['env'], home: string, platform: NodeJS.Platform): string | undefined {
  if (platform === 'win32') return env.APPDATA ?? env.AppData ?? join(home, 'AppData', 'Roaming');
  if (env.XDG_CONFIG_HOME) return env.XDG_CONFIG_HOME;
  return platform === 'darwin' ? join(home, 'Library', 'Application Support') : join(home, '.config');
}

/** As a shell would split it, without anything else that a shell does; empty when a quote is not closed. */
export function wordsOf(command: string): readonly string[] {
  const pattern = /\s*((?:[^\s"'\\]|\\.|"(?:[^"\\]|\\.)*"|'[^']*')+)/gsy;
  const words: string[] = [];
  let end = 0;
  for (const match of command.matchAll(pattern)) {
    end = match.index + match[0].length;
    words.push(unquoted(match[1]!));
  }
  return command.slice(end).trim() === '' ? words : [];
}

const unquoted = (word: string): string =>
  word.replace(/"((?:[^"\\]|\\.)*)"|'([^']*)'|\\(.)/gs, (_, double?: string, single?: string, escaped?: string) =>
    double !== undefined ? double.replace(/\\(["\\])/g, '$1') : (single ?? escaped ?? ''),
  );

/** In a question: short and on one line. */
export const shown = (text: string): string => text.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '�').slice(0, 200);
