// What a user may set for SOPS files: where the age keys are, and which program is `sops`.

import { isAbsolute } from 'node:path';
import * as z from 'zod';
import { found, type Result, refused, type StorePlace } from '../../store';

export interface SopsSettings {
  readonly ageKeyFile?: string;
  readonly program?: string;
}

export const settingsForm = () => {
  const path = z.string().max(4096).refine(isAbsolute).optional();
  return z.strictObject({
    ageKeyFile: path.describe(
      'Absolute path of a file with age keys, besides SOPS_AGE_KEY, SOPS_AGE_KEY_FILE and the usual `sops/age/keys.txt`.',
    ),
    program: path.describe('Absolute path of the program `sops`. Without it the one on the PATH counts.'),
  });
};

export function readSettings({ settings }: StorePlace): Result<SopsSettings> {
  const read = settingsForm().safeParse(settings);
  if (read.success) return found(read.data);
  return refused(
    'misconfigured',
    'The settings of the SOPS store are wrong: it takes `ageKeyFile` and `program`, both absolute paths.',
  );
}
