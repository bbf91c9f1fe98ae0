// The access log: one JSON line per access, in order, never longer than its limit, and nothing that it was not meant to hold.

import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Access, createAccessLog } from '../../../stores/use/access-log';

const access = (name: string): Access => ({
  by: 'scabbard.fetchSecret',
  store: 'env-file',
  place: '/home/somebody/shared.env',
  name,
  action: 'copy',
  outcome: 'ok',
});

describe('the access log', () => {
  let parent: string;
  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'scabbard-log-'));
  });
  afterEach(() => rmSync(parent, { recursive: true, force: true }));

  const folder = () => join(parent, 'not there yet');
  /** One second passes between two looks at it. */
  const clock = () => {
    let seconds = 0;
    return () => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds++));
  };
  const linesOf = (file: string) =>
    readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));

  it('makes its folder and writes a line per access, in order', async () => {
    const log = createAccessLog({ folder: folder(), now: clock() });
    await Promise.all(['ONE', 'TWO', 'THREE'].map((name) => log.record(access(name))));
    const lines = linesOf(log.file);
    assert.deepEqual(lines[0], { time: '2026-01-01T00:00:00.000Z', ...access('ONE') });
    assert.deepEqual(
      lines.map(({ name }) => name),
      ['ONE', 'TWO', 'THREE'],
    );
    if (process.platform !== 'win32') assert.equal(statSync(log.file).mode & 0o777, 0o600);
  });

  it('writes the fields it knows and no other', async () => {
    const log = createAccessLog({ folder: folder(), now: clock() });
    const careless = { ...access('KEY\n"x'), value: 'canary' };
    await log.record(careless);
    assert.deepEqual(linesOf(log.file), [{ time: '2026-01-01T00:00:00.000Z', ...access('KEY\n"x') }]);
  });

  it('goes on where it ended', async () => {
    await createAccessLog({ folder: folder(), now: clock() }).record(access('BEFORE'));
    const log = createAccessLog({ folder: folder(), now: clock() });
    await log.record(access('AFTER'));
    assert.equal(linesOf(log.file).length, 2);
  });

  it('moves a full file aside, keeps the newest ones and loses no line of those', async () => {
    const log = createAccessLog({ folder: folder(), now: clock(), limit: 500, kept: 3 });
    for (let index = 0; index < 40; index++) await log.record(access(`KEY_${index}`));
    const names = readdirSync(folder()).sort();
    assert.equal(names.length, 4, names.join(' '));
    const lines = names.filter((name) => name !== 'access-log.jsonl').flatMap((name) => linesOf(join(folder(), name)));
    const kept = [...lines, ...linesOf(log.file)].map(({ name }) => Number(name.slice('KEY_'.length)));
    assert.deepEqual(
      kept,
      kept.map((_, index) => 40 - kept.length + index),
    );
    for (const name of names) assert.ok(statSync(join(folder(), name)).size <= 500, name);
  });

  it('loses no line when several windows write', async () => {
    const now = clock();
    const windows = [1, 2, 3].map(() => createAccessLog({ folder: folder(), now, limit: 2000, kept: 100 }));
    await Promise.all(windows.flatMap((log) => Array.from({ length: 30 }, () => log.record(access('KEY')))));
    const files = readdirSync(folder());
    assert.ok(files.length > 1);
    assert.equal(files.flatMap((name) => linesOf(join(folder(), name))).length, 90);
  });

  it('says when it cannot be written, and tries anew', async () => {
    writeFileSync(folder(), 'a file where the folder should be');
    const log = createAccessLog({ folder: folder(), now: clock() });
    await assert.rejects(log.record(access('LOST')));
    rmSync(folder());
    await log.record(access('KEPT'));
    assert.deepEqual(
      linesOf(log.file).map(({ name }) => name),
      ['KEPT'],
    );
  });
});
