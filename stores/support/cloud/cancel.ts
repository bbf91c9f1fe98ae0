// The end of a call that is not wanted any more.

import { cancelled, type Result } from '../../store';

/** For reads: whatever came is not wanted any more once the signal is there. */
export async function unlessCancelled<T>(
  signal: AbortSignal | undefined,
  run: () => Promise<Result<T>>,
): Promise<Result<T>> {
  if (signal?.aborted) return cancelled();
  const result = await run();
  return signal?.aborted ? cancelled() : result;
}

/** For writes: one that is done is said to be done. */
export const unlessStopped = async <T>(
  signal: AbortSignal | undefined,
  run: () => Promise<Result<T>>,
): Promise<Result<T>> => (signal?.aborted ? cancelled() : run());
