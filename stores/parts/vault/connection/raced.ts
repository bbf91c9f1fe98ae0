// Work that several callers share: one of them may stop waiting, the work itself goes on for the others.

import { cancelled, type Result } from '../../../store';

export function raced<T>(work: Promise<Result<T>>, signal: AbortSignal | undefined): Promise<Result<T>> {
  if (!signal) return work;
  if (signal.aborted) return Promise.resolve(cancelled());
  return new Promise((resolve, reject) => {
    const stop = () => resolve(cancelled());
    signal.addEventListener('abort', stop);
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
