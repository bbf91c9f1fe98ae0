// Finds a program on the user's PATH. What lies in a workspace came with a repository, and is none of the user's programs.

import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import { posix, win32 } from 'node:path';

interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly workspace: readonly string[];
  readonly platform: NodeJS.Platform;
}

export interface Found {
  /** Absolute. */
  readonly file: string;
  /** The PATH that was searched, without the folders that do not count. */
  readonly path: string;
}

/** Of a program's name, or of its absolute path: undefined when there is none that may be run. */
export function createFinder({ env, home, workspace, platform }: Surroundings) {
  const { isAbsolute, join, delimiter } = platform === 'win32' ? win32 : posix;
  const endings = platform === 'win32' ? ['.exe', '.cmd'] : [''];

  const search = async (name: string, folders: readonly string[], isForeign: IsForeign) => {
    for (const folder of folders)
      for (const ending of endings) {
        const file = join(folder, `${name}${ending}`);
        // The folder may be the user's and hold a link into a workspace.
        if ((await isExecutable(file, platform)) && !(await isForeign(file))) return file;
      }
    return undefined;
  };

  return async (program: string): Promise<Found | undefined> => {
    const isForeign = await foreignness(workspace, home, platform);
    const folders: string[] = [];
    for (const folder of new Set(pathOf(env, platform).split(delimiter)))
      if (isAbsolute(folder) && !(await isForeign(folder))) folders.push(folder);
    const path = folders.join(delimiter);
    if (isAbsolute(program)) return (await isExecutable(program, platform)) ? { file: program, path } : undefined;
    const file = /^[\w.+-]+$/.test(program) ? await search(program, folders, isForeign) : undefined;
    return file === undefined ? undefined : { file, path };
  };
}

type IsForeign = (path: string) => Promise<boolean>;

/** What is in a workspace, or cannot be looked at. A workspace around the user's own home is the user's. */
async function foreignness(workspace: readonly string[], home: string, platform: NodeJS.Platform): Promise<IsForeign> {
  const { sep } = platform === 'win32' ? win32 : posix;
  const isWithin = (path: string, folder: string): boolean =>
    path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
  const ownHome = (await real(home)) ?? home;
  const actual = await Promise.all(workspace.map(async (folder) => (await real(folder)) ?? folder));
  const foreign = actual.filter((folder) => !isWithin(ownHome, folder));
  return async (path) => {
    const place = await real(path);
    return place === undefined || foreign.some((folder) => isWithin(place, folder));
  };
}

/** On Windows, names of variables have no case, and folders may be quoted. */
function pathOf(env: Surroundings['env'], platform: NodeJS.Platform): string {
  if (platform !== 'win32') return env.PATH ?? '';
  const [, text = ''] = Object.entries(env).find(([name]) => name.toUpperCase() === 'PATH') ?? [];
  return text.replaceAll('"', '');
}

const real = (path: string): Promise<string | undefined> => realpath(path).catch(() => undefined);

async function isExecutable(file: string, platform: NodeJS.Platform): Promise<boolean> {
  try {
    if (!(await stat(file)).isFile()) return false;
    await access(file, platform === 'win32' ? constants.F_OK : constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
