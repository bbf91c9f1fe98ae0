// Time as the server sees it, so that tests can hold it in their hands.

export interface Timer {
  cancel(): void;
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs `action` once after `delay` milliseconds, unless cancelled. */
  after(delay: number, action: () => void): Timer;
}

/** The real time. Its timers do not keep the process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after: (delay, action) => {
    const handle = setTimeout(action, delay);
    handle.unref();
    return { cancel: () => clearTimeout(handle) };
  },
};
