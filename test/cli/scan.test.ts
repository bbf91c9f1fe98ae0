// `scabbard scan` as people, hooks and CI use it: exit codes, formats, places, what is left out, and no value anywhere.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { folderWith, git, removeFolders, write } from '../workspace/support/sandbox';
import { bundleCli, run, scanJson } from './support/command';
import { githubRule, githubToken } from './support/secrets';

describe('scabbard scan', function () {
  this.timeout(60_000);
  before(bundleCli);
  afterEach(removeFolders);

  const secret = githubToken();
  const line = `token = "${secret}"\n`;

  it('exits with 0 when clean and says so', async () => {
    const { code, out, err } = await run(['scan'], { cwd: folderWith({ 'a.txt': 'hello\n' }) });
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /No secrets found\.\nScanned 1 file/);
  });

  it('exits with 1 and names place, rule and prefix, never the value', async () => {
    const folder = folderWith({ 'src/a.txt': `\n${line}` });
    const { code, out } = await run(['scan', '.'], { cwd: folder });
    assert.equal(code, 1);
    assert.match(out, new RegExp(`src/a\\.txt\n +2:10 +\\w+ +.+ +${githubRule} +\\w*…\n`));
    assert.ok(!out.includes(secret.slice(4)));
  });

  it('counts columns in UTF-16 from 1, without the BOM, at every line end', async () => {
    const folder = folderWith({ 'a.txt': `\uFEFFa\rb\r\n🙂\t"${secret}"` });
    const [finding] = (await scanJson(['.'], { cwd: folder })).findings;
    const { startLine, startColumn, endLine, endColumn } = finding!;
    assert.deepEqual([startLine, startColumn, endLine, endColumn], [3, 5, 3, 5 + secret.length]);
  });

  it('names files relative to the one folder, else to the working directory', async () => {
    const folder = folderWith({ 'one/a.txt': line, 'two/b.txt': line });
    const files = async (...paths: string[]) =>
      (await scanJson(paths, { cwd: folder })).findings.map(({ file }) => file);
    assert.deepEqual(await files('one'), ['a.txt']);
    assert.deepEqual(await files('one/a.txt'), ['one/a.txt']);
    assert.deepEqual(await files('one', 'two/b.txt', 'one/a.txt'), ['one/a.txt', 'two/b.txt']);
    assert.deepEqual(
      (await scanJson([join(folder, 'one')], { cwd: folderWith() })).findings.map(({ file }) => file),
      ['a.txt'],
    );
  });

  it('reads standard input as the file it stands for', async () => {
    const folder = folderWith();
    const report = await scanJson(['--stdin', '--stdin-path', 'src/x.py'], { cwd: folder, input: line });
    assert.deepEqual([report.code, report.findings[0]?.file], [1, 'src/x.py']);
    assert.equal((await scanJson(['--stdin'], { cwd: folder, input: 'nothing here' })).code, 0);
    const binary = await scanJson(['--stdin'], { cwd: folder, input: Buffer.from([1, 0, 2]) });
    assert.deepEqual(binary.stats.skipped, [{ file: 'stdin', reason: 'binary' }]);
  });

  it('writes SARIF 2.1.0 without snippets', async () => {
    const folder = folderWith({ 'a b.txt': line, bin: Buffer.from([0, 0]) });
    const { out } = await run(['scan', '--format', 'sarif'], { cwd: folder });
    assert.ok(!out.includes(secret.slice(4)));
    assert.ok(!out.includes(folder));
    const log = JSON.parse(out);
    assert.equal(log.version, '2.1.0');
    const [{ tool, results, columnKind, invocations }] = log.runs;
    assert.equal(columnKind, 'utf16CodeUnits');
    assert.equal(invocations[0].executionSuccessful, true);
    assert.equal(tool.driver.name, 'Scabbard');
    const [result] = results;
    assert.equal(tool.driver.rules[result.ruleIndex].id, result.ruleId);
    assert.match(tool.driver.rules[result.ruleIndex].helpUri, /^https:\/\//);
    assert.ok(['error', 'warning', 'note'].includes(result.level));
    assert.ok(result.message.text.length > 0);
    assert.equal(typeof result.partialFingerprints['scabbard/v1'], 'string');
    const { artifactLocation, region } = result.locations[0].physicalLocation;
    assert.deepEqual(artifactLocation, { uri: 'a%20b.txt', uriBaseId: '%SRCROOT%' });
    assert.deepEqual(region, { startLine: 1, startColumn: 10, endLine: 1, endColumn: 10 + secret.length });
    assert.doesNotMatch(out, /"snippet"|"contextRegion"/);
  });

  it('writes the report to a file whole, and leaves nothing beside it', async () => {
    const folder = folderWith({ 'a.txt': line, 'out/report.json': 'old' });
    const { code, out } = await run(['scan', '--format', 'json', '--output', 'out/report.json'], { cwd: folder });
    assert.deepEqual([code, out], [1, '']);
    assert.equal(JSON.parse(readFileSync(join(folder, 'out/report.json'), 'utf8')).findings.length, 1);
    assert.deepEqual(readdirSync(join(folder, 'out')), ['report.json']);
    const failed = await run(['scan', '--output', 'nowhere/report.txt'], { cwd: folder });
    assert.equal(failed.code, 2);
    assert.match(failed.err, /--output cannot be written: its folder does not exist/);
    const onFolder = await run(['scan', '--output', 'out'], { cwd: folder });
    assert.match(onFolder.err, /--output cannot be written: it is a folder/);
  });

  it('keeps the link and the permissions of the file it replaces', async function () {
    if (process.platform === 'win32') this.skip();
    const folder = folderWith({ 'a.txt': line, 'real/report.txt': 'old' });
    chmodSync(join(folder, 'real/report.txt'), 0o600);
    symlinkSync('real/report.txt', join(folder, 'report.txt'));
    assert.equal((await run(['scan', 'a.txt', '--output', 'report.txt'], { cwd: folder })).code, 1);
    assert.match(readFileSync(join(folder, 'real/report.txt'), 'utf8'), /1 finding/);
    assert.equal(lstatSync(join(folder, 'report.txt')).isSymbolicLink(), true);
    assert.equal(statSync(join(folder, 'real/report.txt')).mode & 0o777, 0o600);
  });

  it('writes into a pipe instead of replacing it', async function () {
    if (process.platform === 'win32') this.skip();
    const folder = folderWith({ 'a.txt': line });
    // A link like /dev/stdout, made here: were it replaced, only this folder would notice.
    symlinkSync('/proc/self/fd/1', join(folder, 'report'));
    if (!existsSync(join(folder, 'report'))) this.skip();
    const command = '"$0" "$1" scan a.txt --output report | cat';
    const child = spawn('sh', ['-c', command, process.execPath, await bundleCli()], { cwd: folder });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    await new Promise((done) => child.on('close', done));
    assert.match(Buffer.concat(chunks).toString(), /1 finding in 1 file/);
    assert.equal(lstatSync(join(folder, 'report')).isSymbolicLink(), true);
  });

  it('leaves out what git ignores unless told otherwise or named', async () => {
    const folder = folderWith({ '.gitignore': 'node_modules/\n', 'node_modules/p/a.txt': line });
    git(folder, 'init', '-q');
    assert.equal((await scanJson(['.'], { cwd: folder })).code, 0);
    assert.equal((await scanJson(['.', '--no-ignore'], { cwd: folder })).code, 1);
    assert.deepEqual(
      (await scanJson(['node_modules'], { cwd: folder })).findings.map(({ file }) => file),
      ['p/a.txt'],
    );
  });

  it('keeps env files for values: silent when ignored, loud when git would take them', async () => {
    const files = { '.env': `GITHUB_TOKEN=${secret}\n`, '.env.example': `GITHUB_TOKEN=${githubToken(2)}\n` };
    const ids = async (cwd: string) =>
      (await scanJson(['.', '--no-ignore'], { cwd })).findings.map((one) => [one.file, one.ruleId]);
    const outside = folderWith(files);
    assert.deepEqual(await ids(outside), [['.env.example', 'env/secret-in-example']]);
    const ignored = folderWith({ ...files, '.gitignore': '.env\n' });
    git(ignored, 'init', '-q');
    assert.deepEqual(await ids(ignored), [['.env.example', 'env/secret-in-example']]);
    const exposed = folderWith({ '.env': files['.env'] });
    git(exposed, 'init', '-q');
    assert.deepEqual((await ids(exposed)).sort(), [
      ['.env', 'env/not-ignored'],
      ['.env', githubRule],
    ]);
    git(exposed, 'add', '.env');
    assert.deepEqual((await ids(exposed)).sort(), [
      ['.env', 'env/tracked'],
      ['.env', githubRule],
    ]);
  });

  it('follows .scabbard.json: rules, allow, fingerprints, confidence', async () => {
    const folder = folderWith({ 'a.txt': line, 'legacy/b.txt': line });
    const configured = async (config: object, ...args: string[]) => {
      write(folder, { '.scabbard.json': JSON.stringify(config) });
      return (await scanJson(['.', ...args], { cwd: folder })).findings;
    };
    assert.equal((await configured({})).length, 2);
    assert.deepEqual(await configured({ rules: { 'github/*': 'off' } }), []);
    const lowered = await configured({ rules: { 'github/*': 'off', [githubRule]: 'hint' } });
    assert.deepEqual(
      lowered.map(({ severity }) => severity),
      ['hint', 'hint'],
    );
    const allowed = await configured({ allow: [{ paths: ['legacy/'], rules: ['github/*'] }] });
    assert.deepEqual(
      allowed.map(({ file }) => file),
      ['a.txt'],
    );
    const key = '0123456789abcdef'.repeat(4);
    const [finding] = await configured({ key });
    assert.deepEqual(await configured({ key, ignoredFingerprints: [finding!.fingerprint] }), []);
    write(folder, { 'other.json': '{"exclude": ["*.txt"]}' });
    assert.deepEqual(await configured({}, '--config', 'other.json'), []);
  });

  it('says how many findings comments in the files hide', async () => {
    const folder = folderWith({ 'a.py': `t = "${secret}"  # scabbard:ignore\n` });
    const { code, out } = await run(['scan'], { cwd: folder });
    assert.equal(code, 0);
    assert.match(out, /Hidden by comments in the files: 1\./);
  });

  const mistakes: readonly [string, readonly string[], RegExp][] = [
    ['no command', [], /Name a command/],
    ['an unknown command', ['scna'], /There is no command scna/],
    ['an unknown option', ['scan', '--frmat', 'json'], /There is no option --frmat/],
    ['a wrong format', ['scan', '--format', 'xml'], /--format must be one of text, json, sarif/],
    ['an option without its value', ['scan', '--output'], /--output needs a value/],
    ['a switch with a value', ['scan', '--stdin=yes'], /--stdin takes no value/],
    ['an option given twice', ['scan', '--stdin', '--stdin'], /--stdin was given twice/],
    ['paths with --stdin', ['scan', '--stdin', 'a'], /either --stdin or paths/],
    ['--stdin-path alone', ['scan', '--stdin-path', 'a'], /--stdin-path needs --stdin/],
    ['a path that is not there', ['scan', 'gone'], /gone: not found/],
    ['an empty path', ['scan', ''], /A path is empty/],
    ['a configuration that is not there', ['scan', '--config', 'gone.json'], /--config cannot be read/],
  ];
  for (const [what, args, message] of mistakes) {
    it(`exits with 2 and a sentence for ${what}`, async () => {
      const { code, out, err } = await run(args, { cwd: folderWith() });
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, message);
      assert.equal(err.trim().split('\n').length, 1);
    });
  }

  it('survives a reader that goes away', async () => {
    const folder = folderWith(Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`${index}.txt`, line])));
    const cli = await bundleCli();
    const child = spawn(process.execPath, [cli, 'scan', '--format', 'json'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const err: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((done) => child.on('close', done));
    assert.deepEqual([code, Buffer.concat(err).toString()], [1, '']);
  });

  it('stops on Ctrl-C with 130 and writes no report', async function () {
    if (process.platform === 'win32') this.skip();
    const folder = folderWith();
    const args = [await bundleCli(), 'scan', '--stdin', '--output', 'report.txt'];
    const child = spawn(process.execPath, args, { cwd: folder, stdio: ['pipe', 'ignore', 'ignore'] });
    child.stdin.on('error', () => undefined);
    // More than a pipe holds: once it is taken the program is reading, and it never sees the end.
    child.stdin.write(line.repeat(50_000), () => child.kill('SIGINT'));
    assert.equal(await new Promise((done) => child.on('close', done)), 130);
    assert.equal(existsSync(join(folder, 'report.txt')), false);
  });
});
