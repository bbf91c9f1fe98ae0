// Registers the commands, each guarded: one that fails tells so and leaves the others alone.

import { commands, type Disposable, Uri, window } from 'vscode';
import type { Command, Surroundings } from '../command';

export function registerCommands(
  all: readonly Command[],
  surroundings: Surroundings,
  own: (item: Disposable) => void,
): void {
  for (const command of all) {
    const run = (argument?: unknown, details?: unknown) =>
      runGuarded(command, surroundings, { resource: argument instanceof Uri ? argument : undefined, details });
    own(commands.registerCommand(command.id, run));
  }
}

interface Given {
  readonly resource: Uri | undefined;
  readonly details: unknown;
}

async function runGuarded(command: Command, surroundings: Surroundings, { resource, details }: Given): Promise<void> {
  const run = async () => command.run(surroundings, resource, details);
  try {
    await (command.needsServer ? whenServerRuns(surroundings, run) : run());
  } catch (error) {
    // Only the kind of error: a message could quote what the command worked on.
    surroundings.log.error(`${command.id} failed: ${error instanceof Error ? error.name : typeof error}`);
    void offerOutput(command, surroundings);
  }
}

/** Waits for a start under way; tells the person when the server is down. */
export async function whenServerRuns({ server }: Surroundings, run: () => Promise<void>): Promise<void> {
  if (await server.ready()) return run();
  void offerRestart(server);
}

async function offerRestart(server: Surroundings['server']): Promise<void> {
  const restart = 'Restart';
  const message = 'Scabbard: the language server is not running, so this cannot be done now.';
  if ((await window.showWarningMessage(message, restart)) === restart) await server.restart();
}

async function offerOutput({ title }: Command, { log }: Surroundings): Promise<void> {
  const show = 'Show Output';
  if ((await window.showErrorMessage(`Scabbard: “${title}” could not be completed.`, show)) === show) log.show();
}
