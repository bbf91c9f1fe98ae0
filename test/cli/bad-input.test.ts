// Whatever lies in a folder, a scan ends, says what it left out, and finds what there is to find beside it.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { createDetection } from '../../server/workspace/detect';
import { walkFiles } from '../../server/workspace/files';
import { createLocalPool } from '../../server/workspace/scanning/local-pool';
import { scanFiles } from '../../server/workspace/scanning/scan-files';
import { setGitTrap } from '../support/git-trap';
import { folderWith, git, removeFolders } from '../workspace/support/sandbox';
import { bundleCli, run, scanJson } from './support/command';
import { githubRule, githubToken } from './support/secrets';

describe('scan of bad input', function () {
  this.timeout(60_000);
  before(bundleCli);
  afterEach(removeFolders);

  const line = `token = "${githubToken()}"\n`;

  it('skips binary and too large files, with reasons, and reads every encoding', async () => {
    const utf16 = Buffer.from(`\uFEFF${line}`, 'utf16le');
    const folder = folderWith({
      'binary.bin': Buffer.concat([Buffer.from([0, 1, 2, 0]), Buffer.from(line)]),
      'empty.txt': '',
      'invalid.txt': Buffer.concat([Buffer.from([0xff, 0xc3, 0x28, 0x0a]), Buffer.from(line)]),
      'utf16le.txt': utf16,
      'utf16be.txt': Buffer.from(utf16).swap16(),
      'bom.txt': `\uFEFF${line}`,
      'sparse.txt': '',
    });
    truncateSync(join(folder, 'sparse.txt'), 100_000_000);
    const report = await scanJson([], { cwd: folder });
    assert.equal(report.code, 1);
    assert.deepEqual(
      report.findings.map(({ file, startLine, startColumn }) => [file, startLine, startColumn]),
      [
        ['bom.txt', 1, 10],
        ['invalid.txt', 2, 10],
        ['utf16be.txt', 1, 10],
        ['utf16le.txt', 1, 10],
      ],
    );
    assert.deepEqual(report.stats.skipped, [
      { file: 'binary.bin', reason: 'binary' },
      { file: 'sparse.txt', reason: 'larger than 10 MB' },
    ]);
    assert.equal(report.stats.files, 5);
  });

  it('finds a token at the end of a minified line of 5 MB', async () => {
    const filler = 'function a(b,c){return b.d(c)+"efg"+h[0]};'.repeat(120_000);
    const folder = folderWith({ 'app.min.js': `${filler}var t="${githubToken()}";` });
    const report = await scanJson([], { cwd: folder });
    assert.deepEqual(
      report.findings.map(({ ruleId, startLine, startColumn }) => [ruleId, startLine, startColumn]),
      [[githubRule, 1, filler.length + 8]],
    );
  });

  it('reports what is no regular file and never opens it', async function () {
    // Permissions say nothing to root, so a FIFO and a folder in a file's place stand for the unreadable.
    if (process.platform === 'win32') this.skip();
    const folder = folderWith({ 'a.txt': line });
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    mkdirSync(join(folder, '.gitignore'));
    mkdirSync(join(folder, '.scabbard.json'));
    const report = await scanJson([], { cwd: folder });
    assert.equal(report.findings.length, 1);
    assert.deepEqual(report.stats.skipped, [{ file: 'pipe', reason: 'not a regular file' }]);
    const named = await run(['scan', 'pipe'], { cwd: folder });
    assert.equal(named.code, 2);
    assert.match(named.err, /pipe is no file and no folder/);
  });

  it('says so when the working directory is gone', async function () {
    if (process.platform === 'win32') this.skip();
    const command = 'mkdir gone && cd gone && rmdir ../gone && exec "$0" "$1" scan';
    const ran = spawnSync('sh', ['-c', command, process.execPath, await bundleCli()], { cwd: folderWith() });
    assert.equal(ran.status, 2);
    assert.match(ran.stderr.toString(), /^scabbard: The working directory does not exist any more\.[^\n]*\n$/);
  });

  it('goes on when a file is deleted while scanned', async () => {
    const folder = folderWith({ 'a.txt': 'a', 'b.txt': 'b' });
    const seen: string[] = [];
    for await (const walked of walkFiles({ root: folder })) {
      seen.push(walked.file);
      if (walked.file === 'a.txt') unlinkSync(join(folder, 'b.txt'));
    }
    assert.deepEqual(seen, ['a.txt', 'b.txt']);
    const doomed = folderWith({ 'a.txt': 'a' });
    const reasons: string[] = [];
    const nothing = createDetection({ rules: [], detectors: [], formats: [], checks: [], now: () => 0 });
    const pool = createLocalPool(nothing);
    const scan = {
      root: join(doomed, 'a.txt'),
      pool,
      nameOf: (path: string) => path,
      common: { minimumConfidence: 'likely' as const },
    };
    const walkThenDelete = scanFiles(scan);
    unlinkSync(join(doomed, 'a.txt'));
    for await (const scanned of walkThenDelete) if (scanned.kind === 'skipped') reasons.push(scanned.reason);
    assert.deepEqual(reasons, ['not found']);
  });

  it('survives links that lead in circles or out', async () => {
    const outside = folderWith({ 'x.txt': line });
    const folder = folderWith({ 'a/a.txt': line });
    symlinkSync('..', join(folder, 'a/up'));
    symlinkSync('loop', join(folder, 'loop'));
    symlinkSync(join(outside, 'x.txt'), join(folder, 'out.txt'));
    const report = await scanJson([], { cwd: folder });
    assert.deepEqual(
      report.findings.map(({ file }) => file),
      ['a/a.txt'],
    );
    assert.deepEqual(report.stats.skipped.map(({ file }) => file).sort(), ['loop', 'out.txt']);
  });

  it('runs nothing that a hostile .git/config names', async () => {
    const folder = folderWith({ 'a.txt': line });
    git(folder, 'init', '-q');
    git(folder, 'add', 'a.txt');
    const trap = setGitTrap(folder);
    const report = await scanJson([], { cwd: folder });
    assert.equal(report.findings.length, 1);
    assert.equal(trap.isSprung(), false);
    trap.spring();
    assert.equal(trap.isSprung(), true, 'git itself does not fall into the trap');
  });

  it('names what is wrong in .scabbard.json and uses the rest', async () => {
    const folder = folderWith({
      '.scabbard.json': '{\n  "minimumConfidence": 7,\n  "exclude": ["left-out.txt"],\n  "what": 1\n}\n',
      'a.txt': line,
      'left-out.txt': line,
    });
    const { code, out, err } = await run(['scan', '--format', 'json'], { cwd: folder });
    assert.equal(code, 1);
    assert.deepEqual(
      JSON.parse(out).findings.map(({ file }: { file: string }) => file),
      ['a.txt'],
    );
    assert.match(err, /\.scabbard\.json:2:24: “minimumConfidence”/);
    assert.match(err, /\.scabbard\.json:4:3: There is no field “what”/);
  });

  it('goes on without a .scabbard.json that is no JSON at all', async () => {
    const folder = folderWith({ '.scabbard.json': '{"exclude": ["a.txt"], oh no', 'a.txt': '', 'b.txt': line });
    const { code, err } = await run(['scan'], { cwd: folder });
    assert.equal(code, 1);
    assert.match(err, /not valid JSON/);
  });

  it('keeps control characters of file names away from the terminal', async function () {
    if (process.platform === 'win32') this.skip();
    const folder = folderWith({ 'a\x1b[31mred\n.txt': line });
    const { out } = await run(['scan'], { cwd: folder });
    assert.doesNotMatch(out, /\x1b/);
  });
});
