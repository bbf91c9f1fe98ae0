// Masked values: not to be seen, not by their length either, while the file stays as it is.

import assert from 'node:assert/strict';
import { eventually } from '../support/eventually';
import { play } from '../support/scene';
import { recordFrames, seen } from '../support/seen';
import { startVsCode, type VsCode } from '../support/vscode';
import type { Workbench } from '../support/workbench';

const dots = '••••••••';

/** Values are made up of words: nothing here looks like a token of a known kind. */
const envOf = (token: string, phrase: string, block: string) =>
  `PORT=3000\nAPI_TOKEN=${token}\nSESSION_SECRET="${phrase}" # signs\nBLOCK="${block}"\nDEBUG=true\n`;
const env = envOf('m4ple-Anchor-77', 'three short words', 'first l1ne\n  second l1ne\nthird');
const masked = [
  'PORT=3000',
  `API_TOKEN=${dots}`,
  `SESSION_SECRET="${dots}" # signs`,
  `BLOCK="${dots}`,
  dots,
  `${dots}"`,
  'DEBUG=true',
];

const files = { '.env': env, '.gitignore': '.env\n', '.vscode/settings.json': '{ "scabbard.mask.peekSeconds": 600 }' };

describe('masked values', () => {
  let vscode: VsCode;
  before(async () => {
    const still = { 'editor.cursorBlinking': 'solid', 'editor.occurrencesHighlight': 'off' };
    const settings = { 'files.autoSave': 'off', ...still };
    vscode = await startVsCode({ driver: false, settings });
  });
  after(() => vscode.close());

  it('look the same whatever they are', async () => {
    const other = envOf('x', 'a phrase that is by far longer than the other', 'one\ntwo\na third line of many words');
    await play(vscode, { name: 'mask-alike', files }, async (bench, project) => {
      await openMasked(bench, project.path('.env'));
      await bench.page.mouse.move(0, 0); // Away from the button, whose tip would be in the picture.
      await bench.page.locator('.monaco-hover:visible').waitFor({ state: 'detached' });
      const editor = bench.page.locator('.editor-instance');
      const picture = await editor.screenshot();
      project.write('.env', other);
      await eventually('the editor reads the file again', async () => (await bench.lines()).includes('API_TOKEN=x'));
      await shows(bench, masked);
      await eventually('the pictures are the same', async () => picture.equals(await editor.screenshot()));
    });
  });

  it('appear again when unmasked, and the file is as it was', async () => {
    await play(vscode, { name: 'unmask', files }, async (bench, project) => {
      await openMasked(bench, project.path('.env'));
      await titleButton(bench, 'Unmask Values').click();
      await shows(bench, env.trimEnd().split('\n'));
      await bench.command('Scabbard: Mask Values');
      await shows(bench, masked);
      assert.equal(await bench.page.locator('.tab.dirty').count(), 0);
      assert.equal(project.read('.env'), env);
    });
  });

  it('are peeked at one by one', async () => {
    await play(vscode, { name: 'peek', files }, async (bench, project) => {
      const plain = env.trimEnd().split('\n');
      await openMasked(bench, project.path('.env'));
      await bench.goTo(2, 1);
      await bench.command('Scabbard: Peek Value');
      await shows(bench, masked.with(1, plain[1]!));
      await bench.press('ArrowDown');
      await shows(bench, masked);

      await bench.goTo(5, 1);
      await bench.command('Scabbard: Peek Value');
      await shows(bench, [...masked.slice(0, 3), ...plain.slice(3, 6), masked[6]!]);
      await bench.command('Scabbard: Peek Value');
      await shows(bench, masked);

      project.write('.vscode/settings.json', '{ "scabbard.mask.peekSeconds": 1 }');
      await bench.goTo(3, 1);
      await eventually('the value goes by itself', async () => {
        await bench.command('Scabbard: Peek Value');
        await shows(bench, masked.with(2, plain[2]!));
        await shows(bench, masked);
        return true;
      });
    });
  });

  it('stay hidden while they are typed', async () => {
    await play(vscode, { name: 'mask-typing', files }, async (bench, project) => {
      await openMasked(bench, project.path('.env'));
      await bench.goTo(2, 200);
      const frames = await recordFrames(bench);
      await bench.page.keyboard.type('Zebra9');
      await eventually('it is typed', async () => (await bench.lines()).includes('API_TOKEN=m4ple-Anchor-77Zebra9'));
      await bench.goTo(3, 22);
      await bench.page.keyboard.type('Zebra9');
      await eventually('it is typed', async () => (await bench.lines()).some((line) => /^SESSION_.*Zebra9/.test(line)));
      await bench.goTo(1, 200);
      await bench.page.keyboard.type('\n\n');
      await shows(bench, masked.toSpliced(1, 0, '', ''));
      await bench.press('Backspace');
      await bench.press('Backspace');
      await shows(bench, masked);
      assert.doesNotMatch(await frames(), /[Zebra9]{2}|m4ple|words|l1ne/);

      await bench.goTo(2, 200);
      await bench.page.keyboard.type('\nOTHER_SECRET=');
      await bench.type('quartz-Lantern-31');
      const longer = [...masked.slice(0, 2), `OTHER_SECRET=${dots}`, ...masked.slice(2)];
      await shows(bench, longer);
      await bench.page.keyboard.type('\nTHIRD_SECRET=m4pl');
      await shows(bench, longer.toSpliced(3, 0, `THIRD_SECRET=${dots}`));
      assert.equal(await bench.page.locator('.suggest-widget.visible').count(), 0, 'values are suggested');
    });
  });
});

async function openMasked(bench: Workbench, path: string): Promise<void> {
  await bench.openFile(path);
  await titleButton(bench, 'Mask Values').click();
  await shows(bench, masked);
}

const titleButton = ({ page }: Workbench, label: string) =>
  page.locator(`.editor-actions a[aria-label="${label}"]`).first();

/** Waits until exactly these lines are seen, and nothing after them. */
async function shows(bench: Workbench, lines: readonly string[]): Promise<void> {
  const expected = lines.join('\n');
  let now = '';
  await eventually(`the editor shows\n${expected}\n`, async () => {
    now = (await seen(bench)).join('\n').trimEnd();
    return now === expected;
  }).catch((error: Error) => assert.fail(`${error.message}\nbut\n${now}`));
}
