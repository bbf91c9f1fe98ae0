// A store in memory for tests of what stands above stores: versions, staged values where asked for, and everything that was done.

import { found, type Result, refused, type Secret, type Store, type Written } from '../../../stores/store';

interface Kept {
  versions: string[];
  current: number;
}

export interface MemoryStore extends Store {
  /** What was done, in order: `put a`, `promote a 2`. */
  readonly done: string[];
  readonly secrets: Map<string, Kept>;
}

const missing = () => refused('not-found', 'There is no such secret.');

export function memoryStore(
  values: Readonly<Record<string, string>> = {},
  { isStaged = false }: { readonly isStaged?: boolean } = {},
): MemoryStore {
  const secrets = new Map<string, Kept>();
  for (const [name, value] of Object.entries(values)) secrets.set(name, { versions: [value], current: 1 });
  const done: string[] = [];
  const add = (name: string, text: string, makeCurrent: boolean): Result<Written> => {
    const kept = secrets.get(name) ?? { versions: [], current: 0 };
    const previous = kept.current === 0 ? null : String(kept.current);
    kept.versions.push(text);
    if (makeCurrent) kept.current = kept.versions.length;
    secrets.set(name, kept);
    return found({ name, version: String(kept.versions.length), previous });
  };
  return {
    done,
    secrets,
    describe: () => ({ kind: 'memory', place: 'memory', hasVersions: true }),
    list: async () => found({ names: [...secrets.keys()].sort() }),
    health: async () => found({ summary: 'It is well.' }),
    get: async (name, { version } = {}): Promise<Result<Secret>> => {
      const kept = secrets.get(name);
      const number = version === undefined ? (kept?.current ?? 0) : Number(version);
      const text = kept?.versions[number - 1];
      return text === undefined ? missing() : found({ text, version: String(number) });
    },
    put: async (name, text, { expected } = {}) => {
      const current = secrets.get(name)?.current;
      const is = current === undefined || current === 0 ? null : String(current);
      if (expected !== undefined && expected !== is) return refused('conflict', 'Somebody else wrote in between.');
      done.push(`put ${name}`);
      return add(name, text, true);
    },
    revert: async ({ name, previous }) => {
      done.push(`revert ${name}`);
      const kept = secrets.get(name);
      if (!kept) return missing();
      if (previous === null) secrets.delete(name);
      else kept.current = Number(previous);
      return found(undefined);
    },
    retire: async (name, version) => {
      done.push(`retire ${name} ${version}`);
      return secrets.has(name) ? found(undefined) : missing();
    },
    ...(isStaged && {
      staged: {
        stage: async (name: string, text: string) => add(name, text, false),
        promote: async (name: string, version: string) => {
          done.push(`promote ${name} ${version}`);
          const kept = secrets.get(name);
          if (!kept) return missing();
          kept.current = Number(version);
          return found({ name, version });
        },
        discard: async (name: string, version: string) => {
          done.push(`discard ${name} ${version}`);
          return found(undefined);
        },
      },
    }),
  };
}
