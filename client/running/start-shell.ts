// A command in the user's shell with more in its environment, its output masked.

import { spawn } from 'node:child_process';

export interface Running {
  write(text: string): void;
  /** The command and what it started. */
  stop(): void;
}

/** What masks output: a redactor of the stores. */
interface Masking {
  add(values: readonly string[]): void;
  transform(): NodeJS.ReadWriteStream;
}

interface Start {
  readonly command: string;
  readonly cwd: string;
  readonly added: Readonly<Record<string, string>>;
  /** To be masked. */
  readonly secrets: readonly string[];
  readonly redactor: Masking;
  readonly onText: (text: string) => void;
  readonly onEnd: (code: number) => void;
}

export function startShell({ command, cwd, added, secrets, redactor, onText, onEnd }: Start): Running {
  redactor.add(secrets);
  const isWindows = process.platform === 'win32';
  // A group of its own, so that stopping reaches what the command started.
  const child = spawn(command, { cwd, shell: true, detached: !isWindows, env: { ...process.env, ...added } });
  for (const stream of [child.stdout, child.stderr]) {
    const decoder = new TextDecoder();
    stream
      .pipe(redactor.transform())
      .on('data', (chunk: Uint8Array) => onText(decoder.decode(chunk, { stream: true })));
  }
  child.on('error', () => onEnd(127));
  child.on('close', (code) => onEnd(code ?? 1));
  return {
    write: (text) => void child.stdin.write(text),
    stop: () => {
      if (child.pid === undefined) return;
      if (isWindows) child.kill();
      else
        try {
          process.kill(-child.pid, 'SIGTERM');
        } catch {
          // It has ended already.
        }
    },
  };
}
