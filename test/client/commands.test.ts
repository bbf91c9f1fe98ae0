// What the commands say of themselves, and how the manifest shows them.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandFacts } from '../../scripts/generate/commands';

const root = join(__dirname, '../..');

describe('the commands', () => {
  it('have ids and titles of their own', async () => {
    const facts = await commandFacts(root);
    assert.ok(facts.length >= 9);
    assert.equal(new Set(facts.map(({ id }) => id)).size, facts.length);
    assert.equal(new Set(facts.map(({ title }) => title)).size, facts.length);
    for (const { id, title } of facts) {
      assert.match(id, /^scabbard\.[a-z][A-Za-z]+$/);
      assert.doesNotMatch(title, /^Scabbard/, 'the category says that');
    }
  });

  it('are the only ones that menus and the client mention', async () => {
    const ids = new Set((await commandFacts(root)).map(({ id }) => id));
    const { contributes } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const menus: readonly { readonly command: string }[] = Object.values(contributes.menus).flat() as never;
    for (const { command } of menus) assert.ok(ids.has(command), command);
    assert.equal(contributes.keybindings, undefined);
  });
});
