// The program runner with real programs: which ones it finds, what they are given, what comes back, how they are ended.

import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { mock } from 'node:test';
import type { Ran, RunOptions } from '../../../stores/host';
import type { Result } from '../../../stores/store';
import { createRunner, type RunnerSurroundings } from '../../../stores/support/program';
import { batchCommand } from '../../../stores/support/program/batch';
import { environmentOf } from '../../../stores/support/program/environment';
import { problemOf } from '../contract';
import { newFolder } from '../support/test-host';

const system = '/usr/local/bin:/usr/bin:/bin';
const newHome = () => realpathSync(newFolder());

const runner = (parts: Partial<RunnerSurroundings> = {}) =>
  createRunner({ env: { PATH: system }, home: newHome(), workspace: [], ...parts });
const shell = (script: string, options: RunOptions = {}, parts: Partial<RunnerSurroundings> = {}) =>
  runner(parts)('sh', ['-c', script], options);

function ended(result: Result<Ran>) {
  assert.ok(result.ok, JSON.stringify(result));
  return { ...result.value, text: Buffer.from(result.value.stdout).toString() };
}

/** A program that prints its first argument's worth: which one of several it is. */
function program(folder: string, name: string, says = name): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\necho ${says}\n`);
  chmodSync(file, 0o755);
  return file;
}

describe('a program that is run', () => {
  before(function () {
    if (process.platform === 'win32') this.skip();
  });

  it('gets its arguments as they are, and gives back its status and both outputs', async () => {
    const args = ['a b', '$HOME', '*', "'", '"', '\\', '', '; echo no', 'ä'];
    const result = ended(await runner()('sh', ['-c', 'printf "%s|" "$@"; printf "why" >&2; exit 7', 'sh', ...args]));
    assert.equal(result.text, args.map((one) => `${one}|`).join(''));
    assert.deepEqual([result.status, result.stderr], [7, 'why']);
  });

  it('gets its input whole, and may leave it unread', async () => {
    const bytes = Uint8Array.from({ length: 1_000_000 }, (_, index) => index % 256);
    assert.deepEqual(new Uint8Array(ended(await runner()('cat', [], { stdin: bytes })).stdout), bytes);
    assert.equal(ended(await shell('exit 0', { stdin: bytes })).status, 0);
    assert.equal(ended(await runner()('cat', [], { stdin: 'schlüssel' })).text, 'schlüssel');
    assert.equal(ended(await runner()('cat', [])).text, '');
  });

  it('works in the home folder and knows little of our environment', async () => {
    const home = newHome();
    const env = {
      PATH: system,
      HOME: '/elsewhere',
      LANG: 'C',
      LC_ALL: 'C',
      XDG_CONFIG_HOME: '/x',
      A_TOKEN: 'of nothing',
    };
    const { text } = ended(await runner({ env, home })('env', [], { env: { ADDED: 'yes' } }));
    const expected = ['ADDED=yes', `HOME=${home}`, 'LANG=C', 'LC_ALL=C', `PATH=${system}`, 'XDG_CONFIG_HOME=/x'];
    assert.deepEqual(text.trim().split('\n').sort(), expected);
    assert.equal(ended(await shell('pwd', {}, { home })).text, `${home}\n`);
  });

  it('has the status of a shell when a signal ended it', async () => {
    assert.equal(ended(await shell('kill -TERM $$')).status, 143);
  });

  it('may not write more than 8 MiB', async () => {
    const limit = 8 * 1024 * 1024;
    assert.equal(ended(await shell(`head -c ${limit} /dev/zero`)).stdout.length, limit);
    for (const script of [`head -c ${limit + 1} /dev/zero`, 'cat /dev/zero', 'cat /dev/zero >&2'])
      assert.equal(problemOf(await shell(script)).kind, 'unreadable', script);
  });

  it('is ended with everything it started when it takes too long: thirty seconds, or as said', async () => {
    for (const timeout of [undefined, 5000]) {
      const home = newHome();
      mock.timers.enable({ apis: ['setTimeout'] });
      const late = once(home, () => mock.timers.tick(timeout ?? 30_000));
      const script = 'sleep 1000 & echo $! >written; mv written started; wait';
      try {
        const result = await shell(script, timeout === undefined ? {} : { timeout }, { home });
        assert.match(problemOf(result).message, /did not end in time/);
      } finally {
        late.close();
        mock.timers.reset();
      }
      await goneFrom(join(home, 'started'));
    }
  });

  it('is ended when the request is cancelled, and not started when it was before', async () => {
    const home = newHome();
    const aborted = await shell('touch started', { signal: AbortSignal.abort() }, { home });
    assert.equal(problemOf(aborted).kind, 'cancelled');
    assert.equal(existsSync(join(home, 'started')), false);
    const controller = new AbortController();
    const watcher = once(home, () => controller.abort());
    const script = 'echo $$ >written; mv written started; sleep 1000';
    const result = await shell(script, { signal: controller.signal }, { home });
    watcher.close();
    assert.equal(problemOf(result).kind, 'cancelled');
    await goneFrom(join(home, 'started'));
  });

  it('may leave a service behind that keeps its outputs open', async () => {
    const home = newHome();
    assert.equal(ended(await shell('sleep 30 & echo $! >started; echo done', {}, { home })).text, 'done\n');
    process.kill(Number(readFileSync(join(home, 'started'), 'utf8')));
  });

  it('is refused what it cannot be given', async () => {
    assert.equal(problemOf(await runner()('echo', ['a\0b'])).kind, 'unsupported');
    assert.equal(problemOf(await runner()('echo', [], { env: { A: 'a\0b' } })).kind, 'unsupported');
    assert.equal(problemOf(await runner()('echo', ['x'.repeat(10_000_000)])).kind, 'unavailable');
    assert.equal(problemOf(await runner({ home: join(newHome(), 'absent') })('echo', [])).kind, 'unavailable');
  });

  it('is nothing that a problem speaks of', async () => {
    const env = { PATH: system };
    for (const result of [
      await runner({ env })('a-canary-of-nothing', ['canary']),
      await runner({ env })('sh', ['canary\0'], { env: { CANARY: 'canary' } }),
      await runner({ env })('sh', ['-c', 'echo canary; sleep 1000'], { timeout: 100 }),
    ])
      assert.doesNotMatch(problemOf(result).message, /canary/i);
  });
});

/** Calls when the file `started` is in the folder. */
const once = (folder: string, call: () => void) =>
  watch(folder, () => void (existsSync(join(folder, 'started')) && call()));

/** A process that was killed is gone a moment later; it may be a zombie, of which nobody is left to ask. */
async function goneFrom(file: string): Promise<void> {
  const pid = readFileSync(file, 'utf8').trim();
  const isRunning = () =>
    existsSync(`/proc/${pid}`) && !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  for (let turn = 0; turn < 1000 && isRunning(); turn++) await new Promise((resolve) => setImmediate(resolve));
  assert.equal(isRunning(), false, `process ${pid} goes on`);
}

describe('a program that is looked for', () => {
  before(function () {
    if (process.platform === 'win32') this.skip();
  });

  /** What a run of `tool` prints; undefined when it was not found. */
  const found = async (PATH: string | undefined, parts: Partial<RunnerSurroundings> = {}, name = 'tool') => {
    const result = await runner({ env: { PATH }, ...parts })(name, []);
    if (!result.ok) assert.equal(result.problem.kind, 'unavailable');
    return result.ok ? Buffer.from(result.value.stdout).toString().trim() : undefined;
  };

  it('is the first one on the PATH that can be run', async () => {
    const folder = newHome();
    mkdirSync(join(folder, 'a', 'tool'), { recursive: true });
    mkdirSync(join(folder, 'b'));
    writeFileSync(join(folder, 'b', 'tool'), 'no program');
    program(join(folder, 'c'), 'tool', 'third');
    program(join(folder, 'd'), 'tool', 'fourth');
    assert.equal(await found(['a', 'absent', 'b', 'c', 'd'].map((one) => join(folder, one)).join(':')), 'third');
  });

  it('is never in a folder that depends on where we are', async () => {
    const folder = newHome();
    program(folder, 'tool');
    const before = process.cwd();
    process.chdir(folder);
    try {
      for (const path of ['', ':', '.', './', `..${folder}`, ':.:', undefined])
        assert.equal(await found(path), undefined, path);
      for (const name of ['./tool', '', '.', '..', '../tool', 'a b', `x/../../${folder}/tool`])
        assert.equal(await found(folder, {}, name), undefined, name);
    } finally {
      process.chdir(before);
    }
  });

  it('is never in a workspace, whatever links say', async () => {
    const workspace = newHome();
    const own = newHome();
    program(join(workspace, 'bin'), 'tool', 'foreign');
    const real = program(join(own, 'real'), 'tool', 'own');
    symlinkSync(join(workspace, 'bin'), join(own, 'link-to-folder'));
    mkdirSync(join(own, 'links'));
    symlinkSync(join(workspace, 'bin', 'tool'), join(own, 'links', 'tool'));
    symlinkSync(workspace, join(own, 'link-to-workspace'));
    for (const folder of [join(workspace, 'bin'), join(own, 'link-to-folder'), join(own, 'links')]) {
      assert.equal(await found(`${folder}:${join(own, 'real')}`, { workspace: [workspace] }), 'own', folder);
      assert.equal(await found(folder, { workspace: [join(own, 'link-to-workspace')] }), undefined, folder);
      assert.equal(await found(folder), 'foreign');
    }
    assert.equal(await found(join(own, 'real'), { workspace: [own.slice(0, -1), `${own}/rea`] }), 'own');
    assert.equal(await found(undefined, { workspace: [own] }, real), 'own');
  });

  it('may be in a workspace that is around the home folder', async () => {
    const home = newHome();
    program(join(home, 'bin'), 'tool');
    for (const workspace of ['/', home])
      assert.equal(await found(join(home, 'bin'), { home, workspace: [workspace] }), 'tool');
    const inner = { home, workspace: [join(home, 'bin')] };
    assert.equal(await found(join(home, 'bin'), inner), undefined);
  });

  it('finds other programs as we do', async () => {
    const workspace = newHome();
    const own = newHome();
    const env = { PATH: `${workspace}::.:${own}:${join(own, 'absent')}:${system}` };
    const { text } = ended(await runner({ env, workspace: [workspace] })('env', []));
    assert.match(text, new RegExp(`^PATH=${own}:${system}$`, 'm'));
  });
});

describe('a program on Windows', () => {
  const env = { SystemRoot: 'C:\\Windows' };
  const file = 'C:\\Program Files (x86)\\Azure\\az.cmd';

  it('that is a batch file runs in the system’s command interpreter, its arguments quoted', () => {
    const args = ['account', 'get-access-token', '--resource', 'https://vault.azure.net', 'a b', '', 'C:\\x'];
    const line = `""${file}" "account" "get-access-token" "--resource" "https://vault.azure.net" "a b" "" "C:\\x""`;
    assert.deepEqual(batchCommand(file, args, env), {
      file: 'C:\\Windows\\System32\\cmd.exe',
      args: ['/d', '/s', '/c', line],
    });
  });

  it('that is a batch file gets no argument with a meaning to the interpreter', () => {
    for (const arg of [
      '%PATH%',
      'a"b',
      'a&b',
      'a|b',
      'a^b',
      'a<b',
      'a>b',
      'a!b',
      'a\nb',
      'a\rb',
      'a(b',
      'ends\\',
      'a\0b',
      'a$b',
    ])
      assert.equal(batchCommand(file, [arg], env), undefined, arg);
    assert.equal(batchCommand('C:\\100%\\az.cmd', [], env), undefined);
  });

  it('knows where the user’s things are', () => {
    const given = {
      Path: 'x',
      AppData: 'C:\\a',
      SYSTEMROOT: 'C:\\Windows',
      A_TOKEN: 'of nothing',
      'ProgramFiles(x86)': 'p',
    };
    assert.deepEqual(environmentOf({ env: given, home: 'C:\\u', path: 'C:\\b', platform: 'win32' }, {}), {
      AppData: 'C:\\a',
      SYSTEMROOT: 'C:\\Windows',
      'ProgramFiles(x86)': 'p',
      PATH: 'C:\\b',
      HOME: 'C:\\u',
      USERPROFILE: 'C:\\u',
    });
  });
});
