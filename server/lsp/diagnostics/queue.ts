// When work is done: shortly after the last change, one at a time per key, and never for a state that is gone.

import type { Clock, Timer } from '../wire/clock';

export interface Queue {
  /** Does the work for this key after the delay, or at once when `now`; replaces what was waiting. */
  request(key: string, now?: boolean): void;
  /** Drops what waits for this key and makes what runs for it stale. */
  cancel(key: string): void;
  /** Whether nothing waits or runs. */
  idle(): boolean;
}

interface Entry {
  timer?: Timer;
  running: boolean;
  /** Asked again while running. */
  again: boolean;
  turn: number;
}

interface Parts {
  readonly clock: Clock;
  /** Milliseconds from the last request to the work. */
  readonly delay: number;
  /** Never rejects. `isStale` turns true when a newer request or a cancel made the result worthless. */
  readonly work: (key: string, isStale: () => boolean) => Promise<void>;
}

export function createQueue({ clock, delay, work }: Parts): Queue {
  const entries = new Map<string, Entry>();

  const start = async (key: string, entry: Entry): Promise<void> => {
    delete entry.timer;
    const turn = entry.turn;
    entry.running = true;
    try {
      await work(key, () => entry.turn !== turn);
    } finally {
      entry.running = false;
      if (entry.again) wait(key, entry, true);
      else if (!entry.timer) entries.delete(key);
    }
  };
  const due = (key: string, entry: Entry): void => {
    if (entry.running) entry.again = true;
    else void start(key, entry);
  };
  const wait = (key: string, entry: Entry, now: boolean): void => {
    entry.timer?.cancel();
    delete entry.timer;
    entry.again = false;
    if (now) void start(key, entry);
    else entry.timer = clock.after(delay, () => due(key, entry));
  };
  return {
    request: (key, now = false) => {
      const entry = entries.get(key) ?? { running: false, again: false, turn: 0 };
      entries.set(key, entry);
      entry.turn += 1;
      if (now && entry.running) entry.again = true;
      else wait(key, entry, now);
    },
    cancel: (key) => {
      const entry = entries.get(key);
      if (!entry) return;
      entry.timer?.cancel();
      delete entry.timer;
      entry.turn += 1;
      entry.again = false;
      if (!entry.running) entries.delete(key);
    },
    idle: () => entries.size === 0,
  };
}
