// A wrong field of `.scabbard.json` is named where it stands and costs only itself.

import assert from 'node:assert/strict';
import { configJsonSchema, parseConfig } from '../../server/workspace/config';

const named = (text: string) =>
  parseConfig(text).problems.map(({ message, start, end }) => ({ message, text: text.slice(start, end) }));

describe('.scabbard.json', () => {
  it('is JSON with comments, trailing commas and a BOM', () => {
    const { values, problems } = parseConfig(
      '\uFEFF{ // why\n "exclude": ["*.snap",], /* and */ "rules": { "generic/*": "off" }, }',
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(values, { exclude: ['*.snap'], rules: { 'generic/*': 'off' } });
  });

  it('names each wrong field and keeps the others', () => {
    const text =
      '{"minimumConfidence": "certainly", "exclude": ["a", 3], "rules": {"jwt/token": "loud"}, "allow": [{"paths": ["x"]}]}';
    assert.deepEqual(parseConfig(text).values, { allow: [{ paths: ['x'] }] });
    const problems = named(text);
    assert.deepEqual(
      problems.map(({ text: place }) => place),
      ['"certainly"', '3', '"loud"'],
    );
    for (const [index, field] of ['minimumConfidence', 'exclude.1', 'rules.jwt/token'].entries()) {
      assert.match(problems[index]!.message, new RegExp(`“${field}”`));
    }
  });

  it('never repeats what was written as a value', () => {
    for (const { message } of named('{"key": "plain-words", "ignoredFingerprints": "plain-words"}')) {
      assert.doesNotMatch(message, /plain-words/);
    }
  });

  it('never repeats a name that could be a secret', () => {
    const token = ['Xk29dLq0', 'ZpW81sTe', 'Vb3N'].join('');
    const problems = named(`{"${token}": 1, "rules": {"${token}": "off"}, "allow": [{"${token}": 1}]}`);
    assert.equal(problems.length, 3);
    for (const { message } of problems) assert.ok(!message.includes(token.slice(0, 8)), message);
  });

  it('warns of an unknown field', () => {
    const { problems } = parseConfig('{"excludes": []}');
    assert.deepEqual(problems, [{ message: 'There is no field “excludes”.', start: 1, end: 11, severity: 'warning' }]);
  });

  it('uses what comes before a syntax error', () => {
    const { values, problems } = parseConfig('{"exclude": ["a"], "rules": ');
    assert.deepEqual(values, { exclude: ['a'] });
    assert.ok(problems.length > 0);
  });

  for (const text of ['', '[]', '3', 'null', '{', '"x"', '{"__proto__": {"rules": {}}}', '['.repeat(200_000)]) {
    it(`survives ${text.slice(0, 30) || 'nothing'}`, () => {
      const { values, problems } = parseConfig(text);
      assert.deepEqual(values, {});
      assert.ok(problems.length > 0);
    });
  }

  it('has a JSON schema that names every field', () => {
    const { properties } = configJsonSchema() as { properties: Record<string, unknown> };
    assert.deepEqual(Object.keys(properties).sort(), [
      '$schema',
      'allow',
      'exclude',
      'ignoredFingerprints',
      'key',
      'minimumConfidence',
      'rules',
    ]);
  });
});
