// What every store must do, whatever is behind it. A store's own test calls `contract` with a way to fill one.

import assert from 'node:assert/strict';
import type { Result, Store, StoreKind } from '../../stores/store';

export interface Fixture {
  readonly kind: StoreKind;
  /** An open store that holds exactly these secrets. */
  readonly storeWith: (secrets: Readonly<Record<string, string>>) => Promise<Store>;
}

/** Values that quoting, transport or logging may spoil. */
const hardValues: Readonly<Record<string, string>> = {
  PLAIN: 'plain-value-of-nothing',
  LINES: 'first line\nsecond line\n\nfourth line\n',
  CARRIAGE_RETURNS: 'first line\r\nsecond line',
  DOUBLE_QUOTES: 'she said "no"',
  SINGLE_QUOTES: "it's o'clock",
  BACKTICKS: 'run `this`',
  BACKSLASHES: 'C:\\new\\table',
  HASH: 'before # after',
  DOLLAR: 'a$HOME${HOME}$(id)',
  EQUALS: 'a=b=c==',
  SPACES: '  around  ',
  UNICODE: 'Schlüssel 🗝️ ключ \u2028 鍵',
  JSON_TEXT: '{"a":"b\\n","c":[1]}',
  PREFIXED: 'vault://not/a#reference',
  NUL: 'before\u0000after',
  EMPTY: '',
  LONG: 'x1'.repeat(32_000),
};

export function contract({ kind, storeWith }: Fixture): void {
  describe(`the contract of stores, kept by ${kind.id}`, () => {
    it('says what it is, and no value', async () => {
      const store = await storeWith(hardValues);
      const { kind: id, place } = store.describe();
      assert.equal(id, kind.id);
      assert.ok(place);
      assertSilent(store.describe());
      const health = await store.health();
      assert.ok(health.ok);
      assertSilent(health);
    });

    it('lists every name once, sorted', async () => {
      const store = await storeWith(hardValues);
      assert.deepEqual(await allNames(store, 1000), Object.keys(hardValues).sort());
      assertSilent(await store.list());
    });

    it('lists the same over pages of any size', async () => {
      const store = await storeWith(hardValues);
      for (const limit of [1, 4, Object.keys(hardValues).length]) {
        assert.deepEqual(await allNames(store, limit), Object.keys(hardValues).sort(), `pages of ${limit}`);
      }
    });

    it('lists nothing when it is empty', async () => {
      assert.deepEqual(await allNames(await storeWith({}), 10), []);
    });

    it('pages through many names', async () => {
      const many = Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`NAME_${index}`, 'same']));
      assert.deepEqual(await allNames(await storeWith(many), 700), Object.keys(many).sort());
    });

    it('gives back exactly what was stored', async () => {
      const store = await storeWith(hardValues);
      for (const [name, text] of Object.entries(hardValues)) {
        const secret = await store.get(name);
        assert.ok(secret.ok, name);
        assert.ok(secret.value.text === text, `${name} came back changed`);
      }
    });

    it('says “not found” for an absent name', async () => {
      const store = await storeWith(hardValues);
      for (const name of ['ABSENT', 'plain', '', 'constructor', '__proto__', '../PLAIN', 'PLAIN\n']) {
        assert.equal(problemOf(await store.get(name)).kind, 'not-found', name);
      }
    });

    it('refuses a version that is not there', async () => {
      const store = await storeWith(hardValues);
      const { kind: problem } = problemOf(await store.get('PLAIN', { version: '4711' }));
      assert.equal(problem, store.describe().hasVersions ? 'not-found' : 'unsupported');
    });

    it('stops when it is told to, before and during the call', async () => {
      const store = await storeWith(hardValues);
      const calls: readonly ((signal: AbortSignal) => Promise<Result<unknown>>)[] = [
        (signal) => store.list({ signal }),
        (signal) => store.get('PLAIN', { signal }),
        (signal) => store.health({ signal }),
      ];
      for (const call of calls) {
        assert.equal(problemOf(await call(AbortSignal.abort())).kind, 'cancelled');
        const controller = new AbortController();
        const running = call(controller.signal);
        controller.abort();
        assert.equal(problemOf(await running).kind, 'cancelled');
      }
    });

    it('names neither a value nor what was asked for in a problem', async () => {
      const store = await storeWith(hardValues);
      const asked = 'A_NAME_ASKED_FOR';
      const problems = [
        problemOf(await store.get(asked)),
        problemOf(await store.get('PLAIN', { version: asked })),
        problemOf(await store.get(asked, { signal: AbortSignal.abort() })),
      ];
      for (const problem of problems) {
        assertSilent(problem);
        assert.ok(!problem.message.includes(asked));
      }
    });
  });
}

/** The problem of a result that must be one. */
export function problemOf(result: Result<unknown>) {
  assert.ok(!result.ok, 'it succeeded');
  return result.problem;
}

async function allNames(store: Store, limit: number): Promise<readonly string[]> {
  const names: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await store.list({ limit, ...(cursor !== undefined && { cursor }) });
    assert.ok(page.ok);
    assert.ok(page.value.names.length <= limit, 'a page is longer than asked for');
    names.push(...page.value.names);
    if (page.value.next === undefined) return names;
    cursor = page.value.next;
  }
}

/** Values of a few characters may be part of a word by chance. */
function assertSilent(said: unknown): void {
  const text = JSON.stringify(said);
  const leaked = Object.entries(hardValues).filter(
    ([, value]) => value.length > 6 && text.includes(JSON.stringify(value).slice(1, -1)),
  );
  assert.deepEqual(
    leaked.map(([name]) => name),
    [],
  );
}
