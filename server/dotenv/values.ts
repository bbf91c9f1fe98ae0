// Where the values of an env file stand and which of them to hide.

import { type Decorators, decoratorsByKey, decoratorsOf } from './decorators';
import { type EnvEntry, parseEnv, type Span } from './parse';
import { looksSecret } from './secret-names';

export { insertionFor } from './insertion';

export interface EnvValueSpan {
  readonly key: string;
  /** UTF-16 span of the value as written, quotes included; what a new value replaces. */
  readonly written: Span;
  /** The value without its quotes, one span per line that has any of it. */
  readonly masks: readonly Span[];
  /** Whether there is anything to hide. */
  readonly sensitive: boolean;
}

export interface Judgement {
  /** Whether a value is one written to be replaced: the engine's judgement. */
  readonly isPlaceholder: (value: string) => boolean;
  /** Text of the example, whose decorators count where the file itself says nothing. */
  readonly example?: string;
}

/** Every entry in file order, duplicates included. */
export function envValues(text: string, { isPlaceholder, example = '' }: Judgement): readonly EnvValueSpan[] {
  const file = parseEnv(text);
  const documented = decoratorsByKey(parseEnv(example));
  return file.entries.map((entry) => ({
    key: entry.key,
    written: entry.written,
    masks: linesOf(text, entry.inner),
    sensitive: isSensitive(entry, { ...documented.get(entry.key), ...decoratorsOf(file, entry) }, isPlaceholder),
  }));
}

/** False for empty, placeholder, boolean, number and `@sensitive=false` values. A number may still be a password. */
export function isSensitive(
  { key, value }: Pick<EnvEntry, 'key' | 'value'>,
  decorators: Decorators,
  isPlaceholder: (value: string) => boolean,
): boolean {
  if (decorators.sensitive === false || value.trim() === '' || isPlaceholder(value)) return false;
  if (decorators.sensitive) return true;
  if (/^(true|false|yes|no|on|off)$/i.test(value)) return false;
  return !/^[+-]?\d+(\.\d+)?$/.test(value) || (value.length >= 4 && looksSecret(key));
}

function linesOf(text: string, { start, end }: Span): readonly Span[] {
  return [...text.slice(start, end).matchAll(/[^\r\n]+/g)].map((line) => ({
    start: start + line.index,
    end: start + line.index + line[0].length,
  }));
}
