// What the canary's play does with the local vault: a literal goes in, comes out in every way, and a program gets it.

import { eventually } from '../eventually';
import { hover } from '../hover';
import { saved, told } from './in-code';
import type { Stage } from './stage';

export async function playInStores(stage: Stage): Promise<void> {
  await move(stage);
  await take(stage);
  await refer(stage);
  await run(stage);
  await stage.bench.command('Scabbard: Show Access Log');
  await stage.bench.page.locator('.tab.active', { hasText: 'access-log.jsonl' }).waitFor();
}

/** By the palette: a hover that lies over the editor's tab does not matter to it. */
async function move(stage: Stage): Promise<void> {
  const { bench, talk, project } = stage;
  await bench.openFile('stored.mjs');
  await bench.squiggles().first().waitFor();
  await bench.goTo(1, 25);
  await bench.command('Scabbard: Move Secret to a Store');
  await talk.answer('Store', 'Local vault');
  await talk.answer('Name in Local vault', 'STORED');
  // The palette would take the place of a question that is still looked at.
  await eventually('the code reads the variable', async () => (await bench.lines())[0]?.includes('process.env'));
  await told(stage, 'is in Local vault now');
  await saved(bench, 'the reference is in .env', () => project.read('.env')?.includes('=local://STORED'));
}

/** For a look, and onto the clipboard. */
async function take(stage: Stage): Promise<void> {
  const { bench } = stage;
  await fetchStored(stage, 'Peek');
  await bench.page.locator('.quick-input-widget', { hasText: 'Enter shows the value' }).waitFor();
  await bench.press('Enter');
  await bench.page.locator('.quick-input-widget', { hasText: 'Enter hides the value' }).waitFor();
  await bench.press('Escape');
  await fetchStored(stage, 'Copy');
  await told(stage, 'STORED is on the clipboard');
}

async function refer(stage: Stage): Promise<void> {
  const { bench, project } = stage;
  await bench.openFile(project.path('.env'));
  await bench.press('Mod+End');
  await bench.type('AGAIN=');
  await fetchStored(stage, 'Insert a reference');
  await saved(bench, 'the reference is inserted', () => project.read('.env')?.includes('AGAIN=local://STORED'));
  await hover(bench, 'The secret is there.');
  await bench.command('Scabbard: Check References');
  await told(stage, 'every reference of this file is in its store');
}

async function run({ bench, talk }: Stage): Promise<void> {
  await bench.command('Tasks: Run Task');
  await talk.answer('Select the task to run', 'say');
  const dialog = bench.page.locator('.monaco-dialog-box', { hasText: 'asks for secrets of your stores' });
  await dialog.getByRole('button', { name: 'Allow' }).click();
  const shown = bench.page.locator('.xterm-rows');
  await eventually('its output is masked', async () => (await shown.innerText()).includes('it is ••••••'));
}

async function fetchStored({ bench, talk }: Stage, use: string): Promise<void> {
  await bench.command('Scabbard: Fetch Secret');
  await talk.answer('Store', 'Local vault');
  await bench.picks().filter({ hasText: 'STORED' }).waitFor();
  await talk.answer('Name of the secret', 'STORED');
  await talk.answer('What to do with STORED', use);
}
