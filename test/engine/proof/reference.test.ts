// The engine, which looks only where a word stands and bytes allow, finds what plain patterns find that are tried everywhere.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { all as rules } from '../../../rules';
import { createScanner } from '../../../server/engine/scan';
import { writtenForms } from '../../rules/support/forms';
import { fuzzText } from './support/fuzz/texts';
import { referenceFindings } from './support/reference';

const root = join(__dirname, '../../..');

describe('the engine beside plain patterns', function () {
  this.timeout(300_000);
  const scanner = createScanner({ rules, detectors: [] });

  /** `rule start–end` of everything the engine found. */
  const engineFindings = (text: string, path: string): readonly string[] => {
    const { findings, suppressed } = scanner.scan({ text, path });
    return [...findings, ...suppressed]
      .sort((a, b) => a.start - b.start)
      .map(({ ruleId, start, end }) => `${ruleId} ${start}–${end}`);
  };
  const compare = (text: string, path: string, name: string): void => {
    assert.deepEqual(engineFindings(text, path), referenceFindings({ text, path }), name);
  };

  it('finds the same in a sample of every rule', () => {
    for (const rule of rules)
      for (const { form, path, text } of writtenForms(rule, 2).filter((_, index) => index % 4 === 0))
        compare(text, path, `${rule.id}, ${form}`);
  });

  it('finds the same in random texts', () => {
    for (let number = 0; number < 1000; number++) {
      const { text, path } = fuzzText(number);
      compare(text, path, `fuzzText(${number})`);
    }
  });

  it('finds the same in sources', () => {
    for (const file of ['server', 'test/fixtures', 'docs'].flatMap(filesBelow).filter((_, index) => index % 5 === 0))
      compare(readFileSync(join(root, file), 'utf8'), file, file);
  });
});

function filesBelow(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}
