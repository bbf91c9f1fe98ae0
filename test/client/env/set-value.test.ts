// The edit that sets a value: in place, or as a new line where the server says.

import assert from 'node:assert/strict';
import { setValue } from '../../../client/env/set-value';
import type { EnvValue, EnvValuesResult } from '../../../protocol/messages';

const value = (key: string, line: number): EnvValue => {
  const range = { start: { line, character: key.length + 1 }, end: { line, character: key.length + 4 } };
  return { key, range, masks: [range], sensitive: true };
};

const result = (values: readonly EnvValue[], before: string, after: string): EnvValuesResult => ({
  version: 1,
  values,
  insertion: { position: { line: 2, character: 5 }, before, after },
});

describe('setValue', () => {
  it('replaces what is written after the key', () => {
    const values = [value('A', 0), value('B', 1)];
    assert.deepEqual(setValue(result(values, '\n', ''), 'B', "'x y'"), { range: values[1]!.range, text: "'x y'" });
  });

  it('replaces the last one of a doubled key, which is the one that counts', () => {
    const values = [value('A', 0), value('B', 1), value('A', 2)];
    assert.equal(setValue(result(values, '\n', ''), 'A', 'x').range, values[2]!.range);
  });

  it('adds a new line with what must surround it', () => {
    const at = { line: 2, character: 5 };
    assert.deepEqual(setValue(result([value('A', 0)], '\r\n', ''), 'B', 'x'), {
      range: { start: at, end: at },
      text: '\r\nB=x',
    });
    assert.equal(setValue(result([], '', '\n'), 'B', '""').text, 'B=""\n');
  });
});
