// Time that stands still until a test moves it.

import type { Clock } from '../../../server/lsp/wire/clock';

export interface FakeClock extends Clock {
  /** Moves the time on and runs what has become due, in order. */
  advance(milliseconds: number): void;
}

export function createFakeClock(): FakeClock {
  let time = Date.UTC(2026, 0, 1);
  const waiting = new Set<{ readonly due: number; readonly action: () => void }>();
  return {
    now: () => time,
    after: (delay, action) => {
      const timer = { due: time + delay, action };
      waiting.add(timer);
      return { cancel: () => void waiting.delete(timer) };
    },
    advance: (milliseconds) => {
      time += milliseconds;
      const due = [...waiting].filter((timer) => timer.due <= time).sort((a, b) => a.due - b.due);
      for (const timer of due) {
        if (waiting.delete(timer)) timer.action();
      }
    },
  };
}
