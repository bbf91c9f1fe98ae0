// Each kind's settings: described for the editor, all of them optional, and nothing unknown let through.

import assert from 'node:assert/strict';
import * as z from 'zod';
import { all as kinds } from '../../../stores';

describe('settings of a store', () => {
  for (const { id, settings } of kinds.filter(({ opens }) => opens === 'settings'))
    it(`${id}: each says what it is for, none is needed, and no other is taken`, () => {
      const form = settings!();
      const { properties = {} } = z.toJSONSchema(form, { io: 'input' }) as {
        properties?: Record<string, z.core.JSONSchema.JSONSchema>;
      };
      assert.ok(Object.keys(properties).length > 0);
      for (const [name, { description }] of Object.entries(properties)) assert.match(description ?? '', /\.$/, name);
      // It says which of the kinds an entry is.
      assert.ok(!('kind' in properties));
      assert.ok(form.safeParse({}).success);
      assert.ok(!form.safeParse({ 'no such setting': 1 }).success);
    });
});
