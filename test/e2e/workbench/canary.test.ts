// Plants values, uses every feature at the trace level, then looks for the values in all that is written, stored, said or shown.
// Not looked into: the documents themselves, and what VS Code keeps of them on its own account (see places.ts).

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { createCanaries } from '../support/canary/canaries';
import { playInCode } from '../support/canary/in-code';
import { playInEnvFiles } from '../support/canary/in-env-files';
import { playInWorkspace, reportsOf } from '../support/canary/in-workspace';
import { type Place, placesInBrowser, placesOnDisk } from '../support/canary/places';
import { type Canary, createSearch } from '../support/canary/search';
import { makeStageProject, type Stage } from '../support/canary/stage';
import { readTraffic, recordTraffic, withoutDocumentText } from '../support/canary/traffic';
import { createWitness, type Witness } from '../support/canary/witness';
import { conversation } from '../support/conversation';
import { eventually } from '../support/eventually';
import type { Project } from '../support/project';
import { startVsCode, type VsCode } from '../support/vscode';
import { workbench } from '../support/workbench';

describe('canary values', function () {
  this.timeout(400_000);
  const canaries = createCanaries();
  /** Written on purpose where logs and state are kept: what is not found there is looked for in vain. */
  const control: Canary = { name: 'control', value: ['control', 'Kq7xVw', 'T3mZ9rLs'].join('') };
  const recording = mkdtempSync(join(tmpdir(), 'scabbard-traffic-'));
  const trafficFile = join(recording, 'traffic.jsonl');
  let vscode: VsCode;
  let project: Project;
  let values: readonly Canary[];
  let inBrowser: readonly Place[];
  let shown: readonly Place[];
  let reports: readonly Place[];

  before(async () => {
    vscode = await startVsCode({
      logLevel: 'trace',
      // Drawn as text, the terminal can be searched.
      settings: {
        'files.autoSave': 'off',
        'scabbard.trace': 'methods',
        'terminal.integrated.gpuAcceleration': 'off',
      },
    });
    recordTraffic(vscode.dataFolder, trafficFile);
    project = makeStageProject(canaries);
    let witness: Witness | undefined;
    const page = await vscode.open(project.folder, {
      prepare: async (empty) => {
        witness = await createWitness(empty);
      },
    });
    try {
      values = await play({ bench: workbench(page), talk: conversation(workbench(page)), project, canaries });
      await plantControl(page, control);
      [inBrowser, shown] = [await placesInBrowser(page), await witness!.places()];
    } catch (error) {
      await page.screenshot({ path: 'out/e2e-failure-canary.png' });
      throw error;
    } finally {
      await page.context().close();
    }
    await eventually('the extension host has ended', () =>
      placesOnDisk(join(vscode.dataFolder, 'data/logs')).some(({ text }) =>
        /Extension host with pid \d+ exiting/.test(text),
      ),
    );
    await vscode.stop();
    reports = reportsOf(project.folder);
  });
  after(async () => {
    await vscode?.close();
    project?.remove();
    rmSync(recording, { recursive: true, force: true });
  });

  it('would be found in part and in other forms', () => {
    const { name, value } = canaries.urlPassword;
    const search = createSearch([canaries.urlPassword]);
    const texts = [
      value,
      `a${value.slice(2, 14)}b`,
      `{\\"password\\":${JSON.stringify(value)}}`,
      `postgres://shop:${encodeURIComponent(value)}@db.internal`,
      ...['', '1', '22', '333'].map((before) => Buffer.from(`${before}${value}, and more`).toString('base64')),
      Buffer.from(`password=${value}`).toString('base64url'),
    ];
    for (const text of texts) assert.deepEqual(search(`before ${text} after`), [name]);
    assert.deepEqual(search(`before ${value.slice(0, 11)} after`), []);
  });

  it('are in no log, output channel or state on disk', () => {
    writeFileSync(join(vscode.dataFolder, 'data/logs/control.log'), `a line with ${control.value.slice(3)}\n`);
    const places = placesOnDisk(vscode.dataFolder);
    holds(places, /Scabbard\.log$/, /→ notification textDocument\/didChange/);
    holds(places, /remoteexthost\.log$/, /\[trace\]/);
    assert.deepEqual(finds(places, [control]), ['control in data/logs/control.log']);
    assert.deepEqual(finds(places, values), []);
  });

  it('are in no storage of the browser', () => {
    holds(inBrowser, /\/window\.log$/, /\[trace\]/);
    assert.deepEqual(finds(inBrowser, [control]).length, 2, 'the control values are not found');
    assert.deepEqual(finds(inBrowser, values), []);
  });

  it('are shown by no notification, hover, list, panel or status', () => {
    holds(shown, /notifications/, /a new secret is on the clipboard/);
    holds(shown, /hover/, /Confidence: /);
    holds(shown, /action-widget/, /Move to environment variable/);
    holds(shown, /panel/, /window\/logMessage/);
    holds(shown, /panel/, /it is ••••••/);
    assert.deepEqual(finds(shown, values), []);
  });

  it('go between editor and server only as document text and asked-for edits', () => {
    const traffic = readTraffic(trafficFile);
    assert.ok(new Set(traffic.map(({ process }) => process)).size >= 2, 'the restart is not recorded');
    const all = traffic.map(({ from, message }) => ({ name: from, text: JSON.stringify(message) }));
    const [said, heard] = [finds(all, [canaries.typed]), finds(all, [canaries.untitled])];
    assert.deepEqual([said.includes('typed in server'), heard.includes('untitled in client')], [true, true]);
    const rest = withoutDocumentText(traffic);
    const kinds = new Set(rest.map(({ name }) => name));
    for (const kind of ['answer to textDocument/hover', 'answer to textDocument/codeAction', 'window/logMessage']) {
      assert.ok(kinds.has(`server: ${kind}`), `${kind} is not recorded`);
    }
    assert.deepEqual(finds(rest, values), []);
  });

  it('are in no report of the command line', () => {
    holds(reports, /report json/, /"ruleId": ?"stripe\/live-secret-key"/);
    holds(reports, /report sarif/, /stripe\/live-secret-key/);
    holds(reports, /scan text, output/, /closed\.js/);
    holds(reports, /scabbard run/, /it is ••••••/);
    holds(reports, /access-log/, /"name":"shop","action":"run","outcome":"ok"/);
    assert.deepEqual(finds(reports, values), []);
  });

  it('are in no file of the project where nobody put them', () => {
    const ours = ['.env.example', '.gitignore', 'app.mjs', 'use.mjs', 'stored.mjs', 'run.env', 'service/.env.example'];
    const files = Object.entries(project.snapshot()).map(([name, text]) => ({ name, text }));
    assert.deepEqual(
      finds(
        files.filter(({ name }) => ours.includes(name)),
        values,
      ),
      [],
    );
  });
});

/** Answers with every value there is then: the planted ones and those the product made. */
async function play(stage: Stage): Promise<readonly Canary[]> {
  await stage.bench.ready();
  await playInCode(stage);
  assert.deepEqual(
    finds([{ name: '.scabbard.json', text: stage.project.read('.scabbard.json')! }], Object.values(stage.canaries)),
    [],
  );
  const generated = await playInEnvFiles(stage);
  await playInWorkspace(stage);
  return [...Object.values(stage.canaries), ...generated];
}

/** In two kinds of storage, the second as base64. */
async function plantControl(page: Page, { value }: Canary): Promise<void> {
  const encoded = Buffer.from(`.${value}`).toString('base64');
  await page.evaluate(`localStorage.setItem('control', ${JSON.stringify(value)})`);
  await page.evaluate(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('control', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('files');
    opening.onerror = reject;
    opening.onsuccess = () => {
      const writing = opening.result.transaction('files', 'readwrite');
      writing.objectStore('files').put(new TextEncoder().encode(${JSON.stringify(encoded)}), 'control.log');
      writing.oncomplete = resolve;
    };
  })`);
}

/** `name of the value in name of the place`, each once. */
function finds(places: readonly Place[], values: readonly Canary[]): readonly string[] {
  const search = createSearch(values);
  return [...new Set(places.flatMap(({ name, text }) => search(text).map((found) => `${found} in ${name}`)))];
}

/** That the right places were looked at at all. A failure must not print them. */
function holds(places: readonly Place[], name: RegExp, text: RegExp): void {
  const named = places.filter((place) => name.test(place.name));
  assert.ok(
    named.some((place) => text.test(place.text)),
    `${text} is in none of ${named.length} places called ${name}`,
  );
}
