// References in env files keep their field, quoted or not; nothing else is read otherwise than a loader reads it.

import assert from 'node:assert/strict';
import { parse } from 'dotenv';
import fc from 'fast-check';
import { withReferenceFields } from '../../protocol/env-references';

const read = (text: string) => ({ ...withReferenceFields(text, parse(text)) });

describe('references in env files', () => {
  const cases: readonly (readonly [what: string, text: string, value: string])[] = [
    ['without quotes', 'K=vault://a/b#c', 'vault://a/b#c'],
    ['in quotes', "K='vault://a/b#c'", 'vault://a/b#c'],
    ['exported, with an alias, before a comment', 'export K = vault+dev://a#c # why', 'vault+dev://a#c'],
    ['with a version before the field', 'K: aws-sm://a?version=2#c', 'aws-sm://a?version=2#c'],
    ['with a version behind the field', 'K=aws-sm://a#c?version=2', 'aws-sm://a#c?version=2'],
    ['before a comment only', 'K=vault://a/b # c', 'vault://a/b'],
    ['of which the last counts', 'K=vault://a#c\nK=vault://a', 'vault://a'],
    ['of which the last has a field', 'K=vault://a\r\nK=vault://a#c\r\n', 'vault://a#c'],
    ['that are none', 'K=https://a/b#c', 'https://a/b'],
    ['inside of another value', "L='\nK=vault://a#c\n'\nK=1", '1'],
  ];
  for (const [what, text, value] of cases) it(what, () => assert.equal(read(text).K, value));

  it('change no other value', () => {
    const texts = fc.array(fc.constantFrom('K', 'L', '=', ': ', '#', ' ', '\n', "'", '"', 'a', '://', 'vault'), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(texts, (parts) => {
        const text = parts.join('');
        for (const [key, value] of Object.entries(parse(text)))
          if (!value.startsWith('vault://')) assert.equal(read(text)[key], value);
      }),
    );
  });
});
