// The text of `--help`, made from the table of subcommands: only what works is listed.

import type { OptionTable, Subcommand } from '../subcommand';

export function generalHelp(subcommands: readonly Subcommand[]): string {
  return [
    'Keeps secrets out of code: finds hardcoded credentials and .env drift.',
    '',
    'Usage: scabbard COMMAND [OPTION…]',
    '',
    ...columns(subcommands.map(({ name, summary }) => [name, summary])),
    '',
    ...columns([
      ['--help', 'Show this help; scabbard COMMAND --help shows that of a command.'],
      ['--version', 'Show the version.'],
    ]),
    '',
    'Exit codes: 0 clean, 1 findings, 2 usage or internal error, 130 stopped with Ctrl-C.',
    '',
  ].join('\n');
}

export function subcommandHelp({ name, operands, summary, details, options }: Subcommand): string {
  return [
    summary,
    '',
    `Usage: ${['scabbard', name, operands, '[OPTION…]'].filter(Boolean).join(' ')}`,
    '',
    ...(details ? [details, ''] : []),
    ...columns([...optionRows(options), ['--help', 'Show this help.']]),
    '',
  ].join('\n');
}

function optionRows(options: OptionTable): readonly [string, string][] {
  return Object.entries(options).map(([name, { value, choices, help }]) => [
    `--${name}${value ? ` ${choices?.join('|') ?? value}` : ''}`,
    help,
  ]);
}

/** Two columns; a first cell that is too wide puts the second on its own line. */
function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = 26;
  return rows.map(([left, right]) =>
    left.length > width ? `  ${left}\n  ${' '.repeat(width)}  ${right}` : `  ${left.padEnd(width)}  ${right}`,
  );
}
