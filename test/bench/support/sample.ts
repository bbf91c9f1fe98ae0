// About a thousand files and 6 MB of the corpus, for what is too slow to read all of it.

import { copyFileSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Corpus } from './corpus';
import { once } from './once';

const wanted = { files: 1000, bytes: 6_000_000, largest: 60_000 };

/** Path of a folder with copies of files at even distances; the largest ones would fill it alone and are left out. */
export const sampleOf = (corpus: Corpus): string =>
  once('sample', [corpus.files.length, corpus.bytes, wanted], (folder) => fill(folder, corpus));

function fill(folder: string, corpus: Corpus): void {
  const sizes = corpus.files
    .map((file) => ({ file, size: statSync(join(corpus.folder, file)).size }))
    // Small ones tell little in so many files.
    .filter(({ size }) => size > 1000 && size <= wanted.largest);
  const step = sizes.length / wanted.files;
  let bytes = 0;
  for (let at = 0; at < sizes.length && bytes < wanted.bytes; at += step) {
    const { file, size } = sizes[Math.floor(at)]!;
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    copyFileSync(join(corpus.folder, file), join(folder, file));
    bytes += size;
  }
}
