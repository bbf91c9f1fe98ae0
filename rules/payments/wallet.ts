// Wallets: recovery phrases, which are the keys to all their accounts.

import type { Rule } from '../../server/engine/rule';
import { alphaLower, oneOf, seq } from '../../server/engine/shape/grammar';

/** BIP-39 words have three to eight letters. */
const word = alphaLower(3, 8);
const words = (count: number) => seq(word, ...Array.from({ length: count - 1 }, () => seq(' ', word)));

const rules: readonly Rule[] = [
  // The word list is not looked at: twelve short words in a row, none of one or two letters, are no sentence.
  {
    id: 'wallet/mnemonic',
    title: 'Recovery phrase of a wallet',
    class: 'critical',
    env: 'MNEMONIC',
    docs: 'https://github.com/bitcoin/bips/blob/master/bip-0039.mediawiki',
    shape: oneOf(words(24), words(21), words(18), words(15), words(12)),
    context: [
      'mnemonic',
      'seed_phrase',
      'seed-phrase',
      'seed phrase',
      'seedphrase',
      'recovery_phrase',
      'recovery-phrase',
      'recovery phrase',
      'recoveryphrase',
      'secret_phrase',
      'secret phrase',
      'secretphrase',
    ],
    misses: [
      `MNEMONIC=${'abandon '.repeat(11)}about`,
      `MNEMONIC=${'test '.repeat(11)}junk`,
      'MNEMONIC=write down the words of your wallet and keep them in a safe place',
      'mnemonic: twelve words that are shown once',
    ],
  },
];

export default rules;
