// A small project on disk for one test: files with marks filled, optionally a git repository.

import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { seededRandom } from '../../../server/engine/shape/sample';
import { fillMarks } from '../../support/marks';

export interface Project {
  readonly folder: string;
  path(file: string): string;
  /** Undefined when the file does not exist. */
  read(file: string): string | undefined;
  write(file: string, text: string): void;
  /** Every file below the folder but those of git, with its text. */
  snapshot(): Readonly<Record<string, string>>;
  remove(): void;
}

/** Marks such as `⟦stripe/live-secret-key⟧` in the files become generated values; the same seed makes the same ones. */
export function makeProject(files: Readonly<Record<string, string>>, { git = true, seed = 7 } = {}): Project {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'scabbard-project-')));
  const path = (file: string) => join(folder, file);
  const write = (file: string, text: string) => {
    mkdirSync(dirname(path(file)), { recursive: true });
    writeFileSync(path(file), text);
  };
  const random = seededRandom(seed);
  for (const [file, text] of Object.entries(files)) write(file, fillMarks(text, random).text);
  if (git) execFileSync('git', ['init', '--quiet', folder]);
  const read = (file: string) => (existsSync(path(file)) ? readFileSync(path(file), 'utf8') : undefined);
  return {
    folder,
    path,
    read,
    write,
    snapshot: () => Object.fromEntries(filesOf(folder).map((file) => [file, read(file)!])),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

function filesOf(folder: string, below = ''): readonly string[] {
  return readdirSync(join(folder, below), { withFileTypes: true })
    .filter(({ name }) => name !== '.git')
    .flatMap((entry) => (entry.isDirectory() ? filesOf(folder, `${below}${entry.name}/`) : [`${below}${entry.name}`]))
    .sort();
}
