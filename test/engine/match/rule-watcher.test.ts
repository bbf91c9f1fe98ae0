import assert from 'node:assert/strict';
import { compileRule } from '../../../server/engine/match/compile-rule';
import { ruleWatcher } from '../../../server/engine/match/rule-watcher';
import type { Rule } from '../../../server/engine/rule';
import { base62, chars, hexLower, secret, seq } from '../../../server/engine/shape/grammar';
import { createPage } from '../../../server/engine/text/page';
import { checked, plain, ruleOf, sampleOf, scanText } from '../support/harness';

const named = ruleOf('test/named', hexLower(32), { context: ['ses', 'zqservice'] });
const middle = ruleOf('test/middle', seq(base62(2, 12), '.zql.', base62(20)));

const found = (text: string, ...rules: readonly Rule[]): readonly string[] =>
  scanText(text, { rules }).findings.map(({ ruleId, start, end }) => `${ruleId} ${start}-${end}`);

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

describe('matching beside a context word', () => {
  const value = sampleOf(named);
  const silent = (text: string) => assert.deepEqual(found(text, named), [], text.replace(value, '…'));
  const heard = (text: string) => {
    const at = text.indexOf(value);
    assert.deepEqual(found(text, named), [`test/named ${at}-${at + 32}`], text.replace(value, '…'));
  };

  it('needs the word on its line', () => {
    heard(`ZQService_key = "${value}"`);
    heard(`ses: ${value}`);
    heard(`key = "${value}" # zqservice`);
    silent(`key = "${value}"`);
    silent(`zqservice\nkey = "${value}"`);
    silent(`zqservice\rkey = "${value}"`);
  });

  it('or in its key path, or in the call it is a part of', () => {
    heard(`zqservice:\n  url: x\n  key: ${value}\n`);
    heard(`{\n  "zqservice": {\n    "host": "h",\n    "auth": {\n      "token": "${value}"\n    }\n  }\n}`);
    heard(`new ZqService(\n  "${value}",\n)`);
    silent(`// zqservice is at revision\n  ${value}\n`);
    silent(`zqservice:\n  url: x\nother:\n  key: ${value}\n`);
    silent(`zqservice: x\n  key: ${value}\n`);
  });

  it('needs a name or a word that says secret where any digest looks the same', () => {
    heard(`zqservice = "${value}"`);
    silent(`zqservice_build = "${value}"`);
    silent(`zqservice_key_id = "${value}"`);
    silent(`zqservice: { commit: "${value}" }`);
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
    heard(`zqservice key ${' '.repeat(90)}${value}`);
    silent(`zqservice key ${' '.repeat(200)}${value}`);
  });

  it('finds a value once, however many words stand beside it', () => {
    heard(`ses zqservice zqservice ses = ${value}`);
  });

  it('answers it for one of them, also below lines that open one another', () => {
    const text = `zqservice: {\n  zqservice: {\n    ses: [ses, zqservice,\n      "${value}"\n`;
    const watcher = ruleWatcher(named);
    const page = createPage({ text, path: 'a.js' });
    const answers = [...text.matchAll(/zqservice|ses/g)].map(({ 0: { length }, index }) => {
      const word = watcher.words.find(({ text: one }) => text.startsWith(one, index))!;
      return watcher.at(page, index, index + length, word).length;
    });
    assert.deepEqual(answers, [1, 0, 0, 0, 0]);
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
