// Files as they should not be: what a person is told, and that nothing is lost or written by halves.

import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { conversation } from '../support/conversation';
import { eventually } from '../support/eventually';
import type { Project } from '../support/project';
import { play } from '../support/scene';
import { startVsCode, type VsCode } from '../support/vscode';
import type { Workbench } from '../support/workbench';

const app = 'export const key = "⟦stripe/live-secret-key⟧";\n';
const bom = '\uFEFF';

describe('bad input', () => {
  let vscode: VsCode;
  before(async () => {
    vscode = await startVsCode({ driver: false, settings: { 'files.autoSave': 'off' } });
  });
  after(() => vscode.close());

  it('a read-only .env: nothing is changed anywhere, and it is said', async () => {
    const files = { 'app.mjs': app, '.env': 'PORT=3000\n', '.gitignore': '.env\n' };
    await play(vscode, { name: 'read-only', files }, async (bench, project) => {
      chmodSync(project.path('.env'), 0o444);
      const before = project.snapshot();
      const talk = conversation(bench);
      await moveByLightbulb(bench);
      await talk.told('.env may not be written, so nothing was changed');
      assert.equal((await bench.lines()).join('\n').trimEnd(), before['app.mjs']!.trimEnd());

      await bench.command('Scabbard: Generate Secret');
      await talk.answer('Kind of secret', 'UUID');
      await talk.answer('122 bits', 'Set as the value');
      await talk.answer('Env file', '.env');
      await talk.answer('Choose a key', 'SESSION_SECRET');
      await talk.told('could not write to .env. The file is as it was');
      assert.equal(await bench.page.locator('.tab.dirty').count(), 0);
      assert.deepEqual(project.snapshot(), before);
    });
  });

  it('a .env without a final line end: the last value stays what it was', async () => {
    await play(
      vscode,
      { name: 'no-final-newline', files: withEnv('PORT=3000\nHOST=localhost') },
      async (bench, project) => {
        const { name, value } = await moveAndSave(bench, project);
        assert.equal(project.read('.env'), `PORT=3000\nHOST=localhost\n${name}=${value}`);
      },
    );
  });

  it('a .env with a byte order mark, comments and CRLF: all of it is kept', async () => {
    const text = `${bom}# ports\r\nPORT=3000 # web\r\n\r\nHOST=localhost\r\n`;
    await play(vscode, { name: 'bom-crlf', files: withEnv(text) }, async (bench, project) => {
      const { name, value } = await moveAndSave(bench, project);
      assert.equal(project.read('.env'), `${text}${name}=${value}\r\n`);
    });
  });

  it('a malformed .scabbard.json: the field is named, and the rest goes on', async () => {
    const config = '{\n  "minimumConfidence": "sure",\n  "rules": { "github/*": "off" }\n}\n';
    const files = { 'app.mjs': app, 'ci.yml': 'GH_TOKEN: ⟦github/personal-access-token⟧\n', '.scabbard.json': config };
    await play(vscode, { name: 'malformed-config', files }, async (bench, project) => {
      await bench.openFile(project.path('ci.yml'));
      await bench.openFile(project.path('app.mjs'));
      await bench.openFile(project.path('.scabbard.json'));
      const rows = await problemsWith(bench, /“minimumConfidence” is not right and is not used.*\[Ln 2, Col \d+\]/s);
      assert.match(rows, /Stripe/);
      assert.doesNotMatch(rows, /GitHub/);

      await bench.goTo(3, 1);
      await bench.press('Shift+End');
      await bench.type('"rules": {');
      await problemsWith(bench, /This is not valid JSON/);
    });
  });
});

const withEnv = (env: string) => ({ 'app.mjs': app, '.env': env, '.gitignore': '.env\n' });

async function moveByLightbulb(bench: Workbench): Promise<void> {
  await bench.openFile('app.mjs');
  await bench.squiggles().first().waitFor();
  await bench.goTo(1, 30);
  await bench.fix(/^Move to environment variable/);
}

/** Moves the only literal and saves everything; answers which variable holds which value now. */
async function moveAndSave(bench: Workbench, project: Project): Promise<{ name: string; value: string }> {
  const value = /"(.+)"/.exec(project.read('app.mjs')!)![1]!;
  const before = project.read('.env');
  await moveByLightbulb(bench);
  await eventually('the literal is gone', async () => !(await bench.lines()).join('\n').includes(value));
  await bench.saveAll();
  await eventually(
    'the disk follows',
    () => project.read('.env') !== before && !project.read('app.mjs')!.includes(value),
  );
  return { name: /process\.env\.(\w+)/.exec(project.read('app.mjs')!)![1]!, value };
}

/** Rows of the Problems panel as soon as one is like this. */
async function problemsWith(bench: Workbench, pattern: RegExp): Promise<string> {
  let rows = '';
  await eventually(`a problem like ${pattern}`, async () => {
    rows = (await bench.problems()).join('\n');
    return pattern.test(rows);
  });
  return rows;
}
