// One writer at a time among windows and processes: a file that only one of them can make.

import { createHash, randomBytes } from 'node:crypto';
import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

export interface Locking {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds until we give up waiting. */
  readonly patience: number;
}

export interface Lock {
  /** Throws when somebody took it over, because this process stood still for long. */
  assertHeld(): void;
  release(): void;
}

/** A lock of a process that is gone counts no more after this time: who can tell whether it is gone, in another container? */
const afterDeath = 10_000;
/** Nor does one of any process after this time: writing takes milliseconds, and numbers of processes are used again. */
const afterAll = 120_000;

/** Undefined when others write all the time. Throws what the file system throws. */
export async function acquire(path: string, locking: Locking): Promise<Lock | undefined> {
  const giveUp = performance.now() + locking.patience;
  for (;;) {
    const token = randomBytes(8).toString('hex');
    if (make(path, JSON.stringify({ pid: process.pid, time: locking.now(), token }))) return heldLock(path, token);
    takeOverStale(path, locking.now());
    if (performance.now() >= giveUp) return undefined;
    await pause(5 + Math.random() * 20);
  }
}

function heldLock(path: string, token: string): Lock {
  const isHeld = () => look(path)?.content.includes(token) ?? false;
  return {
    assertHeld: () => {
      if (!isHeld()) throw new LockLost();
    },
    release: () => {
      if (isHeld()) rmSync(path, { force: true });
    },
  };
}

export class LockLost extends Error {}

/** False when somebody has it. */
function make(path: string, content: string): boolean {
  let file: number;
  try {
    file = openSync(path, 'wx', 0o600);
  } catch (error) {
    // Windows says EPERM while a removed file is still open somewhere.
    if (isCode(error, 'EEXIST') || (process.platform === 'win32' && isCode(error, 'EPERM'))) return false;
    throw error;
  }
  try {
    writeSync(file, content);
  } finally {
    closeSync(file);
  }
  return true;
}

interface Seen {
  readonly content: string;
  /** Of this very lock: the next one has another. */
  readonly id: string;
  readonly changed: number;
}

function look(path: string): Seen | undefined {
  try {
    const content = readFileSync(path, 'utf8');
    const { mtimeMs, ino } = statSync(path);
    const id = createHash('sha256').update(`${content} ${mtimeMs} ${ino}`).digest('hex').slice(0, 16);
    return { content, id, changed: mtimeMs };
  } catch (error) {
    if (isCode(error, 'ENOENT') || (process.platform === 'win32' && isCode(error, 'EPERM'))) return undefined;
    throw error;
  }
}

/**
 * Removes a stale lock. Two that see the same one must not remove each other's next lock: only who makes the marker named after
 * the stale lock may remove it, and looks again first. Whoever dies right here leaves a marker, which is stale itself then.
 */
function takeOverStale(path: string, now: number): void {
  const seen = look(path);
  if (!seen || !isStale(seen, now)) return;
  const marker = `${path}.${seen.id}`;
  if (!make(marker, '')) {
    const left = look(marker);
    if (left && Math.abs(now - left.changed) > afterDeath) rmSync(marker, { force: true });
    return;
  }
  try {
    if (look(path)?.id === seen.id) rmSync(path, { force: true });
  } finally {
    rmSync(marker, { force: true });
  }
}

/** A time in the future is as strange as an old one: the clock was set. */
function isStale({ content, changed }: Seen, now: number): boolean {
  const { pid, time } = read(content);
  const age = Math.abs(now - (time ?? changed));
  return age > afterAll || (age > afterDeath && !isAlive(pid));
}

/** Nothing where the process died between making and writing it. */
function read(content: string): { readonly pid?: number; readonly time?: number } {
  const [, pid, time] = /^\{"pid":(\d{1,10}),"time":(\d{1,16}),/.exec(content) ?? [];
  return pid !== undefined && time !== undefined ? { pid: Number(pid), time: Number(time) } : {};
}

function isAlive(pid: number | undefined): boolean {
  if (!pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
