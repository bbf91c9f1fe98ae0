// A Vault server in the test's own process, and the home folder of a person who is logged in to it.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startVault } from '../../stores/servers/vault';
import { writeVersion } from '../../stores/servers/vault/kv';
import { addToken, type VaultState, type VersionedSecret } from '../../stores/servers/vault/state';

type Fields = Readonly<Record<string, unknown>>;

export interface LiveVault {
  readonly url: string;
  readonly state: VaultState;
  /** For VS Code: where the token is found as `vault login` leaves it. What this machine itself is logged in to counts for nothing. */
  readonly env: Readonly<Record<string, string>>;
  /** Writes a new version of a secret of the mount `secret`, so many days ago. */
  write(path: string, fields: Fields, daysAgo?: number): void;
  secret(path: string): VersionedSecret | undefined;
  /** Fields of the current version; undefined when there is none that can be read. */
  read(path: string): Fields | undefined;
  /** Of every secret, pending ones too. */
  paths(): readonly string[];
  close(): Promise<void>;
}

export async function startLiveVault(): Promise<LiveVault> {
  const { url, state, close } = await startVault();
  const secrets = new Map<string, VersionedSecret>();
  state.now = Date.now();
  state.namespaces.get('')!.set('secret/', { type: 'kv', version: '2', secrets });
  const home = mkdtempSync(join(tmpdir(), 'scabbard-home-'));
  writeFileSync(join(home, '.vault-token'), addToken(state, ['root']));
  const others = ['VAULT_ADDR', 'VAULT_TOKEN', 'VAULT_NAMESPACE', 'BAO_ADDR', 'BAO_TOKEN', 'BAO_NAMESPACE'];
  return {
    url,
    state,
    env: { ...Object.fromEntries(others.map((name) => [name, ''])), HOME: home },
    write: (path, data, daysAgo = 0) =>
      void writeVersion(secrets, path, { data, now: state.now - daysAgo * 86_400_000 }),
    secret: (path) => secrets.get(path),
    read: (path) => {
      const secret = secrets.get(path);
      const version = secret?.versions.get(secret.current);
      return version?.deleted === undefined ? version?.data : undefined;
    },
    paths: () => [...secrets.keys()],
    close: async () => {
      await close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
