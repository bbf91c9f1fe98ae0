// Starts a program and lives as long as it does: its exit code is ours, signals reach it, its output passes the mask.

import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { pipeline } from 'node:stream/promises';
import { createRedactor } from '../../stores/support/redact';
import type { ExitCode } from '../subcommand';
import { UsageError } from './arguments';

export interface Start {
  readonly program: string;
  readonly args: readonly string[];
  /** The whole environment. */
  readonly env: ReadonlyMap<string, string>;
  /** Values to mask. */
  readonly secrets: readonly string[];
  readonly cwd: string;
}

/** Throws a UsageError when it cannot be started. */
export async function startProgram(start: Start, isPlain: boolean): Promise<ExitCode> {
  const { program, args, env, secrets, cwd } = start;
  const masks = !isPlain && secrets.length > 0;
  const child = spawn(program, [...args], {
    cwd,
    env: Object.fromEntries(env),
    stdio: masks ? ['inherit', 'pipe', 'pipe'] : 'inherit',
    // `npm` is a script there that only a shell starts.
    shell: process.platform === 'win32',
  });
  const passed = masks ? passMasked(child, secrets) : Promise.resolve();
  const ended = ending(child);
  const stopForwarding = forwardSignals(child);
  try {
    const code = await ended;
    await passed;
    return code;
  } finally {
    stopForwarding();
  }
}

async function passMasked({ stdout, stderr }: ChildProcess, secrets: readonly string[]): Promise<void> {
  const redactor = createRedactor();
  redactor.add(secrets);
  // A reader that went away (`| head`) is no error.
  const pass = (from: NodeJS.ReadableStream | null, to: NodeJS.WriteStream) =>
    from ? pipeline(from, redactor.transform(), to, { end: false }).catch(() => undefined) : undefined;
  await Promise.all([pass(stdout, process.stdout), pass(stderr, process.stderr)]);
}

function ending(child: ChildProcess): Promise<ExitCode> {
  return new Promise((resolve, reject) => {
    child.once('error', (error) => {
      const code = 'code' in error ? error.code : undefined;
      reject(new UsageError(code === 'ENOENT' ? 'The command was not found.' : 'The command cannot be started.'));
    });
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

/** Ctrl-C reaches the program from the terminal itself; we only stay until it has ended. */
function forwardSignals(child: ChildProcess): () => void {
  const forward = (signal: NodeJS.Signals) => void child.kill(signal);
  const stay = () => undefined;
  process.on('SIGINT', stay);
  process.on('SIGTERM', forward);
  process.on('SIGHUP', forward);
  return () => {
    process.off('SIGINT', stay);
    process.off('SIGTERM', forward);
    process.off('SIGHUP', forward);
  };
}
