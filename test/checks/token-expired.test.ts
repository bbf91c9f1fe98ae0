// An expired token carries a note; its class and confidence stay.

import assert from 'node:assert/strict';
import check from '../../server/checks/token-expired';
import { token } from '../engine/judge/support/tokens';
import { finding } from './support/finding';

const now = Date.UTC(2026, 5, 1);
const seconds = (...date: [number, number, number]): number => Date.UTC(...date) / 1000;

function related(payload: object, ruleId = 'jwt/token') {
  const text = `"${token(payload)}"`;
  return check.run({ text, path: 'a.ts' }, [finding({ ruleId, start: 1, end: text.length - 1 })], now)[0]!.related;
}

describe('expired tokens', () => {
  it('are noted with the day', () => {
    const notes = related({ exp: seconds(2025, 0, 2) });
    assert.deepEqual(
      notes?.map(({ ruleId }) => ruleId),
      ['token/expired'],
    );
    assert.match(notes![0]!.message, /2025-01-02/);
  });

  it('keep what is related already', () => {
    const text = token({ exp: 1 });
    const given = finding({
      ruleId: 'jwt/token',
      start: 0,
      end: text.length,
      related: [{ ruleId: 'a/b', message: 'm' }],
    });
    assert.equal(check.run({ text, path: 'a.ts' }, [given], now)[0]!.related?.length, 2);
  });

  for (const exp of [seconds(2027, 0, 1), undefined, 'soon', null, Number.MAX_VALUE])
    it(`${String(exp)} is no expiry in the past`, () => assert.equal(related({ exp }), undefined));
  it('an absurd date in the past is no error', () => assert.match(related({ exp: -1e20 })![0]!.message, /in the past/));
  it('other findings are left alone', () => assert.equal(related({ exp: 1 }, 'generic/token'), undefined));
});
