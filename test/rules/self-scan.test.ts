// No rule file holds a complete token: scanned as source, the rules find nothing in themselves.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { all } from '../../rules';
import { createScanner } from '../../server/engine/scan';

const folder = join(__dirname, '../../rules');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));

describe('the rule files', () => {
  const scanner = createScanner({ rules: all, detectors: [] });

  for (const path of files)
    it(`${path} holds no token`, () => {
      const { findings } = scanner.scan({ path: `rules/${path}`, text: readFileSync(join(folder, path), 'utf8') });
      assert.deepEqual(
        findings.map(({ ruleId, start }) => ({ ruleId, start })),
        [],
      );
    });
});
