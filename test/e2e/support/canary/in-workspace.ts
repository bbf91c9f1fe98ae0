// What the canary's play does with the workspace as a whole: scan, configuration, settings, restart, and the command line.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, within } from '../eventually';
import { told } from './in-code';
import { playInStores } from './in-stores';
import type { Place } from './places';
import type { Stage } from './stage';

const cli = join(__dirname, '../../../../dist/cli.js');

export async function playInWorkspace(stage: Stage): Promise<void> {
  const { bench } = stage;
  await bench.command('Scabbard: Scan Workspace');
  await told(stage, 'Scan done');
  await bench.problems();
  await fetchSecrets(stage);
  await playInStores(stage);
  await breakConfiguration(stage);
  await changeSettings(stage);
  await bench.command('Scabbard: Restart Language Server');
  await bench.page.locator('.statusbar-item[id^="scabbard"]', { hasText: /^\s*\d+\s*$/ }).waitFor();
  await bench.command('Scabbard: Scan Workspace');
  await told(stage, 'Scan done');
  await showOutput(stage);
}

/** On a busy machine VS Code may draw the panel empty: hidden and shown, it reads the log again. */
async function showOutput({ bench }: Stage): Promise<void> {
  const line = bench.page.locator('.output-view .view-line', { hasText: 'window/logMessage' }).first();
  const draw = async (): Promise<boolean> => {
    await bench.command('Scabbard: Show Output');
    if (await within(8_000, (timeout) => line.waitFor({ timeout }))) return true;
    await bench.command('View: Hide Panel');
    return false;
  };
  await eventually('the log is drawn', draw, 90_000);
}

/** For a look, and onto the clipboard. */
async function fetchSecrets(stage: Stage): Promise<void> {
  await fetchKept(stage, 'Peek');
  await stage.bench.page.locator('.quick-input-widget', { hasText: 'Enter shows the value' }).waitFor();
  await stage.bench.press('Enter');
  await stage.bench.page.locator('.quick-input-widget', { hasText: 'Enter hides the value' }).waitFor();
  await stage.bench.press('Escape');
  await fetchKept(stage, 'Copy');
  await told(stage, 'KEPT_KEY is on the clipboard');
  await stage.bench.command('Scabbard: Show Access Log');
  await stage.bench.page.locator('.tab.active', { hasText: 'access-log.jsonl' }).waitFor();
  await stage.bench.command('Scabbard: Show Rule Reference');
  // Its page comes late and would take the place of what is opened next.
  await stage.bench.page.locator('.tab.active', { hasText: 'Preview rules.md' }).waitFor();
}

async function fetchKept({ bench, talk }: Stage, use: string): Promise<void> {
  await bench.command('Scabbard: Fetch Secret');
  await talk.answer('Store', 'Env file');
  await talk.answer('Env file to fetch from', '.env');
  await talk.answer('Name of the secret', 'KEPT_KEY');
  await talk.answer('What to do with KEPT_KEY', use);
}

async function breakConfiguration({ bench, project, canaries }: Stage): Promise<void> {
  const { value } = canaries.malformed;
  const text = `{ "key": "${value}", "minimumConfidence": ["${value}"], "rules": { "${value}": "${value}" }, ${value} }\n`;
  project.write('.scabbard.json', text);
  await bench.openFile('.scabbard.json');
  await bench.squiggles().first().waitFor();
  await bench.problems();
}

async function changeSettings({ bench, project }: Stage): Promise<void> {
  const count = () => bench.page.locator('.statusbar-item[id^="scabbard"]').first().innerText();
  /** Written again while it changes nothing: VS Code may miss the file while it begins to watch a new folder. */
  const change = (what: string, settings: object, done: (count: string) => boolean): Promise<boolean> =>
    eventually(
      what,
      async () => {
        project.write('.vscode/settings.json', JSON.stringify(settings));
        return within(4_000, async (timeout) => {
          await eventually(what, async () => done(await count()), timeout);
        });
      },
      60_000,
    );
  const none = (text: string) => /\b0\b/.test(text);
  await change('the findings are gone', { 'scabbard.enable': false, 'scabbard.mask.enabled': true }, none);
  await change('the findings are back', { 'scabbard.minimumConfidence': 'possible' }, (text) => !none(text));
}

/** A program that says its secret on both streams, plain and in other forms. */
const look = [
  '-e',
  `const { SHOP } = process.env;
  console.log('it is ' + SHOP + ', ' + JSON.stringify({ SHOP }) + ', ' + encodeURIComponent(SHOP));
  console.error(SHOP + Buffer.from(SHOP).toString('base64'));`,
];

const filesBelow = (folder: string): readonly Place[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name, parentPath }) => ({ name: `file ${name}`, text: readFileSync(join(parentPath, name), 'utf8') }));

/** Every report, with what the command line says beside it. */
export function reportsOf(folder: string): readonly Place[] {
  const reports = mkdtempSync(join(tmpdir(), 'scabbard-reports-'));
  // Approvals and the access log are kept there: a place to be searched, too.
  const config = join(reports, 'config');
  const env = { ...process.env, XDG_CONFIG_HOME: config, APPDATA: config };
  const run = (...args: readonly string[]): Place[] => {
    const { stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { cwd: folder, encoding: 'utf8', env });
    return [
      { name: `scabbard ${args[0]} ${args[2] ?? ''}, output`, text: stdout },
      { name: `scabbard ${args[0]} ${args[2] ?? ''}, errors`, text: stderr },
    ];
  };
  try {
    return [
      ...run('rules', 'list'),
      ...run('scan', '--format', 'text', '--no-ignore'),
      ...['text', 'json', 'sarif'].flatMap((format) => {
        const file = join(reports, format);
        const said = [...run('scan', '--format', format), ...run('scan', '--format', format, '--output', file)];
        return [...said, { name: `report ${format}`, text: existsSync(file) ? readFileSync(file, 'utf8') : '' }];
      }),
      ...run('run', '--approve', '--env-file', 'run.env', '--', process.execPath, ...look),
      ...filesBelow(config),
    ];
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
}
