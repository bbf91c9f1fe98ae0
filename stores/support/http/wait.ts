// How long to wait before a request is sent once more.

import { setTimeout } from 'node:timers/promises';

export type Sleep = (milliseconds: number, signal?: AbortSignal) => Promise<void>;

/** Rejects when the signal ends it. */
export const sleepFor: Sleep = (milliseconds, signal) =>
  setTimeout(milliseconds, undefined, signal === undefined ? {} : { signal });

const longest = 10_000;
const first = 250;

/** As the server asks for (seconds or a date), ten seconds at most; else longer each time, by chance, so that many do not come back at once. */
export function pauseBefore(retry: number, retryAfter: string | undefined): number {
  const asked = retryAfter === undefined ? undefined : millisecondsOf(retryAfter.trim());
  if (asked !== undefined) return Math.min(Math.max(asked, 0), longest);
  const step = first * 2 ** retry;
  return step + Math.random() * step;
}

function millisecondsOf(text: string): number | undefined {
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : date - Date.now();
}
