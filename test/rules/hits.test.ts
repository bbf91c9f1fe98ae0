// Every rule finds its own credential, and nothing else on that span, wherever the credential is written.

import assert from 'node:assert/strict';
import { all } from '../../rules';
import { detectors } from '../../server/engine/judge/detectors';
import { createScanner } from '../../server/engine/scan';
import { writtenForms } from './support/forms';

const seeds = [1, 2, 3, 4, 5];
const scanners = [
  { name: 'alone', scanner: createScanner({ rules: all, detectors: [] }) },
  { name: 'beside the detectors', scanner: createScanner({ rules: all, detectors }) },
];

for (const { name, scanner } of scanners) {
  describe(`rules ${name}`, () => {
    for (const rule of all) {
      it(`${rule.id} finds its samples`, () => {
        for (const { form, seed, written } of seeds.flatMap((seed) =>
          writtenForms(rule, seed).map((written) => ({ form: written.form, seed, written })),
        )) {
          const { findings, failures } = scanner.scan({ text: written.text, path: written.path });
          const found = findings.map(({ ruleId, start, end }) => ({ ruleId, start, end }));
          const expected = [{ ruleId: rule.id, start: written.start, end: written.end }];
          assert.deepEqual(found, expected, `${form}, seed ${seed}`);
          assert.notEqual(findings[0]!.confidence, 'possible', `${form}, seed ${seed}`);
          assert.deepEqual(failures, []);
        }
      });
    }
  });
}
