// The main job, as a person does it: type a token, see it underlined, press the lightbulb, run the program, undo.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import type { Page } from 'playwright-core';
import { seededRandom } from '../../../server/engine/shape/sample';
import { fillMarks } from '../../support/marks';
import { eventually } from '../support/eventually';
import { makeProject, type Project } from '../support/project';
import { startVsCode, type VsCode } from '../support/vscode';
import { type Workbench, workbench } from '../support/workbench';

interface Case {
  readonly name: string;
  readonly file: string;
  readonly text: string;
  /** Where the token is typed, from 1. */
  readonly at: readonly [line: number, column: number];
  readonly run: (project: Project) => string;
}

const node = (project: Project): string => {
  const envFile = project.read('.env') === undefined ? [] : ['--env-file=.env'];
  return execFileSync(process.execPath, [...envFile, 'app.mjs'], { cwd: project.folder, encoding: 'utf8' });
};

/** Loads `.env` as python-dotenv would for such simple values: the shell reads it. */
const python = (project: Project): string => {
  const load = project.read('.env') === undefined ? '' : 'set -a; . ./.env; ';
  return execFileSync('sh', ['-c', `${load}exec python3 app.py`], { cwd: project.folder, encoding: 'utf8' });
};

const cases: readonly Case[] = [
  {
    name: 'JavaScript',
    file: 'app.mjs',
    text: `import { createHash } from 'node:crypto';\n\nconst key = '';\nconsole.log(createHash('sha256').update(key).digest('hex'));\n`,
    at: [3, 14],
    run: node,
  },
  {
    name: 'Python',
    file: 'app.py',
    text: `"""Prints a digest."""\nimport hashlib\n\nkey = ""\nprint(hashlib.sha256(key.encode()).hexdigest())\n`,
    at: [4, 8],
    run: python,
  },
];

const token = fillMarks('⟦stripe/live-secret-key⟧', seededRandom(11)).text;

describe('moving a secret out of the code', () => {
  let vscode: VsCode;
  before(async () => {
    vscode = await startVsCode();
  });
  after(() => vscode.close());

  for (const autoSave of ['off', 'afterDelay']) {
    for (const one of cases) {
      it(`${one.name}, files.autoSave ${autoSave}`, async () => {
        const project = makeProject({
          [one.file]: one.text,
          '.vscode/settings.json': JSON.stringify({ 'files.autoSave': autoSave, 'files.autoSaveDelay': 200 }),
        });
        const page = await vscode.open(project.folder);
        try {
          await moveAndUndo(workbench(page), project, one);
        } catch (error) {
          await page.screenshot({ path: `out/e2e-failure-${one.name}-${autoSave}.png` });
          throw error;
        } finally {
          await page.context().close();
          project.remove();
        }
      });
    }
  }
});

async function moveAndUndo(bench: Workbench, project: Project, { file, at, run }: Case): Promise<void> {
  await bench.ready();
  await bench.openFile(file);
  await bench.goTo(...at);
  await bench.type(token);
  await bench.squiggles().first().waitFor();
  const rows = await bench.problems();
  assert.ok(
    rows.some((row) => row.includes(`[Ln ${at[0]}, Col ${at[1]}]`)),
    rows.join('\n'),
  );
  assert.ok(!rows.join('\n').includes(token.slice(12)), 'the Problems panel shows the value');

  await bench.goTo(at[0], at[1] + 2);
  await bench.saveAll();
  await eventually('the file is saved', () => project.read(file)?.includes(token));
  const before = project.snapshot();
  const printed = run(project);

  assert.match(await hoverText(bench), /Stripe/);
  await bench.fix(/^Move to environment variable STRIPE/);
  await eventually('the literal is gone', async () => !(await bench.lines()).join('\n').includes(token));
  await bench.saveAll();
  await eventually(
    'the disk follows',
    () => project.read(file) !== before[file] && project.read('.env')?.includes(token),
  );
  const moved = project.snapshot();
  assert.match(moved['.env']!, new RegExp(`^STRIPE\\w+=${token}$`, 'm'));
  assert.match(moved['.env.example']!, /^STRIPE\w+=$/m);
  assert.match(moved['.gitignore']!, /^\.env$/m);
  assert.equal(run(project), printed);
  await bench.squiggles().first().waitFor({ state: 'detached' });

  await bench.goTo(1, 1);
  await bench.press('Mod+z');
  await confirmUndo(bench.page);
  await eventually('the literal is back', async () => (await bench.lines()).join('\n').includes(token));
  await bench.saveAll();
  await eventually('the disk is as before', () => JSON.stringify(project.snapshot()) === JSON.stringify(before));
  assert.equal(run(project), printed);
}

async function hoverText(bench: Workbench): Promise<string> {
  await bench.command('Show or Focus Hover');
  const hover = bench.page.locator('.monaco-hover:visible').first();
  await eventually('the hover is filled', async () => (await hover.innerText()).includes('Stripe'));
  const text = await hover.innerText();
  await bench.press('Escape');
  return text;
}

/** VS Code may ask whether the undo goes over all files: that is its one step. */
async function confirmUndo(page: Page): Promise<void> {
  const button = page.locator('.monaco-dialog-box .monaco-button', { hasText: /^Undo in \d+ files/i });
  await button.click({ timeout: 3_000 }).catch((error: Error) => {
    if (error.name !== 'TimeoutError') throw error;
  });
}
