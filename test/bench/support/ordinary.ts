// Ordinary code: lines of the corpus's sources, from files at even distances, so that every package has its part.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Corpus } from './corpus';
import { once } from './once';

const wanted = { lines: 100_000, longest: 200, perFile: 200 };

/** Path of a file of 100,000 lines; none is as long as only programs write them. */
export function ordinaryCode({ folder, files, bytes }: Corpus): string {
  const sources = files.filter((file) => /(?<!\.min)\.(?:[cm]?js|[cm]?ts|tsx|jsx)$/.test(file));
  const into = once('ordinary', [bytes, wanted], (target) => {
    const step = Math.max(1, Math.floor((sources.length * wanted.perFile) / wanted.lines / 4));
    const lines: string[] = [];
    for (let index = 0; index < sources.length && lines.length < wanted.lines; index += step)
      lines.push(...linesOf(join(folder, sources[index]!)));
    writeFileSync(join(target, 'code.ts'), lines.slice(0, wanted.lines).join('\n'));
  });
  return join(into, 'code.ts');
}

const linesOf = (path: string): readonly string[] =>
  readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line.length <= wanted.longest)
    .slice(0, wanted.perFile);
