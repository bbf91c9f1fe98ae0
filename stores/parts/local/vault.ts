// One vault file: read anew for each question, written whole, one writer at a time.

import type { StoreHost } from '../../host';
import { cancelled, found, type Result } from '../../store';
import type { Change } from './changes';
import { type Contents, openContents } from './contents';
import { createKeys, type Keys } from './keys';
import { readVaultFile } from './vault-file';
import { createWriter } from './writer';

export interface Vault {
  /** Undefined where there is no vault yet. */
  read(signal?: AbortSignal): Promise<Result<Contents | undefined>>;
  /** Makes the vault when there is none. Nothing was written when it refuses. */
  change<T>(change: Change<T>, signal?: AbortSignal): Promise<Result<T>>;
  close(): void;
}

interface VaultOptions {
  /** Absolute. */
  readonly path: string;
  /** The key of a new vault is protected by a passphrase, even where it could be kept. */
  readonly passphrase: boolean;
}

export function createVault(host: StoreHost, { path, passphrase }: VaultOptions): Vault {
  const keys = createKeys(host, { passphrase });
  let reading: Promise<Result<Contents | undefined>> | undefined;
  // What is asked at the same moment is read once.
  const readOnce = () => {
    reading ??= Promise.resolve().then(() => {
      reading = undefined;
      return readContents(keys, path);
    });
    return reading;
  };
  return {
    read: (signal) => unlessCancelled(readOnce, signal),
    change: createWriter({ host, keys, path }),
    close: () => keys.forget(),
  };
}

async function readContents(keys: Keys, path: string): Promise<Result<Contents | undefined>> {
  const file = await readVaultFile(path);
  if (!file.ok || !file.value) return file.ok ? found(undefined) : file;
  const key = await keys.open(file.value);
  return key.ok ? openContents(file.value, key.value) : key;
}

/** Whoever cancels need not wait for a person who thinks about a passphrase. */
async function unlessCancelled<T>(run: () => Promise<Result<T>>, signal?: AbortSignal): Promise<Result<T>> {
  if (!signal) return run();
  if (signal.aborted) return cancelled();
  let stop = () => {};
  const aborted = new Promise<Result<T>>((resolve) => {
    stop = () => resolve(cancelled());
  });
  signal.addEventListener('abort', stop);
  try {
    return await Promise.race([run(), aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
