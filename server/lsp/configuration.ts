// The settings of each workspace folder, pulled from the editor where it can be asked, else as it pushed them.

import { defaultSettings, readSettings, type Settings } from '../../protocol/settings';

export interface Configuration {
  /** Settings that hold for a resource in this workspace folder; undefined for documents outside of all. */
  of(folderUri: string | undefined): Promise<Settings>;
  /** Something changed; `pushed` is what the editor sent along, if it did. */
  changed(pushed: unknown): void;
}

interface Parts {
  /** Section `scabbard` for a resource; undefined when the editor cannot be asked. */
  readonly pull: ((scopeUri: string | undefined) => Promise<unknown>) | undefined;
  /** What the editor gave at the start, for those that cannot be asked. */
  readonly initial: unknown;
  /** Told once per wrong setting until it is changed: its name and what is wrong, not its value. */
  readonly onProblem: (problem: string) => void;
  /** Told when the editor could not be asked; the defaults are used. */
  readonly onFailure: (error: unknown) => void;
}

/** Answers from a cache that every change empties. */
export function createConfiguration({ pull, initial, onProblem, onFailure }: Parts): Configuration {
  let pushed = sectionOf(initial);
  const cache = new Map<string, Promise<Settings>>();
  const told = new Set<string>();

  const read = (section: unknown): Settings => {
    const { settings, problems } = readSettings(section);
    for (const problem of problems) {
      if (!told.has(problem)) onProblem(problem);
      told.add(problem);
    }
    return settings;
  };
  const ask = async (folderUri: string | undefined): Promise<Settings> => {
    if (!pull) return read(pushed);
    try {
      return read(await pull(folderUri));
    } catch (error) {
      onFailure(error);
      return defaultSettings;
    }
  };
  return {
    of: (folderUri) => {
      const key = folderUri ?? '';
      const answer = cache.get(key) ?? ask(folderUri);
      cache.set(key, answer);
      return answer;
    },
    changed: (next) => {
      cache.clear();
      told.clear();
      const section = sectionOf(next);
      if (section !== undefined) pushed = section;
    },
  };
}

/** Editors push `{ scabbard: {…} }` or the section itself. */
function sectionOf(pushed: unknown): unknown {
  if (pushed === null || typeof pushed !== 'object') return undefined;
  return 'scabbard' in pushed ? pushed.scabbard : pushed;
}
