// The one way to run a program of the user's for all stores: no shell, no repository's program, a small environment, limits.

import { type ChildProcess, spawn } from 'node:child_process';
import { constants as systemConstants } from 'node:os';
import type { Ran, RunOptions, RunProgram } from '../host';
import { cancelled, found, type Result, refused } from '../store';
import { batchCommand, isBatch } from './program/batch';
import { environmentOf } from './program/environment';
import { createFinder } from './program/find';

export interface RunnerSurroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute; the working directory of every program. */
  readonly home: string;
  /** Absolute folders whose programs are not the user's, unless they are around the home folder. */
  readonly workspace: readonly string[];
  readonly platform?: NodeJS.Platform;
}

const defaultTimeout = 30_000;
/** Bytes, of both outputs together. */
const outputLimit = 8 * 1024 * 1024;
/** Milliseconds in which what a program wrote must arrive after its end: a service that it left behind may keep its outputs open. */
const lastWords = 500;

export function createRunner(surroundings: RunnerSurroundings): RunProgram {
  const { env, home, platform = process.platform } = surroundings;
  const find = createFinder({ ...surroundings, platform });
  return async (program, args, options = {}) => {
    if (options.signal?.aborted) return cancelled();
    const place = await find(program);
    if (options.signal?.aborted) return cancelled();
    if (!place) return refused('unavailable', 'A program that the store needs is not installed, or not on the PATH.');
    const command = commandOf(place.file, args, env);
    const passed = environmentOf({ env, home, path: place.path, platform }, options.env ?? {});
    if (!command || hasNul([...args, ...Object.values(passed)])) return notPassable();
    return await run({ ...command, env: passed, cwd: home }, options);
  };
}

interface Command {
  readonly file: string;
  readonly args: readonly string[];
  /** Windows: the arguments are quoted already. */
  readonly isVerbatim: boolean;
}

interface Start extends Command {
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
}

function commandOf(file: string, args: readonly string[], env: RunnerSurroundings['env']): Command | undefined {
  if (!isBatch(file)) return { file, args, isVerbatim: false };
  const batch = batchCommand(file, args, env);
  return batch && { ...batch, isVerbatim: true };
}

const hasNul = (texts: readonly string[]): boolean => texts.some((text) => text.includes('\0'));

function run(start: Start, options: RunOptions): Promise<Result<Ran>> {
  const child = started(start);
  if (!child) return Promise.resolve(notStarted());
  return new Promise((resolve) => {
    const { signal, timeout = defaultTimeout, stdin = '' } = options;
    const settle = (result: Result<Ran>) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      resolve(result);
    };
    const stop = (result: Result<Ran>) => {
      settle(result);
      kill(child, start.env);
    };
    const cancel = () => stop(cancelled());
    const timer = setTimeout(
      () => stop(refused('unavailable', 'A program that the store needs did not end in time.')),
      timeout,
    );
    signal?.addEventListener('abort', cancel);
    const output = collect(child, () => stop(refused('unreadable', 'A program that the store needs wrote too much.')));
    child.on('error', () => settle(notStarted()));
    whenEnded(child, (status) => settle(signal?.aborted ? cancelled() : found({ status, ...output() })));
    // A program that ends without reading is no failure of its own.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(stdin);
  });
}

function started({ file, args, isVerbatim, env, cwd }: Start): ChildProcess | undefined {
  try {
    return spawn(file, args, {
      cwd,
      env: { ...env },
      stdio: 'pipe',
      windowsHide: true,
      windowsVerbatimArguments: isVerbatim,
      // A process group of its own, to end it with everything it started.
      detached: process.platform !== 'win32',
    });
  } catch {
    // Arguments that are too long, or too many open files.
    return undefined;
  }
}

function collect(child: ChildProcess, onTooMuch: () => void): () => Omit<Ran, 'status'> {
  const parts: Record<'stdout' | 'stderr', Uint8Array[]> = { stdout: [], stderr: [] };
  let size = 0;
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.on('error', () => undefined);
    child[name]?.on('data', (part: Uint8Array) => {
      size += part.length;
      if (size > outputLimit) onTooMuch();
      else parts[name].push(part);
    });
  }
  return () => ({ stdout: Buffer.concat(parts.stdout), stderr: Buffer.concat(parts.stderr).toString() });
}

/** A signal counts as shells have it: 128 and its number. */
function whenEnded(child: ChildProcess, onEnd: (status: number) => void): void {
  child.on('exit', (code, name) => {
    const status = code ?? 128 + (name ? systemConstants.signals[name] : 0);
    const end = () => {
      clearTimeout(timer);
      onEnd(status);
      letGo(child);
    };
    const timer = setTimeout(end, lastWords);
    child.on('close', end);
  });
}

function kill(child: ChildProcess, env: Readonly<Record<string, string>>): void {
  letGo(child);
  if (child.pid === undefined) return;
  try {
    if (process.platform !== 'win32') process.kill(-child.pid, 'SIGKILL');
    else
      spawn(`${env.SystemRoot ?? 'C:\\Windows'}\\System32\\taskkill.exe`, ['/pid', String(child.pid), '/t', '/f']).on(
        'error',
        () => child.kill(),
      );
  } catch {
    // It has ended by itself.
    child.kill('SIGKILL');
  }
}

function letGo(child: ChildProcess): void {
  for (const stream of [child.stdin, child.stdout, child.stderr]) stream?.destroy();
}

const notStarted = () => refused('unavailable', 'A program that the store needs cannot be started.');
const notPassable = () =>
  refused('unsupported', 'A program that the store needs cannot be given such a name or value.');
