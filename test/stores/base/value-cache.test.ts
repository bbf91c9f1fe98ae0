// The cache of values: how long it keeps what, who shares a reading, and what ends it.

import assert from 'node:assert/strict';
import envFile from '../../../stores/env-file';
import type { GetRequest, Result, Secret, Store } from '../../../stores/store';
import { cancelled, found, refused } from '../../../stores/store';
import { createValueCache, type ValueCacheOptions } from '../../../stores/support/value-cache';
import { contract, problemOf } from '../contract';

const minute = 60_000;

/** A store that counts its readings: the value is the number of the reading, unless said. */
function counting(answer?: (name: string, request: GetRequest) => Promise<Result<Secret>>, place = 'place') {
  let reads = 0;
  const written = async () => found({ name: 'a', version: '2', previous: '1' });
  const store: Store = {
    describe: () => ({ kind: 'counting', place, hasVersions: true }),
    list: async () => found({ names: [] }),
    health: async () => found({ summary: 'well' }),
    get: async (name, request = {}) => {
      reads++;
      return answer ? await answer(name, request) : found({ text: `reading ${reads}` });
    },
    put: written,
    revert: async () => found(undefined),
    rotate: written,
    retire: async () => found(undefined),
    staged: { stage: written, promote: written, discard: async () => found(undefined) },
    close: async () => undefined,
  };
  return { store, reads: () => reads };
}

function fixture(store: Store, options: Partial<ValueCacheOptions> = {}) {
  let time = 1_000_000;
  const cache = createValueCache({ now: () => time, ...options });
  return {
    cache,
    wrapped: cache.wrap(store),
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
    now: () => time,
  };
}

const textOf = (result: Result<Secret>): string => {
  assert.ok(result.ok, JSON.stringify(result));
  return result.value.text;
};

describe('cached values', () => {
  it('are kept five minutes, an hour at most, or not at all', async () => {
    const table: readonly (readonly [number | undefined, kept: number])[] = [
      [undefined, 5 * minute],
      [minute, minute],
      [1000 * minute, 60 * minute],
    ];
    for (const [ttl, kept] of table) {
      const { store, reads } = counting();
      const { wrapped, pass } = fixture(store, ttl === undefined ? {} : { ttl });
      assert.equal(textOf(await wrapped.get('a')), 'reading 1');
      pass(kept - 1);
      // Absolute: being used does not keep it longer.
      assert.equal(textOf(await wrapped.get('a')), 'reading 1');
      pass(1);
      assert.equal(textOf(await wrapped.get('a')), 'reading 2');
      assert.equal(reads(), 2);
    }
    for (const ttl of [0, -1]) {
      const { store } = counting();
      const { wrapped } = fixture(store, { ttl });
      assert.equal(textOf(await wrapped.get('a')), 'reading 1');
      assert.equal(textOf(await wrapped.get('a')), 'reading 2');
    }
  });

  it('are apart by store, place, scope, name and version', async () => {
    const { cache, wrapped } = fixture(counting().store);
    const other = cache.wrap(counting(undefined, 'other place').store);
    const scoped = cache.wrap(counting().store, 'alias');
    const again = cache.wrap(counting().store);
    assert.equal(textOf(await wrapped.get('a')), 'reading 1');
    assert.equal(textOf(await wrapped.get('b')), 'reading 2');
    assert.equal(textOf(await wrapped.get('a', { version: '1' })), 'reading 3');
    assert.equal(textOf(await other.get('b')), 'reading 1');
    assert.equal(textOf(await scoped.get('b')), 'reading 1');
    assert.equal(textOf(await again.get('b')), 'reading 2');
  });

  it('are kept no longer than two thirds of what is left of them', async () => {
    for (const [left, kept] of [
      [3 * minute, 2 * minute],
      [1, 0.6],
      [0, 0],
      [-minute, 0],
      [60 * minute, 5 * minute],
    ] as const) {
      const { store, reads } = counting(async () => found({ text: 'leased', expires: now() + left }));
      const { wrapped, pass, now } = fixture(store);
      await wrapped.get('a');
      pass(Math.max(kept - 0.1, 0));
      await wrapped.get('a');
      assert.equal(reads(), kept > 0 ? 1 : 2, `${left}`);
      pass(0.2);
      await wrapped.get('a');
      assert.equal(reads(), kept > 0 ? 2 : 3, `${left}`);
    }
  });

  it('that are not there are remembered ten seconds, other problems not at all', async () => {
    const absent = counting(async () => refused('not-found', 'No.'));
    const { wrapped, pass } = fixture(absent.store);
    for (const [milliseconds, reads] of [
      [0, 1],
      [9_999, 1],
      [1, 2],
    ] as const) {
      pass(milliseconds);
      assert.equal(problemOf(await wrapped.get('a')).kind, 'not-found');
      assert.equal(absent.reads(), reads);
    }
    for (const kind of ['denied', 'unavailable', 'busy', 'login-needed', 'cancelled'] as const) {
      const { store, reads } = counting(async () => refused(kind, 'No.'));
      const { wrapped } = fixture(store);
      assert.equal(problemOf(await wrapped.get('a')).kind, kind);
      assert.equal(problemOf(await wrapped.get('a')).kind, kind);
      assert.equal(reads(), 2);
    }
  });

  it('are 500 at most, the oldest go first', async () => {
    const { store, reads } = counting();
    const { wrapped } = fixture(store);
    for (let index = 0; index <= 500; index++) await wrapped.get(`name-${index}`);
    await wrapped.get('name-1');
    assert.equal(reads(), 501);
    await wrapped.get('name-0');
    assert.equal(reads(), 502);
  });

  it('are forgotten when the cache is cleared, those on their way too', async () => {
    const { promise, resolve } = deferred();
    const { store, reads } = counting(() => promise);
    const { cache, wrapped } = fixture(store);
    const first = wrapped.get('a');
    cache.clear();
    const second = wrapped.get('a');
    resolve(found({ text: 'came' }));
    assert.deepEqual([textOf(await first), textOf(await second)], ['came', 'came']);
    assert.equal(reads(), 2);
    await wrapped.get('a');
    assert.equal(reads(), 2);
    cache.clear();
    await wrapped.get('a');
    assert.equal(reads(), 3);
  });

  it('of a store are forgotten when something is written to it', async () => {
    const changes: Readonly<Record<string, (store: Store) => Promise<unknown>>> = {
      put: (store) => store.put!('a#field', 'new'),
      revert: (store) => store.revert!({ name: 'a' }),
      rotate: (store) => store.rotate!('a'),
      retire: (store) => store.retire!('a', '1'),
      stage: (store) => store.staged!.stage('a', 'new'),
      promote: (store) => store.staged!.promote('a', '2'),
      discard: (store) => store.staged!.discard('a', '2'),
      close: (store) => store.close!(),
    };
    for (const [name, change] of Object.entries(changes)) {
      const { store } = counting();
      const { cache, wrapped } = fixture(store);
      const other = cache.wrap(counting(undefined, 'other place').store);
      await Promise.all([wrapped.get('a'), other.get('a')]);
      await change(wrapped);
      assert.equal(textOf(await wrapped.get('a')), 'reading 2', name);
      assert.equal(textOf(await other.get('a')), 'reading 1', name);
    }
  });

  it('that were on their way during a write are not kept', async () => {
    const { promise, resolve } = deferred();
    let current = promise;
    const { store } = counting(() => current);
    const { wrapped } = fixture(store);
    const old = wrapped.get('a');
    await wrapped.put!('a', 'new');
    current = Promise.resolve(found({ text: 'new' }));
    resolve(found({ text: 'old' }));
    assert.equal(textOf(await old), 'old');
    assert.equal(textOf(await wrapped.get('a')), 'new');
  });
});

describe('readings at the same time', () => {
  it('are one, and one who gives up does not end it for the others', async () => {
    const { promise, resolve } = deferred();
    let ended: AbortSignal | undefined;
    const { store, reads } = counting((_, { signal }) => {
      ended = signal;
      return promise;
    });
    const { wrapped } = fixture(store);
    const controller = new AbortController();
    const impatient = wrapped.get('a', { signal: controller.signal });
    const patient = wrapped.get('a');
    controller.abort();
    assert.equal(problemOf(await impatient).kind, 'cancelled');
    assert.equal(ended?.aborted, false);
    resolve(found({ text: 'came' }));
    assert.equal(textOf(await patient), 'came');
    assert.equal(ended?.aborted, false);
    assert.equal(reads(), 1);
  });

  it('end when all have given up, and the next one begins anew', async () => {
    const signals: AbortSignal[] = [];
    const { store, reads } = counting(async (_, { signal }) => {
      signals.push(signal!);
      if (signals.length > 1) return found({ text: 'second' });
      return await new Promise((resolve) => signal!.addEventListener('abort', () => resolve(cancelled())));
    });
    const { wrapped } = fixture(store);
    const controllers = [new AbortController(), new AbortController()];
    const readings = controllers.map(({ signal }) => wrapped.get('a', { signal }));
    for (const controller of controllers) controller.abort();
    for (const reading of readings) assert.equal(problemOf(await reading).kind, 'cancelled');
    assert.equal(signals[0]!.aborted, true);
    assert.equal(textOf(await wrapped.get('a')), 'second');
    assert.equal(reads(), 2);
    assert.equal(problemOf(await wrapped.get('a', { signal: AbortSignal.abort() })).kind, 'cancelled');
  });

  it('that break are not kept', async () => {
    let reads = 0;
    const { store } = counting(async () => {
      if (reads++ === 0) throw new Error('a bug');
      return found({ text: 'came' });
    });
    const { wrapped } = fixture(store);
    await assert.rejects(wrapped.get('a'), /a bug/);
    assert.equal(textOf(await wrapped.get('a')), 'came');
  });
});

function deferred() {
  let resolve: (answer: Result<Secret>) => void = () => undefined;
  const promise = new Promise<Result<Secret>>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** In memory, each write a version: what a cached store does must not differ. */
contract({
  kind: { ...envFile, id: 'counting' },
  many: 10,
  storeWith: async (secrets) => createValueCache({ now: Date.now }).wrap(memoryStore(secrets)),
});

function memoryStore(secrets: Readonly<Record<string, string>>): Store {
  const versions = new Map(Object.entries(secrets).map(([name, text]) => [name, [text]]));
  const missing = () => refused('not-found', 'No.');
  const unless = async <T>(signal: AbortSignal | undefined, answer: () => Result<T>): Promise<Result<T>> => {
    await new Promise((resolve) => setImmediate(resolve));
    return signal?.aborted ? cancelled() : answer();
  };
  return {
    describe: () => ({ kind: 'counting', place: 'memory', hasVersions: true }),
    list: ({ cursor = '', limit = 1000, signal } = {}) =>
      unless(signal, () => {
        const names = [...versions.keys()].sort().filter((name) => name > cursor);
        return found({ names: names.slice(0, limit), ...(names.length > limit && { next: names[limit - 1]! }) });
      }),
    health: ({ signal } = {}) => unless(signal, () => found({ summary: 'well' })),
    get: (name, { version, signal } = {}) =>
      unless(signal, () => {
        const all = versions.get(name) ?? [];
        const text = all[version === undefined ? all.length - 1 : Number(version) - 1];
        return text === undefined ? missing() : found({ text, version: version ?? String(all.length) });
      }),
    put: (name, text, { expected, signal } = {}) =>
      unless(signal, () => {
        const all = versions.get(name) ?? [];
        const current = all.length === 0 ? null : String(all.length);
        if (expected !== undefined && expected !== current) return refused('conflict', 'No.');
        versions.set(name, [...all, text]);
        return found({ name, version: String(all.length + 1), previous: current });
      }),
    revert: ({ name }, { signal } = {}) =>
      unless(signal, () => {
        versions.get(name)!.pop();
        if (versions.get(name)!.length === 0) versions.delete(name);
        return found(undefined);
      }),
  };
}
