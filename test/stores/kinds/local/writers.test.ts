// The local vault: several windows and processes that write, and some that are killed.

import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { acquire } from '../../../../stores/parts/local/lock';
import { problemOf } from '../../contract';
import { fill, noKeychain, open, textOf } from '../../support/local-vault';
import { newFolder, testHost } from '../../support/test-host';

describe('several writers of the local vault', () => {
  it('lose nothing, whoever makes the vault', async () => {
    const host = testHost();
    const stores = Array.from({ length: 5 }, () => open(host));
    const names = Array.from({ length: 60 }, (_, index) => `n${String(index).padStart(2, '0')}`);
    await Promise.all(names.map((name, index) => fill(stores[index % 5]!, { [name]: name })));
    const page = await stores[0]!.list();
    assert.deepEqual(page.ok && page.value.names, names);
    const counted = await Promise.all(stores.map((store) => store.put!('once', 'x', { expected: null })));
    assert.equal(counted.filter(({ ok }) => ok).length, 1);
    assert.deepEqual(new Set(counted.filter(({ ok }) => !ok).map((one) => problemOf(one).kind)), new Set(['conflict']));
    assert.deepEqual(readdirSync(host.storage), ['vault.json']);
  });

  it('wait for each other, and not for the dead', async () => {
    const path = join(newFolder(), 'vault.json.lock');
    const at = (time: number) => ({ now: () => time, patience: 0 });
    const start = 1_700_000_000_000;
    const lock = await acquire(path, at(start));
    assert.ok(lock);
    assert.equal(await acquire(path, at(start + 60_000)), undefined, 'its process lives');
    lock.release();
    writeFileSync(path, JSON.stringify({ pid: deadProcess(), time: start, token: 'x' }));
    assert.equal(await acquire(path, at(start + 9_000)), undefined, 'too early to say');
    const next = await acquire(path, { now: () => start + 11_000, patience: 1000 });
    assert.ok(next);
    next.assertHeld();
    writeFileSync(path, '');
    assert.throws(next.assertHeld);
    next.release();
    assert.ok(existsSync(path), 'the lock of another is left');
    assert.ok(
      await acquire(path, { now: () => Date.now() + 11_000, patience: 1000 }),
      'killed before it wrote anything',
    );
  });
});

/** A process that has ended. */
const deadProcess = (): number =>
  Number(execFileSync(process.execPath, ['-e', 'console.log(process.pid)'], { encoding: 'utf8' }));

describe('processes that write the local vault', function () {
  this.timeout(60_000);
  const children: ChildProcess[] = [];
  after(() => {
    for (const child of children) child.kill('SIGKILL');
  });

  /** A host whose key the processes know too. */
  async function shared() {
    const kept = new Map<string, string>();
    const credentials = {
      ...noKeychain,
      get: async () => kept.get('key'),
      set: async (_: string, made: string) => void kept.set('key', made),
    };
    const host = testHost({ credentials });
    await fill(open(host), { first: 'kept' });
    return { host, env: { ...process.env, VAULT_KEY: kept.get('key'), VAULT_FOLDER: host.storage } };
  }

  function writer(env: NodeJS.ProcessEnv, prefix: string, count: number) {
    const script = join(__dirname, '../../support/local-writer.ts');
    const child = spawn(process.execPath, ['--import=tsx', script, prefix, String(count)], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    return { child, lines: createInterface({ input: child.stdout! }), ended: once(child, 'close') };
  }

  it('loses nothing when one is killed half-way', async () => {
    const { host, env } = await shared();
    let done = -1;
    for (const [round, stopAfter] of [3, 10, 17].entries()) {
      const { child, lines, ended } = writer(env, `round-${round}`, 100_000);
      done = -1;
      for await (const line of lines) {
        done = Number(line);
        if (done === stopAfter) child.kill('SIGKILL');
      }
      await ended;
      assert.ok(done >= stopAfter);
      const store = open(host);
      assert.equal(await textOf(store, 'first'), 'kept');
      for (let number = 0; number <= done; number++)
        assert.equal(await textOf(store, `round-${round}/${number}`), `value ${number} `.repeat(200));
      // The lock and the unfinished copy that it may have left are in nobody's way, a while later.
      const later = open({ ...host, now: () => Date.now() + 11_000 });
      await fill(later, { [`after-${round}`]: 'written' });
      assert.deepEqual(readdirSync(host.storage), ['vault.json']);
    }
  });

  it('keeps the writes of both', async () => {
    const { host, env } = await shared();
    const both = [writer(env, 'one', 25), writer(env, 'two', 25)];
    for (const { lines } of both) lines.resume();
    assert.deepEqual(await Promise.all(both.map(async ({ ended }) => (await ended)[0])), [0, 0]);
    for (const folder of ['one', 'two']) {
      const page = await open(host).list({ folder });
      assert.equal(page.ok && page.value.names.length, 25);
    }
  });
});
