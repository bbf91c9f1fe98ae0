// Real threads: what they find, and what becomes of a file at which one hangs or dies.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { all as rules } from '../../../rules';
import { sample, seededRandom } from '../../../server/engine/shape/sample';
import type { Job, Outcome } from '../../../server/workspace/scanning/pool';
import { createWorkerPool } from '../../../server/workspace/scanning/worker-pool';
import { folderWith, removeFolders } from '../support/sandbox';

const common = { minimumConfidence: 'likely' } as const;
const token = sample(rules.find(({ id }) => id === 'github/personal-access-token')!.shape, seededRandom(5)).text;

/** A thread of the true parts whose detection hangs at `hang.txt` and ends the thread at `die.txt`. */
const troubled = `
import { serveBatches } from './server/workspace/scanning/worker';
import { createDetection } from './server/workspace/detect';
const detection = createDetection({ rules: [], detectors: [], formats: [], checks: [], now: () => 0 });
serveBatches({ ...detection, bytes: (input) => {
  if (input.path.endsWith('hang.txt')) for (;;);
  if (input.path.endsWith('die.txt')) process.exit(3);
  if (input.path.endsWith('throw.txt')) throw new Error('no');
  return detection.bytes(input);
} });`;

describe('the threads that scan files', function () {
  this.timeout(60_000);
  let folder = '';
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'scabbard-worker-'));
    const root = join(__dirname, '../../..');
    const shared: BuildOptions = {
      absWorkingDir: root,
      bundle: true,
      platform: 'node',
      target: 'node20',
      mainFields: ['module', 'main'],
    };
    await build({ ...shared, entryPoints: ['server/worker.ts'], outfile: join(folder, 'worker.js') });
    const stdin = { contents: troubled, resolveDir: root, loader: 'ts' } as const;
    await build({ ...shared, stdin, outfile: join(folder, 'troubled.js') });
  });
  after(() => rmSync(folder, { recursive: true }));
  afterEach(removeFolders);

  const jobsIn = (root: string, ...names: readonly string[]): readonly Job[] =>
    names.map((name) => ({ path: join(root, name), name }));
  const said = (outcomes: readonly Outcome[]): readonly string[] =>
    outcomes.map((one) => (one.kind === 'skipped' ? one.reason : `${one.bytes} ${one.result.findings.length}`));

  it('find what there is to find, in every encoding, and give the text of what was found alone', async () => {
    const line = `é = "${token}"\n`;
    const root = folderWith({
      'a.txt': line,
      'plain.txt': 'nothing here\n',
      'utf16.txt': Buffer.from(`\ufeff${line}`, 'utf16le'),
      'binary.bin': Buffer.from([0, 1, 2]),
    });
    const pool = createWorkerPool({ entry: join(folder, 'worker.js'), threads: 2 });
    const batch = jobsIn(root, 'a.txt', 'plain.txt', 'utf16.txt', 'binary.bin', 'absent.txt');
    const outcomes = await pool.run(batch, common);
    assert.deepEqual(said(outcomes), [
      `${Buffer.byteLength(line)} 1`,
      '13 0',
      `${2 * line.length + 2} 1`,
      'binary',
      'deleted while scanned',
    ]);
    const [found, plain] = outcomes;
    assert.ok(found?.kind === 'scanned' && plain?.kind === 'scanned');
    assert.equal(found.text?.slice(found.result.findings[0]!.start, found.result.findings[0]!.end), token);
    assert.equal(plain.text, undefined);
    assert.deepEqual(await pool.run(batch, common), outcomes);
    assert.deepEqual(await pool.run([], common), []);
    await pool.close();
  });

  it('name a file that takes too long, one that ends the thread and one that fails, and scan all others', async () => {
    const names = ['a.txt', 'hang.txt', 'b.txt', 'die.txt', 'throw.txt', 'c.txt'];
    const root = folderWith(Object.fromEntries(names.map((name) => [name, 'x'])));
    const pool = createWorkerPool({ entry: join(folder, 'troubled.js'), threads: 1, timeLimit: 400 });
    const failed = 'scanning it failed';
    assert.deepEqual(said(await pool.run(jobsIn(root, ...names), common)), [
      '1 0',
      'time limit',
      '1 0',
      failed,
      failed,
      '1 0',
    ]);
    await pool.close();
  });

  it('end when told to, and answer what was under way', async () => {
    const root = folderWith({ 'hang.txt': 'x', 'a.txt': 'x' });
    const entry = join(folder, 'troubled.js');
    let started = 0;
    const pool = createWorkerPool({ entry, threads: 1, timeLimit: 50_000, onThread: () => started++ });
    const running = pool.run(jobsIn(root, 'hang.txt', 'a.txt'), common);
    const waiting = pool.run(jobsIn(root, 'a.txt'), common);
    await new Promise((resume) => setTimeout(resume, 300));
    await pool.close();
    assert.deepEqual(said(await running), ['scan was stopped', 'scan was stopped']);
    assert.deepEqual(said(await waiting), ['scan was stopped']);
    assert.deepEqual(said(await pool.run(jobsIn(root, 'a.txt'), common)), ['scan was stopped']);
    await new Promise((resume) => setTimeout(resume, 300));
    assert.equal(started, 1, 'a thread was started after the end');
  });
});
