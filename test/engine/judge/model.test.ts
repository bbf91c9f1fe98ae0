// The fitted sum: what speaks for and against a value moves it the right way, and its reasons quote nothing.

import assert from 'node:assert/strict';
import { features, type Scored } from '../../../server/engine/judge/model/features';
import { score } from '../../../server/engine/judge/model/score';
import { likely, possible, weights } from '../../../server/engine/judge/model/weights';
import { seededRandom } from '../../../server/engine/shape/sample';
import { fill } from './support/fixture';

const scored: Scored = {
  name: 'db_password',
  verdict: { kind: 'password', strength: 2 },
  value: '',
  operator: 'assign',
  quoted: true,
  inString: false,
  kind: 'code',
  place: 'source',
};

const made = (mark: string, seed = 7): string => fill('a', `⟪${mark}⟫`, seed).text;
const probability = (change: Partial<Scored>): number => score({ ...scored, ...change })?.probability ?? 0;

describe('the model of generic secrets', () => {
  it('has a weight for each feature, and none for anything else', () => {
    assert.deepEqual(Object.keys(weights).sort(), features.map(({ id }) => id).sort());
  });

  it('keeps the weights within what judgement allows', () => {
    for (const { id, within } of features) {
      const [low, high] = within ?? [-6, 6];
      assert.ok(weights[id]! >= low && weights[id]! <= high, id);
    }
  });

  it('calls passwords likely, random ones and those people choose', () => {
    for (let seed = 1; seed <= 20; seed++)
      for (const mark of ['password', 'chosen', 'phrase', 'base62 16'])
        assert.ok(probability({ value: made(mark, seed) }) >= likely, mark);
  });

  it('trusts a random key under a plain name, and no short one', () => {
    const open = { name: 'key', verdict: { kind: 'secret', strength: 0 } } as const;
    assert.ok(probability({ ...open, value: made('hex 32') }) >= likely);
    assert.equal(score({ ...scored, ...open, value: made('hex 12') }), undefined);
    assert.equal(score({ ...scored, ...open, value: made('hex 40') }), undefined);
  });

  it('doubts the same value in tests, messages and running text', () => {
    const value = made('base62 8');
    const here = probability({ value });
    assert.ok(probability({ value, place: 'test' }) < here);
    assert.ok(probability({ value, place: 'documentation' }) < here);
    assert.ok(probability({ value, inString: true, quoted: false }) < here);
    assert.ok(probability({ value, kind: 'prose', quoted: false }) < here);
  });

  it('rules out dummies, references and code', () => {
    for (const value of ['changeme', '${PASSWORD}', 'user.password', 'getPassword()', '^9.0.2', '[a-z]{8}', 'xxxxxxxx'])
      assert.equal(score({ ...scored, value }), undefined);
  });

  it('says nothing of the value', () => {
    const random = seededRandom(5);
    for (let n = 0; n < 200; n++) {
      const value = Array.from({ length: 6 + Math.floor(random() * 30) }, () =>
        String.fromCharCode(33 + Math.floor(random() * 94)),
      ).join('');
      const reasons = score({ ...scored, value })?.reasons() ?? [];
      assert.ok(reasons.length <= 3);
      for (const reason of reasons) assert.ok(known.has(reason.replace(/^although /, '')), reason);
    }
  });

  it('has its limits in order', () => assert.ok(possible > 0 && possible < likely && likely < 0.9));
});

const known = new Set(features.flatMap(({ says, doubts }) => [says, doubts]));
