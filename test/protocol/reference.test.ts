// References are read as a whole or not at all, and written so that they are read back the same.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatName, formatReference, parseName, parseReference, referenceSchemes } from '../../protocol/reference';

describe('references', () => {
  const good: Readonly<Record<string, object>> = {
    'vault://secret/app/db#password': { scheme: 'vault', name: 'secret/app/db#password' },
    'vault+dev://secret/app#key': { scheme: 'vault', alias: 'dev', name: 'secret/app#key' },
    'aws-sm://prod/db?version=AWSPREVIOUS#password': {
      scheme: 'aws-sm',
      name: 'prod/db#password',
      version: 'AWSPREVIOUS',
    },
    'gcp-sm://project/name?version=3': { scheme: 'gcp-sm', name: 'project/name', version: '3' },
    'op://vault/item/section/field': { scheme: 'op', name: 'vault/item/section/field' },
    'op://My%20Vault/item/field': { scheme: 'op', name: 'My%20Vault/item/field' },
    'local://name': { scheme: 'local', name: 'name' },
  };
  for (const [text, reference] of Object.entries(good)) {
    it(`reads ${text}`, () => {
      assert.deepEqual(parseReference(text), reference);
      assert.equal(formatReference(parseReference(text)!), text);
    });
  }

  const bad = [
    '',
    'vault://',
    'vault:/secret',
    'https://host/path',
    'vault://a b',
    'vault://a/../b',
    'vault://a//b',
    'vault://a#',
    'vault://%zz',
    'vault+://a',
    'vault+a b://c',
    'xvault://a',
    'vault://a?version=1#b?version=2',
    'vault://a?other=1',
    `vault://${'a'.repeat(3000)}`,
  ];
  for (const text of bad)
    it(`takes ${text.slice(0, 30) || 'nothing'} for none`, () => assert.equal(parseReference(text), undefined));

  it('replaces half a character', () => assert.equal(formatName({ segments: ['a\ud800'] }), 'a%EF%BF%BD'));

  it('writes what it reads back', () => {
    const part = fc
      .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
      .filter((one) => one !== '.' && one !== '..');
    const names = fc.record({
      segments: fc.array(part, { minLength: 1, maxLength: 4 }),
      field: fc.option(part, { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.constantFrom(...referenceSchemes), names, (scheme, { segments, field }) => {
        const parts = { segments, ...(field !== undefined && { field }) };
        const name = formatName(parts);
        assert.deepEqual(parseName(name), parts);
        assert.deepEqual(parseReference(formatReference({ scheme, name })), { scheme, name });
      }),
    );
  });
});
