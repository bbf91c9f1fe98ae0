// The terminal as a subcommand sees it: where to read and write, and when to stop.

import type { Readable } from 'node:stream';

export interface Io {
  readonly cwd: string;
  readonly stdin: Readable;
  readonly stdout: Screen;
  readonly stderr: Screen;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

export interface Screen {
  /** Resolves when the text is handed over; a reader that went away (`| head`) is no error. */
  write(text: string): Promise<void>;
  readonly isTerminal: boolean;
  readonly colours: boolean;
}

type Stream = NodeJS.WritableStream & { readonly isTTY?: boolean };

export function createScreen(stream: Stream, env: NodeJS.ProcessEnv): Screen {
  let gone = false;
  stream.on('error', () => {
    gone = true;
  });
  const isTerminal = stream.isTTY === true;
  return {
    isTerminal,
    // https://no-color.org: any value but the empty one.
    colours: isTerminal && !env.NO_COLOR && env.TERM !== 'dumb',
    write: (text) =>
      new Promise((done) => {
        if (gone || text === '') done();
        else stream.write(text, () => done());
      }),
  };
}

/** File names are data: control characters and those that turn the writing direction must not reach a terminal. */
export function printable(text: string): string {
  return text.replace(/[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, '�');
}
