// What a subcommand is: one file of this folder with its options, its help and its work.

import type { Io } from './support/io';

/** 0 clean, 1 findings, 2 usage or internal error, 130 stopped with Ctrl-C; `run` answers with its program's own. */
export type ExitCode = number;

export interface OptionFacts {
  /** Name of the value in the help; without one the option is a switch. */
  readonly value?: string;
  readonly choices?: readonly string[];
  readonly help: string;
}

export type OptionTable = Readonly<Record<string, OptionFacts>>;

export interface Given {
  readonly positionals: readonly string[];
  /** Text of an option, undefined when absent. */
  readonly text: (name: string) => string | undefined;
  readonly has: (name: string) => boolean;
}

export interface Subcommand {
  readonly name: string;
  /** Follows the name in the usage line: `[PATH…]`. */
  readonly operands: string;
  /** One sentence for `--help`. */
  readonly summary: string;
  /** Paragraphs for `scabbard NAME --help`, already wrapped. */
  readonly details?: string;
  readonly options: OptionTable;
  /** A UsageError is shown as a sentence with exit code 2. */
  run(given: Given, io: Io): Promise<ExitCode>;
}
