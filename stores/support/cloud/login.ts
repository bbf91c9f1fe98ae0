// A login that several calls share: one token at a time, fetched once however many wait for it, renewed before it ends.

import { cancelled, found, type Result } from '../../store';

export interface AccessToken {
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly expires: number;
}

export interface Login<T extends AccessToken> {
  token(signal?: AbortSignal): Promise<Result<T>>;
  /** The server does not take it any more. */
  forget(token: T): void;
}

/** Milliseconds before its end at which a token is not used any more. */
const margin = 60_000;

/**
 * `obtain` serves all who wait, so that no single one's signal can end it; its own time limits do. Only a token is kept:
 * after a refusal the next call asks anew, as the person may have logged in meanwhile.
 */
export function createLogin<T extends AccessToken>(obtain: () => Promise<Result<T>>, now: () => number): Login<T> {
  let kept: T | undefined;
  let running: Promise<Result<T>> | undefined;
  const renew = async () => {
    const token = await obtain();
    if (token.ok) kept = token.value;
    return token;
  };
  return {
    token: async (signal) => {
      if (kept && kept.expires - margin > now()) return found(kept);
      running ??= renew().finally(() => {
        running = undefined;
      });
      return orCancelled(running, signal);
    },
    forget: (token) => {
      if (kept === token) kept = undefined;
    },
  };
}

/** Does not wait longer than the signal lets it; the work itself goes on. */
async function orCancelled<T>(work: Promise<Result<T>>, signal?: AbortSignal): Promise<Result<T>> {
  if (!signal) return work;
  if (signal.aborted) return cancelled();
  let stop = () => {};
  const end = new Promise<Result<T>>((resolve) => {
    stop = () => resolve(cancelled());
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, end]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
