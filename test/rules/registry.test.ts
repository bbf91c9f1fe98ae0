// Every rule is a well-formed value: its id, words, links, and enough of a shape to be found by.

import assert from 'node:assert/strict';
import { all } from '../../rules';
import type { Rule } from '../../server/engine/rule';
import { compileShape } from '../../server/engine/shape/compile';

const reserved = new Set(
  'generic private-key env log crypto config token certificate docker compose ci k8s known jwt'.split(' '),
);
const links = (rule: Rule): readonly string[] => [rule.docs, rule.revoke].filter((link) => link !== undefined);

describe('the rules', () => {
  it('cover at least 110 credentials, each id once', () => {
    const ids = all.map(({ id }) => id);
    assert.ok(ids.length >= 110);
    assert.deepEqual(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      [],
    );
  });

  it('name a known rule as the other half of the credential', () => {
    const ids = new Set<string>(all.map(({ id }) => id));
    const lost = all.filter(({ pairedWith }) => pairedWith !== undefined && !ids.has(pairedWith));
    assert.deepEqual(lost, []);
  });

  for (const rule of all) {
    it(`${rule.id} is well formed`, () => {
      assert.match(rule.id, /^[a-z0-9]+(?:-[a-z0-9]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/);
      assert.ok(!reserved.has(rule.id.split('/')[0]!), 'the prefix belongs to a hand-written rule');
      assert.match(rule.title, /^[A-Za-z0-9](?:[^.:]|\.(?=\w))*[^.:\s]$/);
      assert.match(rule.env, /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/);
      for (const link of links(rule)) assert.equal(new URL(link).protocol, 'https:');
    });

    it(`${rule.id} has look-alikes that must stay silent`, () => {
      assert.ok(rule.misses && rule.misses.length >= 2);
      assert.equal(new Set(rule.misses).size, rule.misses.length);
    });

    it(`${rule.id} can be found`, () => {
      const { keywords, maxLength } = compileShape(rule.shape);
      assert.ok(keywords.length > 0 || rule.context, 'it needs a literal of three characters or context words');
      assert.ok(maxLength <= 4096);
    });

    if (rule.context) {
      it(`${rule.id} needs words its own variable name holds`, () => {
        const name = rule.env.toLowerCase();
        assert.ok(rule.context!.every((word) => word === word.toLowerCase() && word.length >= 3));
        assert.ok(rule.context!.some((word) => name.includes(word)));
      });
    }
  }
});
