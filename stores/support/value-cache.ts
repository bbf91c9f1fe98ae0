// Fetched values in memory for a short while: never on disk, never longer than the store allows.

import { cancelled, type GetRequest, type Result, type Secret, type StagedRotation, type Store } from '../store';

export interface ValueCacheOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds that a value is kept after it came (default 5 minutes, an hour at most); 0: nothing is kept. */
  readonly ttl?: number;
}

export interface ValueCache {
  /**
   * The same store, its `get` answered from here where possible. What is written through it ends what is kept of it. `scope`
   * tells apart stores that give the same place and are not the same to the user: their alias, for instance.
   */
  wrap(store: Store, scope?: string): Store;
  /** Forgets everything, also what is on its way at the moment. */
  clear(): void;
}

const minute = 60_000;
const longestLife = 60 * minute;
const longestAbsence = 10_000;
const mostEntries = 500;

export function createValueCache({ now, ttl = 5 * minute }: ValueCacheOptions): ValueCache {
  const longest = Math.min(Math.max(ttl, 0), longestLife);
  const kept = keepEntries(now);
  const flights = new Map<string, Flight>();

  const fetch = (key: string, read: (signal: AbortSignal) => Promise<Result<Secret>>): Flight => {
    const end = new AbortController();
    const isCurrent = () => flights.get(key) === flight;
    const leave = () => void (isCurrent() && flights.delete(key));
    const arrive = (answer: Result<Secret>) => {
      // Else it was cleared or written meanwhile: this may be the value before.
      if (isCurrent()) kept.set(key, answer, now() + lifeOf(answer, now(), longest));
      return answer;
    };
    const flight: Flight = { answer: read(end.signal).then(arrive).finally(leave), end, leave, waiting: 0 };
    flights.set(key, flight);
    return flight;
  };

  const get = async (key: string, { signal }: GetRequest, read: Parameters<typeof fetch>[1]) => {
    if (signal?.aborted) return cancelled();
    return kept.get(key) ?? (await waitFor(flights.get(key) ?? fetch(key, read), signal));
  };

  const forget = (prefix: string) => {
    kept.delete(prefix);
    for (const key of [...flights.keys()]) if (key.startsWith(prefix)) flights.delete(key);
  };

  return {
    wrap: (store, scope = '') => (longest === 0 ? store : wrapped(store, scope, { get, forget })),
    clear: () => forget(''),
  };
}

function lifeOf(answer: Result<Secret>, now: number, longest: number): number {
  if (!answer.ok) return answer.problem.kind === 'not-found' ? Math.min(longest, longestAbsence) : 0;
  const { expires } = answer.value;
  // A third is left for using it.
  return expires === undefined ? longest : Math.min(longest, ((expires - now) * 2) / 3);
}

/** By keys, each until its time; the oldest go first when there are too many. */
function keepEntries(now: () => number) {
  const entries = new Map<string, { readonly answer: Result<Secret>; readonly until: number }>();
  let sweeping: NodeJS.Timeout | undefined;
  /** Nothing lies around until somebody asks again. */
  const sweep = () => {
    clearTimeout(sweeping);
    let next = Number.POSITIVE_INFINITY;
    for (const [key, { until }] of entries) {
      if (until <= now()) entries.delete(key);
      else next = Math.min(next, until);
    }
    if (entries.size > 0) sweeping = setTimeout(sweep, Math.max(next - now(), 1)).unref();
  };
  return {
    get: (key: string) => {
      const entry = entries.get(key);
      return entry && entry.until > now() ? entry.answer : undefined;
    },
    set: (key: string, answer: Result<Secret>, until: number) => {
      entries.delete(key);
      if (!(until > now())) return;
      entries.set(key, { answer, until });
      if (entries.size > mostEntries) entries.delete(entries.keys().next().value!);
      sweep();
    },
    delete: (prefix: string) => {
      for (const key of [...entries.keys()]) if (key.startsWith(prefix)) entries.delete(key);
      sweep();
    },
  };
}

/** One reading for all who want its answer; it ends when none of them does any more. */
interface Flight {
  readonly answer: Promise<Result<Secret>>;
  readonly end: AbortController;
  readonly leave: () => void;
  waiting: number;
}

/** Who gives up leaves the others their answer. */
async function waitFor(flight: Flight, signal: AbortSignal | undefined): Promise<Result<Secret>> {
  flight.waiting++;
  const { promise, give } = whenAborted(signal);
  try {
    return await Promise.race([flight.answer, promise]);
  } finally {
    give();
    if (--flight.waiting === 0 && signal?.aborted) {
      flight.leave();
      flight.end.abort();
    }
  }
}

function whenAborted(signal: AbortSignal | undefined) {
  let stop = () => {};
  const promise = new Promise<Result<Secret>>((resolve) => {
    stop = () => resolve(cancelled());
    signal?.addEventListener('abort', stop);
  });
  return { promise, give: () => signal?.removeEventListener('abort', stop) };
}

interface Use {
  get(
    key: string,
    request: GetRequest,
    read: (signal: AbortSignal) => Promise<Result<Secret>>,
  ): Promise<Result<Secret>>;
  forget(prefix: string): void;
}

/** A write ends all that is kept of its store: another name may stand for a field of what was written. */
function wrapped(store: Store, scope: string, { get, forget }: Use): Store {
  const { kind, place } = store.describe();
  const prefix = JSON.stringify([kind, place, scope]);
  const changing: Changing =
    (change) =>
    async (...args) => {
      forget(prefix);
      try {
        return await change(...args);
      } finally {
        forget(prefix);
      }
    };
  const { put, revert, rotate, retire, staged, close } = store;
  return {
    ...store,
    get: (name, request = {}) =>
      get(`${prefix}${JSON.stringify([name, request.version ?? null])}`, request, (signal) =>
        store.get(name, { ...request, signal }),
      ),
    ...(put && { put: changing(put.bind(store)) }),
    ...(revert && { revert: changing(revert.bind(store)) }),
    ...(rotate && { rotate: changing(rotate.bind(store)) }),
    ...(retire && { retire: changing(retire.bind(store)) }),
    ...(close && { close: changing(close.bind(store)) }),
    ...(staged && { staged: changingStages(staged, changing) }),
  };
}

type Changing = <A extends readonly unknown[], T>(change: (...args: A) => Promise<T>) => (...args: A) => Promise<T>;

const changingStages = (staged: StagedRotation, changing: Changing): StagedRotation => ({
  stage: changing(staged.stage.bind(staged)),
  promote: changing(staged.promote.bind(staged)),
  discard: changing(staged.discard.bind(staged)),
});
