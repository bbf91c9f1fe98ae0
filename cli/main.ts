// The command line: finds the subcommand, runs it, turns what it answers into an exit code.

import { all as subcommands } from './index';
import type { ExitCode } from './subcommand';
import { readArguments, UsageError } from './support/arguments';
import { generalHelp, subcommandHelp } from './support/help';
import { createScreen, type Io, printable } from './support/io';
import { version } from './support/version';

async function dispatch(args: readonly string[], io: Io): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === '--version') return await say(io, `${version}\n`);
  if (name === '--help' || name === '-h') return await say(io, generalHelp(subcommands));
  if (name === 'help') return await dispatch([...rest.slice(0, 1), '--help'], io);
  if (name === undefined) throw new UsageError('Name a command.');
  const subcommand = subcommands.find((one) => one.name === name);
  if (!subcommand) throw new UsageError(`There is no command ${printable(name)}.`);
  const operands = rest.includes('--') ? rest.slice(0, rest.indexOf('--')) : rest;
  if (operands.includes('--help') || operands.includes('-h')) return await say(io, subcommandHelp(subcommand));
  return await subcommand.run(readArguments(rest, subcommand.options), io);
}

async function say(io: Io, text: string): Promise<ExitCode> {
  await io.stdout.write(text);
  return 0;
}

async function main(): Promise<ExitCode> {
  const stop = new AbortController();
  // Once: a second Ctrl-C ends the process at once, as usual.
  process.once('SIGINT', () => stop.abort());
  const io = {
    stdin: process.stdin,
    stdout: createScreen(process.stdout, process.env),
    stderr: createScreen(process.stderr, process.env),
    signal: stop.signal,
  };
  try {
    return await dispatch(process.argv.slice(2), { ...io, cwd: workingDirectory() });
  } catch (error) {
    await io.stderr.write(`scabbard: ${messageOf(error)}\n`);
    return 2;
  }
}

function workingDirectory(): string {
  try {
    return process.cwd();
  } catch {
    throw new UsageError('The working directory does not exist any more.');
  }
}

/** The message of an unexpected error may quote what was scanned: only its kind is said. */
function messageOf(error: unknown): string {
  if (error instanceof UsageError) return `${error.message} See scabbard --help.`;
  return `Internal error (${error instanceof Error ? error.constructor.name : typeof error}).${places(error)}`;
}

/** Where it happened: our own function names and lines, without the message. */
function places(error: unknown): string {
  const lines = error instanceof Error ? (error.stack ?? '').split('\n') : [];
  return lines
    .filter((line) => /^ {4}at /.test(line))
    .slice(0, 6)
    .map((line) => `\n${line}`)
    .join('');
}

void main().then((code) => {
  process.exitCode = code;
});
