// The smaller subcommands: help, version, generate, rules.

import assert from 'node:assert/strict';
import { folderWith, removeFolders } from '../workspace/support/sandbox';
import { bundleCli, run } from './support/command';

describe('scabbard', function () {
  this.timeout(60_000);
  let cwd: string;
  before(bundleCli);
  beforeEach(() => {
    cwd = folderWith();
  });
  afterEach(removeFolders);

  it('shows its version', async () => {
    assert.deepEqual(await run(['--version'], { cwd }), { code: 0, out: '1.2.3\n', err: '' });
  });

  it('lists its commands, and the options of each', async () => {
    const { code, out } = await run(['--help'], { cwd });
    assert.equal(code, 0);
    for (const name of ['scan', 'generate', 'rules', 'lsp']) {
      assert.match(out, new RegExp(`^ {2}${name} `, 'm'));
      const help = await run([name, '--help'], { cwd });
      assert.equal(help.code, 0);
      assert.match(help.out, new RegExp(`Usage: scabbard ${name}`));
      assert.deepEqual(await run(['help', name], { cwd }), help);
    }
  });

  const kinds: readonly [readonly string[], RegExp][] = [
    [['hex'], /^[0-9a-f]{64}\n$/],
    [['hex', '--bytes', '16'], /^[0-9a-f]{32}\n$/],
    [['base64', '--bytes', '33'], /^[A-Za-z0-9+/]{44}\n$/],
    [['base64url'], /^[\w-]{43}\n$/],
    [['uuid'], /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\n$/],
    [['passphrase', '--words', '5', '--separator', '.'], /^[a-z]+(\.[a-z]+){4}\n$/],
    [['password', '--length', '12', '--classes', 'lower,digits'], /^[a-z0-9]{12}\n$/],
  ];
  for (const [args, form] of kinds) {
    it(`generates ${args.join(' ')}`, async () => {
      const [first, second] = [await run(['generate', ...args], { cwd }), await run(['generate', ...args], { cwd })];
      assert.equal(first.code, 0);
      assert.match(first.out, form);
      assert.equal(first.err, '');
      assert.notEqual(first.out, second.out);
    });
  }

  for (const args of [
    [],
    ['rot13'],
    ['hex', '--bytes', '3'],
    ['hex', '--bytes', 'x'],
    ['uuid', '--bytes', '16'],
    ['hex', 'uuid'],
  ]) {
    it(`refuses to generate ${args.join(' ') || 'nothing'}`, async () => {
      const { code, out } = await run(['generate', ...args], { cwd });
      assert.deepEqual([code, out], [2, '']);
    });
  }

  it('lists the rules', async () => {
    const { code, out } = await run(['rules', 'list', '--format', 'json'], { cwd });
    assert.equal(code, 0);
    const rules: { id: string; title: string; link: string }[] = JSON.parse(out);
    assert.ok(rules.length >= 80);
    assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length);
    assert.match((await run(['rules', 'list'], { cwd })).out, new RegExp(`\n${rules.length} rules\\.\n$`));
    assert.equal((await run(['rules'], { cwd })).code, 2);
  });

  it('says what is missing when the server is not beside it', async () => {
    const { code, err } = await run(['lsp'], { cwd });
    assert.equal(code, 2);
    assert.match(err, /npm run build/);
  });
});
