// What the canary's play does in env files: create, mend, generate, mask. Answers with the values the product made.

import { eventually } from '../eventually';
import { hover } from '../hover';
import { saved, told } from './in-code';
import type { Canary } from './search';
import type { Stage } from './stage';

export async function playInEnvFiles(stage: Stage): Promise<readonly Canary[]> {
  const created = await createEnv(stage);
  await mendExample(stage);
  await mendEnv(stage);
  const generated = await generate(stage);
  await mask(stage);
  return [created, ...generated];
}

async function createEnv({ bench, talk, project }: Stage): Promise<Canary> {
  await bench.command('Scabbard: Create .env from Example');
  await talk.answer('Example to copy', 'service');
  await talk.asked('Keys that get 32 random bytes');
  await bench.press('Enter');
  await saved(bench, 'the key has a value', () => /SESSION_SECRET=.{43}/.test(project.read('service/.env') ?? ''));
  return { name: 'session secret in a created .env', value: valueIn(project.read('service/.env'), 'SESSION_SECRET') };
}

async function mendExample({ bench, project, canaries }: Stage): Promise<void> {
  await bench.openFile(project.path('.env.example'));
  await bench.squiggles().first().waitFor();
  await bench.problems();
  await bench.goTo(2, 20);
  await bench.lightbulb();
  await bench.fix('Remove from .env.example');
  await saved(bench, 'the example is clean', () => !project.read('.env.example')?.includes(canaries.example.value));
}

async function mendEnv({ bench, project }: Stage): Promise<void> {
  await bench.openFile(project.path('.env'));
  await bench.squiggles().first().waitFor();
  await bench.goTo(project.read('.env')!.trimEnd().split('\n').length, 1);
  await bench.fix('Add REGION to .env');
  await saved(bench, 'the key is there', () => project.read('.env')?.includes('REGION=eu'));
  await bench.goTo(1, 12);
  await hover(bench, 'KEPT_KEY');
}

async function generate(stage: Stage): Promise<readonly Canary[]> {
  const { bench, talk, project } = stage;
  await bench.openFile('app.py');
  await bench.press('Mod+End');
  await bench.type('\nMADE = "');
  await choosePassword(stage);
  await talk.answer(/^\d+ bits of strength/, 'Insert at the cursor');
  await saved(bench, 'the password is inserted', () => /MADE = ".{20}/.test(project.read('app.py') ?? ''));
  const inserted = /MADE = "(.+)$/m.exec(project.read('app.py')!)![1]!;

  await chooseSize(stage, 'base64', 'Number of random bytes');
  await talk.answer(/^\d+ bits of strength/, 'Copy to the clipboard');
  await told(stage, 'a new secret is on the clipboard');
  const copied = await bench.page.evaluate<string>('navigator.clipboard.readText()');

  const before = valueIn(project.read('.env'), 'OLD_SECRET');
  await chooseSize(stage, 'Hexadecimal', 'Number of random bytes');
  await talk.answer(/^\d+ bits of strength/, 'Set as the value');
  await talk.answer('Env file', '.env');
  await talk.answer('Choose a key', 'OLD_SECRET');
  await bench.page.locator('.tab.active.dirty[data-resource-name=".env"]').waitFor();
  await saved(bench, 'the value is set', () => valueIn(project.read('.env'), 'OLD_SECRET') !== before);
  return [
    { name: 'inserted password', value: inserted },
    { name: 'copied key', value: copied },
    { name: 'set value', value: valueIn(project.read('.env'), 'OLD_SECRET') },
  ];
}

async function choosePassword(stage: Stage): Promise<void> {
  await stage.bench.command('Scabbard: Generate Secret');
  await stage.talk.answer('Kind of secret', 'Password');
  await stage.talk.asked('Characters of the password');
  await stage.bench.press('Enter');
  await stage.talk.answer('Number of characters', '24');
}

async function chooseSize({ bench, talk }: Stage, kind: string, question: string): Promise<void> {
  await bench.command('Scabbard: Generate Secret');
  await talk.answer('Kind of secret', kind);
  await talk.answer(question, '24');
}

async function mask({ bench, project, canaries }: Stage): Promise<void> {
  await bench.openFile(project.path('.env'));
  const text = bench.page.locator('.editor-instance .view-lines');
  const isShown = async () => (await text.innerText()).includes(canaries.kept.value);
  await bench.command('Scabbard: Mask Values');
  await eventually('values are covered', async () => !(await isShown()));
  await bench.goTo(1, 4);
  await hover(bench, 'set, masked');
  await bench.command('Scabbard: Peek Value at the Cursor');
  await eventually('the value is shown', isShown);
  await bench.command('Scabbard: Unmask Values');
  await eventually('values are shown', isShown);
}

function valueIn(text: string | undefined, key: string): string {
  const found = text?.split('\n').find((line) => line.startsWith(`${key}=`));
  if (!found) throw new Error(`${key} is not in the file`);
  return found.slice(key.length + 1).replace(/^(['"`])(.*)\1$/, '$2');
}
