import assert from 'node:assert/strict';
import { compileRule } from '../../../server/engine/match/compile-rule';
import { budgetFor, createMatcher } from '../../../server/engine/match/matcher';
import type { Rule } from '../../../server/engine/rule';
import { base62, base64url, chars, hexLower, secret, seq } from '../../../server/engine/shape/grammar';
import { checked, plain, ruleOf, sampleOf } from '../support/harness';

const named = ruleOf('test/named', hexLower(32), { context: ['ses', 'zqservice'] });
const middle = ruleOf('test/middle', seq(base62(2, 12), '.zql.', base62(20)));
const wide = ruleOf('test/wide', seq('tok-', base64url(20, 2000), '.', base64url(20, 2000)));

const found = (text: string, ...rules: readonly Rule[]): readonly string[] =>
  createMatcher(rules.map(compileRule))
    .match(text)
    .matches.map(({ rule, start, end }) => `${rule.rule.id} ${start}-${end}`);

describe('matching by a keyword inside', () => {
  it('finds every match of a text', () => {
    const [one, two] = [sampleOf(checked, 1), sampleOf(checked, 2)];
    assert.deepEqual(found(`${one} ${two}`, checked), ['test/checked 0-40', 'test/checked 41-81']);
  });

  it('wants the literal in its own case', () => {
    assert.deepEqual(found(sampleOf(plain).replace('zqb_', 'ZQB_'), plain), []);
  });

  it('finds where a match begins before its keyword', () => {
    const text = sampleOf(middle, 3);
    assert.deepEqual(found(`key="${text}"`, middle), [`test/middle 5-${5 + text.length}`]);
  });

  it('goes on after a keyword that leads to nothing', () => {
    assert.deepEqual(found(`zqb_zqb_ zqb_short ${sampleOf(plain)}`, plain), ['test/plain 19-55']);
  });

  it('takes no checksum that fails', () => {
    const text = sampleOf(checked);
    const last = text.at(-1) === 'a' ? 'b' : 'a';
    assert.deepEqual(found(text.slice(0, -1) + last, checked), []);
  });
});

describe('matching after a context word', () => {
  const value = sampleOf(named);
  const silent = (text: string) => assert.deepEqual(found(text, named), [], text.replace(value, '…'));
  const heard = (text: string) => {
    const at = text.indexOf(value);
    assert.deepEqual(found(text, named), [`test/named ${at}-${at + 32}`], text.replace(value, '…'));
  };

  it('needs the word before the value on its line', () => {
    heard(`ZQService_key = "${value}"`);
    heard(`ses: ${value}`);
    silent(`key = "${value}"`);
    silent(`key = "${value}" # zqservice`);
    silent(`zqservice\nkey = "${value}"`);
    silent(`zqservice\rkey = "${value}"`);
  });

  it('takes a short word only as a word of its own', () => {
    heard(`SES_KEY=${value}`);
    heard(`mySesKey=${value}`);
    heard(`SESKey=${value}`);
    silent(`uses=${value}`);
    silent(`session=${value}`);
  });

  it('takes a long word anywhere', () => {
    heard(`myzqservicekey=${value}`);
  });

  it('reaches a bounded distance', () => {
    heard(`zqservice ${' '.repeat(100)}${value}`);
    silent(`zqservice ${' '.repeat(200)}${value}`);
  });

  it('finds a value once, however many words stand before it', () => {
    heard(`ses zqservice zqservice ses = ${value}`);
  });

  it('is asked of a rule with a telling literal too', () => {
    const both = ruleOf('test/both', seq('zqboth_', base62(30)), { context: ['zqservice'] });
    const text = sampleOf(both);
    assert.deepEqual(found(text, both), []);
    assert.equal(found(`zqservice ${text}`, both).length, 1);
  });
});

describe('compiling a rule', () => {
  it('refuses one that nothing announces, and names it', () => {
    assert.throws(() => compileRule(ruleOf('test/nothing', base62(40))), /test\/nothing/);
    assert.throws(() => compileRule(ruleOf('test/empty', secret(chars('a', 0, 3)))), /test\/empty/);
  });
});

describe('hostile texts', () => {
  const megabytes = 5_000_000;
  const hostile: Readonly<Record<string, string>> = {
    'one keyword repeated': repeated('tok-', megabytes),
    'keyword and dot repeated': repeated('tok-.', megabytes),
    'a match that never ends': `tok-${'a'.repeat(megabytes)}`,
    'a context word repeated': repeated('zqservice ', megabytes),
    'a context word and values too short': repeated('zqservice=0123456789abcdef ', megabytes),
    'the middle of a match repeated': repeated('a.zql.', megabytes),
  };
  for (const [name, text] of Object.entries(hostile))
    it(`cost a bounded amount of work: ${name}`, () => {
      const rules = [named, middle, wide].map(compileRule);
      const { work, matches } = createMatcher(rules).match(text);
      assert.ok(work <= rules.length * budgetFor(text.length));
      assert.equal(matches.length, 0);
    });

  it('are reported when a rule stopped early, and cost only that rule', () => {
    const text = `${repeated('tok- ', megabytes)}${sampleOf(checked)}`;
    const { matches, exhausted } = createMatcher([wide, checked].map(compileRule)).match(text);
    assert.deepEqual(
      exhausted.map(({ rule }) => rule.id),
      ['test/wide'],
    );
    assert.deepEqual(
      matches.map(({ rule }) => rule.rule.id),
      ['test/checked'],
    );
  });

  it('still give their findings', () => {
    const text = `${'x='.repeat(megabytes / 2)} ${sampleOf(checked)};${'y='.repeat(1000)}`;
    assert.equal(found(text, checked, named).length, 1);
  });
});

function repeated(unit: string, length: number): string {
  return unit.repeat(Math.ceil(length / unit.length));
}
