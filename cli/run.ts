// `scabbard run -- COMMAND`: starts a program with the secrets that env files name, in its environment and nowhere else.

import { resolve } from 'node:path';
import { type Answers, windowsFolder } from '../stores/editor/window';
import type { StoreHost } from '../stores/host';
import type { Result, StoreProblem } from '../stores/store';
import type { Layers } from '../stores/use/env-layers';
import { projectFolderOf } from '../stores/use/project-folder';
import type { ApprovalRequest, Resolver } from '../stores/use/resolve';
import { userFolder } from '../stores/use/user-folder';
import type { ExitCode, Given, Subcommand } from './subcommand';
import { UsageError } from './support/arguments';
import { referencesIn, withAnswers } from './support/editor-vault';
import { type Io, printable } from './support/io';
import { startProgram } from './support/start-program';

const run: Subcommand = {
  name: 'run',
  operands: '-- COMMAND [ARGUMENT…]',
  summary: 'Start a program with the secrets that env files refer to in its environment.',
  details: [
    'Reads .env and .env.local of the nearest folder that has any, and resolves references in',
    'them (vault://secret/app#password) and in the environment. What the environment has',
    'already wins over the files. The stores are your own: those of the environment and of',
    'config.json in $XDG_CONFIG_HOME/scabbard.',
    '',
    'local:// is the vault of the editor: a window that has the folder open answers, and asks for',
    'the approval there. Where none is open, or config.json has an entry "local", the command line',
    'has a vault of its own under a passphrase (scabbard generate KIND --into local://NAME).',
    '',
    'The exact list of secrets of a folder has to be approved once, at the terminal or with',
    '--approve; any change asks again. Approvals are kept outside of the repository.',
    '',
    'In the output of the program the values are replaced by dots, also in base64, percent and',
    'JSON encoding. Other encodings of a value are not all caught. A program that needs the',
    'terminal (an editor, a prompt) wants --no-masking.',
  ].join('\n'),
  options: {
    'env-file': { value: 'FILE', help: 'Read this file instead of .env and .env.local.' },
    mode: { value: 'MODE', help: 'Read .env.MODE and .env.MODE.local as well.' },
    'no-masking': { help: 'Leave the terminal to the program; its output is not looked at.' },
    approve: { help: 'Approve the list of secrets without a question (alone: and start nothing).' },
  },
  run: runProgram,
};
export default run;

async function runProgram(given: Given, io: Io): Promise<ExitCode> {
  const [program, ...args] = given.positionals;
  if (program === undefined && !given.has('approve')) throw new UsageError('Name a command after --.');
  const resolved = await resolveAll(given, io);
  if ('exit' in resolved) return resolved.exit;
  if (program === undefined) return 0;
  return startProgram(
    { program, args, env: resolved.values, secrets: resolved.secrets, cwd: io.cwd },
    given.has('no-masking'),
  );
}

type Outcome =
  | { readonly values: ReadonlyMap<string, string>; readonly secrets: readonly string[] }
  | { readonly exit: ExitCode };

type StoresRuntime = typeof import('../stores/runtime');

/** Stores are loaded only where they are used. */
async function resolveAll(given: Given, io: Io): Promise<Outcome> {
  const runtime = await import('../stores/runtime');
  const { storeSurroundings } = await import('./support/store-host');
  const { host, settings, accessLog, ask } = await storeSurroundings(io);
  const layers = await runtime.readLayers({ folder: io.cwd, env: process.env, ...filesOf(given, io) }).catch(() => {
    throw new UsageError('The file of --env-file cannot be read.');
  });
  const { home: folder, variables } = layers;
  // Who configured a vault for the command line means that one.
  const window = settings.local ? undefined : await askEditor(runtime, { layers, host, io });
  if (window && !window.ok) return refuse(io, window.problem, ask.isPossible);
  const kinds = window ? withAnswers(runtime.kinds, window.value) : runtime.kinds;
  const stores = runtime.createStores({ kinds, settings, host, folder: await projectFolderOf(folder) });
  const resolver: Resolver = {
    stores,
    approvals: runtime.createApprovals(host.storage),
    accessLog,
    by: 'run',
    // In the window the person approved this very list a moment ago, or once before.
    askApproval: async (request) => window !== undefined || given.has('approve') || ask.confirm(questionOf(request)),
  };
  try {
    const resolved = await runtime.resolveVariables(resolver, { folder, variables, signal: io.signal });
    if (!resolved.ok) return refuse(io, resolved.problem, ask.isPossible);
    if ('failures' in resolved.value) return await tellFailures(io, resolved.value.failures);
    return resolved.value;
  } finally {
    await stores.close();
  }
}

/** Undefined where nothing of a vault is needed, or no window has the folder open. */
async function askEditor(
  { askWindows }: StoresRuntime,
  { layers, host, io }: { readonly layers: Layers; readonly host: StoreHost; readonly io: Io },
): Promise<Result<Answers> | undefined> {
  const { all: references, needVault } = referencesIn(layers.variables);
  if (!needVault) return undefined;
  return askWindows({
    windows: windowsFolder(userFolder(host)),
    folder: layers.home,
    references,
    signal: io.signal,
    onWait: () => void io.stderr.write('scabbard: the editor asks whether these secrets may be given out.\n'),
  });
}

function filesOf(given: Given, io: Io): { files?: readonly string[]; mode?: string } {
  const [file, mode] = [given.text('env-file'), given.text('mode')];
  return { ...(file !== undefined && { files: [resolve(io.cwd, file)] }), ...(mode !== undefined && { mode }) };
}

const questionOf = ({ folder, list, news }: ApprovalRequest): string =>
  [
    `${folder} asks for these secrets:`,
    ...list.map((one) => `  ${one}${news.includes(one) && news.length < list.length ? '   (new)' : ''}`),
    'Give them to programs that are started here?',
  ].join('\n');

async function refuse(io: Io, { kind, message }: StoreProblem, couldAsk: boolean): Promise<{ exit: ExitCode }> {
  if (kind === 'cancelled') return { exit: 130 };
  const how = couldAsk || kind !== 'denied' ? '' : ' Approve them beforehand: scabbard run --approve.';
  await io.stderr.write(`scabbard: ${printable(message)}${how}\n`);
  return { exit: 2 };
}

async function tellFailures(
  io: Io,
  failures: readonly { readonly name: string; readonly why: string }[],
): Promise<{ exit: ExitCode }> {
  for (const { name, why } of failures) await io.stderr.write(`scabbard: ${printable(name)}: ${why}\n`);
  await io.stderr.write('scabbard: nothing was started.\n');
  return { exit: 2 };
}
