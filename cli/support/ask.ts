// Questions on a terminal: a yes, or something that is typed without being shown. Where nobody sits there is no answer.

import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { type Io, printable } from './io';

export interface Asking {
  /** True when somebody can be asked. */
  readonly isPossible: boolean;
  confirm(question: string): Promise<boolean>;
  hidden(question: string): Promise<string | undefined>;
}

type Terminal = Readable & { readonly isTTY?: boolean; setRawMode?(mode: boolean): unknown };

export function createAsking({ stdin, stderr }: Pick<Io, 'stdin' | 'stderr'>): Asking {
  const terminal: Terminal = stdin;
  const isPossible = terminal.isTTY === true && stderr.isTerminal;
  return {
    isPossible,
    confirm: async (question) => {
      if (!isPossible) return false;
      await stderr.write(`${printableLines(question)} [y/N] `);
      return /^y(?:es)?$/i.test((await lineOf(terminal)).trim());
    },
    hidden: async (question) => {
      if (!isPossible) return undefined;
      await stderr.write(`${printableLines(question)} `);
      const typed = await hiddenLineOf(terminal);
      await stderr.write('\n');
      return typed === '' ? undefined : typed;
    },
  };
}

const printableLines = (text: string): string => text.split('\n').map(printable).join('\n');

function lineOf(terminal: Terminal): Promise<string> {
  const lines = createInterface({ input: terminal });
  return new Promise((resolve) => {
    lines.once('line', (line) => {
      resolve(line);
      lines.close();
    });
    lines.once('close', () => resolve(''));
  });
}

/** Ctrl-C and Ctrl-D end it without an answer. */
function hiddenLineOf(terminal: Terminal): Promise<string> {
  terminal.setRawMode?.(true);
  terminal.resume();
  return new Promise((resolve) => {
    let typed = '';
    const finish = (answer: string): void => {
      terminal.off('data', read);
      terminal.setRawMode?.(false);
      terminal.pause();
      resolve(answer);
    };
    const read = (chunk: Buffer | string): void => {
      for (const one of chunk.toString()) {
        if (one === '\r' || one === '\n' || one === '\u0003' || one === '\u0004') {
          finish(one === '\r' || one === '\n' ? typed : '');
          return;
        }
        typed = one === '\u007f' || one === '\b' ? [...typed].slice(0, -1).join('') : typed + one;
      }
    };
    terminal.on('data', read);
  });
}
