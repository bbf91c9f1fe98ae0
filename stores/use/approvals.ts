// Which secrets a folder may have: the person approved its exact list once. Kept outside of every repository.

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';
import { readJson, replaceJson } from './replace-json';

export interface Approvals {
  /** True when exactly this list was approved for the folder. */
  isApproved(folder: string, list: readonly string[]): Promise<boolean>;
  /** What is new beside the list approved last; the whole list when none was. */
  news(folder: string, list: readonly string[]): Promise<readonly string[]>;
  approve(folder: string, list: readonly string[]): Promise<void>;
  revoke(folder: string): Promise<void>;
}

const fileSchema = z.record(z.string(), z.object({ folder: z.string(), list: z.array(z.string()) }));
type Approved = z.output<typeof fileSchema>;

/** `storage` is a folder of ours, absolute. A file that cannot be read approves nothing. */
export function createApprovals(storage: string): Approvals {
  const file = join(storage, 'approvals.json');
  const read = async (): Promise<Approved> => (await readJson(file, fileSchema)) ?? {};
  const write = (approved: Approved): Promise<void> => replaceJson(file, approved);
  return {
    isApproved: async (folder, list) => {
      const known = (await read())[keyOf(folder)];
      return known !== undefined && known.folder === folder && isSame(known.list, sorted(list));
    },
    news: async (folder, list) => {
      const known = new Set((await read())[keyOf(folder)]?.list);
      return sorted(list).filter((one) => !known.has(one));
    },
    approve: async (folder, list) => write({ ...(await read()), [keyOf(folder)]: { folder, list: [...sorted(list)] } }),
    revoke: async (folder) => {
      const { [keyOf(folder)]: _, ...others } = await read();
      await write(others);
    },
  };
}

const keyOf = (folder: string): string => createHash('sha256').update(folder).digest('hex').slice(0, 32);
const sorted = (list: readonly string[]): readonly string[] => [...new Set(list)].sort();
const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((entry, index) => entry === other[index]);
