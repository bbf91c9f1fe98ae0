// What the comments of a key say about it, in the words of env-spec: `@sensitive`, `@optional` …

import type { EnvEntry, EnvFile } from './parse';

export interface Decorators {
  /** `@sensitive`, `@sensitive=false`; undefined when neither is said. */
  readonly sensitive?: boolean;
  /** `@optional`, `@required=false`: may be absent. */
  readonly optional?: boolean;
}

/** Reads the comments above the entry and the one beside it. */
export function decoratorsOf(file: EnvFile, entry: EnvEntry): Decorators {
  const comments = [...entry.above, ...(entry.comment ? [entry.comment] : [])];
  const said = new Map<string, boolean>();
  for (const { start, end } of comments) {
    const comment = file.text.slice(start, end);
    if (!/^#+\s*@/.test(comment)) continue;
    for (const [, name, value] of comment.matchAll(/(?<!\S)@([A-Za-z-]+)(?:=([^\s#]+))?/g)) {
      said.set(name!.toLowerCase(), value?.toLowerCase() !== 'false');
    }
  }
  const sensitive = said.get('sensitive') ?? opposite(said.get('public'));
  const optional = said.get('optional') ?? opposite(said.get('required'));
  return { ...(sensitive !== undefined && { sensitive }), ...(optional !== undefined && { optional }) };
}

const opposite = (value: boolean | undefined): boolean | undefined => (value === undefined ? undefined : !value);

/** The decorators of every key of a file; those of the last entry count. */
export function decoratorsByKey(file: EnvFile): ReadonlyMap<string, Decorators> {
  return new Map(file.entries.map((entry) => [entry.key, decoratorsOf(file, entry)]));
}
