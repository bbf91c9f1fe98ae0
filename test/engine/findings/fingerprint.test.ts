import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { fingerprint, isHighEntropy } from '../../../server/engine/findings/fingerprint';
import { base62, hexLower, seq } from '../../../server/engine/shape/grammar';
import { sample, seededRandom } from '../../../server/engine/shape/sample';

const key = Uint8Array.from({ length: 32 }, (_, index) => index);
const strong = { ruleId: 'test/token', ordinal: 0, highEntropy: true };
const weak = { ruleId: 'generic/password', ordinal: 0, highEntropy: false, name: 'db.password' };
const of = (finding: typeof strong | typeof weak, value: string, path = 'a.ts', by: Uint8Array | undefined = key) =>
  fingerprint({ key: by, finding, value, path });

describe('the fingerprint of a high-entropy value', () => {
  const value = sample(seq('zq_', base62(30)), seededRandom(1)).text;

  it('is a keyed hash of rule and value', () => {
    const expected = createHmac('sha256', key).update(`test/token\0${value}`).digest('hex').slice(0, 32);
    assert.equal(of(strong, value), expected);
  });

  it('follows the value to another file and place', () => {
    assert.equal(of(strong, value, 'b.ts'), of({ ...strong, ordinal: 7 }, value));
  });

  it('changes with value, rule and key', () => {
    const prints = [
      of(strong, value),
      of(strong, `${value}x`),
      of({ ...strong, ruleId: 'test/other' }, value),
      of(strong, value, 'a.ts', key.slice(1)),
    ];
    assert.equal(new Set(prints).size, prints.length);
  });
});

describe('the fingerprint of a low-entropy value', () => {
  it('tells a changed value and a changed key path', () => {
    const prints = [of(weak, 'summer'), of(weak, 'winter'), of({ ...weak, name: 'mail.password' }, 'summer')];
    assert.equal(new Set(prints).size, prints.length);
  });

  it('holds no more than 16 bits of the value, within the shortest prefix a marker may name', () => {
    const [one, two] = [of(weak, 'summer'), of(weak, 'winter')];
    assert.equal(one.slice(4), two.slice(4));
    assert.notEqual(one.slice(0, 8), two.slice(0, 8));
    const prints = new Set(Array.from({ length: 3000 }, (_, index) => of(weak, `password${index}`)));
    assert.ok(prints.size < 3000);
  });
});

describe('without a key', () => {
  it('nothing of the value goes in', () => {
    const unkeyed = (value: string) => fingerprint({ key: undefined, finding: strong, value, path: 'src/a.ts' });
    assert.equal(unkeyed('one'), 'src/a.ts:test/token:0');
    assert.equal(unkeyed('one'), unkeyed('two'));
  });
});

describe('high entropy', () => {
  it('is what cannot be found by trying', () => {
    const random = seededRandom(3);
    for (let round = 0; round < 50; round++) {
      assert.ok(isHighEntropy(sample(base62(32), random).text));
      assert.ok(isHighEntropy(sample(hexLower(40), random).text));
    }
  });

  it('is not what people think of', () => {
    const known = [
      'summer2024',
      'P@ssw0rd!',
      'correct horse battery staple',
      'administrator-password-1',
      '1'.repeat(40),
    ];
    assert.deepEqual(known.filter(isHighEntropy), []);
  });
});
