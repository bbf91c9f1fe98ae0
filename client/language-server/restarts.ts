// When a server that died is started again: at once, then ever later, and not without end.

/** Deaths within the window that are answered by a restart. */
const allowed = 5;
/** Milliseconds. */
const window = 3 * 60_000;
/** The pause lets the dead connection fail its open requests before the next one starts. */
const firstDelay = 100;

export interface Restarts {
  /** Milliseconds to wait before the next start; undefined when it died too often. */
  died(): number | undefined;
  /** Forgets earlier deaths: a person asked for a fresh start. */
  reset(): void;
}

/** `now` answers in milliseconds. */
export function createRestarts(now: () => number): Restarts {
  let deaths: readonly number[] = [];
  return {
    died: () => {
      deaths = [...deaths.filter((at) => at > now() - window), now()];
      if (deaths.length > allowed) return undefined;
      return deaths.length === 1 ? firstDelay : 1000 * 2 ** (deaths.length - 2);
    },
    reset: () => {
      deaths = [];
    },
  };
}
