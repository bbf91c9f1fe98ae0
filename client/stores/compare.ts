// Which names an env file and a place of a store have, and which only one of them.

import { keyOf } from './ask/key-of';

export interface Comparison {
  /** Keys of the file without a secret in the store. */
  readonly onlyInFile: readonly string[];
  /** Names of the store without a key in the file, and what the key would be called. */
  readonly onlyInStore: readonly { readonly name: string; readonly key: string }[];
  readonly inBoth: readonly string[];
}

export function compareNames(keys: readonly string[], names: readonly string[]): Comparison {
  const byKey = new Map(names.map((name) => [keyOf(name), name]));
  const unique = [...new Set(keys)];
  const known = new Set(unique.map((key) => key.toUpperCase()));
  return {
    onlyInFile: unique.filter((key) => !byKey.has(key) && !byKey.has(key.toUpperCase())),
    onlyInStore: [...byKey].filter(([key]) => !known.has(key.toUpperCase())).map(([key, name]) => ({ name, key })),
    inBoth: unique.filter((key) => byKey.has(key) || byKey.has(key.toUpperCase())),
  };
}
