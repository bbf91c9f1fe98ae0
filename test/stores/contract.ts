// What every store must do, whatever is behind it. A store's own test calls `contract` with a way to fill one.

import assert from 'node:assert/strict';
import type { Result, Store, StoreKind } from '../../stores/store';

export interface Fixture {
  readonly kind: StoreKind;
  /** An open store that holds exactly these secrets, under the names that `nameOf` makes of the keys. */
  readonly storeWith: (secrets: Readonly<Record<string, string>>) => Promise<Store>;
  /** What the store calls a key (`PLAIN`, `NAME_7`); the key itself unless said. */
  readonly nameOf?: (key: string) => string;
  /** False for values that the store cannot hold by its nature; all of them unless said. */
  readonly takes?: (text: string) => boolean;
  /** How many names it is tried with (3000 unless said). */
  readonly many?: number;
  /** Names that are in no store of this kind. */
  readonly absent?: readonly string[];
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

export function contract(fixture: Fixture): void {
  const { kind, storeWith, nameOf = (key) => key, takes = () => true, many = 3000 } = fixture;
  const absent =
    fixture.absent ?? ['ABSENT', 'plain', '', 'constructor', '__proto__', '../PLAIN', 'PLAIN\n'].map(nameOf);
  const values = Object.fromEntries(Object.entries(hardValues).filter(([, text]) => takes(text)));
  const namesOf = (secrets: Readonly<Record<string, string>>) => Object.keys(secrets).map(nameOf).sort();

  describe(`the contract of stores, kept by ${kind.id}`, () => {
    it('says what it is, and no value', async () => {
      const store = await storeWith(values);
      const { kind: id, place } = store.describe();
      assert.equal(id, kind.id);
      assert.ok(place);
      assertSilent(store.describe());
      const health = await store.health();
      assert.ok(health.ok, JSON.stringify(health));
      assertSilent(health);
    });

    it('lists every name once, sorted', async () => {
      const store = await storeWith(values);
      assert.deepEqual(await allNames(store, 1000), namesOf(values));
      assertSilent(await store.list());
    });

    it('lists the same over pages of any size', async () => {
      const store = await storeWith(values);
      for (const limit of [1, 4, Object.keys(values).length])
        assert.deepEqual(await allNames(store, limit), namesOf(values), `pages of ${limit}`);
    });

    it('lists nothing when it is empty', async () => {
      assert.deepEqual(await allNames(await storeWith({}), 10), []);
    });

    it('pages through many names', async () => {
      const secrets = Object.fromEntries(Array.from({ length: many }, (_, index) => [`NAME_${index}`, 'same-value']));
      assert.deepEqual(await allNames(await storeWith(secrets), 700), namesOf(secrets));
    });

    it('gives back exactly what was stored', async () => {
      const store = await storeWith(values);
      for (const [key, text] of Object.entries(values)) {
        const secret = await store.get(nameOf(key));
        assert.ok(secret.ok, `${key}: ${JSON.stringify(secret)}`);
        assert.ok(secret.value.text === text, `${key} came back changed`);
      }
    });

    it('says “not found” for an absent name', async () => {
      const store = await storeWith(values);
      for (const name of absent) assert.equal(problemOf(await store.get(name)).kind, 'not-found', name);
    });

    it('refuses a version that is not there', async () => {
      const store = await storeWith(values);
      const { kind: problem } = problemOf(await store.get(nameOf('PLAIN'), { version: '4711' }));
      assert.equal(problem, store.describe().hasVersions ? 'not-found' : 'unsupported');
    });

    it('stops when it is told to, before and during the call', async () => {
      const store = await storeWith(values);
      const calls: readonly ((signal: AbortSignal) => Promise<Result<unknown>>)[] = [
        (signal) => store.list({ signal }),
        (signal) => store.get(nameOf('PLAIN'), { signal }),
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
      const store = await storeWith(values);
      const asked = nameOf('A_NAME_ASKED_FOR');
      const problems = [
        problemOf(await store.get(asked)),
        problemOf(await store.get(nameOf('PLAIN'), { version: 'A-VERSION-ASKED-FOR' })),
        problemOf(await store.get(asked, { signal: AbortSignal.abort() })),
      ];
      for (const problem of problems) {
        assertSilent(problem);
        assert.ok(!problem.message.includes('ASKED'));
      }
    });

    it('tells what it knows of a secret without its value', async () => {
      const store = await storeWith(values);
      if (!store.about) return;
      const facts = await store.about(nameOf('PLAIN'));
      assert.ok(facts.ok, JSON.stringify(facts));
      assertSilent(facts);
      assert.equal(problemOf(await store.about(nameOf('ABSENT'))).kind, 'not-found');
    });

    it('writes what it gives back, and takes a write back', async () => {
      const store = await storeWith({ PLAIN: values.PLAIN! });
      if (!store.put) return;
      for (const [key, text] of Object.entries(values)) {
        const written = await store.put(nameOf(key), text);
        assert.ok(written.ok, `${key}: ${JSON.stringify(written)}`);
        assertSilent(written);
        const secret = await store.get(nameOf(key));
        assert.ok(secret.ok && secret.value.text === text, `${key} came back changed`);
      }
      if (!store.revert) return;
      const changed = await store.put(nameOf('PLAIN'), 'another-value-of-nothing');
      assert.ok(changed.ok);
      assert.ok((await store.revert(changed.value)).ok);
      const before = await store.get(nameOf('PLAIN'));
      assert.ok(before.ok && before.value.text === values.PLAIN);
      const made = await store.put(nameOf('MADE'), 'a-first-value-of-nothing');
      assert.ok(made.ok);
      assert.ok((await store.revert(made.value)).ok);
      assert.equal(problemOf(await store.get(nameOf('MADE'))).kind, 'not-found');
    });

    it('keeps what another wrote in between', async () => {
      const store = await storeWith({ PLAIN: values.PLAIN! });
      if (!store.put) return;
      const refusedNew = await store.put(nameOf('PLAIN'), 'never-stored-value', { expected: null });
      assert.equal(problemOf(refusedNew).kind, 'conflict');
      const current = await store.get(nameOf('PLAIN'));
      assert.ok(current.ok && current.value.text === values.PLAIN);
      if (current.value.version === undefined) return;
      assert.ok((await store.put(nameOf('PLAIN'), 'second-value', { expected: current.value.version })).ok);
      const late = await store.put(nameOf('PLAIN'), 'third-value', { expected: current.value.version });
      assert.equal(problemOf(late).kind, 'conflict');
    });

    it('keeps a staged value apart until it is promoted', async () => {
      const store = await storeWith({ PLAIN: values.PLAIN! });
      if (!store.staged) return;
      const staged = await store.staged.stage(nameOf('PLAIN'), 'staged-value-of-nothing');
      assert.ok(staged.ok && staged.value.version !== undefined, JSON.stringify(staged));
      const version = staged.value.version;
      const before = await store.get(nameOf('PLAIN'));
      assert.ok(before.ok && before.value.text === values.PLAIN);
      const pending = await store.get(nameOf('PLAIN'), { version });
      assert.ok(pending.ok && pending.value.text === 'staged-value-of-nothing');
      assert.ok((await store.staged.promote(nameOf('PLAIN'), version)).ok);
      const after = await store.get(nameOf('PLAIN'));
      assert.ok(after.ok && after.value.text === 'staged-value-of-nothing');
      const second = await store.staged.stage(nameOf('PLAIN'), 'discarded-value-of-nothing');
      assert.ok(second.ok && second.value.version !== undefined);
      assert.ok((await store.staged.discard(nameOf('PLAIN'), second.value.version)).ok);
      const still = await store.get(nameOf('PLAIN'));
      assert.ok(still.ok && still.value.text === 'staged-value-of-nothing');
    });
  });
}

/** The problem of a result that must be one. */
export function problemOf(result: Result<unknown>) {
  assert.ok(!result.ok, 'it succeeded');
  return result.problem;
}

/** Of all folders, each listed to its end. */
async function allNames(store: Store, limit: number, folder?: string): Promise<readonly string[]> {
  const names: string[] = [];
  const folders = new Set<string>();
  for (let cursor: string | undefined; ; ) {
    const page = await store.list({
      limit,
      ...(cursor !== undefined && { cursor }),
      ...(folder !== undefined && { folder }),
    });
    assert.ok(page.ok, JSON.stringify(page));
    assert.ok(page.value.names.length <= limit, 'a page is longer than asked for');
    assert.deepEqual(page.value.names, page.value.names.toSorted());
    names.push(...page.value.names);
    for (const one of page.value.folders ?? []) folders.add(one);
    if (page.value.next === undefined) break;
    cursor = page.value.next;
  }
  for (const one of folders) names.push(...(await allNames(store, limit, one)));
  return names.sort();
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
