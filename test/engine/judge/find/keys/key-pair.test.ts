// Secret keys that nothing but their key id announces.

import assert from 'node:assert/strict';
import { keyPair } from '../../../../../server/engine/judge/find/keys/key-pair';
import { base32, base64, hexLower, seq } from '../../../../../server/engine/shape/grammar';
import { sample, seededRandom } from '../../../../../server/engine/shape/sample';
import { findWith } from '../../../support/harness';

const random = seededRandom(11);
const id = sample(seq('AKIA', base32(16)), random).text;
const key = ['Kq7', 'w/Zt3Vb9', 'XcR2mLp5Ns8', 'Yd4Hf6Jg1Qa0We', 'UiOz'].join('');
const found = (text: string): readonly string[] =>
  findWith(keyPair, { text, path: 'src/a.ts' }).map(({ ruleId, start, end }) => `${ruleId} ${text.slice(start, end)}`);

describe('a secret key beside its key id', () => {
  for (const text of [
    `new Client("${id}", "${key}")`,
    `ann,${id},${key}\n`,
    `const first = '${id}';\nconst second = '${key}';\n`,
    `pair:\n  - ${key}\n  - ${id}\n`,
  ])
    it(`is found: ${text.replace(key, '…').replace(id, 'id').trim()}`, () =>
      assert.deepEqual(found(text), [`aws/secret-access-key ${key}`]));

  for (const [what, text] of Object.entries({
    'without an id': `const first = '${key}';`,
    'far from its id': `const first = '${id}';\n${' '.repeat(400)}'${key}'`,
    'a digest': `const first = '${id}'; // ${sample(hexLower(40), random).text}`,
    'a longer value': `const first = '${id}'; // ${sample(base64(60), random).text}`,
    'a part of base64url': `'${id}', '${key}_A1b2C3', 'A1b2C3_${key}'`,
    'a longer value where the look ends': `'${id}'${' '.repeat(259)}${key}A1b2C3`,
    'a path': `const first = '${id}'; // src/Components/Button7/index/File9/Part2/x`,
    'beside a documented id': `'${['AKIAIOSFODNN7', 'EXAMPLE'].join('')}', '${key}'`,
  }))
    it(`is not: ${what}`, () => assert.deepEqual(found(text), []));
});
