// What the canary's play does in code: type, look, fix in every way, fail.

import { rmSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import { eventually } from '../eventually';
import { hover } from '../hover';
import type { Stage } from './stage';

export async function playInCode(stage: Stage): Promise<void> {
  await typeAndMove(stage, 'app.mjs', [1, 21], stage.canaries.typed.value);
  await typeAndMove(stage, 'app.py', [1, 8], stage.canaries.typedInPython.value);
  await useExisting(stage);
  await ignore(stage);
  await failToMove(stage);
  await fixWhatChanged(stage);
  await typeUntitled(stage);
}

async function typeAndMove(
  { bench, project }: Stage,
  file: string,
  at: readonly [number, number],
  value: string,
): Promise<void> {
  await bench.openFile(file);
  await bench.goTo(...at);
  await bench.type(value);
  await bench.squiggles().first().waitFor();
  await bench.problems();
  await bench.goTo(at[0], at[1] + 3);
  await hover(bench, 'Confidence');
  await bench.lightbulb();
  await bench.fix(/^Move to environment variable/);
  await saved(bench, 'the value is in .env', () => project.read('.env')?.includes(value));
}

async function useExisting({ bench, project }: Stage): Promise<void> {
  await bench.openFile('use.mjs');
  await bench.squiggles().first().waitFor();
  await bench.goTo(1, 25);
  await bench.fix('Use existing environment variable KEPT_KEY');
  await saved(bench, 'the variable is used', () => project.read('use.mjs')?.includes('process.env.KEPT_KEY'));
}

async function ignore({ bench, project }: Stage): Promise<void> {
  await bench.openFile('ignored.mjs');
  await bench.squiggles().nth(1).waitFor();
  await bench.goTo(2, 25);
  await bench.fix('Ignore this value');
  await saved(bench, 'the fingerprint is noted', () => project.read('.scabbard.json')?.includes('ignoredFingerprints'));
  await bench.goTo(1, 25);
  await bench.fix('Ignore on this line');
  await saved(bench, 'the marker is there', () => project.read('ignored.mjs')?.includes('scabbard:ignore'));
}

/** The env file becomes a folder between the offer and the choice: the edit has nowhere to go. */
async function failToMove({ bench, project }: Stage): Promise<void> {
  const row = await offered(bench, project.path('unmovable/main.mjs'), 'Move to environment variable');
  rmSync(project.path('unmovable/.env'));
  project.write('unmovable/.env/keep', '');
  await row.click();
  await bench.command('File: Save All');
}

/** The document changes between the offer and the choice. */
async function fixWhatChanged({ bench, project, canaries }: Stage): Promise<void> {
  await offered(bench, 'outdated.mjs', 'Move to environment variable');
  project.write('outdated.mjs', `// A line more.\nexport const other = ['${canaries.outdated.value}'];\n`);
  await eventually('the editor follows the disk', async () => (await bench.lines())[0]?.includes('A line more'));
  await bench.press('Enter');
}

/** Opens the lightbulb menu on the value in the file's first line; answers its row. */
async function offered(bench: Stage['bench'], file: string, title: string): Promise<Locator> {
  await bench.openFile(file);
  await bench.squiggles().first().waitFor();
  await bench.goTo(1, 25);
  const row = (await bench.openLightbulb()).filter({ hasText: title }).first();
  await row.waitFor();
  return row;
}

async function typeUntitled({ bench, canaries }: Stage): Promise<void> {
  await bench.command('File: New Untitled Text File');
  await bench.page.locator('.tab.active', { hasText: 'Untitled-1' }).waitFor();
  // VS Code names an untitled document by its first line.
  await bench.type(
    `notes\ntoken: ${canaries.untitled.value}\n${canaries.privateKey.value}\n-----END PRIVATE KEY-----\n`,
  );
  await bench.squiggles().nth(1).waitFor();
  await bench.goTo(2, 15);
  await hover(bench, 'Confidence');
}

/** Saves all until the disk is as it should be: edits of several files arrive one after the other. */
export async function saved(bench: Stage['bench'], what: string, isThere: () => unknown): Promise<void> {
  await eventually(what, async () => {
    await bench.command('File: Save All');
    return isThere();
  });
}

/** Waits for a notification in the list of all: a toast may have been hidden, or not be shown beside others. */
export async function told({ bench, talk }: Stage, words: string): Promise<void> {
  await bench.command('Notifications: Show Notifications');
  await talk.told(words);
  await bench.command('Notifications: Clear All Notifications');
}
