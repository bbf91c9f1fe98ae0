// The engine beside plain patterns that are tried everywhere, on the files of a folder.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { all as rules } from '../../../rules';
import { createScanner } from '../../../server/engine/scan';
import { referenceFindings } from '../../engine/proof/support/reference';
import { filesBelow } from '../support/corpus';
import { answer } from './answer';

export interface ReferenceAnswer {
  readonly files: number;
  /** Of the reference, over all files. */
  readonly findings: number;
  /** Files in which the two differ. */
  readonly different: readonly string[];
}

answer(({ folder }: { readonly folder: string }): ReferenceAnswer => {
  const scanner = createScanner({ rules, detectors: [] });
  const different: string[] = [];
  const files = filesBelow(folder);
  let findings = 0;
  for (const file of files) {
    const text = readFileSync(join(folder, file), 'utf8');
    const expected = referenceFindings({ text, path: file });
    const result = scanner.scan({ text, path: file });
    const found = [...result.findings, ...result.suppressed]
      .sort((a, b) => a.start - b.start)
      .map(({ ruleId, start, end }) => `${ruleId} ${start}–${end}`);
    findings += expected.length;
    if (found.join() !== expected.join()) different.push(file);
  }
  return { files: files.length, findings, different };
});
