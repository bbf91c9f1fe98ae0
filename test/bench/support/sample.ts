// A part of the corpus, for what is too slow to read all of it.

import { copyFileSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Corpus } from './corpus';
import { once } from './once';

/** Path of a folder with copies of every tenth file, large and small as they come. */
export const sampleOf = (corpus: Corpus): string =>
  copied('sample', corpus, (files) => files.filter((_, index) => index % 10 === 0));

/** The same of about a thousand files of usual sizes (bytes): a few of the largest hold most of the corpus. */
export const usualSampleOf = (corpus: Corpus): string =>
  copied('sample-usual', corpus, (files) => {
    const usual = files.filter(({ size }) => size > 1000 && size <= 60_000);
    const step = Math.ceil(usual.length / 1000);
    return usual.filter((_, index) => index % step === 0);
  });

interface Sized {
  readonly file: string;
  readonly size: number;
}

function copied(name: string, corpus: Corpus, choose: (files: readonly Sized[]) => readonly Sized[]): string {
  const files = choose(corpus.files.map((file) => ({ file, size: statSync(join(corpus.folder, file)).size })));
  return once(name, [corpus.bytes, files], (folder) => {
    for (const { file } of files) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      copyFileSync(join(corpus.folder, file), join(folder, file));
    }
  });
}
