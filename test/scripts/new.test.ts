// `npm run new rule`: what it writes is a rule that works, written as the formatter wants it; what is there stays.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newRule } from '../../scripts/new';
import type { Rule } from '../../server/engine/rule';
import { createScanner } from '../../server/engine/scan';
import { sample, seededRandom } from '../../server/engine/shape/sample';

const project = join(__dirname, '../..');

describe('npm run new rule', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'scabbard-new-'));
    mkdirSync(join(root, 'rules/payments'), { recursive: true });
    mkdirSync(join(root, 'rules/chat'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('writes a rule that finds its own sample and spares its look-alikes', async () => {
    assert.deepEqual(newRule(root, 'payments/acme-pay'), { path: 'rules/payments/acme-pay.ts' });
    symlinkSync(join(project, 'server'), join(root, 'server'), 'junction');
    const { default: rules }: { default: readonly Rule[] } = await import(join(root, 'rules/payments/acme-pay.ts'));
    const [rule] = rules;
    assert.equal(rule!.id, 'acme-pay/api-key');
    assert.equal(rule!.title, 'Acme Pay API key');
    assert.equal(rule!.env, 'ACME_PAY_API_KEY');
    const scanner = createScanner({ rules, detectors: [] });
    const found = (text: string) => scanner.scan({ text, path: 'src/a.ts' }).findings.map(({ ruleId }) => ruleId);
    assert.deepEqual(found(`const key = '${sample(rule!.shape, seededRandom(1)).text}';`), [rule!.id]);
    for (const miss of rule!.misses ?? []) assert.deepEqual(found(`const key = '${miss}';`), []);
  });

  it('writes as the formatter does', () => {
    newRule(root, 'chat/acme');
    const text = readFileSync(join(root, 'rules/chat/acme.ts'), 'utf8');
    const biome = join(project, 'node_modules/@biomejs/biome/bin/biome');
    const args = [biome, 'format', '--stdin-file-path=rules/chat/acme.ts'];
    assert.equal(execFileSync(process.execPath, args, { cwd: project, input: text, encoding: 'utf8' }), text);
  });

  const refusals: readonly [string, RegExp][] = [
    ['acme', /one of the fields before it: chat, payments\./],
    ['nowhere/acme', /one of the fields before it: chat, payments\./],
    ['payments/Acme Pay', /kebab-case/],
    ['payments/acme/more', /kebab-case/],
    ['payments/', /kebab-case/],
    ['../acme', /one of the fields/],
    ['payments/1acme', /begins with a letter/],
  ];
  for (const [name, message] of refusals) {
    it(`refuses ${name}`, () => {
      const written = newRule(root, name);
      assert.match('refused' in written ? written.refused : 'written', message);
    });
  }

  it('leaves a provider that has rules alone and says where they are', () => {
    newRule(root, 'payments/acme');
    const again = newRule(root, 'chat/acme');
    assert.deepEqual(again, { refused: 'rules/payments/acme.ts is there already: add an object to its list.' });
  });
});
