// Keys in base64 without armour: proven by their structure, whatever they are assigned to.

import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { bareKey } from '../../../../../server/engine/judge/find/keys/bare-key';
import { findWith } from '../../../support/harness';
import { keyBody } from '../../support/keys';

const found = (text: string): readonly string[] =>
  findWith(bareKey, { text, path: 'src/a.ts' }).map(
    ({ ruleId, confidence, start, end }) => `${ruleId} ${confidence} ${text.slice(start, end)}`,
  );

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const p521 = generateKeyPairSync('ec', { namedCurve: 'P-521' });
const ed25519 = generateKeyPairSync('ed25519');
const dsa = generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 });

const of = (key: typeof rsa.privateKey, type: 'pkcs1' | 'pkcs8' | 'sec1'): string =>
  key.export({ format: 'der', type: type as 'pkcs8' }).toString('base64');
const rsaKey = of(rsa.privateKey, 'pkcs8');

const seq = (...parts: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([0x30, 0x82, body.length >> 8, body.length & 255]), body]);
};
const store = (version: number, type: number): string =>
  seq(
    Buffer.from([2, 1, version]),
    seq(Buffer.from([6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, type]), Buffer.from(keyBody([4], 600), 'base64')),
  ).toString('base64');

describe('bare keys', () => {
  const kinds: Readonly<Record<string, readonly [string, string]>> = {
    'RSA in PKCS #1': [of(rsa.privateKey, 'pkcs1'), 'private-key/rsa'],
    'RSA in PKCS #8': [rsaKey, 'private-key/pkcs8'],
    'P-256 in SEC 1': [of(p256.privateKey, 'sec1'), 'private-key/ec'],
    'P-256 in PKCS #8': [of(p256.privateKey, 'pkcs8'), 'private-key/pkcs8'],
    'P-521 in SEC 1': [of(p521.privateKey, 'sec1'), 'private-key/ec'],
    'P-521 in PKCS #8': [of(p521.privateKey, 'pkcs8'), 'private-key/pkcs8'],
    Ed25519: [of(ed25519.privateKey, 'pkcs8'), 'private-key/pkcs8'],
    'DSA in PKCS #8': [of(dsa.privateKey, 'pkcs8'), 'private-key/pkcs8'],
    'a PKCS #12 store': [store(3, 1), 'private-key/pkcs12'],
    'a signed PKCS #12 store': [store(3, 2), 'private-key/pkcs12'],
  };
  for (const [what, [key, ruleId]] of Object.entries(kinds))
    it(`${what} is found with certainty`, () =>
      assert.deepEqual(found(`const signingKey = "${key}";\nnext`), [`${ruleId} certain ${key}`]));

  it('give their variable its name', () =>
    assert.equal(findWith(bareKey, { text: `signing_key: ${rsaKey}\n`, path: 'a.yaml' })[0]?.envName, 'SIGNING_KEY'));

  const lines = rsaKey.match(/.{1,64}/g)!;
  const wrapped: Readonly<Record<string, string>> = {
    'on lines': lines.join('\n'),
    'indented on lines': lines.join('\r\n    '),
    'with escaped breaks': lines.join('\\n'),
    joined: lines.join('" +\n  "'),
    'with breaks and joined': lines.join('\\n" +\n  "'),
  };
  for (const [how, written] of Object.entries(wrapped))
    it(`are found ${how}`, () =>
      assert.deepEqual(found(`key = "${written}"\nA1`), [`private-key/pkcs8 certain ${written}`]));

  const silent: Readonly<Record<string, string>> = {
    'a public key': rsa.publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    'a public key in PKCS #1': rsa.publicKey.export({ format: 'der', type: 'pkcs1' }).toString('base64'),
    'a key that is cut': rsaKey.slice(0, 800),
    'a key with more behind it': `${rsaKey.replace(/=+$/, '')}AAAA`,
    'a key within other text': `A${rsaKey}`,
    'another version of a store': store(2, 1),
    'a store of another content': store(3, 6),
    'the right head on random bytes': keyBody([0x30, 0x82, 0x04, 0xa4, 2, 1, 0], 1192),
  };
  for (const [what, text] of Object.entries(silent))
    it(`are not: ${what}`, () => assert.deepEqual(found(`key = "${text}"`), []));
});
