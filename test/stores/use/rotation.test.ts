// A rotation goes step by step, survives the end of the process at each of them, and never loses the value that works.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../../../stores/store';
import {
  abandon,
  createJournal,
  pendingValue,
  promote,
  type Rotating,
  type Rotation,
  retireOld,
  stage,
} from '../../../stores/use/rotation';
import { memoryStore } from '../support/memory-store';
import { newFolder } from '../support/test-host';

const [old, fresh] = ['old-value-of-nothing', 'new-value-of-nothing'];
const reference = 'vault://kv/app#password';

function setUp(isStaged: boolean) {
  const store = memoryStore({ password: old }, { isStaged });
  const local = memoryStore();
  const storage = newFolder();
  const rotating: Rotating = {
    reference,
    name: 'password',
    store,
    local,
    journal: createJournal(storage),
    now: () => 1_000_000,
  };
  return { store, local, storage, rotating };
}

function value<T>(result: Result<T>): T {
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}

const current = async ({ store, name }: Rotating) => value(await store.get(name)).text;

for (const isStaged of [true, false]) {
  describe(`rotation in a store that ${isStaged ? 'keeps pending values' : 'has no pending values'}`, () => {
    it('makes the new value current only when it is promoted', async () => {
      const { rotating, storage } = setUp(isStaged);
      const pending = value(await stage(rotating, fresh));
      assert.equal(await current(rotating), old);
      assert.equal(value(await pendingValue(rotating, pending)), fresh);
      const promoted = value(await promote(rotating, pending, 500));
      assert.equal(await current(rotating), fresh);
      assert.equal(promoted.graceUntil, 1_000_500);
      const written = readFileSync(join(storage, 'rotations.json'), 'utf8');
      for (const secret of [old, fresh]) assert.ok(!written.includes(secret));
    });

    it('is taken up again by another process at every step', async () => {
      const { rotating, storage } = setUp(isStaged);
      value(await stage(rotating, fresh));
      const later = { ...rotating, journal: createJournal(storage) };
      const taken = (await later.journal.of(reference)) as Rotation;
      assert.equal(value(await pendingValue(later, taken)), fresh);
      value(await promote(later, taken, 0));
      const last = (await createJournal(storage).of(reference)) as Rotation;
      assert.equal(last.step, 'current');
      assert.equal(value(await retireOld(later, last)), true);
      assert.equal(await later.journal.of(reference), undefined);
    });

    it('promotes twice without harm, when the process died before it was written down', async () => {
      const { rotating } = setUp(isStaged);
      const pending = value(await stage(rotating, fresh));
      const dies = { ...rotating, journal: { ...rotating.journal, put: () => Promise.reject(new Error('killed')) } };
      await assert.rejects(promote(dies, pending, 0), /killed/);
      value(await promote(rotating, pending, 0));
      assert.equal(await current(rotating), fresh);
    });

    it('lets go of the new value and leaves the current one alone', async () => {
      const { rotating, local } = setUp(isStaged);
      const pending = value(await stage(rotating, fresh));
      value(await abandon(rotating, pending));
      assert.equal(await current(rotating), old);
      assert.equal(await rotating.journal.of(reference), undefined);
      assert.equal(local.secrets.size, 0);
    });

    it('does not write over what somebody else made current meanwhile', async () => {
      const { rotating, store } = setUp(isStaged);
      if (isStaged) return;
      const pending = value(await stage(rotating, fresh));
      await store.put?.('password', 'of-somebody-else');
      const refusedPromotion = await promote(rotating, pending, 0);
      assert.ok(!refusedPromotion.ok && refusedPromotion.problem.kind === 'conflict');
      assert.equal(await current(rotating), 'of-somebody-else');
      assert.equal(value(await pendingValue(rotating, pending)), fresh);
    });
  });
}
