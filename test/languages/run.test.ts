// The fix leaves a working program: every case under `run/` is run before and after, with the `.env` that the fix would write.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'dotenv';
import { transformSync } from 'esbuild';
import { quoteEnvValue } from '../../protocol/env-quote';
import { type MoveCase, moveCases } from './cases';

const runnable = moveCases().filter(({ id }) => id.includes('/run/'));

/** As `.env` would hold it. */
function envText({ about, before, span }: MoveCase): string {
  const quoted = quoteEnvValue(about.value ?? before.slice(span.start, span.end));
  assert.ok(quoted !== undefined);
  return `${about.name ?? 'API_KEY'}=${quoted}\n`;
}

const clean = (env: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  PYTHONIOENCODING: 'utf-8',
  PYTHONDONTWRITEBYTECODE: '1',
  ...env,
});

/** What the program prints. `env` is the text of a `.env`, or undefined for none. */
function output({ extension }: MoveCase, program: string, { folder, env }: { folder: string; env?: string }): string {
  const python = extension === 'py';
  const file = join(folder, python ? 'program.py' : extension === 'ts' ? 'program.mjs' : `program.${extension}`);
  writeFileSync(file, extension === 'ts' ? transformSync(program, { loader: 'ts', format: 'esm' }).code : program);
  if (env !== undefined) writeFileSync(join(folder, '.env'), env);
  // node reads .env by its own option; Python has nothing built in, so it gets what dotenv reads.
  if (python) return run('python3', [file], clean(env === undefined ? {} : parse(env)));
  return run(process.execPath, [...(env === undefined ? [] : ['--env-file=.env']), file], clean());

  function run(command: string, args: readonly string[], environment: NodeJS.ProcessEnv): string {
    return execFileSync(command, args, { cwd: folder, env: environment, encoding: 'utf8' });
  }
}

describe('the program after the move', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'scabbard-run-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const one of runnable)
    it(`${one.id} prints what it printed`, () => {
      const printed = output(one, one.before, { folder });
      assert.ok(printed.trim() !== '', 'the program prints something');
      assert.equal(output(one, one.after, { folder, env: envText(one) }), printed);
    });

  it('covers 15 programs of each language', () => {
    for (const language of ['javascript', 'typescript', 'python'])
      assert.ok(runnable.filter(({ id }) => id.startsWith(language)).length >= 15, language);
  });
});
