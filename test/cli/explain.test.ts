// `scabbard scan --explain FILE:LINE`: what is said of a line and why, its exit codes, and no value anywhere.

import assert from 'node:assert/strict';
import { folderWith, git, removeFolders, write } from '../workspace/support/sandbox';
import { bundleCli, run } from './support/command';
import { githubRule, githubToken, tokenOf } from './support/secrets';

describe('scabbard scan --explain', function () {
  this.timeout(60_000);
  before(bundleCli);
  afterEach(removeFolders);

  const secret = githubToken();
  const line = `token = "${secret}"\n`;
  const explain = (cwd: string, place: string, ...more: readonly string[]) =>
    run(['scan', '--explain', place, ...more], { cwd });

  it('says of a finding its rule, place, class, confidence and reasons, and exits with 1', async () => {
    const { code, out, err } = await explain(folderWith({ 'src/a.ts': `\n${line}` }), 'src/a.ts:2');
    assert.deepEqual([code, err], [1, '']);
    assert.match(out, /^src\/a\.ts:2: reported\.\n/);
    assert.match(out, new RegExp(`\n {2}2:10-${10 + secret.length} {2}.+ {2}${githubRule} {2}ghp_…\n`));
    assert.match(out, /class critical, confidence certain, reported as error\n {4}- begins with ghp_\n/);
    assert.match(out, new RegExp(`Considered, and no finding:\n.+: ${githubRule} knows more about the same`));
  });

  it('says that nothing announces a secret, and exits with 0', async () => {
    const { code, out } = await explain(folderWith({ 'a.txt': 'hello\n' }), 'a.txt:1');
    assert.deepEqual([code, out.split('\n')[0]], [0, 'a.txt:1: nothing is reported.']);
    assert.match(out, /No word on the line announces a secret/);
  });

  it('answers in JSON and into a file', async () => {
    const folder = folderWith({ 'a.txt': line });
    const { code, out } = await explain(folder, 'a.txt:1', '--format', 'json');
    const { version, file, reported, findings } = JSON.parse(out);
    assert.deepEqual([code, version, file, reported], [1, 1, 'a.txt', true]);
    assert.deepEqual(
      [findings[0].ruleId, findings[0].startLine, findings[0].startColumn, findings[0].endColumn],
      [githubRule, 1, 10, 10 + secret.length],
    );
    assert.equal((await explain(folder, 'a.txt:1', '--output', 'why.txt')).out, '');
  });

  it('names the file by what stands before the last colon', async function () {
    if (process.platform === 'win32') this.skip();
    const { code, out } = await explain(folderWith({ 'C:a:7.txt': line }), 'C:a:7.txt:1');
    assert.deepEqual([code, out.split('\n')[0]], [1, 'C:a:7.txt:1: reported.']);
  });

  const wrong: readonly [readonly string[], RegExp][] = [
    [['a.txt'], /wants FILE:LINE/],
    [['a.txt:0'], /wants FILE:LINE/],
    [['a.txt:9'], /a\.txt has 2 lines/],
    [['none.txt:1'], /none\.txt is no file/],
    [['.:1'], /\. is no file/],
    [['a.txt:1', 'a.txt'], /either --explain or paths/],
    [['a.txt:1', '--stdin'], /either --explain or paths/],
    [['a.txt:1', '--format', 'sarif'], /text or JSON/],
  ];
  for (const [args, message] of wrong) {
    it(`refuses ${args.join(' ')}`, async () => {
      const { code, out, err } = await run(['scan', '--explain', ...args], { cwd: folderWith({ 'a.txt': line }) });
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, message);
    });
  }

  it('says why a whole file is left out or not read', async () => {
    const folder = folderWith({
      '.gitignore': 'build/\n',
      '.scabbardignore': 'old.txt\n',
      '.scabbard.json': '{ "exclude": ["vendor/"] }',
      'build/a.txt': line,
      'old.txt': line,
      'vendor/a.txt': line,
      'binary.bin': Buffer.from([1, 0, 2]),
      'large.txt': Buffer.alloc(10_000_001, 'a'),
      'latin.txt': Buffer.from([0xe4, 0x20, 0x61]),
    });
    git(folder, 'init', '-q');
    const said = async (place: string, ...more: readonly string[]) => await explain(folder, place, ...more);
    const first = await said('build/a.txt:1');
    assert.match(first.out, /leaves the file out: git ignores it/);
    assert.match(first.out, new RegExp(githubRule));
    assert.equal(first.code, 0);
    assert.equal((await said('build/a.txt:1', '--no-ignore')).code, 1);
    assert.match((await said('old.txt:1')).out, /leaves the file out: a \.scabbardignore names it/);
    assert.match((await said('vendor/a.txt:1')).out, /leaves the file out: "exclude" in \.scabbard\.json/);
    assert.match((await said('binary.bin:1')).out, /not looked at: binary/);
    assert.match((await said('large.txt:1')).out, /not looked at: larger than 10 MB/);
    assert.match((await said('latin.txt:1')).out, /no UTF-8/);
  });

  it('says which setting keeps a finding from being reported', async () => {
    const folder = folderWith({ 'a.txt': line, 'b.txt': `${line.trim()} # scabbard:ignore\n` });
    const why = async (config: object, ...more: readonly string[]) => {
      write(folder, { '.scabbard.json': JSON.stringify(config) });
      const { code, out } = await explain(folder, 'a.txt:1', ...more);
      assert.equal(code, 0);
      return /not reported: (.*)/.exec(out)?.[1];
    };
    assert.match((await why({ rules: { 'github/*': 'off' } })) ?? '', /"rules" .* turns the rule off/);
    assert.match((await why({ allow: [{ paths: ['a.txt'] }] })) ?? '', /"allow"/);
    const { out } = await run(['scan', 'a.txt', '--format', 'json'], { cwd: folderWith({ 'a.txt': line }) });
    const [{ fingerprint }] = JSON.parse(out).findings;
    assert.match((await why({ ignoredFingerprints: [fingerprint] })) ?? '', /"ignoredFingerprints"/);
    assert.match((await explain(folder, 'b.txt:1')).out, /not reported: an inline marker/);
    write(folder, { 'a.txt': 'password = "hunter2-Wq8zLm44"\n' });
    assert.match((await why({}, '--min-confidence', 'certain')) ?? '', /below the confidence "certain"/);
  });

  it('knows that values belong in env files, and what is reported of those', async () => {
    const folder = folderWith({ '.env': `A=1\nGITHUB_TOKEN=${secret}\n`, '.gitignore': '.env\n' });
    git(folder, 'init', '-q');
    const home = await explain(folder, '.env:2', '--no-ignore');
    assert.equal(home.code, 0);
    assert.match(home.out, /not reported: values belong in an env file/);
    write(folder, { '.env.example': `GITHUB_TOKEN=${githubToken(2)}\n` });
    const example = await explain(folder, '.env.example:1');
    assert.equal(example.code, 1);
    assert.match(example.out, /env\/secret-in-example/);
    assert.match(example.out, /not reported: in an env example/);
  });

  it('agrees with the scan on every line', async () => {
    const text = [line.trim(), 'password = "changeme"', 'password = "hunter2-Wq8zLm44"', '# nothing', line.trim()];
    const folder = folderWith({ 'a.txt': text.join('\n') });
    const { out } = await run(['scan', '--format', 'json'], { cwd: folder });
    const found = JSON.parse(out).findings.map(({ startLine }: { readonly startLine: number }) => startLine);
    for (const number of text.keys()) {
      const { code } = await explain(folder, `a.txt:${number + 1}`);
      assert.equal(code === 1, found.includes(number + 1), `line ${number + 1}`);
    }
  });

  it('says no six characters of any value', async () => {
    const ids = [githubRule, 'stripe/live-secret-key', 'aws/secret-access-key', 'slack/bot-token', 'openai/api-key'];
    const values = [...ids.map((id) => tokenOf(id)), 'hunter2-Wq8zLm44', 'Qw8zLm44tRb1'];
    const cut = values.map((value) => value.slice(0, -1));
    const all = [...values, ...cut];
    const text = all.map((value) => `aws_secret_password = "${value}"`).join('\n');
    const folder = folderWith({ 'a.ts': text });
    for (const [index, value] of all.entries()) {
      for (const format of ['text', 'json']) {
        const { code, out, err } = await explain(folder, `a.ts:${index + 1}`, '--format', format);
        assert.notEqual(code, 2);
        // What comes before is the literal prefix that rules are published with.
        const body = value.slice(Math.min(11, value.length - 8));
        for (let at = 0; at + 6 <= body.length; at++)
          assert.ok(!`${out}${err}`.includes(body.slice(at, at + 6)), `a part of value ${index} is said`);
      }
    }
  });
});
