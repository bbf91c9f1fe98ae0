// Reads the arguments of a subcommand by its option table; mistakes become sentences.

import { parseArgs } from 'node:util';
import type { Given, OptionTable } from '../subcommand';
import { printable } from './io';

/** A mistake of the person at the keyboard: shown as it is, with exit code 2. */
export class UsageError extends Error {}

export function readArguments(args: readonly string[], options: OptionTable): Given {
  const { positionals, tokens } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    options: Object.fromEntries(
      Object.entries(options).map(([name, { value }]) => [
        name,
        { type: value ? ('string' as const) : ('boolean' as const) },
      ]),
    ),
  });
  const given = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    check(token.name, token.rawName, token.value, options);
    if (given.has(token.name)) throw new UsageError(`--${token.name} was given twice.`);
    given.set(token.name, token.value ?? '');
  }
  return { positionals, text: (name) => given.get(name), has: (name) => given.has(name) };
}

function check(name: string, raw: string, value: string | undefined, options: OptionTable): void {
  const facts = Object.hasOwn(options, name) ? options[name] : undefined;
  if (!facts) throw new UsageError(`There is no option ${printable(raw)}.`);
  if (!facts.value && value !== undefined) throw new UsageError(`--${name} takes no value.`);
  if (facts.value && (value === undefined || value === ''))
    throw new UsageError(`--${name} needs a value (${facts.value}).`);
  if (facts.choices && !facts.choices.includes(value!)) {
    throw new UsageError(`--${name} must be one of ${facts.choices.join(', ')}.`);
  }
}
