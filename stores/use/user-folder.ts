// The folder of the user's own where the command line's configuration lies, and where editor windows leave word of themselves.

import { join } from 'node:path';

interface User {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly platform: NodeJS.Platform;
}

/** `$XDG_CONFIG_HOME/scabbard`, on Windows `%APPDATA%\scabbard`; absolute. */
export function userFolder({ env, home, platform }: User): string {
  const base = platform === 'win32' ? env.APPDATA : env.XDG_CONFIG_HOME;
  return join(base || join(home, '.config'), 'scabbard');
}
