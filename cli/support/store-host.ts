// The surroundings of stores on the command line: the user's own configuration, no keychain, questions on the terminal.

import { readFile } from 'node:fs/promises';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { StoreHost } from '../../stores/host';
import { createHttp } from '../../stores/support/http';
import { createRunner } from '../../stores/support/program';
import { type AccessLog, createAccessLog } from '../../stores/use/access-log';
import { type StoreSettings, storesSchema, wantsMetadata } from '../../stores/use/configured';
import { projectFolderOf } from '../../stores/use/project-folder';
import { userFolder } from '../../stores/use/user-folder';
import { UsageError } from './arguments';
import { type Asking, createAsking } from './ask';
import type { Io } from './io';

export interface StoreSurroundings {
  readonly host: StoreHost;
  readonly settings: StoreSettings;
  readonly accessLog: AccessLog;
  readonly ask: Asking;
}

/** Throws a UsageError when the user's configuration cannot be read. */
export async function storeSurroundings(io: Io): Promise<StoreSurroundings> {
  const folder = userFolder({ env: process.env, home: homedir(), platform: process.platform });
  const settings = await settingsIn(join(folder, 'config.json'));
  const ask = createAsking(io);
  const workspace = [await projectFolderOf(io.cwd)];
  const host: StoreHost = {
    env: process.env,
    home: homedir(),
    platform: process.platform,
    workspace,
    http: createHttp({ env: process.env, allowMetadata: wantsMetadata(settings) }),
    run: createRunner({ env: process.env, home: homedir(), workspace }),
    credentials: {
      // Nothing but the keychain of an editor may keep a credential: here each has to come from the environment or a person.
      get: async () => undefined,
      set: () => Promise.reject(new Error('there is no keychain')),
      delete: async () => undefined,
    },
    storage: folder,
    now: Date.now,
    canAsk: () => ask.isPossible,
    askHidden: ask.hidden,
    confirm: ask.confirm,
  };
  const accessLog = createAccessLog({ folder, now: () => new Date(), who: userInfo().username });
  return { host, settings, accessLog, ask };
}

async function settingsIn(path: string): Promise<StoreSettings> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return {};
  const parsed = storesSchema.safeParse(storesOf(text));
  if (parsed.success) return parsed.data;
  const { path: at, message } = parsed.error.issues[0]!;
  throw new UsageError(`Your own configuration (${path}) is wrong at stores.${at.join('.')}: ${message}.`);
}

function storesOf(text: string): unknown {
  try {
    const whole: unknown = JSON.parse(text);
    return whole && typeof whole === 'object' && 'stores' in whole ? whole.stores : {};
  } catch {
    throw new UsageError('Your own configuration, config.json, is not JSON.');
  }
}
