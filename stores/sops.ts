// SOPS files of the workspace: encrypted values beside plain keys, opened with the user's own age or PGP keys.

import type { StoreHost } from './host';
import { createAsking } from './parts/sops/asking';
import { reading, type Surroundings } from './parts/sops/reading';
import { readSettings, settingsForm } from './parts/sops/settings';
import { writing } from './parts/sops/writing';
import { found, type Result, type Store, type StoreKind, type StorePlace } from './store';

const sops: StoreKind = {
  id: 'sops',
  title: 'SOPS files',
  detail: 'Encrypted YAML, JSON, env and binary files of this workspace',
  scheme: 'sops',
  isOfFolder: true,
  opens: 'settings',
  nameForm: 'file#path.to.key',
  suggestName: ({ name }) => `secrets.yaml#${name}`,
  says: {
    auth: 'age keys, gpg, or the program `sops`',
    read: 'yes, hash checked',
    write: 'yes, in place; new files for age recipients',
    rotate: 'no',
    list: 'yes, without a key',
  },
  settings: settingsForm,
  open: (place, host) => {
    const opened = surroundingsOf(place, host);
    return {
      describe: () => ({ kind: 'sops', place: place.folder ?? 'no folder', hasVersions: false }),
      ...(opened.ok ? { ...reading(opened.value), ...writing(opened.value) } : refusing(opened)),
    };
  },
};
export default sops;

function surroundingsOf(place: StorePlace, host: StoreHost): Result<Surroundings> {
  const settings = readSettings(place);
  if (!settings.ok) return settings;
  const { ageKeyFile, program } = settings.value;
  return found({
    folder: place.folder,
    ...(program !== undefined && { program }),
    unlocking: { host, confirm: createAsking(host), ...(ageKeyFile !== undefined && { keyFile: ageKeyFile }) },
  });
}

/** Wrong settings are the answer to everything. */
const refusing = (problem: Result<never> & { readonly ok: false }): Omit<Store, 'describe'> => {
  const refuse = async () => problem;
  return { list: refuse, get: refuse, about: refuse, health: refuse, put: refuse, revert: refuse };
};
