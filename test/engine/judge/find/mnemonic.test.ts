// Recovery phrases: words of the list with a true checksum, near a word that announces one.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { mnemonic } from '../../../../server/engine/judge/find/mnemonic';
import { seededRandom } from '../../../../server/engine/shape/sample';
import { findWith } from '../../support/harness';

const found = (text: string, path = 'src/a.ts'): readonly string[] =>
  findWith(mnemonic, { text, path }).map(({ start, end }) => text.slice(start, end));

/** The words of random entropy, 16 to 32 bytes, put together with large numbers where the detector uses strings of bits. */
function phrase(bytes: number, seed: number): readonly string[] {
  const random = seededRandom(seed);
  const entropy = Buffer.from(Array.from({ length: bytes }, () => Math.floor(random() * 256)));
  const checked = bytes / 4;
  const digest = createHash('sha256').update(entropy).digest()[0]! >> (8 - checked);
  let rest = (BigInt(`0x${entropy.toString('hex')}`) << BigInt(checked)) | BigInt(digest);
  const words: string[] = [];
  for (let left = (bytes * 8 + checked) / 11; left > 0; left--, rest >>= 11n)
    words.unshift(wordlist[Number(rest & 2047n)]!);
  return words;
}

describe('recovery phrases', () => {
  const twelve = phrase(16, 1);

  it('of every length are found as a whole, with certainty', () => {
    for (const bytes of [16, 20, 24, 28, 32])
      for (const seed of [1, 2, 3, 4, 5]) {
        const text = phrase(bytes, seed).join(' ');
        assert.deepEqual(found(`const mnemonic = "${text}";\n`), [text]);
      }
    const [finding] = findWith(mnemonic, { text: `mnemonic: ${twelve.join(' ')}`, path: 'a.yaml' });
    assert.equal(finding?.confidence, 'certain');
    assert.equal(finding?.masked, '…');
  });

  it('are those of the test vectors of BIP-39', () => {
    const vectors = [
      'ozone drill grab fiber curtain grace pudding thank cruise elder eight picnic',
      `gravity machine north sort system female filter attitude volume fold club stay
        feature office ecology stable narrow fog`,
    ];
    for (const vector of vectors) assert.deepEqual(found(`seed phrase: ${vector}`), [vector]);
  });

  const forms: Readonly<Record<string, (words: readonly string[]) => readonly [before: string, written: string]>> = {
    'an env file': (words) => ['WALLET_SEED_PHRASE=', words.join(' ')],
    YAML: (words) => ['wallet:\n  recovery_phrase: "', words.join(' ')],
    'a list of strings': (words) => ['const seedWords = ["', words.join('", "')],
    'several lines': (words) => ['Recovery phrase:\n\n  ', words.join('\n  ')],
    'a numbered list': (words) => [
      'BIP-39 backup\n1. ',
      words
        .map((word, at) => `${at + 2}. ${word}`)
        .join('\n')
        .slice(3),
    ],
    capitals: (words) => ['MNEMONIC=', words.join(' ').toUpperCase()],
  };
  for (const [what, write] of Object.entries(forms))
    it(`are found in ${what}`, () => {
      const [before, written] = write(twelve);
      assert.deepEqual(found(`${before}${written}`), [written]);
    });

  it('give their variable its name', () => {
    const text = `const walletMnemonic = "${twelve.join(' ')}"`;
    assert.equal(findWith(mnemonic, { text, path: 'a.ts' })[0]?.envName, 'WALLET_MNEMONIC');
  });

  const last = twelve.at(-1)!;
  const neighbour = wordlist[(wordlist.indexOf(last) + 16) % 2048]!;
  const silent: Readonly<Record<string, string>> = {
    'with another last word': `mnemonic = "${[...twelve.slice(0, -1), neighbour].join(' ')}"`,
    'with a word too few': `mnemonic = "${twelve.slice(1).join(' ')}"`,
    'with a word of no list': `mnemonic = "${[...twelve.slice(0, 5), 'xylophone', ...twelve.slice(6)].join(' ')}"`,
    'no one announces': `const text = "${twelve.join(' ')}"`,
    'that stand far off': `mnemonic ${'-'.repeat(200)} ${twelve.join(' ')}`,
    'of zeros': `mnemonic = "${'abandon '.repeat(11)}about"`,
    'of test networks': `mnemonic = "${'test '.repeat(11)}junk"`,
  };
  for (const [what, text] of Object.entries(silent))
    it(`are not those ${what}`, () => assert.deepEqual(found(text), []));
});
