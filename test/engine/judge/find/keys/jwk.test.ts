// JSON Web Keys: the private member alone is the finding, public keys and the samples of the standards are none.

import assert from 'node:assert/strict';
import { generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { jwk } from '../../../../../server/engine/judge/find/keys/jwk';
import { findWith } from '../../../support/harness';
import { keyBody } from '../../support/keys';

const found = (text: string, path = 'src/a.json'): readonly string[] =>
  findWith(jwk, { text, path }).map(({ start, end, confidence }) => `${confidence} ${text.slice(start, end)}`);

const pairs: Readonly<Record<string, JsonWebKey>> = {
  'RSA 2048': generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }),
  'P-256': generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
  'P-521': generateKeyPairSync('ec', { namedCurve: 'P-521' }).privateKey.export({ format: 'jwk' }),
  Ed25519: generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }),
};
const ec = pairs['P-256']!;

describe('private JSON Web Keys', () => {
  for (const [what, key] of Object.entries(pairs))
    it(`of ${what} are certain`, () => assert.deepEqual(found(JSON.stringify(key)), [`certain ${key.d}`]));

  const wrapped: Readonly<Record<string, readonly [string, string]>> = {
    'on lines of their own': ['a.json', JSON.stringify(ec, undefined, 2)],
    'in a set': ['a.json', JSON.stringify({ keys: [ec] })],
    'in a string of JSON': ['a.json', JSON.stringify({ key: JSON.stringify(ec) })],
    'in an object literal': [
      'a.js',
      `const key = { kty: 'EC', crv: 'P-256', d: '${ec.d}', x: '${ec.x}', y: '${ec.y}' };`,
    ],
    'in a dictionary': ['a.py', `key = {'kty': 'EC', 'x': '${ec.x}', 'y': '${ec.y}', 'd': '${ec.d}'}`],
    'in YAML': ['a.yaml', `jwk:\n  kty: EC\n  crv: P-256\n  x: ${ec.x}\n  y: ${ec.y}\n  d: ${ec.d}\nother: 1\n`],
    'in a list of YAML': ['a.yaml', `keys:\n  - d: ${ec.d}\n    kty: EC\n    x: ${ec.x}\n  - kty: RSA\n    n: abc\n`],
  };
  for (const [where, [path, text]] of Object.entries(wrapped))
    it(`are found ${where}`, () => assert.deepEqual(found(text, path), [`certain ${ec.d}`]));

  it('are each found in a set', () => {
    const text = JSON.stringify({ keys: [ec, { ...ec, d: undefined }, pairs.Ed25519] });
    assert.deepEqual(found(text), [`certain ${ec.d}`, `certain ${pairs.Ed25519!.d}`]);
  });

  it('are likely when symmetric, or without their public part', () => {
    const secret = keyBody([1], 32).replaceAll('+', '-').replaceAll('/', '_').replace('=', '');
    assert.deepEqual(found(JSON.stringify({ kty: 'oct', alg: 'HS256', k: secret })), [`likely ${secret}`]);
    assert.deepEqual(found(JSON.stringify({ kty: 'EC', crv: 'P-256', d: ec.d })), [`likely ${ec.d}`]);
  });

  const silent: Readonly<Record<string, readonly [string, string]>> = {
    'public keys': ['a.json', JSON.stringify({ ...ec, d: undefined })],
    'another object’s member': ['a.json', `{"kty":"EC","x":"${ec.x}","a":{"b":1}},{"d":"${ec.d}"}`],
    'another mapping’s member': ['a.yaml', `a:\n  kty: EC\n  x: ${ec.x}\nb:\n  d: ${ec.d}\n`],
    references: ['a.js', "const key = { kty: 'EC', d: process.env.PRIVATE_MEMBER_OF_THE_KEY, x: 'abc' };"],
    placeholders: ['a.json', `{"kty":"EC","x":"abc","d":"${'x'.repeat(43)}"}`],
    'too short': ['a.json', `{"kty":"RSA","n":"abc","d":"${ec.d}"}`],
    'a kind the program fills in': ['a.js', `const key = { kty: kind, d: '${ec.d}' };`],
    'the sample of RFC 7517': ['a.json', `{"kty":"EC","x":"abc","d":"870MB6gfuTJ4HtUn${ec.d!.slice(16)}"}`],
  };
  for (const [what, [path, text]] of Object.entries(silent))
    it(`are not: ${what}`, () => assert.deepEqual(found(text, path), []));
});
